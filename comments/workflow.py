"""What happens to a comment, from the moment it is sent: each function is one transaction, and the only way in."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from articles.freshness import discussion_changed
from articles.models import Article, Author
from comments import identity, notifications, policy, xtd
from comments.choices import Reason, State
from comments.models import CommentDetails, Recommendation, Report, Sending
from comments.patience import patient
from comments.spam import memory
from comments.text import clean_line, clean_text, to_html


def post_comment(*, article, name, email, text, parent=None, at=None, network_key="", wants_replies=False):
    """Keep a visitor's comment, hidden, and queue the mail that confirms its address. Returns the Sending.

    `email` is checked and normalised here (identity.InvalidAddressError); `text` is plain; `parent` is an XtdComment
    (xtd.CannotReplyError); `wants_replies`: its author asks for a mail for each answer. The same form sent twice
    makes one comment, whatever became of it meanwhile: the second Sending leads to it, and changes nothing.
    """
    address, name, text = identity.normalise(email), clean_line(name), clean_text(text)
    key = identity.keyed_hash("submission", article.pk, parent.pk if parent else "", address.casefold(), name, text)

    @patient
    def receive():
        if first := CommentDetails.objects.with_comment().filter(submission_key=key).first():
            return first.sendings.create(network_key=network_key, follows=first.is_unconfirmed)
        comment = xtd.add_comment(
            article=article, name=name, text=text, parent=parent, at=at, wants_replies=wants_replies
        )
        details = _describe(comment, article, address, network_key=network_key, submission_key=key)
        notifications.queue_confirmation(details)
        return Sending.objects.create(details=details, network_key=network_key, at=comment.submit_date)

    try:
        return receive()
    except IntegrityError:
        # Sent twice at the same moment: the other one was first, and is found now.
        return receive()


@patient
def import_comment(*, article, name, email, text, parent=None, at):
    """Write a comment that is public already: of the demo, or of the site the archive comes from.

    Takes what `post_comment` takes; sends no mail and asks no rule. Returns the XtdComment.
    """
    comment = xtd.add_comment(article=article, name=clean_line(name), text=clean_text(text), parent=parent, at=at)
    _describe(comment, article, identity.normalise(email), confirmed_at=at)
    _enter(comment.details, State.PUBLIC)
    return comment


@patient
def answer_as_newsroom(*, parent, text, by):
    """Answer the comment `parent` under the name of `by`, a member of the newsroom: public at once.

    Raises PermissionDenied if they may not, xtd.CannotReplyError. Returns the XtdComment.
    """
    if not by.has_perm("comments.answer_as_newsroom"):
        raise PermissionDenied
    article = parent.details.article
    signature = Author.objects.filter(user=by).values_list("name", flat=True).first()
    name = signature or by.get_full_name() or gettext("La rédaction")
    comment = xtd.add_comment(
        article=article, name=name[: xtd.NAME_LENGTH], text=clean_text(text), parent=parent, user=by
    )
    details = CommentDetails.objects.create(comment=comment, article=article, html=to_html(comment.comment))
    _enter(details, State.PUBLIC, by=by)
    return comment


@patient
def confirm(comment):
    """Take the address of `comment` for its author's own, and let the policy decide. Returns its CommentDetails.

    Done twice, or on a comment that a moderator has judged meanwhile, it changes no state.
    """
    details = _locked(comment)
    if details.confirmed_at is None:
        details.confirmed_at = timezone.now()
        details.save(update_fields=["confirmed_at"])
    if details.state in policy.MOVES["confirm"].sources:
        _enter(details, *_judge(details))
    return details


@patient
def make_move(comment, name, *, by, reason=Reason.NONE, seen=""):
    """Move `comment` along the line `name` of policy.MOVES, log it, and return its CommentDetails.

    `by` is a moderator, or None for the comment's own author; `seen` is the state they decided upon, if that is known.
    Raises PermissionDenied if it is not theirs to make, not from the state that the comment is in, or if another was
    faster; nothing is changed then.
    """
    move, details = policy.MOVES[name], _locked(comment)
    if not policy.may_move(details, move, by) or (seen and seen != details.state):
        raise PermissionDenied
    _enter(details, move.target, Reason.BY_ITS_AUTHOR if by is None else reason, by=by)
    notifications.queue_decision(details)
    return details


@patient
def undo(comment, *, by):
    """Take back the last decision on `comment`: it is as it was before, and that too is written down.

    Only the moderator `by` who made it, and within DecisionQuerySet.UNDO_LASTS. What was unconfirmed and has been
    confirmed since goes where the policy sends it. Raises PermissionDenied; nothing is changed then. Returns its
    CommentDetails.
    """
    details = _locked(comment)
    if not (by.has_perm("comments.moderate_comments") and details.decisions.undoable_by(by).exists()):
        raise PermissionDenied
    last, *earlier = details.decisions.all()[:2]
    state, reason = last.from_state, earlier[0].reason if earlier else Reason.NONE
    if state == State.UNCONFIRMED and details.confirmed_at is not None:
        state, reason = _judge(details)
    _enter(details, state, reason, by=by, undoes=last)
    return details


@patient
def rewrite(comment, text):
    """Give `comment` the new `text` of its author, within the time they have; the policy judges it again.

    Raises PermissionDenied if that time is over, or a moderator has judged the comment. Returns its CommentDetails.
    It is no more what its form said: that one, sent again, makes another comment.
    """
    details = _locked(comment)
    if not policy.may_rewrite(details):
        raise PermissionDenied
    details.comment.comment = clean_text(text)
    xtd.set_text(details.comment)
    details.html, details.submission_key = to_html(details.comment.comment), ""
    details.save(update_fields=["html", "submission_key"])
    _enter(details, *_judge(details))
    return details


@patient
def report(comment, *, reason, network_key):
    """Keep a reader's report of `comment`; enough of them send it back to the moderators.

    A network weighs once per article, and one that is not known never does.
    """
    details = _locked(comment)
    sent = Report.objects.filter(details__article=details.article_id, network_key=network_key)
    if network_key and sent.filter(details=details).exists():
        return
    counts = bool(network_key) and not sent.exists()
    details.reports.create(reason=reason, network_key=network_key, counts=counts)
    if policy.is_hidden_by_reports(details):
        _enter(details, State.PENDING, Reason.REPORTED)


@patient
def recommend(comment, *, network_key):
    """Count one reader's recommendation of `comment`: once per network, and none from one that is not known."""
    if not network_key:
        return
    key = identity.keyed_hash("recommendation", comment.pk, network_key)
    _recommendation, is_new = Recommendation.objects.get_or_create(details_id=comment.pk, network_key=key)
    if is_new:
        CommentDetails.objects.filter(pk=comment.pk).update(recommendations=F("recommendations") + 1)
        discussion_changed(comment.details.article_id)


