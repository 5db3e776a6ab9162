"""The comments of a page as HTML, at the price of a few: Django renders the template of a comment once for each kind
of comment there is, with marks in place of its words, and the marks are then filled in for each comment.
"""

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

#: What stands for a comment's key until it is known: digits, for addresses take nothing else.
_KEY_MARK = "999999999"
#: What makes two comments alike but for their words.
_KIND = ("is_public", "is_newsroom", "is_answerable", "is_praised")
_BLANKS = ("name", "posted_iso", "posted_at", "html", "praise")


def thread_html(entries):
    """The HTML list of `entries` (threads.Entry), each with its replies, of the template comments/_comment.html."""
    return mark_safe(_list_html(entries, {}))  # Names are escaped below, texts were by `text.to_html`.


def _list_html(entries, stamps):
    items = "".join(f"<li>\n{_entry_html(entry, stamps)}</li>\n" for entry in entries)
    return f'<ol class="comment-list">\n{items}</ol>\n'


def _entry_html(entry, stamps):
    kind = entry.is_public, entry.is_newsroom, entry.is_answerable, bool(entry.praise)
    if kind not in stamps:
        stamps[kind] = _stamp("comments/_comment.html", dict(zip(_KIND, kind, strict=True)))
    words = {
        "key": entry.key,
        "name": escape(entry.name),
        "posted_iso": entry.posted_iso,
        "posted_at": entry.posted_at,
        "html": entry.html,
        "praise": entry.praise,
    }
    return stamps[kind] % words + (_list_html(entry.replies, stamps) if entry.replies else "")


def _stamp(template, kind):
    """The template as a format of `%`: what it says of a comment of that `kind`, its words left blank."""
    marks = {name: f"@@{name}@@" for name in _BLANKS} | {"key": _KEY_MARK}
    text = render_to_string(template, kind | marks).replace("%", "%%")
    for name, mark in marks.items():
        text = text.replace(mark, f"%({name})s")
    return text
