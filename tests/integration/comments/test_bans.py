"""Moderators keep an address or a network out for a while."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comments import banning, workflow
from comments.choices import BanScope, Reason, State
from comments.identity import network_key
from comments.models import Ban, CommentDetails
from comments.privacy import purge
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment, send

pytestmark = pytest.mark.django_db

NETWORK = network_key("192.0.2.1")


@pytest.fixture
def comment():
    return make_comment(email="awa@exemple.org", text="Avis.", network_key=NETWORK)


def ban(comment, moderator, scope, days=7):
    return banning.ban(comment.details, scope=scope, days=days, reason=Reason.INSULT, by=moderator)


def test_banned_address_is_refused_once_it_is_confirmed_and_not_before(client, comment, moderator):
    ban(comment, moderator, BanScope.ADDRESS)
    article = make_article()
    assert send(client, article, email="AWA@exemple.org").status_code == 303
    details = workflow.confirm(CommentDetails.objects.latest("pk").comment)
    assert (details.state, details.reason) == (State.REJECTED, Reason.BANNED)
    assert details.evidence.startswith("jusqu’au ")


def test_banned_network_is_told_kindly_and_until_when(comment, moderator):
    with time_machine.travel("2026-11-24T09:00Z"):
        ban(comment, moderator, BanScope.NETWORK)
        answer = send(Client(REMOTE_ADDR="192.0.2.200"), make_article(), email="autre@exemple.org")
        assert answer.status_code == 422
        assert answer.context["form"].non_field_errors() == [
            "Les commentaires venant de votre réseau sont suspendus jusqu’au 1 décembre 2026. "
            "Si vous n’y êtes pour rien, écrivez à la rédaction."
        ]
        assert "Enfin une bonne nouvelle.</textarea>" in answer.content.decode()
        assert send(Client(REMOTE_ADDR="198.51.100.1"), make_article()).status_code == 303


@pytest.mark.parametrize("scope", list(BanScope))
def test_ban_ends_by_itself_and_is_then_forgotten(comment, moderator, scope):
    ban(comment, moderator, scope, days=7)
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1)):
        assert send(Client(REMOTE_ADDR="192.0.2.1"), make_article(), email="awa@exemple.org").status_code == 303
        assert workflow.confirm(CommentDetails.objects.latest("pk").comment).state == State.PUBLIC
        purge()
        assert Ban.objects.count() == 0


def test_network_is_banned_no_longer_than_it_is_kept(comment, moderator):
    until = ban(comment, moderator, BanScope.NETWORK, days=365).until
    assert (until - timezone.now()).days == 29


def test_what_is_forgotten_cannot_be_banned(comment, moderator):
    CommentDetails.objects.update(network_key="")
    comment.details.refresh_from_db()
    assert banning.scopes_of(comment.details) == [BanScope.ADDRESS]
    with pytest.raises(ValueError, match="reseau"):
        ban(comment, moderator, BanScope.NETWORK)


def test_ban_outlives_a_change_of_key(comment, moderator, settings):
    ban(comment, moderator, BanScope.ADDRESS)
    settings.COMMENT_HMAC_KEY = "another"
    call_command("rotate_comment_keys", stdout=StringIO())
    assert workflow.confirm(make_comment(email="awa@exemple.org", text="Encore.")).state == State.REJECTED


def test_moderator_bans_from_the_page_of_a_comment_and_lets_in_again(client, comment, moderator):
    client.force_login(moderator)
    assert "Exclure</button>" in client.get(f"/admin/comments/commentdetails/{comment.pk}/change/").content.decode()
    address = reverse("admin:comments_ban", args=[comment.pk])
    client.post(address, {"scope": "adresse", "days": "30", "reason": "injure"})
    made = Ban.objects.get()
    assert (made.made_by, made.reason, made.is_of_network) == (moderator, "injure", False)
    assert "Cette adresse e-mail" in client.get("/admin/comments/ban/").content.decode()
    client.post(f"/admin/comments/ban/{made.pk}/delete/", {"post": "yes"})
    assert Ban.objects.count() == 0


@pytest.mark.parametrize(
    "data", [{}, {"scope": "adresse", "days": "9999", "reason": "injure"}, {"scope": "x", "days": "7"}]
)
def test_ban_wants_someone_an_end_and_a_reason(client, comment, moderator, data):
    client.force_login(moderator)
    client.post(reverse("admin:comments_ban", args=[comment.pk]), data)
    assert Ban.objects.count() == 0


def test_who_is_no_moderator_bans_nobody(client, comment, journalist):
    client.force_login(journalist)
    address = reverse("admin:comments_ban", args=[comment.pk])
    assert client.post(address, {"scope": "adresse", "days": "7", "reason": "injure"}).status_code == 403
    assert client.get(address).status_code == 405
    with pytest.raises(PermissionDenied):
        ban(comment, journalist, BanScope.ADDRESS)
    assert Ban.objects.count() == 0
