"""What a moderator must see of a comment to judge it, for a whole page of them in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from comments import identity, policy
from comments.choices import FAULTS, Reason
from comments.models import CommentDetails, Decision

#: The reasons a moderator may give, none first: (value, label).
REASONS = [(Reason.NONE.value, Reason.NONE.label), *FAULTS]
#: Move → the key that makes it.
KEYS = {"approve": "a", "reject": "r", "spam": "i"}


@dataclass(frozen=True)
class Case:
    """One comment before its judge."""

    details: CommentDetails
    #: The CommentDetails that it answers, or None.
    answered: CommentDetails | None
    #: (policy.Move, its key or "").
    moves: list
    #: What readers reported it for, with how often: (label, total), most frequent first.
    reports: list
    #: The last Decision that a person made on it and nobody took back, or None.
    last: Decision | None

    @property
    def address(self):
        """The masked address; "" once it is erased, and for what the newsroom wrote."""
        return identity.masked_address_of(self.details.commenter) if self.details.commenter else ""

    @property
    def is_read(self):
        """Whether readers see it."""
        return self.details.is_public and self.details.article.is_published


def cases(comments, user):
    """The Case of each of `comments` (CommentDetails, with_comment), as the moderator `user` gets it."""
    judged = Decision.objects.by_people().select_related("by")
    prefetch_related_objects(comments, "reports", Prefetch("decisions", queryset=judged))
    parents = [details.comment.parent_id for details in comments if details.comment.parent_id != details.pk]
    answered = CommentDetails.objects.select_related("comment").in_bulk(parents)
    return [
        Case(
            details=details,
            answered=answered.get(details.comment.parent_id),
            moves=[(move, KEYS.get(move.name, "")) for move in policy.moves_for(details, user)],
            reports=Counter(report.get_reason_display() for report in details.reports.all()).most_common(),
            last=next(iter(details.decisions.all()), None),
        )
        for details in comments
    ]
