"""Where the texts lead on this site: rebuilt when an article is composed, read by the report of dead links."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import Resolver404, resolve

from articles.choices import State
from articles.models import Article, OldSlug, TextLink
from articles.text.plain import plain_text

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_NODE = re.compile(r'<aside data-lire="([1-9][0-9]*)">(.*?)</aside>', re.DOTALL)
LONGEST = 255


@transaction.atomic
def index_text_links(article, body):
    """Note where the parsed `body` of `article` leads. A link that an editor set aside stays so while it is there."""
    labels = _labels_of_nodes(article.body)
    rows = {(node.target_id, ""): labels.get(node.target_id, "") for node in body.lire}
    for block in body.blocks:
        for href, text in _LINK.findall(block.html):
            if slug := slug_of(unescape(href)):
                rows.setdefault((0, slug), plain_text(text))
    known = {(link.target, link.slug): link for link in article.text_links.all()}
    gone = [link.pk for key, link in known.items() if key not in rows]
    if gone:
        TextLink.objects.filter(pk__in=gone).delete()
    TextLink.objects.bulk_create(
        TextLink(article=article, target=target, slug=slug, label=label[:LONGEST])
        for (target, slug), label in rows.items()
        if (target, slug) not in known
    )


def slug_of(href):
    """Slug of the article of this site that an address leads to, or an empty string."""
    try:
        parts = urlsplit(href)
        if parts.netloc and parts.netloc != urlsplit(settings.SITE_URL).netloc:
            return ""
        match = resolve(parts.path)
    except (Resolver404, ValueError):
        return ""
    return match.kwargs["slug"] if match.view_name == "articles:detail" else ""


def dead_links():
    """Links of published texts to what no reader may open, those set aside left out: for display, one query."""
    published = Article.objects.published()
    by_number = published.filter(pk=OuterRef("target"))
    by_address = published.filter(slug=OuterRef("slug"))
    by_old_address = OldSlug.objects.filter(slug=OuterRef("slug"), article__in=published)
    return TextLink.objects.filter(
        ~Exists(by_number),
        ~Exists(by_address),
        ~Exists(by_old_address),
        is_settled=False,
        article__state=State.PUBLISHED,
    ).select_related("article")


def _labels_of_nodes(html):
    return {int(number): unescape(re.sub(r"<[^>]*>", "", label)).strip() for number, label in _NODE.findall(html)}
