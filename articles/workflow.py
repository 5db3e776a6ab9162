"""The states of an article, who may move it from one to the next, and what a move does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.checklist import blocking_sentences
from articles.choices import State
from articles.copy import saved_copy
from articles.freshness import article_changed
from articles.lire.healing import refresh_around, relink_around
from articles.lire.index import index_article as index_for_lire
from articles.lists import enter_in_lists
from articles.models import Article, Transition
from articles.notices import notify_authors
from articles.roles import is_own
from articles.search.index import index_article as index_for_search
from articles.text.dates import short_datetime

#: Where an article stands when it is published at a date to come: a place of the table, not a state of its own.
SCHEDULED = "programme"

NEEDS_REASON = _("Dites pourquoi, en une phrase.")


def _publish(article, before, at):
    """Date its publication. One that comes back from a withdrawal keeps its date, unless it gets a new one."""
    if at or before != State.UNPUBLISHED:
        article.published_at, article.updated_at = at, None
    article.published_at = publication_date(article, article.published_at)


def _unschedule(article, before, at):
    """Take its date back. One that readers have had is withdrawn again, not new again: its address still says so."""
    article.published_at = None
    if article.transitions.filter(to_state=State.UNPUBLISHED).exists():
        article.state, article.published_at = State.UNPUBLISHED, timezone.now()


def _relink_around(transition):
    relink_around.enqueue(transition.article_id)


def _refresh_around(transition):
    refresh_around.using(run_after=transition.article.published_at).enqueue(transition.article_id)


@dataclass(frozen=True)
class Move:
    """One line of the table: from where to which state, by whom, on what condition, and what it does."""

    name: str
    label: str
    #: States, and SCHEDULED.
    sources: tuple[str, ...]
    target: str
    #: Whether the article's own author may make it too; otherwise only who may publish.
    own: bool = False
    needs_note: bool = False
    #: Whether the checklist must find nothing that blocks.
    needs_checklist: bool = False
    #: What it changes beside the state: takes the article, the state before, the date asked for (None: now).
    change: Callable[[Article, str, datetime | None], None] | None = None
    #: What follows once it is logged, given its Transition.
    then: Callable[[Transition], None] | None = None


_OPEN = (State.DRAFT, State.TO_CORRECT)

MOVES = {
    move.name: move
    for move in (
        Move("submit", _("Soumettre à relecture"), _OPEN, State.IN_REVIEW, own=True),
        Move(
            "send_back",
            _("Renvoyer à l’auteur"),
            (State.IN_REVIEW, State.APPROVED),
            State.TO_CORRECT,
            needs_note=True,
            then=notify_authors,
        ),
        Move("approve", _("Valider"), (*_OPEN, State.IN_REVIEW), State.APPROVED),
        Move(
            "publish",
            _("Publier maintenant"),
            (*_OPEN, State.IN_REVIEW, State.APPROVED, SCHEDULED, State.UNPUBLISHED),
            State.PUBLISHED,
            needs_checklist=True,
            change=_publish,
            then=_refresh_around,
        ),
        Move("unschedule", _("Déprogrammer"), (SCHEDULED,), State.APPROVED, change=_unschedule),
        Move(
            "unpublish",
            _("Dépublier"),
            (State.PUBLISHED,),
            State.UNPUBLISHED,
            needs_note=True,
            then=_relink_around,
        ),
    )
}


def place_of(article):
    """Where `article` stands in the table: its state, or SCHEDULED."""
    return SCHEDULED if article.is_scheduled else article.state


def may_move(article, move, user):
    """Whether `user` may make `move` on `article` as it stands."""
    if place_of(article) not in move.sources:
        return False
    if user.has_perm("articles.publish_article"):
        return True
    return move.own and user.has_perm("articles.change_article") and is_own(article, user)


def moves_for(article, user):
    """The moves that `user` may make now, in the order of the table."""
    return [move for move in MOVES.values() if may_move(article, move, user)]


def publication_date(article, at=None):
    """When `article` would come out if published for `at` (aware datetime, None: now): never before its embargo."""
    return max(filter(None, (at or timezone.now(), article.embargo_until)))


def move_label(move, article, at=None):
    """What the button of `move` says; that of publishing follows the date it would publish at."""
    if move.name == "publish":
        date = publication_date(article, at or (article.published_at if article.state == State.UNPUBLISHED else None))
        if date > timezone.now():
            short = short_datetime(timezone.localtime(date), timezone.localdate())
            return _("Programmer pour le %(date)s") % {"date": short}
    return move.label


@transaction.atomic
def make_move(article, name, *, by, at=None, note=""):
    """Move `article` along the line `name` of the table, log it, and return it.

    `at` (aware datetime) is the date of publication, now if None; an embargo puts it off. Raises PermissionDenied
    if `by` may not, ValidationError (French sentences) if the move's conditions are not met; nothing is changed then.
    """
    move = MOVES[name]
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not may_move(article, move, by):
        raise PermissionDenied
    if move.needs_note and not note.strip():
        raise ValidationError(NEEDS_REASON)
    if move.needs_checklist and (missing := blocking_sentences(saved_copy(article))):
        raise ValidationError(missing)
    before, date_before = article.state, article.published_at
    article.state = move.target
    if move.change:
        move.change(article, before, at)
    article.save(update_fields=["state", "published_at", "updated_at", "modified_at"])
    transition = Transition.objects.create(
        article=article,
        from_state=before,
        to_state=article.state,
        by=by,
        note=note.strip(),
        publication_at=article.published_at if article.published_at != date_before else None,
    )
    index_for_lire(article)
    index_for_search(article)
    enter_in_lists([article])
    if move.then:
        move.then(transition)
    article_changed(article, before)
    return article


def embargo_comes_too_late(article, embargo):
    """Whether readers already have `article`, which an `embargo` (aware datetime or None) would hide from them."""
    return article.is_published and embargo is not None and embargo > article.published_at


def put_off_to_embargo(article, *, by):
    """Put a scheduled `article` off, in memory, to an embargo that its date is before; says so in its log.

    To be called before it is saved: the database refuses it otherwise.
    """
    if not article.is_scheduled or publication_date(article, article.published_at) == article.published_at:
        return
    article.published_at = article.embargo_until
    Transition.objects.create(
        article=article,
        from_state=article.state,
        to_state=article.state,
        by=by,
        note=gettext("Repoussé à la fin de l’embargo."),
        publication_at=article.published_at,
    )


@transaction.atomic
def mark_updated(article, *, by):
    """Say to readers that the substance of a published `article` changed now; a mended typo does not."""
    if not by.has_perm("articles.publish_article"):
        raise PermissionDenied
    Article.objects.published().filter(pk=article.pk).update(updated_at=timezone.now())
    article.refresh_from_db(fields=["updated_at"])
    article_changed(article)
