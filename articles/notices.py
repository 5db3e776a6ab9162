"""Mails of the desk to its members: written down in the transaction of the step they tell of, sent by the worker."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from articles.models import Notice
from articles.outbox import deliver
from articles.text.names import name_of


def notify_authors(transition):
    """Queue a mail about `transition` to whoever wrote its article (made it, or signs it), but who made the step."""
    users = get_user_model().objects.filter(
        Q(created_articles=transition.article) | Q(author__articles=transition.article), is_active=True
    )
    notices = [
        Notice(transition=transition, recipient=user)
        for user in users.exclude(email="").exclude(pk=transition.by_id).distinct()
    ]
    if Notice.objects.bulk_create(notices):
        deliver_notices.enqueue()


@task()
def deliver_notices():
    """Send all that is due."""
    notices = Notice.objects.select_related("transition__article", "transition__by", "recipient")
    deliver(notices, _send, task=deliver_notices)


def _send(notice):
    _message(notice).send()
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())


def _message(notice):
    transition, by = notice.transition, notice.transition.by
    context = {
        "article": transition.article,
        "name": notice.recipient.first_name or notice.recipient.username,
        "by": by and name_of(by),
        "reason": transition.note,
        "link": settings.SITE_URL + reverse("admin:articles_article_change", args=[transition.article_id]),
        "site_name": settings.NEWSROOM_NAME,
    }
    subject, _blank, body = render_to_string("mail/article_sent_back.txt", context).partition("\n\n")
    return EmailMessage(
        subject=" ".join(subject.splitlines()),
        body=body,
        to=[notice.recipient.email],
        reply_to=[by.email] if by and by.email else [],
        headers={"Auto-Submitted": "auto-generated"},
    )
