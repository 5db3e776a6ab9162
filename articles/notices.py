"""Mails of the desk to its members: written down in the transaction of the step they tell of, sent by the worker."""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from articles.models import Notice
from articles.text.names import name_of

logger = logging.getLogger(__name__)

#: A second run, should the worker of the first die on the way.
SAFETY_NET = timedelta(minutes=15)


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
        deliver_notices.using(run_after=timezone.now() + SAFETY_NET).enqueue()


@task()
def deliver_notices():
    """Send all that is due: what was queued with this task, and what a worker that died left behind."""
    for notice in Notice.objects.due().select_related("transition__article", "transition__by", "recipient"):
        if Notice.objects.take(notice.pk):
            _deliver(notice)


def _deliver(notice):
    try:
        _message(notice).send()
    except Exception:
        logger.warning("Notice %s did not leave", notice.pk, exc_info=True)
        due_at = timezone.now() + timedelta(minutes=2**notice.attempts)
        Notice.objects.filter(pk=notice.pk).update(attempts=F("attempts") + 1, due_at=due_at, claimed_at=None)
        deliver_notices.using(run_after=due_at).enqueue()
    else:
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
