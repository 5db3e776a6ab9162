"""Who may comment, what is held and why, and what leads a comment from one state to the next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.choices import Opening, Reason, State
from comments.models import CommentDetails
from comments.rules import bans, capitals, likeness, links, pace, repeats, words
from comments.rules.submission import Submission

REWRITE_LASTS = timedelta(minutes=15)


class Mover(Enum):
    """Who may make a move."""

    ADDRESS = "whoever opens the mail sent to the address of the comment"
    AUTHOR = "the same, later"
    MODERATOR = "a user who has the permission comments.moderate_comments"


@dataclass(frozen=True)
class Move:
    """One line of the table: from which states to which, and by whom."""

    name: str
    label: str
    sources: tuple[str, ...]
    target: str
    by: Mover = Mover.MODERATOR


MOVES = {
    move.name: move
    for move in (
        # Leads to PUBLIC only if `verdict_on` finds no rule against it: see workflow.confirm.
        Move("confirm", _("Confirmer"), (State.UNCONFIRMED,), State.PUBLIC, Mover.ADDRESS),
        Move("withdraw", _("Supprimer"), (State.PENDING, State.PUBLIC), State.REMOVED, Mover.AUTHOR),
        Move(
            "approve",
            _("Approuver"),
            (State.UNCONFIRMED, State.PENDING, State.REJECTED, State.SPAM, State.REMOVED, State.HELD),
            State.PUBLIC,
        ),
        Move("reject", _("Rejeter"), (State.UNCONFIRMED, State.PENDING, State.PUBLIC, State.SPAM), State.REJECTED),
        Move(
            "spam",
            _("Marquer comme indésirable"),
            (State.UNCONFIRMED, State.PENDING, State.PUBLIC, State.REJECTED),
            State.SPAM,
        ),
        Move("remove", _("Mettre à la corbeille"), (State.PUBLIC,), State.REMOVED),
        Move(
            "hold",
            _("Placer sous séquestre"),
            (State.UNCONFIRMED, State.PENDING, State.PUBLIC, State.REJECTED, State.SPAM, State.REMOVED),
            State.HELD,
        ),
    )
}


def moves_for(details, user):
    """The moves that the moderator `user` may make on `details` as it stands, in the order of the table."""
    return [move for move in MOVES.values() if may_move(details, move, user)]


def may_move(details, move, user):
    """Whether `user` may make `move` on `details` as it stands; None is the author of the comment."""
    if details.state not in move.sources:
        return False
    if user is None:
        return move.by is Mover.AUTHOR
    # What its author took back, nobody publishes.
    is_taken_back = details.reason == Reason.BY_ITS_AUTHOR and move.target == State.PUBLIC
    return move.by is Mover.MODERATOR and not is_taken_back and user.has_perm("comments.moderate_comments")


def is_open(article):
    """Whether readers may write under `article` now."""
    if not (article.is_published and article.allows_comments) or opening_of(article) == Opening.CLOSED:
        return False
    discussion = getattr(article, "discussion", None)
    if settings.COMMENT_CLOSE_AFTER_DAYS == 0 or (discussion and discussion.stays_open):
        return True
    return timezone.now() - article.published_at <= timedelta(days=settings.COMMENT_CLOSE_AFTER_DAYS)


def opening_of(article):
    """The Opening of `article`: what the newsroom chose for it, else the site's.

    Of a word that is none, nothing is published unread: a server that runs no check may be given one.
    """
    discussion = getattr(article, "discussion", None)
    opening = (discussion and discussion.opening) or settings.COMMENT_OPENING
    return opening if opening in Opening.values else Opening.READ_FIRST


def may_rewrite(details):
    """Whether the author of `details` may still change its words: for a while after confirming it."""
    if details.state not in (State.PENDING, State.PUBLIC) or details.confirmed_at is None:
        return False
    return timezone.now() - details.confirmed_at <= REWRITE_LASTS and not details.decided_by_a_person


def is_hidden_by_reports(details):
    """Whether readers of enough networks reported it for it to be read again: never once a person judged it."""
    if not details.is_public or details.decided_by_a_person:
        return False
    return details.reports.filter(counts=True).count() >= settings.COMMENT_REPORTS_HIDE


class Outcome(Enum):
    """What the policy does about what a rule finds, the hardest first."""

    REFUSE = "the form comes back with the rule's sentence, and nothing is kept"
    REJECT = State.REJECTED
    SPAM = State.SPAM
    HOLD = State.PENDING


@dataclass(frozen=True)
class Rule:
    """One line of the table: what is looked for, and what is then done for which reason."""

    finds: Callable[[Submission], str | bool | None]
    outcome: Outcome
    reason: Reason = Reason.NONE


class Verdict(NamedTuple):
    """What becomes of a comment."""

    state: State
    reason: Reason
    #: What the rules found, for moderators.
    evidence: str = ""


def refusal_of(submission):
    """The sentence with which the form comes back, or "": asked before anything is kept."""
    found = (rule.finds(submission) for rule in RULES if rule.outcome is Outcome.REFUSE)
    return next(filter(None, found), "")


def verdict_on(details):
    """The Verdict on a comment whose address is confirmed."""
    return verdict_of(Submission.of(details))


def verdict_of(submission):
    """The Verdict on a Submission: the hardest outcome of the rules that find something, the first of them its reason,
    and all that they found.
    """
    found = [
        (rule, found) for rule in RULES if rule.outcome is not Outcome.REFUSE and (found := rule.finds(submission))
    ]
    if not found:
        return Verdict(State.PUBLIC, Reason.NONE)
    hardness = list(Outcome).index
    rule, _evidence = min(found, key=lambda pair: hardness(pair[0].outcome))
    evidence = " · ".join(evidence for _rule, evidence in found if evidence is not True)
    return Verdict(rule.outcome.value, rule.reason, evidence[:EVIDENCE_LENGTH])


def is_known(commenter):
    """Whether a comment that the address itself confirmed is public."""
    if commenter is None:
        return False
    return CommentDetails.objects.public().filter(commenter=commenter, confirmed_at__isnull=False).exists()


def _is_closed(submission):
    return submission.article and not is_open(submission.article)


def _is_read_first(submission):
    return submission.article and opening_of(submission.article) == Opening.READ_FIRST


def _is_first(submission):
    article = submission.article
    return article and opening_of(article) == Opening.FIRST_READ and not is_known(submission.commenter)


EVIDENCE_LENGTH = CommentDetails._meta.get_field("evidence").max_length

#: All that is looked for, and what is done about it. What is refused tells whoever sends it only of themselves.
RULES = (
    Rule(bans.banned_network, Outcome.REFUSE),
    Rule(pace.too_fast, Outcome.REFUSE),
    Rule(bans.banned_address, Outcome.REJECT, Reason.BANNED),
    Rule(words.forbidden_word, Outcome.SPAM, Reason.FORBIDDEN_WORD),
    Rule(_is_closed, Outcome.HOLD, Reason.CLOSED),
    Rule(links.too_many_links, Outcome.HOLD, Reason.LINKS),
    Rule(words.suspect_word, Outcome.HOLD, Reason.SUSPECT_WORD),
    Rule(likeness.looks_like_spam, Outcome.HOLD, Reason.LIKE_SPAM),
    Rule(capitals.shouted, Outcome.HOLD, Reason.CAPITALS),
    Rule(repeats.noise, Outcome.HOLD, Reason.NOISE),
    Rule(repeats.same_text, Outcome.HOLD, Reason.REPEATED),
    Rule(_is_read_first, Outcome.HOLD, Reason.READ_FIRST),
    Rule(_is_first, Outcome.HOLD, Reason.FIRST_COMMENT),
)
