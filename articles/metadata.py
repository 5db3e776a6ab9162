"""What the head of each page tells machines: one `Metadata` a page, which the base template writes as it is."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles import json_ld
from articles.addresses import absolute
from articles.facts import SHARE_CARD_SIZE, iso
from articles.keyset import PARAMETER
from articles.models import Author, Dossier, Section, Tag
from articles.paths import path_of
from articles.text.dates import long_datetime, month_year
from articles.text.plain import DESCRIPTION_SHOWN, TITLE_SHOWN, excerpt

INDEXED = "max-image-preview:large, max-snippet:-1, max-video-preview:-1"
NOT_INDEXED = "noindex"
FEED_NAMES = {Section: "section_feed", Tag: "tag_feed", Author: "author_feed", Dossier: "dossier_feed"}


@dataclass(frozen=True)
class MetaTag:
    """`<meta {attribute}="{name}" content="{content}">`; attribute is «property» or «name»."""

    attribute: str
    name: str
    content: str


@dataclass(frozen=True)
class FeedLink:
    """`<link rel="alternate">` to a feed; type is its media type."""

    title: str
    url: str
    type: str


@dataclass(frozen=True)
class Metadata:
    """The head of a page. `title` is without the paper's name; `canonical` is absolute."""

    title: str
    description: str
    canonical: str
    robots: str
    tags: list[MetaTag]
    json_ld: SafeString
    feeds: list[FeedLink]

    @property
    def html(self):
        """The elements of `tags` and `feeds`: here, for in a template each costs 30 µs, and there are thirty."""
        lines = [
            *(f'<meta {tag.attribute}="{tag.name}" content="{escape(tag.content)}">' for tag in self.tags),
            *(
                f'<link rel="alternate" type="{feed.type}" title="{escape(feed.title)}" href="{escape(feed.url)}">'
                for feed in self.feeds
            ),
        ]
        return mark_safe("\n".join(lines))


def article_metadata(article):
    """Of an article's page, drafts in preview included. No query beyond what `articles.loading` loads."""
    steps = [(article.section.name, article.section.get_absolute_url())] if article.section else []
    trail = json_ld.breadcrumb(*steps, (article.title, article.get_absolute_url()))
    return page_metadata(
        article.title,
        article.chapo,
        article.get_absolute_url(),
        robots=INDEXED if article.is_published else NOT_INDEXED,
        kind="article",
        photo=article.lead_photo,
        extra=_article_tags(article),
        things=[json_ld.article(article), trail],
        feeds=feed_links(article.section),
    )


def front_page_metadata():
    """Of the front page."""
    return page_metadata(
        settings.NEWSROOM_TAGLINE,
        f"{settings.NEWSROOM_NAME}, {settings.NEWSROOM_TAGLINE}.",
        reverse("articles:front_page"),
        things=[json_ld.newsroom(), json_ld.website()],
    )


def list_metadata(subject, before=None):
    """Of a list: `subject` is a Section, a Tag, an Author, a date (its month) or «archive».

    `before` is the `keyset.Mark` at which a page after the first begins.
    """
    title, description, path = _described(subject)
    steps = [(title, path)]
    if isinstance(subject, date):
        steps.insert(0, (_("Archives"), reverse("articles:archive")))
    things = [json_ld.breadcrumb(*steps)]
    is_author = isinstance(subject, Author)
    if is_author:
        things.append(json_ld.profile(subject))
    return page_metadata(
        f"{title} – {_('avant le %s') % long_datetime(timezone.localtime(before.published_at))}" if before else title,
        description,
        f"{path}?{PARAMETER}={before}" if before else path,
        kind="profile" if is_author else "website",
        photo=subject.portrait if is_author else None,
        things=things,
        feeds=feed_links(subject),
    )


def dossier_metadata(dossier, episodes):
    """Of a dossier's page; `episodes` are its articles, in order."""
    path = dossier.get_absolute_url()
    trail = json_ld.breadcrumb((_("Dossiers"), reverse("articles:dossiers")), (dossier.title, path))
    return page_metadata(
        dossier.title,
        dossier.chapo or _("Les épisodes du dossier %s") % dossier,
        path,
        photo=dossier.lead_photo,
        things=[json_ld.whole_series(dossier, episodes), trail],
        feeds=feed_links(dossier),
    )


