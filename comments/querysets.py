"""The only place that decides which comments are visible, and what a page loads of them."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.outbox import OutboxQuerySet
from comments.choices import State


class CommentDetailsQuerySet(models.QuerySet):
    """Comments, by what a reader or a moderator would call them."""

    def public(self):
        """Those that any reader may see."""
        return self.filter(state=State.PUBLIC)

    def on(self, article):
        """Those of one article."""
        return self.filter(article=article)

    def answerable(self, *, below):
        """Public ones that a reply may be written to: those above the level `below`."""
        return self.public().filter(comment__level__lt=below)

    def waiting(self):
        """The moderators' queue."""
        return self.filter(state=State.PENDING)

    def unconfirmed(self):
        """Those whose mailed link nobody has followed."""
        return self.filter(state=State.UNCONFIRMED)

    def shown_in_thread(self):
        """Public ones, and those that left the site but were answered: readers see where they stood.

        The package's counter of answers is only a sieve here: it never says too little, and
        `threads` drops what no public comment follows.
        """
        return self.filter(Q(state=State.PUBLIC) | Q(~Q(state=State.UNCONFIRMED), comment__nested_count__gt=0))

    def in_thread_order(self):
        """As a thread is read: each comment followed by its answers."""
        return self.order_by("comment__thread_id", "comment__order")

    def public_threads(self):
        """Numbers of the threads that hold a public comment, oldest first."""
        return self.public().order_by("comment__thread_id").values("comment__thread_id").distinct()

    def since(self, age):
        """Those posted within `age` (timedelta)."""
        return self.filter(comment__submit_date__gt=timezone.now() - age)

    def older_than(self, age):
        """Those posted more than `age` (timedelta) ago."""
        return self.filter(comment__submit_date__lt=timezone.now() - age)

    def totals(self):
        """State → how many are in it. One query."""
        counted = self.order_by().values_list("state").annotate(models.Count("pk"))
        return dict.fromkeys(State.values, 0) | dict(counted)

    def with_comment(self):
        """With the package's row, the article and the commenter: one query."""
        return self.select_related("comment", "article", "commenter")


class DecisionQuerySet(models.QuerySet):
    """Decisions, by whether they still hold."""

    #: How long a moderator may take a decision back.
    UNDO_LASTS = timedelta(days=1)

    def by_people(self):
        """Those that a person made and nobody took back."""
        return self.filter(by__isnull=False, undoes=None, undone_by=None)

    def undoable_by(self, user):
        """Those of `user`, newest first, that are recent and after which nothing happened to their comment.

        What has no address any more is left out: its author had it erased, or the newsroom wrote it.
        """
        later = self.model.objects.filter(details=models.OuterRef("details"), pk__gt=models.OuterRef("pk"))
        recent = self.filter(by=user, undoes=None, at__gt=timezone.now() - self.UNDO_LASTS)
        return recent.exclude(models.Exists(later)).filter(details__commenter__isnull=False)


class OutgoingMailQuerySet(OutboxQuerySet):
    """Mails to commenters."""

    def ends_of_claims(self):
        """When the worker that has one of them in hand must be done with it: a moment for each."""
        in_hand = self.filter(claimed_at__gte=timezone.now() - self.CLAIM_LASTS, sent_at=None)
        return [claimed_at + self.CLAIM_LASTS for claimed_at in in_hand.values_list("claimed_at", flat=True)]

    def claim(self, pk):
        """Take one due mail for oneself: as it stands now, or None if another worker took it first or it is gone."""
        if not self.take(pk):
            return None
        return self.select_related("details__article", "details__comment", "recipient").filter(pk=pk).first()
