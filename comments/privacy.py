"""What is kept of readers, for how long, and what they may ask: everything of theirs, or that it be gone."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from django_comments_xtd.models import XtdComment

from articles.freshness import discussion_changed
from comments import identity, workflow
from comments.choices import Reason, State
from comments.models import Ban, CommentDetails, Commenter, Recommendation, Report, Sending
from comments.patience import patient
from comments.tokens import LINK_LASTS

#: Rows that one transaction of `purge` takes, while others wait: to delete a comment takes some 8 ms.
BATCH = 20


def export(commenter):
    """What the site holds of `commenter`, fit for JSON (RGPD, article 15).

    The address is masked: its owner knows the rest. Of a comment its author learns here what the site's pages say, and
    no more: which rule or reader brought it before a moderator stays with the moderators (article 15, 4).
    """
    bans = Ban.objects.filter(address_key=commenter.address_key)
    return {
        "address": identity.masked_address_of(commenter),
        "first_seen": commenter.created_at.isoformat(),
        "last_seen": commenter.seen_at.isoformat(),
        "comments": [
            _exported(details)
            for details in commenter.comments.with_comment().prefetch_related("sendings").order_by("pk")
        ],
        "mails": [
            {"kind": mail.get_kind_display(), "created_at": mail.created_at.isoformat(), "sent_at": _iso(mail.sent_at)}
            for mail in commenter.mails.order_by("pk")
        ],
        "bans": [
            {"reason": ban.get_reason_display(), "made_at": ban.made_at.isoformat(), "until": ban.until.isoformat()}
            for ban in bans.order_by("pk")
        ],
    }


def _exported(details):
    comment = details.comment
    return {
        "name": comment.user_name,
        "text": comment.comment,
        "article": settings.SITE_URL + details.article.get_absolute_url(),
        "state": details.news_for_author,
        "posted_at": comment.submit_date.isoformat(),
        "confirmed_at": _iso(details.confirmed_at),
        "wants_replies": comment.followup,
        "recommendations": details.recommendations,
        # Hashed, and forgotten in time: see COMMENT_RETENTION_DAYS.
        "network_is_known": details.network_key != "",
        "sent_at": [sending.at.isoformat() for sending in details.sendings.all()],
    }


def _iso(moment):
    return moment and moment.isoformat()


@patient
def erase(commenter, *, keep_texts):
    """Forget `commenter`: the address and the name at once, the texts too unless `keep_texts`.

    RGPD, article 17. What is under legal hold stays as it is until the hold is lifted (article 17, 3, e).
    """
    for details in commenter.comments.exclude(state=State.HELD).with_comment():
        if details.is_unconfirmed or not (keep_texts or has_answers(details)):
            delete(details)
        else:
            blank(details, keep_text=keep_texts)
    if not commenter.comments.exists():
        commenter.delete()


def blank(details, *, keep_text):
    """Take the name, the address and, unless `keep_text`, the words out of a comment that was answered."""
    comment = details.comment
    text = {} if keep_text else {"comment": ""}
    XtdComment.norel_objects.filter(pk=comment.pk).update(user_name=gettext("Anonyme"), followup=False, **text)
    details.commenter, details.network_key, details.submission_key = None, "", ""
    if not keep_text:
        details.html, details.evidence = "", ""
    details.sendings.all().delete()
    details.save(update_fields=["commenter", "network_key", "submission_key", "html", "evidence"])
    discussion_changed(details.article_id, withdrawn=True)
    if not keep_text and details.is_public:
        workflow.take_down(comment, Reason.BY_ITS_AUTHOR)


def delete(details):
    """Leave nothing of a comment that nobody answered."""
    was_public, article_pk = details.is_public, details.article_id
    details.comment.delete()
    if was_public:
        workflow.count_comments(article_pk)
        discussion_changed(article_pk, withdrawn=True)


def has_answers(details):
    """Whether other comments stand under this one, whatever their state."""
    return XtdComment.norel_objects.filter(parent_id=details.pk).exclude(pk=details.pk).exists()


def purge(*, dry_run=False):
    """Do what COMMENT_RETENTION_DAYS promises. Returns (what it is, how many) of each promise.

    A batch at a time, each in a transaction of its own, between which others may write; `dry_run` only counts.
    """
    return [(name, rows.count() if dry_run else _keep(keep_promise, rows)) for name, rows, keep_promise in _promises()]


def _promises():
    """(what it is, the rows whose time has come, what then becomes of them), in the order in which they are kept."""
    now = timezone.now()
    days = {name: timedelta(days=number) for name, number in settings.COMMENT_RETENTION_DAYS.items()}
    comments = CommentDetails.objects
    free = comments.exclude(state=State.HELD)  # A legal hold keeps all that was there when it was laid.
    left = comments.filter(state__in=(State.REJECTED, State.SPAM, State.REMOVED)).exclude(html="")
    old_addresses = Commenter.objects.filter(seen_at__lt=now - days["address"])
    old_reports = Report.objects.exclude(network_key="").filter(at__lt=now - days["network"])
    return [
        ("Commentaires jamais confirmés", comments.unconfirmed().older_than(days["unconfirmed"]), _remove_each),
        ("Commentaires rejetés, indésirables ou supprimés", left.older_than(days["withdrawn"]), _remove_each),
        ("Réseaux des commentaires", free.exclude(network_key="").older_than(days["network"]), _forget_networks),
        ("Réseaux des signalements", old_reports, _forget_networks),
        # Limits look back less far than the page that follows a sending is shown.
        ("Envois de formulaires", Sending.objects.filter(at__lt=now - LINK_LASTS["sent"]), _delete),
        ("Recommandations", Recommendation.objects.filter(at__lt=now - days["network"]), _delete),
        ("Exclusions échues", Ban.objects.filter(until__lt=now), _delete),
        # The text of a public comment stays, under the name that its author gave.
        ("Adresses", old_addresses.exclude(comments__state=State.HELD), _forget_addresses),
    ]


def _keep(keep_promise, rows):
    """Keep a promise to all its `rows`, BATCH at a time. Returns how many they were."""
    keep_promise, total, last = patient(keep_promise), 0, 0
    in_order = rows.order_by("pk").values_list("pk", flat=True)
    while batch := list(in_order.filter(pk__gt=last)[:BATCH]):
        keep_promise(rows.filter(pk__in=batch))  # Asked again: one may have been judged meanwhile.
        total, last = total + len(batch), batch[-1]
    return total


def _remove_each(comments):
    for details in comments.with_comment():
        if has_answers(details):
            blank(details, keep_text=False)
        else:
            delete(details)


def _forget_networks(rows):
    rows.update(network_key="")


def _forget_addresses(commenters):
    # The hash of what they sent was made of their address too.
    CommentDetails.objects.filter(commenter__in=commenters).update(submission_key="")
    commenters.delete()


def _delete(rows):
    rows.delete()
