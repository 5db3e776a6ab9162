"""schema.org, as JSON-LD: what search engines are told. Builders return dicts; `script` writes them in a page."""

import json

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.addresses import absolute
from articles.choices import CorrectionKind
from articles.facts import crops, iso, largest_jpeg, signatures
from articles.footer_pages import ETHICS
from articles.paths import path_of
from articles.text.language import CONTENT_LANGUAGE

#: Inside <script> only these could end the element or start a comment; JSON reads the escapes as the same text.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def script(*things):
    """The `<script>` elements of dicts of this file, one each, safe whatever their strings hold."""
    texts = (json.dumps({"@context": "https://schema.org"} | thing, ensure_ascii=False) for thing in things)
    elements = (
        format_html('<script type="application/ld+json">{}</script>', mark_safe(text.translate(ESCAPES)))
        for text in texts
    )
    return mark_safe("".join(elements))


def newsroom():
    """The paper, as publisher of everything."""
    ethics = absolute(path_of("page", ETHICS))
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#journal"),
        "name": settings.NEWSROOM_NAME,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": absolute(static("img/logo.png"))},
        "publishingPrinciples": ethics,
        "ethicsPolicy": ethics,
        "correctionsPolicy": ethics,
    }


def website():
    """The site, for the front page."""
    return {
        "@type": "WebSite",
        "@id": absolute("/#site"),
        "name": settings.NEWSROOM_NAME,
        "description": settings.NEWSROOM_TAGLINE,
        "url": absolute("/"),
        "inLanguage": CONTENT_LANGUAGE,
        "publisher": {"@id": absolute("/#journal")},
    }


def breadcrumb(*steps):
    """The way from the front page: `steps` are (name, path) pairs, the page itself last."""
    steps = [(_("Accueil"), "/"), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(path)}
            for position, (name, path) in enumerate(steps, start=1)
        ],
    }


def profile(author):
    """The page of someone who signs."""
    url = absolute(author.get_absolute_url())
    person = {"@type": "Person", "@id": f"{url}#auteur", "name": author.name, "url": url}
    if author.role:
        person["jobTitle"] = author.role
    if author.biography:
        person["description"] = author.biography
    if author.portrait:
        person["image"] = largest_jpeg(author.portrait).url
    return {"@type": "ProfilePage", "url": url, "inLanguage": CONTENT_LANGUAGE, "mainEntity": person}


def article(article):
    """A NewsArticle, or an AdvertiserContentArticle where a partner paid. Reads what `articles.loading` loads."""
    url = absolute(article.get_absolute_url())
    facts = {
        "@type": "AdvertiserContentArticle" if article.is_sponsored else "NewsArticle",
        "@id": url,
        "mainEntityOfPage": url,
        "url": url,
        "headline": article.title,
        "description": article.chapo,
        "image": _images(article.lead_photo),
        "author": [_signature(signature) for signature in signatures(article)],
        "publisher": newsroom(),
        "inLanguage": CONTENT_LANGUAGE,
        "isAccessibleForFree": True,
        "wordCount": article.word_count,
        "commentCount": article.comment_count,
        "genre": str(article.genre_label),
        "articleSection": article.section.name if article.section else "",
        "keywords": [tag.name for tag in article.keywords],
        "correction": [_correction(c) for c in article.visible_corrections if not c.reply_id],
    }
    if (episode := article.own_episode) and article.is_published:
        facts |= {"isPartOf": series(episode.dossier), "position": article.episode_number}
    if article.published_at:
        facts |= {"datePublished": iso(article.published_at), "dateModified": iso(article.last_change)}
    return {name: value for name, value in facts.items() if value not in ("", [])}


def series(dossier):
    """A dossier, as what an episode is part of."""
    url = absolute(dossier.get_absolute_url())
    return {"@type": "CreativeWorkSeries", "@id": url, "name": dossier.title, "url": url}


def whole_series(dossier, episodes):
    """A dossier on its own page; `episodes` are its articles, in order."""
    facts = {
        "description": dossier.chapo,
        "image": _images(dossier.lead_photo),
        "inLanguage": CONTENT_LANGUAGE,
        "hasPart": [{"@type": "NewsArticle", "@id": absolute(article.get_absolute_url())} for article in episodes],
    }
    return series(dossier) | {name: value for name, value in facts.items() if value not in ("", [])}


def _signature(signature):
    kind = "Person" if signature.is_person else "NewsMediaOrganization"
    person = {"@type": kind, "name": signature.name, "url": signature.url}
    return person | {"jobTitle": signature.role} if signature.role else person


def _images(photo):
    if photo is None:
        return []
    words = {"caption": photo.caption or photo.alt, "creditText": photo.credit_line}
    return [{"@type": "ImageObject"} | _picture(picture) | words for picture in crops(photo)]


def _picture(picture):
    size = {"width": picture.width, "height": picture.height} if picture.width else {}
    return {"url": picture.url} | size


def _correction(correction):
    return {
        "@type": "CorrectionComment",
        "name": str(CorrectionKind(correction.kind).label),
        "text": correction.text,
        "datePublished": iso(correction.published_at),
    }