@patient
def take_down(comment, reason):
    """Take `comment` off the site by a rule, for `reason`."""
    _enter(_locked(comment), State.REMOVED, reason)


@patient
def ask_again(comment):
    """Queue one more confirmation mail, if `comment` still wants one and its address may get one today."""
    details = _locked(comment)
    if details.is_unconfirmed and details.commenter:
        notifications.queue_confirmation(details)


def _describe(comment, article, address, **columns):
    return CommentDetails.objects.create(
        comment=comment,
        article=article,
        commenter=identity.remember(address),
        html=to_html(comment.comment),
        **columns,
    )


def _judge(details):
    verdict = policy.verdict_on(details)
    details.evidence = verdict.evidence
    details.save(update_fields=["evidence"])
    return verdict.state, verdict.reason


def _enter(details, state, reason=Reason.NONE, *, by=None, undoes=None):
    before, details.state, details.reason = details.state, state, reason
    details.save(update_fields=["state", "reason"])
    details.decisions.create(from_state=before, to_state=state, reason=reason, by=by, undoes=undoes)
    xtd.show(details.comment, is_public=details.is_public, is_removed=state == State.REMOVED)
    count_comments(details.article_id)
    if State.PUBLIC in (before, state):
        discussion_changed(details.article_id, withdrawn=before == State.PUBLIC)
    if by is not None and details.commenter_id is not None:
        memory.learn_from(details)
    if details.is_public:
        notifications.queue_reply(details)


def count_comments(article_pk):
    """Write how many public comments an article has."""
    # Locked first, so that the last of two who count at the same moment counts both changes.
    Article.objects.select_for_update().values_list("pk").get(pk=article_pk)
    total = CommentDetails.objects.public().filter(article=article_pk).count()
    Article.objects.filter(pk=article_pk).update(comment_count=total)


def _locked(comment):
    return CommentDetails.objects.select_for_update(of=("self",)).with_comment().get(pk=comment.pk)
