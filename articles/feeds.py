"""RSS and Atom: of the whole paper, of each rubrique, tag and author.

What a partner paid for is left out: feeds are shown again by others, and its label would not always follow it.
"""

import mimetypes
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.addresses import absolute, absolute_html
from articles.facts import largest_jpeg, signatures
from articles.models import Article, Author, Dossier, Section, Tag
from articles.moved import lead_on
from articles.syndication import NewsAtom, NewsRss, xml_text
from articles.text.language import CONTENT_LANGUAGE
from articles.text.reader import place_lire

ITEMS = 30


class ArticleFeed(Feed):
    """The newest articles of `subject_model`'s one object, or of the paper when it is None."""

    subject_model = None
    language = CONTENT_LANGUAGE
    item_guid_is_permalink = False

    def __init__(self, feed_type, url_name):
        self.feed_type, self.url_name = feed_type, url_name

    def get_object(self, request, slug=None):
        return get_object_or_404(self.subject_model, slug=slug) if self.subject_model else None

    def select(self, articles, subject):
        """Those of `articles` that the feed is about."""
        return articles

    def author_name(self):
        """Atom's author of the whole, and of the articles that nobody signed."""
        return settings.NEWSROOM_NAME

    def title(self, subject):
        return xml_text(f"{settings.NEWSROOM_NAME} – {subject}" if subject else settings.NEWSROOM_NAME)

    def description(self, subject):
        return xml_text(getattr(subject, "description", "") or settings.NEWSROOM_TAGLINE)

    def link(self, subject):
        return absolute(subject.get_absolute_url() if subject else reverse("articles:front_page"))

    def feed_url(self, subject):
        return absolute(reverse(f"articles:{self.url_name}", args=[subject.slug] if subject else []))

    def feed_guid(self, subject):
        return self.feed_url(subject)

    def items(self, subject):
        articles = self.select(Article.objects.published(), subject)
        return articles.editorial_content().newest_first().for_feed()[:ITEMS]

    def item_title(self, article):
        return xml_text(article.title)

    def item_description(self, article):
        return xml_text(article.chapo)

    def item_link(self, article):
        return absolute(article.get_absolute_url())

    def item_guid(self, article):
        """A tag URI (RFC 4151): it stays when the title or the address of the article changes."""
        host = urlsplit(settings.SITE_URL).hostname
        return f"tag:{host},{article.created_at:%Y-%m-%d}:article/{article.pk}"

    def item_pubdate(self, article):
        return timezone.localtime(article.published_at)

    def item_updateddate(self, article):
        return timezone.localtime(article.last_change)

    def item_categories(self, article):
        return [xml_text(name) for name in (article.section.name, *(tag.name for tag in article.keywords))]

    def item_extra_kwargs(self, article):
        return {
            "changed_at": timezone.localtime(max(article.modified_at, article.published_at)),
            "creators": [(xml_text(signature.name), signature.url) for signature in signatures(article)],
            "content": feed_html(article),
            "photo": feed_photo(article.lead_photo) if article.lead_photo else None,
        }


class SectionFeed(ArticleFeed):
    subject_model = Section

    def select(self, articles, subject):
        return articles.in_section(subject)


class TagFeed(ArticleFeed):
    """A tag's; the address that a renamed or merged tag had leads to the present one."""

    subject_model = Tag

    def __call__(self, request, slug):
        return lead_on(lambda: super(TagFeed, self).__call__(request, slug=slug), Tag, slug, self.feed_url)

    def select(self, articles, subject):
        return articles.tagged(subject)


class AuthorFeed(ArticleFeed):
    subject_model = Author

    def description(self, subject):
        return xml_text(_("Les articles de %s") % subject)

    def select(self, articles, subject):
        return articles.by(subject)


class DossierFeed(ArticleFeed):
    """The newest episodes of a dossier; the address that it had before leads to the present one."""

    def __call__(self, request, slug):
        return lead_on(lambda: super(DossierFeed, self).__call__(request, slug), Dossier, slug, self.feed_url)

    def get_object(self, request, slug):
        return get_object_or_404(Dossier.objects.open(), slug=slug)

    def description(self, subject):
        return xml_text(subject.chapo or _("Les épisodes du dossier %s") % subject)

    def select(self, articles, subject):
        return articles.episodes_of(subject)


def feed_html(article):
    """The text of `article` for a reader elsewhere: addresses absolute, no LIRE block, gallery and documents last."""
    html = place_lire(article.body_html, {}) + article.appendix_html
    return xml_text(absolute_html(html, absolute(article.get_absolute_url())))


def feed_photo(photo):
    """`photo` as `syndication.NewsFeedMixin` takes it."""
    picture = largest_jpeg(photo)
    attributes = {
        "url": picture.url,
        "medium": "image",
        "type": mimetypes.guess_type(picture.name)[0] or "image/jpeg",
        "width": picture.width and str(picture.width),
        "height": picture.height and str(picture.height),
        "fileSize": _file_size(photo.file.storage, picture.name),
    }
    return {
        "attributes": {name: value for name, value in attributes.items() if value},
        "credit": xml_text(photo.credit_line),
        "description": xml_text(photo.caption or photo.alt),
    }


def _file_size(storage, name):
    try:
        return str(storage.size(name))
    except OSError:  # The file is gone: the text is worth more than the weight of its photo.
        return ""


def _both(prefix, name, feed):
    return [
        path(f"{prefix}rss/", feed(NewsRss, name), name=name),
        path(f"{prefix}atom/", feed(NewsAtom, f"{name}_atom"), name=f"{name}_atom"),
    ]


feed_urls = [
    *_both("flux/", "feed", ArticleFeed),
    *_both("rubriques/<slug:slug>/", "section_feed", SectionFeed),
    *_both("mots-cles/<slug:slug>/", "tag_feed", TagFeed),
    *_both("auteurs/<slug:slug>/", "author_feed", AuthorFeed),
    *_both("dossiers/<slug:slug>/", "dossier_feed", DossierFeed),
]
