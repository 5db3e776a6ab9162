"""Mails to commenters: written down in the transaction of what they tell of, then sent by the worker.

A mail holds no word that a visitor typed, so nobody can use the site to send theirs. What stays in the database
while a mail waits (and the queue's own rows) holds keys only, never an address.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from articles.outbox import deliver
from comments import identity, limits, postmarks, xtd
from comments.choices import FAULTS, MailKind, State
from comments.models import Commenter, OutgoingMail
from comments.tokens import LINK_LASTS, link_token

#: A decision that is taken back within this time is never told.
DECISION_WAITS = timedelta(minutes=10)


def queue_confirmation(details):
    """Queue the mail whose link confirms `details`, unless its address had its share of mails today."""
    _queue_within_limits(MailKind.CONFIRMATION, details.commenter_id, details=details)


def queue_own_comments(commenter):
    """Queue the mail whose link leads `commenter` to all their comments, within the same share."""
    _queue_within_limits(MailKind.OWN_COMMENTS, commenter.pk)


def queue_reply(details):
    """Queue the mail that tells the author of the comment which `details` answers, if they asked for it."""
    parent = xtd.parent_of(details.comment)
    if parent is None or not _wants_to_hear(parent, details):
        return
    _mail, is_new = OutgoingMail.objects.get_or_create(
        kind=MailKind.REPLY, details=details, recipient=parent.details.commenter
    )
    if is_new:
        deliver_mails.enqueue()


def queue_decision(details):
    """Queue the mail that tells the author of `details` why it was taken down, if they asked to hear of it.

    It leaves only once the moderator has had the time to think again.
    """
    if _explains_itself(details) and _is_listening(details.comment):
        mail, is_new = OutgoingMail.objects.get_or_create(
            kind=MailKind.DECISION,
            details=details,
            recipient=details.commenter,
            sent_at=None,
            defaults={"due_at": timezone.now() + DECISION_WAITS},
        )
        if is_new:
            deliver_mails.using(run_after=mail.due_at).enqueue()


@task()
def deliver_mails():
    """Send all that is due.

    A mail is claimed, sent, noted (`postmarks`), then marked as sent. Only a worker killed within the millisecond
    between the server's answer and the note leaves it to be sent again, for no mail server says afterwards whether it
    took one; both then carry one Message-ID, by which they are known for the same.
    """
    mails = OutgoingMail.objects.select_related("details__article", "details__comment", "recipient")
    deliver(mails, _send, task=deliver_mails)


def _queue_within_limits(kind, commenter_pk, **columns):
    commenter = Commenter.objects.select_for_update().get(pk=commenter_pk)
    if limits.may_be_mailed(commenter, kind):
        OutgoingMail.objects.create(kind=kind, recipient=commenter, **columns)
        deliver_mails.enqueue()


def _wants_to_hear(parent, details):
    return _is_listening(parent) and parent.details.is_public and parent.details.commenter_id != details.commenter_id


def _is_listening(comment):
    """Whether the author of `comment` asked for mails about it, from an address that they confirmed."""
    details = comment.details
    return comment.followup and details.confirmed_at is not None and details.commenter_id is not None


def _explains_itself(details):
    """Whether it was taken down for one of the reasons that are given to authors."""
    return details.state in (State.REJECTED, State.REMOVED) and details.reason in dict(FAULTS)


def _send(mail):
    """Send `mail`, unless it had left already; one that has become pointless is dropped."""
    if not postmarks.has(mail):
        message = WRITERS[mail.kind](mail)
        if message is None:
            mail.delete()
            return
        with get_connection() as server:
            server.send_messages([message])
            postmarks.put(mail)
    OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=timezone.now())
    postmarks.remove(mail)


def _confirmation(mail):
    if not mail.details.is_unconfirmed:
        return None
    return _message(
        mail,
        "mail/comments_confirmation.txt",
        article=mail.details.article,
        link=_link("confirm", mail.details_id),
        days=LINK_LASTS["confirm"].days,
    )


def _reply(mail):
    parent = xtd.parent_of(mail.details.comment)
    if not (mail.details.is_public and parent and parent.followup):
        return None
    unsubscribe = _link("unsubscribe", parent.pk)
    message = _message(
        mail,
        "mail/comments_reply.txt",
        article=mail.details.article,
        link=settings.SITE_URL + reverse("comments:permalink", args=[mail.details_id]),
        unsubscribe=unsubscribe,
    )
    # One click, without opening the page: RFC 8058.
    message.extra_headers["List-Unsubscribe"] = f"<{unsubscribe}>"
    message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def _decision(mail):
    details = mail.details
    if not (_explains_itself(details) and _is_listening(details.comment)):
        return None
    return _message(mail, "mail/comments_decision.txt", article=details.article, reason=details.get_reason_display())


def _own_comments(mail):
    return _message(mail, "mail/comments_own.txt")


#: What writes the mail of each kind: an EmailMessage, or None if it has become pointless.
WRITERS = {
    MailKind.CONFIRMATION: _confirmation,
    MailKind.REPLY: _reply,
    MailKind.OWN_COMMENTS: _own_comments,
    MailKind.DECISION: _decision,
}


def _message(mail, template, **context):
    context |= {
        "own_comments": _link("own_comments", mail.recipient_id),
        "own_comments_days": LINK_LASTS["own_comments"].days,
        "site_name": settings.NEWSROOM_NAME,
        "site_url": settings.SITE_URL,
    }
    subject, _blank, body = render_to_string(template, context).partition("\n\n")
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=body,
        to=[identity.address_of(mail.recipient)],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": _message_id(mail)},
    )


def _message_id(mail):
    """The same each time the mail is tried, and no other's."""
    name = identity.keyed_hash("mail", mail.pk, mail.created_at.isoformat())
    return f"<{name[:32]}@{urlsplit(settings.SITE_URL).hostname}>"


def _link(purpose, pk):
    """Absolute address of the page `purpose`, signed for the row `pk`."""
    return settings.SITE_URL + reverse(f"comments:{purpose}", args=[link_token(purpose, pk)])
