"""The card of an article, in whatever form a list shows it: what it says, and the template that says it."""

from django.utils import timezone
from django.utils.html import conditional_escape, escape
from django.utils.translation import ngettext

from articles.facts import iso
from articles.stamps import stamped
from articles.text import dates

#: Characters of a title beyond which the lead of the front page is set smaller: some four lines on a desk.
LONG_TITLE = 110


def card_html(article, template, *, level, variant, sizes, is_eager, shows):
    """The HTML of `article` in articles/`template`.html. `shows`: names of WORDS, with spaces between them.

    Reads the columns `querysets.CARD`; the signatures too for «byline».
    """
    words = {
        "title": escape(article.title),
        "address": article.get_absolute_url(),
        "kicker": escape(article.kicker),
        "photo": article.lead_photo.picture(sizes, eager=is_eager) if sizes and article.lead_photo_id else "",
    }
    for name in shows.split():
        words |= WORDS[name](article)
    return stamped(
        f"articles/{template}.html",
        words,
        level=level,
        variant=variant,
        is_sponsored=article.is_sponsored,
        is_long=len(article.title) > LONG_TITLE,
    )


def _chapo(article):
    # Of a search, the passages that answer it.
    return {"chapo": conditional_escape(getattr(article, "excerpt", "") or article.chapo)}


def _byline(article):
    return {"byline": escape(article.byline)}


def _date(article):
    at = timezone.localtime(article.published_at)
    return {"moment": iso(at), "date": dates.relative(at, now=timezone.localtime())}


def _clock(article):
    at, now = timezone.localtime(article.published_at), timezone.localtime()
    return {"moment": iso(at), "clock": dates.clock(at) if at.date() == now.date() else dates.relative(at, now=now)}


def _total(article):
    total = article.comment_count
    return {"total": ngettext("%(total)s\u00a0commentaire", "%(total)s\u00a0commentaires", total) % {"total": total}}


def _credit(article):
    return {"credit": escape(article.lead_photo.credit_line) if article.lead_photo_id else ""}


#: What a card may show beside its title, kicker and photo → words, as HTML.
WORDS = {
    "chapo": _chapo,
    "byline": _byline,
    "date": _date,
    "clock": _clock,
    "total": _total,
    "credit": _credit,
}