def dossiers_metadata(page=1):
    """Of the list of dossiers."""
    return _numbered(_("Dossiers"), _("Nos dossiers, épisode par épisode."), reverse("articles:dossiers"), page)


def corrections_metadata(page=1):
    """Of the list of corrections."""
    title, path = _("Corrections"), reverse("articles:corrections")
    description = _("Ce que nous avons corrigé ou précisé après publication.")
    name = f"{settings.NEWSROOM_NAME} – {title}"
    return _numbered(title, description, path, page, feeds=_feed_pair("corrections_feed", name) + feed_links())


def _numbered(title, description, path, page, feeds=None):
    """Of a page of a list, counted from 1."""
    return page_metadata(
        f"{title} – {_('page %d') % page}" if page > 1 else title,
        description,
        f"{path}?page={page}" if page > 1 else path,
        things=[json_ld.breadcrumb((title, path))],
        feeds=feeds,
    )


def search_metadata(question):
    """Of the results for `question` (str, may be empty): a page that search engines must not list."""
    title = _("Résultats pour «\u00a0%s\u00a0»") % question if question else _("Rechercher un article")
    return page_metadata(title, title, reverse("articles:search"), robots=NOT_INDEXED)


def page_metadata(
    title, description, path, *, robots=INDEXED, kind="website", photo=None, extra=(), things=(), feeds=None
):
    """Of any page. `kind` is the Open Graph type, `extra` more MetaTags, `things` dicts of `articles.json_ld`."""
    canonical, description = absolute(path), excerpt(description, DESCRIPTION_SHOWN)
    return Metadata(
        title=title,
        description=description,
        canonical=canonical,
        robots=robots,
        tags=[
            _property("og:type", kind),
            _property("og:title", excerpt(title, TITLE_SHOWN)),
            _property("og:description", description),
            _property("og:url", canonical),
            _property("og:site_name", settings.NEWSROOM_NAME),
            _property("og:locale", "fr_FR"),
            *_image_tags(photo),
            *extra,
            MetaTag("name", "twitter:card", "summary_large_image"),
        ],
        json_ld=json_ld.script(*things),
        feeds=feed_links() if feeds is None else feeds,
    )


def feed_links(subject=None):
    """The feeds of `subject`, if it has any, then those of the whole paper."""
    links = _feed_pair("feed", settings.NEWSROOM_NAME)
    name = FEED_NAMES.get(type(subject))
    return _feed_pair(name, str(subject), subject.slug) + links if name else links


def _feed_pair(name, title, *args):
    return [
        FeedLink(f"{title} (RSS)", absolute(path_of(f"articles:{name}", *args)), "application/rss+xml"),
        FeedLink(f"{title} (Atom)", absolute(path_of(f"articles:{name}_atom", *args)), "application/atom+xml"),
    ]


def _described(subject):
    """Title, description and path of a list's first page."""
    if subject == "archive":
        return _("Archives"), _("Tous les articles, mois par mois."), reverse("articles:archive")
    if isinstance(subject, date):
        month = month_year(subject)
        title = _("Archives\u00a0: %s") % month
        return title, _("Les articles publiés en %s.") % month, reverse("articles:month", args=[subject])
    if isinstance(subject, Author):
        description = subject.biography or _("Les articles de %s.") % subject.name
    elif isinstance(subject, Section):
        description = subject.description or _("L’actualité de la rubrique %s.") % subject.name
    else:
        description = subject.description or _("Tous les articles\u00a0: %s.") % subject.name
    return subject.name, description, subject.get_absolute_url()


def _property(name, content):
    return MetaTag("property", name, str(content))


def _image_tags(photo):
    card = photo.share_card_url if photo else ""
    width, height = SHARE_CARD_SIZE
    return [
        _property("og:image", absolute(card or static("img/share-default.jpg"))),
        _property("og:image:type", "image/jpeg"),
        _property("og:image:width", width),
        _property("og:image:height", height),
        _property("og:image:alt", (card and (photo.alt or photo.caption)) or settings.NEWSROOM_NAME),
    ]


def _article_tags(article):
    dates = {"published": article.published_at, "modified": article.last_change}
    section = [_property("article:section", article.section.name)] if article.section else []
    return [
        *(_property(f"article:{name}_time", iso(moment)) for name, moment in dates.items() if moment),
        *section,
        *(_property("article:tag", tag.name) for tag in article.keywords),
        *(_property("article:author", absolute(entry.author.get_absolute_url())) for entry in article.signed_by),
    ]
