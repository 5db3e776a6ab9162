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


def export(commenter):
    """All that the site holds of `commenter`, fit for JSON. The address is masked: its owner knows the rest."""
    return {
        "address": identity.masked_address_of(commenter),
        "first_seen": commenter.created_at.isoformat(),
        "last_seen": commenter.seen_at.isoformat(),
        "comments": [
            {
                "name": details.comment.user_name,
                "text": details.comment.comment,
                "article": settings.SITE_URL + details.article.get_absolute_url(),
                "state": details.get_state_display(),
                "posted_at": details.comment.submit_date.isoformat(),
                "confirmed_at": details.confirmed_at and details.confirmed_at.isoformat(),
            }
            for details in commenter.comments.with_comment().order_by("pk")
        ],
    }


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


@patient
def purge(*, dry_run=False):
    """Do what COMMENT_RETENTION_DAYS promises. Returns (what it is, how many) of each promise."""
    now = timezone.now()
    days = {name: timedelta(days=number) for name, number in settings.COMMENT_RETENTION_DAYS.items()}
    comments = CommentDetails.objects
    free = comments.exclude(state=State.HELD)  # A legal hold keeps all that was there when it was laid.
    left = comments.filter(state__in=(State.REJECTED, State.SPAM, State.REMOVED)).exclude(html="")
    old_addresses = Commenter.objects.filter(seen_at__lt=now - days["address"])
    promises = [
        ("unconfirmed", comments.unconfirmed().older_than(days["unconfirmed"]), _remove_each),
        ("withdrawn", left.older_than(days["withdrawn"]), _remove_each),
        ("network", free.exclude(network_key="").older_than(days["network"]), _forget_networks),
        ("report", Report.objects.exclude(network_key="").filter(at__lt=now - days["network"]), _forget_networks),
        # Limits look back less far than the page that follows a sending is shown.
        ("sending", Sending.objects.filter(at__lt=now - LINK_LASTS["sent"]), _delete),
        ("recommendation", Recommendation.objects.filter(at__lt=now - days["network"]), _delete),
        ("ban", Ban.objects.filter(until__lt=now), _delete),
        # The text of a public comment stays, under the name that its author gave.
        ("address", old_addresses.exclude(comments__state=State.HELD), _delete),
    ]
    report = []
    for name, rows, keep_promise in promises:
        report.append((name, rows.count()))
        if not dry_run:
            keep_promise(rows)
    return report


def _remove_each(comments):
    for details in comments.with_comment():
        if has_answers(details):
            blank(details, keep_text=False)
        else:
            delete(details)


def _forget_networks(rows):
    rows.model.objects.filter(pk__in=rows.values_list("pk", flat=True)).update(network_key="")


def _delete(rows):
    rows.delete()
