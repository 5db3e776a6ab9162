"""An embargo: before its date, no way shows the article to anyone outside the desk."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from articles.choices import State
from articles.models import Article
from articles.roles import may_be_shown_outside
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft
from tests.integration.desk.article_forms import retyped

HOUR = timedelta(hours=1)


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def under_embargo(**overrides):
    values = {"embargo_until": timezone.now() + 5 * HOUR, "authors": [make_author()]}
    return make_draft(**values | overrides)


def save(desk, article, **overrides):
    """What the form answers; an embargo is given as a date."""
    address = reverse("admin:articles_article_change", args=[article.pk])
    if embargo := overrides.pop("embargo", None):
        local = timezone.localtime(embargo)
        overrides |= {"embargo_until_0": f"{local:%Y-%m-%d}", "embargo_until_1": f"{local:%H:%M:%S}"}
    return desk.post(address, retyped(article, **overrides))


@pytest.mark.parametrize("hours", [None, 1, 4, 9])
def test_publication_before_the_embargo_is_put_off_to_it(chief, hours):
    article = under_embargo()
    at = timezone.now() + hours * HOUR if hours else None
    article = make_move(article, "publish", by=chief, at=at)
    assert article.published_at == (at if hours == 9 else article.embargo_until)
    assert (article.is_published, Article.objects.published().count()) == (False, 0)


def test_withdrawn_article_does_not_come_back_before_the_embargo(chief):
    article = under_embargo(state=State.UNPUBLISHED, published_at=timezone.now() - HOUR)
    assert make_move(article, "publish", by=chief).published_at == article.embargo_until


def test_database_refuses_what_forgets_the_embargo(db):
    article = under_embargo()
    with pytest.raises(IntegrityError):
        Article.objects.filter(pk=article.pk).update(state=State.PUBLISHED, published_at=timezone.now())


def test_embargo_set_on_a_scheduled_article_puts_it_off(desk):
    article = make_article(published_at=timezone.now() + HOUR, authors=[make_author()])
    embargo = (timezone.now() + 5 * HOUR).replace(microsecond=0)
    assert save(desk, article, embargo=embargo).status_code == 302
    article.refresh_from_db()
    assert (article.embargo_until, article.published_at) == (embargo, embargo)
    assert article.transitions.get().note == "Repoussé à la fin de l’embargo."


def test_embargo_on_what_readers_have_is_refused_with_the_way_out(desk):
    article = make_article()
    response = save(desk, article, embargo=timezone.now() + HOUR)
    errors = response.context["adminform"].form.errors
    assert errors == {"embargo_until": ["L’article est déjà en ligne\u00a0: dépubliez-le d’abord."]}


def test_outsiders_may_be_shown_what_is_under_no_embargo(db):
    now = timezone.now()
    assert [may_be_shown_outside(Article(embargo_until=at)) for at in (None, now - HOUR, now + HOUR)] == [
        True,
        True,
        False,
    ]
