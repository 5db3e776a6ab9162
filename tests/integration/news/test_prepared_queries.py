"""A query whose SQL was written once answers as the queryset that it was made of."""

from datetime import timedelta

import pytest
from django.db.models import BigAutoField, DateTimeField, F, SlugField
from django.utils import timezone

from articles.loading import load_bylines, published_article
from articles.models import Article, Byline, Correction
from articles.prepared import Prepared
from tests.builders import make_article, make_author, make_draft, make_photo, make_tag

pytestmark = pytest.mark.django_db

published = Prepared(lambda now: Article.objects.published(now=now).newest_first(), now=DateTimeField())
among = Prepared(lambda keys: Article.objects.filter(pk__in=keys).order_by("pk"), keys=[BigAutoField()])


def test_it_follows_the_time_that_it_is_given():
    now = timezone.now()
    old, new = (make_article(published_at=now - timedelta(hours=hours)) for hours in (3, 1))
    make_draft()
    moments = [now - timedelta(hours=4), now - timedelta(hours=2), now]
    assert [published(now=moment) for moment in moments] == [[], [old], [new, old]]


def test_it_takes_lists_of_any_length():
    articles = [make_article() for _ in range(3)]
    keys = [article.pk for article in articles]
    assert [among(keys=keys[:total]) for total in (0, 1, 3, 2)] == [[], articles[:1], articles, articles[:2]]


def test_related_rows_and_annotations_come_with_it(django_assert_num_queries):
    article = make_article(lead_photo=make_photo())
    make_article(lead_photo=None)
    with_photo = Prepared(
        lambda slug: Article.objects.filter(slug=slug).select_related("lead_photo").annotate(name=F("section__name")),
        slug=SlugField(),
    )
    with django_assert_num_queries(1):
        (found,) = with_photo(slug=article.slug)
        assert (found.lead_photo, found.name) == (article.lead_photo, article.section.name)


def test_columns_left_out_are_loaded_when_they_are_read(django_assert_num_queries):
    article = make_article(title="Le port rouvre")
    titles = Prepared(lambda pk: Article.objects.filter(pk=pk).only("title"), pk=BigAutoField())
    (found,) = titles(pk=article.pk)
    with django_assert_num_queries(1):
        assert (found.title, found.slug) == (article.title, article.slug)


def test_tuples_come_as_from_the_queryset():
    make_article()
    rows = Article.objects.values_list("pk", "published_at", "state")
    assert Prepared(rows.all)() == list(rows)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Article.objects.prefetch_related("tags"),
        lambda: Article.objects.values("pk"),
        lambda: Article.objects.values_list("pk", flat=True),
    ],
)
def test_what_it_does_not_know_it_refuses(make):
    with pytest.raises(TypeError):
        Prepared(make)()


def test_text_that_looks_like_sql_is_only_text():
    article = make_article(title="100 %s")
    named = Prepared(lambda slug: Article.objects.filter(slug=slug), slug=SlugField())
    assert [found.title for found in named(slug=article.slug)] == [article.title]
    assert named(slug="' OR 1=1 --") == []


def test_article_comes_with_all_that_its_page_shows(django_assert_num_queries):
    author, tag = make_author(portrait=make_photo()), make_tag()
    article = make_article(authors=[author], tags=[tag], lead_photo=make_photo())
    Correction.objects.create(article=article, text="Le pont mesure 90 mètres.")
    with django_assert_num_queries(5):
        found = published_article(article.slug)
        shown = (found.section.name, found.signed_by[0].author.portrait.picture_html, found.keywords, found.answered)
    assert shown == (article.section.name, author.portrait.picture_html, [tag], None)
    assert [correction.text for correction in found.visible_corrections] == ["Le pont mesure 90 mètres."]


def test_signatures_keep_their_order_and_their_article():
    first, second = make_author(), make_author()
    signed, unsigned = make_article(authors=[second, first]), make_article()
    load_bylines([signed, unsigned])
    order = list(Byline.objects.filter(article=signed))
    assert ([entry.pk for entry in signed.signed_by], unsigned.signed_by) == ([entry.pk for entry in order], [])
