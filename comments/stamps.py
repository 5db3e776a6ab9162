"""The comments of a page and the form under them as HTML, at the price of a few: see `articles.stamps`."""

from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.stamps import stamped
from comments.forms import CommentForm


def thread_html(entries):
    """The HTML list of `entries` (threads.Entry), each with its replies, of the template comments/_comment.html."""
    return mark_safe(_list_html(entries))  # Names are escaped below, texts were by `text.to_html`.


def form_html(form):
    """The HTML of `form`, a CommentForm that nobody filled in yet."""
    words = {"article_pk": form.article.pk, "token": form.fresh_token}
    return stamped("comments/_form.html", words, context=_blank, is_read_first=form.is_read_first)


def _blank():
    return {"form": CommentForm(article=None)}


def _list_html(entries):
    items = "".join(f"<li>\n{_entry_html(entry)}</li>\n" for entry in entries)
    return f'<ol class="comment-list">\n{items}</ol>\n'


def _entry_html(entry):
    kind = {
        "is_public": entry.is_public,
        "is_newsroom": entry.is_newsroom,
        "is_answerable": entry.is_answerable,
    }
    words = {
        "key": int(entry.key),
        "name": escape(entry.name),
        "posted_iso": entry.posted_iso,
        "posted_at": entry.posted_at,
        "html": entry.html,
        "praise": entry.praise,
    }
    html = stamped("comments/_comment.html", words, **kind)
    return html + _list_html(entry.replies) if entry.replies else html
