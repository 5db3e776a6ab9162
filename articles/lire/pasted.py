"""Lines «LIRE : …» that came with a pasted text: those that name a published article become LIRE links."""

import re
from html import escape, unescape

from articles.lire.places import room_for_links
from articles.lire.text_links import slug_of
from articles.models import Article
from articles.search.engine import search_articles
from articles.text.blocks import parse_body, split_blocks
from articles.text.lire_lines import meant_title
from articles.text.plain import fold

#: Articles that hold all the words of a title, whose own title is looked at.
TRIED = 20
_HREF = re.compile(r'<a href="([^"]*)"')


def lire_lines(body):
    """The lines of a clean `body` that mean a related link and are none, in order."""
    return [block.text for block in split_blocks(body) if meant_title(block)]


def place_lire_lines(body, *, but=None):
    """A clean `body` in which such lines are LIRE links, and how many became one.

    A line stays as it is where no published article has its title or its address, where that article is linked
    already or has the key `but` (the article itself), and where the text has no room for a link more.
    """
    blocks = split_blocks(body)
    lines = {number: title for number, block in enumerate(blocks) if (title := meant_title(block))}
    if not lines:
        return body, 0
    parsed = parse_body("".join(block.html for number, block in enumerate(blocks) if number not in lines))
    linked = {node.target_id for node in parsed.lire} | {but}
    room = room_for_links(parsed.blocks) - len(parsed.lire)
    html = [block.html for block in blocks]
    made = 0
    for number, title in lines.items():
        target = _target(blocks[number], title) if made < room else None
        if target is None or target.pk in linked:
            continue
        html[number] = f'<aside data-lire="{target.pk}">{escape(target.title, quote=False)}</aside>'
        linked.add(target.pk)
        made += 1
    return "".join(html), made


def _target(block, title):
    """The published article that a line leads to or names, the newest of those of one title."""
    published = Article.objects.published().newest_first().only("title", "surtitre", "published_at")
    slugs = [slug for href in _HREF.findall(block.html) if (slug := slug_of(unescape(href)))]
    if linked := published.filter(slug__in=slugs).first():
        return linked
    wanted = _words(title)
    found = published.filter(pk__in=search_articles(" ".join(wanted)).keys[:TRIED])
    return next((a for a in found if wanted in (_words(a.title), _words(f"{a.surtitre} {a.title}"))), None)


def _words(text):
    return re.findall(r"\w+", fold(text))
