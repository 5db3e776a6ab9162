"""Who reaches what in the desk: a table of roles and states over its pages."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from articles.choices import State
from articles.models import Article
from articles.roles import ROLES, apply_roles
from tests.builders import make_article, make_draft

OPEN, READ_ONLY, CLOSED = "may change", "may read", "closed"


def access(client, user, article):
    """What `user` may do with the form of `article`."""
    client.force_login(user)
    response = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    if response.status_code != 200:
        return CLOSED
    return OPEN if response.context["has_change_permission"] else READ_ONLY


def article_in(state, **overrides):
    if state in (State.PUBLISHED, State.UNPUBLISHED):
        return make_article(state=state, **overrides)
    return make_draft(state=state, **overrides)


@pytest.mark.parametrize("state", State)
def test_form_opens_to_whom_it_should(client, journalist, chief, moderator, state):
    own, others = article_in(state, created_by=journalist), article_in(state)
    on_own = OPEN if state in (State.DRAFT, State.TO_CORRECT) else READ_ONLY
    seen = {
        "journalist, own": access(client, journalist, own),
        "journalist, another's": access(client, journalist, others),
        "chief": access(client, chief, others),
        "moderator": access(client, moderator, own),
    }
    assert seen == {"journalist, own": on_own, "journalist, another's": CLOSED, "chief": OPEN, "moderator": CLOSED}


def test_article_that_may_only_be_read_shows_its_text_not_its_tags(client, journalist):
    article = make_article(created_by=journalist)
    client.force_login(journalist)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert "<p>Le paragraphe numéro 1" in page
    assert "&lt;p&gt;" not in page


def test_journalist_lists_and_completes_only_their_own(client, journalist):
    own, _others = make_draft(created_by=journalist), make_draft()
    client.force_login(journalist)
    response = client.get(reverse("admin:articles_article_changelist"))
    assert list(response.context["cl"].queryset) == [own]


def test_preview_shows_a_draft_to_those_who_may_see_it_only(client, journalist, chief, moderator):
    draft = make_draft(created_by=journalist, title="Encore un secret")
    address = reverse("admin:articles_article_preview", args=[draft.pk])
    statuses = {}
    for name, user in {"author": journalist, "chief": chief, "moderator": moderator}.items():
        client.force_login(user)
        statuses[name] = client.get(address).status_code
    assert statuses == {"author": 200, "chief": 200, "moderator": 404}
    client.logout()
    assert client.get(address).status_code == 302


def test_preview_is_the_page_never_cached_nor_indexed(client, chief):
    draft = make_draft(title="Encore un secret")
    client.force_login(chief)
    response = client.get(reverse("admin:articles_article_preview", args=[draft.pk]))
    assert draft.title in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_published_article_is_not_erased(client, chief):
    article = make_article()
    client.force_login(chief)
    assert client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


def test_roles_take_back_what_the_table_no_longer_gives(journalist, monkeypatch):
    group = journalist.groups.get()
    monkeypatch.setitem(ROLES, group.name, ["view_article"])
    apply_roles()
    assert list(group.permissions.filter(content_type__app_label="articles").values_list("codename", flat=True)) == [
        "view_article"
    ]


def test_stranger_sees_no_article_of_the_desk(db):
    make_draft()
    assert list(Article.objects.visible_to(AnonymousUser())) == []
