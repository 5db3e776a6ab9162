"""What stands under an article, as HTML, at the price of a few templates: see `articles.stamps`."""

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.stamps import stamped
from comments import policy
from comments.choices import Opening
from comments.forms import CommentForm
from comments.tokens import comments_token


def section_html(article, thread):
    """The comments of `article` and the form, if it is open; `thread` is a threads.Thread, None without comments."""
    token = comments_token(article.pk)
    is_open = policy.is_open(article)
    words = {
        "heading": heading_of(article),
        "thread": thread_html(article, thread, token=token, is_open=is_open),
        "form": _form_html(article, token) if is_open else "",
    }
    return stamped("comments/_section.html", words)


def heading_of(article):
    """«3 commentaires», or «Commentaires» where there is none."""
    total = article.comment_count
    if not total:
        return _("Commentaires")
    return ngettext("%(total)s\u00a0commentaire", "%(total)s\u00a0commentaires", total) % {"total": total}


def thread_html(article, thread, *, token, is_open):
    """A page of the conversation under `article`, and the way to the next; if it is open and empty, an invitation."""
    words = {
        "comments": _list_html(thread.entries) if thread and thread.entries else "",
        "token": token,
        "article_pk": article.pk,
        "next_number": thread.next_number if thread and thread.has_next else 0,
    }
    return stamped("comments/_thread.html", words, is_open=is_open)


def _form_html(article, token):
    is_read_first = policy.opening_of(article) == Opening.READ_FIRST
    words = {"article_pk": article.pk, "token": token}
    return stamped("comments/_form.html", words, context=_blank, is_read_first=is_read_first)


def _blank():
    return {"form": CommentForm(article=None)}


def _list_html(entries):
    items = "".join(f"<li>\n{_entry_html(entry)}</li>\n" for entry in entries)
    # Names are escaped below, texts were by `text.to_html`.
    return mark_safe(f'<ol class="comment-list">\n{items}</ol>\n')


def _entry_html(entry):
    words = {
        "key": int(entry.key),
        "name": escape(entry.name),
        "posted_iso": entry.posted_iso,
        "posted_at": entry.posted_at,
        "html": entry.html,
        "praise": entry.praise,
    }
    html = stamped(
        "comments/_comment.html",
        words,
        is_public=entry.is_public,
        is_newsroom=entry.is_newsroom,
        is_answerable=entry.is_answerable,
    )
    return html + _list_html(entry.replies) if entry.replies else html
