"""A form that cannot be accepted comes back with a sentence beside each field and all that was typed."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from comments.models import CommentDetails
from comments.tokens import form_token
from tests.builders import make_article, make_draft
from tests.integration.comments.visitors import form_data, send

pytestmark = pytest.mark.django_db

BAD_ADDRESS = "Saisissez une adresse e-mail valide, par exemple nom@exemple.org."


@pytest.mark.parametrize(
    ("overrides", "field", "sentence"),
    [
        ({"name": ""}, "name", "Saisissez votre nom."),
        ({"name": " \u200d\u202e "}, "name", "Saisissez votre nom."),
        ({"name": "a" * 51}, "name", "Ce nom dépasse 50\u00a0caractères\u00a0: raccourcissez-le."),
        ({"email": ""}, "email", BAD_ADDRESS),
        ({"email": "awa"}, "email", BAD_ADDRESS),
        ({"email": "a" * 300 + "@exemple.org"}, "email", BAD_ADDRESS),
        ({"comment": ""}, "comment", "Votre commentaire est vide."),
        ({"comment": " \u200b\n"}, "comment", "Votre commentaire est vide."),
        (
            {"comment": "é" * 10_001},
            "comment",
            "Votre commentaire dépasse 10\u202f000\u00a0caractères\u00a0: raccourcissez-le.",
        ),
        (
            {"name": "Awa awa@exemple.org"},
            "name",
            "Ce nom contient une adresse e-mail, que tout le monde lirait. Saisissez un nom ou un prénom.",
        ),
    ],
)
def test_refusal_is_a_sentence_beside_the_field(client, overrides, field, sentence):
    answer = send(client, make_article(), **overrides)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {field: [sentence]}
    assert f'id="comment-{field}_error"' in answer.content.decode()
    assert CommentDetails.objects.count() == 0


def test_what_was_typed_stays(client):
    answer = send(client, make_article(), email="awa", comment="Un texte\nde deux lignes <b>")
    page = answer.content.decode()
    assert "Un texte\nde deux lignes &lt;b&gt;</textarea>" in page
    assert 'value="Awa Traoré"' in page
    assert 'value="awa"' in page


def test_summary_takes_the_focus_and_leads_to_each_field(client):
    page = send(client, make_article(), name="", email="").content.decode()
    assert page.count('role="alert" tabindex="-1" autofocus') == 1
    assert '<a href="#comment-name">Saisissez votre nom.</a>' in page
    assert f'<a href="#comment-email">{BAD_ADDRESS}</a>' in page
    assert page.index('href="#comment-name"') < page.index('href="#comment-email"')


def test_field_in_error_names_its_sentence_to_assistive_technology(client):
    page = send(client, make_article(), email="awa").content.decode()
    assert 'aria-describedby="comment-email_helptext comment-email_error"' in page


def test_old_page_comes_back_filled_with_a_fresh_token(client):
    article = make_article()
    old = form_token(f"article:{article.pk}")
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        answer = send(client, article, token=old)
        assert answer.context["form"].non_field_errors() == [
            "Cette page était ouverte depuis longtemps. Vérifiez, puis envoyez de nouveau."
        ]
        fresh = answer.context["form"].fresh_token
        assert fresh != old
        assert send(client, article, token=fresh).status_code == 303


def test_form_of_another_site_is_refused_with_its_text_kept(client):
    answer = send(client, make_article(), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 422
    assert "Enfin une bonne nouvelle.</textarea>" in answer.content.decode()
    assert CommentDetails.objects.count() == 0


def test_trap_catches_programs(client):
    assert send(client, make_article(), website="https://casino.example/").status_code == 422
    assert CommentDetails.objects.count() == 0


def test_closed_discussion_says_so(client):
    answer = send(client, make_article(allows_comments=False))
    assert answer.context["form"].non_field_errors() == ["Les commentaires sont fermés."]


def test_discussion_closes_after_sixty_days(client):
    article = make_article(published_at=timezone.now() - timedelta(days=61))
    assert send(client, article).status_code == 422
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Les commentaires sont fermés." in page
    assert 'id="commentaire"' not in page


def test_draft_cannot_be_commented(client):
    draft = make_draft()
    assert send(client, draft).status_code == 404
    assert client.get(reverse("comments:post", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_not_allowed(client, method):
    article = make_article()
    answer = getattr(client, method)(reverse("comments:post", args=[article.pk]), form_data(article))
    assert answer.status_code == 405
