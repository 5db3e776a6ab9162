"""From a right of reply that is asked for to the article that carries it, linked both ways."""

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles import right_of_reply
from articles.choices import CorrectionKind
from articles.composing import compose
from articles.models import Article, Correction, ReplyRequest
from articles.text.dates import long_date
from articles.text.plain import plain_text


@transaction.atomic
def make_reply(request, *, by):
    """The article that carries the reply asked for by `request`: made as a draft the first time, then the same.

    It goes through the usual workflow. Once it is published each of the two articles leads to the other, by the
    Correction that is made here.
    """
    request = ReplyRequest.objects.select_for_update().get(pk=request.pk)
    if request.reply:
        return request.reply
    title = right_of_reply.headline(request.name)
    reply = Article.objects.create(
        title=title,
        chapo=_answering(request.article),
        body="".join(f"<p>{escape(part.strip())}</p>" for part in request.text.splitlines() if part.strip()),
        section=request.article.section,
        chooses_related=False,
        created_by=by,
    )
    compose(reply)
    request.notice = Correction.objects.create(
        article=request.article, kind=CorrectionKind.REPLY, text=title, reply=reply
    )
    request.save(update_fields=["notice"])
    return reply


def advice_on(request):
    """What the desk must know before it answers `request`: a list of sentences."""
    return right_of_reply.advice(
        reply_lines=right_of_reply.line_count(request.text),
        article_lines=article_lines(request.article),
        received_at=request.received_at,
        published_at=request.article.published_at,
    )


def article_lines(article):
    """How many lines the text of `article` takes, its title and chapo left out: what the reply is measured against."""
    return right_of_reply.line_count(plain_text(article.body))


def _answering(article):
    if article.published_at is None:
        return _("En réponse à notre article «\u00a0%s\u00a0».") % article.title
    date = long_date(timezone.localtime(article.published_at))
    return _("En réponse à notre article «\u00a0%(title)s\u00a0», paru le %(date)s.") % {
        "title": article.title,
        "date": date,
    }
