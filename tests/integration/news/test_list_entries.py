"""What lists by keyword and author are read in, however an article comes and goes."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from articles.composing import compose
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft, make_tag
from tests.integration.news.test_list_pages import entries

pytestmark = pytest.mark.django_db


def test_lists_hold_what_is_published_with_its_keywords_and_authors():
    tag, other, author = make_tag(), make_tag(), make_author()
    article, draft = make_article(tags=[tag], authors=[author]), make_draft(tags=[tag], authors=[author])
    place = article.published_at, article.pk
    assert entries() == [{(tag.pk, *place)}, {(author.pk, *place)}]
    article.tags.set([other])
    article.published_at -= timedelta(days=1)
    article.save()
    compose(article)
    assert entries() == [
        {(other.pk, article.published_at, article.pk)},
        {(author.pk, article.published_at, article.pk)},
    ]
    chief = get_user_model().objects.create_superuser("chef")
    make_move(article, "unpublish", by=chief, note="Retiré.")
    assert entries() == [set(), set()]
    assert draft.tags.count() == 1
