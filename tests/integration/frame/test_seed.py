"""The large archive: made in bulk, it reads as what editors and visitors make one by one."""

import io

from django.core.management import call_command
from django.db import connection
from django_comments_xtd.models import XtdComment

from articles.bulk import without_indexes
from articles.models import Article, ArticleTerms, AuthorEntry, SearchEntry, SearchTerm, TagEntry, TermCount
from comments.models import CommentDetails
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment


def test_archive_is_published_linked_and_discussed(client, demo, db):
    before = Article.objects.published().count()
    comments = CommentDetails.objects.public().count()
    call_command("seed", articles=30, comments=40, stdout=io.StringIO())
    assert Article.objects.published().count() == before + 30
    assert CommentDetails.objects.public().count() == comments + 40
    seeded = Article.objects.newest_first().last()
    assert client.get(seeded.get_absolute_url()).status_code == 200
    linked = Article.objects.filter(related_links__after_block__isnull=False, chapo=Article.objects.latest("pk").chapo)
    page = client.get(linked.first().get_absolute_url()).content.decode()
    assert 'class="lire"' in page


def test_newsroom_goes_on_writing_after_the_archive(demo, db):
    call_command("seed", articles=3, comments=4, stdout=io.StringIO())
    make_comment(make_article(title="Le pont rouvre"))
    assert Article.objects.latest("pk").title == "Le pont rouvre"


def test_archive_enters_what_lire_and_search_know(demo, db):
    call_command("seed", articles=3, stdout=io.StringIO())
    published = Article.objects.published().count()
    assert (ArticleTerms.objects.count(), SearchEntry.objects.count()) == (published, published)
    assert TermCount.objects.get(pk=TermCount.ALL).articles == published


def test_archive_enters_the_lists_by_keyword_and_author(demo, db):
    call_command("seed", articles=3, stdout=io.StringIO())
    published = Article.objects.published()
    tagged = set(published.exclude(tags=None).values_list("pk", "tags"))
    assert set(TagEntry.objects.values_list("article", "tag")) == tagged
    signed = set(published.exclude(authors=None).values_list("pk", "authors"))
    assert set(AuthorEntry.objects.values_list("article", "author")) == signed


def test_bulk_index_of_lire_counts_words_as_articles_saved_one_by_one(demo, db):
    before = (
        set(TermCount.objects.values_list("term", "articles")),
        set(ArticleTerms.objects.values_list("pk", "packed")),
    )
    call_command("rebuild_lire", stdout=io.StringIO())
    after = (
        set(TermCount.objects.values_list("term", "articles")),
        set(ArticleTerms.objects.values_list("pk", "packed")),
    )
    assert after == before


def test_articles_are_as_long_as_asked_and_hold_rare_names(demo, db):
    seeded = Article.objects.filter(pk__gt=Article.objects.order_by("pk").last().pk)
    call_command("seed", articles=50, words=100, stdout=io.StringIO())
    lengths = seeded.values_list("word_count", flat=True)
    assert 80 <= min(lengths) <= max(lengths) <= 120
    assert SearchTerm.objects.filter(entry_count=1).count() > 50


def test_secondary_indexes_are_back_after_a_bulk_load(db):
    with connection.cursor() as cursor:
        before = connection.introspection.get_constraints(cursor, Article._meta.db_table)
        with without_indexes(Article):
            within = connection.introspection.get_constraints(cursor, Article._meta.db_table)
        after = connection.introspection.get_constraints(cursor, Article._meta.db_table)
    assert "article_newest" in before.keys() - within.keys()
    assert after == before


def test_comments_of_the_archive_keep_no_address_in_the_package(demo, db):
    call_command("seed", articles=1, comments=5, stdout=io.StringIO())
    assert set(XtdComment.objects.values_list("user_email", "ip_address")) == {("", None)}
