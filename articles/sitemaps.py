"""Sitemaps of the news: a file of articles a month; each class is another file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from articles.addresses import absolute
from articles.models import Article, Author, Dossier, Section, Tag
from articles.months import months_with_articles, newest_of_months
from articles.syndication import xml_text

#: How long an article is news for search engines.
NEWS_LASTS = timedelta(hours=48)
#: The newest updates that tell which files of old articles changed.
UPDATES = 500
#: Addresses of one file (https://www.sitemaps.org/protocol.html).
MOST_OF_A_FILE = 50_000


class SiteSitemap(Sitemap):
    """A sitemap whose addresses begin with SITE_URL, whatever the Host header and the Sites table say."""

    limit = 10_000

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class ArticleListSitemap(SiteSitemap):
    """The lists of articles of one `model`, those that have any; each changes when an article joins it."""

    model = None

    def select(self, articles):
        """Those of `articles` in the list of the model's object that the outer query reads."""
        raise NotImplementedError

    def items(self):
        articles = self.select(Article.objects.published())
        # A date and not «whether there is one»: PostgreSQL would answer that by reading every link of the archive.
        newest = articles.newest_first().values(articles.place[0])[:1]
        return self.model.objects.annotate(newest=Subquery(newest)).filter(newest__isnull=False).order_by("pk")

    def lastmod(self, subject):
        return subject.newest

    def get_latest_lastmod(self):
        """As Django's, which loads every object for it."""
        return self.items().aggregate(latest=Max("newest"))["latest"]


class SectionSitemap(ArticleListSitemap):
    model = Section

    def select(self, articles):
        return articles.in_section(OuterRef("pk"))


class TagSitemap(ArticleListSitemap):
    model = Tag

    def select(self, articles):
        return articles.tagged(OuterRef("pk"))


class AuthorSitemap(ArticleListSitemap):
    model = Author

    def select(self, articles):
        return articles.by(OuterRef("pk"))


class DossierSitemap(SiteSitemap):
    """The dossiers that have an episode; each changes when one joins it."""

    def items(self):
        return Dossier.objects.open().order_by("pk")

    def lastmod(self, dossier):
        return dossier.newest


class MonthSitemap(SiteSitemap):
    """The archive, month by month."""

    def items(self):
        return [month for year in months_with_articles() for month in year.months]

    def location(self, month):
        return reverse("articles:month", args=[month])


@dataclass(frozen=True)
class NewsEntry:
    """What the news sitemap says of an article; `title` holds nothing that XML cannot."""

    path: str
    title: str
    published_at: datetime


class NewsSitemap(SiteSitemap):
    """The articles of the last 48 hours, newest first, at most 1,000; not what a partner paid for.

    Source of the limits: Google, «News sitemap» best practices.
    """

    limit = 1_000

    def items(self):
        news = Article.objects.published().editorial_content().filter(published_at__gte=timezone.now() - NEWS_LASTS)
        newest = news.newest_first().only("slug", "title", "published_at")[: self.limit]
        return [
            NewsEntry(article.get_absolute_url(), xml_text(article.title), article.published_at) for article in newest
        ]

    def location(self, entry):
        return entry.path


def article_files():
    """(first day of a month, date of its last change) of each file of articles: one a month, newest first.

    Four queries: the newest article of each month, and the newest updates of all.
    """
    updates = Article.objects.published().filter(updated_at__isnull=False).order_by("-updated_at")
    changed = {}
    for published_at, updated_at in updates.values_list("published_at", "updated_at")[:UPDATES]:
        changed.setdefault(timezone.localtime(published_at).date().replace(day=1), updated_at)
    return [(month, max(newest, changed.get(month, newest))) for month, newest in newest_of_months()]


def articles_of_month(month):
    """(absolute address, day of the last change of substance) of each article of a month, oldest first. One query."""
    articles = Article.objects.published().in_month(month.year, month.month).order_by("published_at", "pk")
    before, after = absolute(reverse("articles:detail", args=["-"])).rsplit("-", 1)
    rows = articles.values_list("slug", "published_at", "updated_at")[:MOST_OF_A_FILE]
    return [
        (f"{before}{slug}{after}", timezone.localtime(updated or published).date()) for slug, published, updated in rows
    ]


sitemaps = {
    "rubriques": SectionSitemap,
    "mots-cles": TagSitemap,
    "auteurs": AuthorSitemap,
    "dossiers": DossierSitemap,
    "archives": MonthSitemap,
}
