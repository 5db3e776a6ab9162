"""Links that were not signed for what they would open, and routes asked in ways nobody should: nothing changes."""

import re

import pytest
from django.apps import apps
from django.urls import reverse

from comments.choices import State
from comments.models import CommentDetails
from comments.tokens import link_token
from comments.urls import urlpatterns
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db

#: Purpose that a link must be signed for → names of the routes it opens.
LINKS = {
    "confirm": ["confirm"],
    "ask_again": ["ask_again"],
    "sent": ["sent"],
    "status": ["status"],
    "unsubscribe": ["unsubscribe"],
    "own_comments": ["own_comments", "export", "erase", "rewrite", "withdraw"],
}


@pytest.fixture
def everything():
    """Comments in the states that links are about. Returns route → its address, for every route of the conversation."""
    article = make_article()
    waiting, public = make_comment(article, wants_replies=True), make_comment(article, state=State.PUBLIC)
    about = {"sent": waiting.details.sendings.get().pk, "own_comments": public.details.commenter_id}
    purposes = {name: purpose for purpose, names in LINKS.items() for name in names}
    values = {"article_pk": article.pk, "comment_pk": public.pk, "number": 2}
    return {
        pattern.name: reverse(
            f"comments:{pattern.name}",
            kwargs={
                name: values.get(name)
                or link_token(purposes[pattern.name], about.get(purposes[pattern.name], waiting.pk))
                for name in pattern.pattern.converters
            },
        )
        for pattern in urlpatterns
    }


def all_rows():
    """Every row of the conversation and the news, of the queue and the sessions."""
    labels = ("comments", "django_comments", "django_comments_xtd", "articles", "django_tasks_database", "sessions")
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_no_get_and_no_head_changes_anything_on_any_route(client, everything):
    before = all_rows()
    headers = [{}, {"Purpose": "prefetch", "Sec-Purpose": "prefetch;prerender"}, {"User-Agent": "Barracuda Sentinel"}]
    answers = {
        client.generic(method, address, QUERY_STRING="confirm=1&textes=garder", headers=more).status_code
        for address in everything.values()
        for method in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "CONFIRM")
        for more in headers
    }
    assert answers <= {200, 301, 302, 303, 404, 405}
    assert all_rows() == before


def test_no_link_opens_what_it_was_not_signed_for(client, everything):
    before = all_rows()
    pk = CommentDetails.objects.public().get().pk
    opened = [
        (name, purpose)
        for name, address in everything.items()
        for purpose in LINKS
        if "~" in address and name not in LINKS[purpose]
        for method in (client.get, client.post)
        if method(re.sub(r"/[^/]+~[^/]+~[^/]+/", f"/{link_token(purpose, pk)}/", address)).status_code not in {404, 405}
    ]
    assert opened == []
    assert all_rows() == before


@pytest.mark.parametrize("token", ["x", "1", "1~a~b", "é", "~" * 300, "1:2:3", "%00", "-1~1~x", "eyJ~1wq~AAAA"])
@pytest.mark.parametrize("path", ["confirmer", "envoye", "suivi", "renvoyer", "desabonner", "gerer"])
def test_forged_link_is_not_found(client, path, token):
    address = f"/commentaires/{path}/{token}/"
    assert client.post(address).status_code in {404, 405}
    assert client.get(address).status_code in {404, 405}
