"""The table of moves: who may make which, from where, on what condition."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.choices import State
from articles.models import Article
from articles.workflow import MOVES, SCHEDULED, make_move, mark_updated, move_label, moves_for
from tests.builders import make_article, make_author, make_draft
from tests.unit.text.typography_reading import shown

S = State
DATED = {State.PUBLISHED, State.UNPUBLISHED}


def in_state(state, **overrides):
    """An article that may be published, in a state or SCHEDULED."""
    date = timezone.now() - timedelta(hours=1) if state in DATED else None
    if state == SCHEDULED:
        state, date = S.PUBLISHED, timezone.now() + timedelta(days=1)
    return make_article(**{"state": state, "published_at": date, "authors": [make_author()]} | overrides)


TABLE = {
    # state: (journalist on their own, journalist on another's, chief)
    S.DRAFT: (["submit"], [], ["submit", "approve", "publish"]),
    S.IN_REVIEW: ([], [], ["send_back", "approve", "publish"]),
    S.TO_CORRECT: (["submit"], [], ["submit", "approve", "publish"]),
    S.APPROVED: ([], [], ["send_back", "publish"]),
    S.PUBLISHED: ([], [], ["unpublish"]),
    SCHEDULED: ([], [], ["publish", "unschedule"]),
    S.UNPUBLISHED: ([], [], ["publish"]),
}


@pytest.mark.parametrize("state", TABLE)
def test_moves_offered_are_those_of_the_table(journalist, chief, state):
    own, others = in_state(state, created_by=journalist), in_state(state)
    offered = tuple(
        [m.name for m in moves_for(a, u)] for a, u in [(own, journalist), (others, journalist), (own, chief)]
    )
    assert offered == TABLE[state]


def test_moderator_moves_nothing(moderator):
    assert [moves_for(in_state(state), moderator) for state in TABLE] == [[]] * len(TABLE)


def test_move_that_is_not_offered_is_refused_and_changes_nothing(journalist):
    article = make_draft(created_by=journalist)
    with pytest.raises(PermissionDenied):
        make_move(article, "publish", by=journalist)
    article.refresh_from_db()
    assert (article.state, article.transitions.count()) == (State.DRAFT, 0)


def test_each_move_is_logged(journalist, chief):
    article = make_draft(created_by=journalist)
    make_move(article, "submit", by=journalist)
    make_move(article, "send_back", by=chief, note="Le chapô manque de faits.")
    log = [(t.from_state, t.to_state, t.by, t.note) for t in article.transitions.all()]
    assert log == [
        (S.IN_REVIEW, S.TO_CORRECT, chief, "Le chapô manque de faits."),
        (S.DRAFT, S.IN_REVIEW, journalist, ""),
    ]


@pytest.mark.parametrize("name", ["send_back", "unpublish"])
def test_sending_back_and_unpublishing_need_a_reason(chief, name):
    article = in_state(S.IN_REVIEW if name == "send_back" else S.PUBLISHED)
    with pytest.raises(ValidationError):
        make_move(article, name, by=chief, note="  ")


def test_article_without_rubrique_or_chapo_is_not_published(chief):
    article = make_draft(section=None, chapo="")
    with pytest.raises(ValidationError) as error:
        make_move(article, "publish", by=chief)
    assert error.value.messages == ["Choisissez une rubrique.", "Écrivez un chapô.", "Ajoutez une signature."]
    assert Article.objects.published().count() == 0


def test_publishing_at_a_date_to_come_schedules(chief):
    at = timezone.now() + timedelta(days=1)
    article = make_move(in_state(S.DRAFT), "publish", by=chief, at=at)
    assert (article.is_scheduled, article.is_published, article.published_at) == (True, False, at)
    assert str(article.state_label) == "Programmé"


def test_scheduled_article_gets_another_date_or_comes_out_now(chief):
    article, later = in_state(SCHEDULED), timezone.now() + timedelta(days=9)
    assert make_move(article, "publish", by=chief, at=later).published_at == later
    assert make_move(article, "publish", by=chief).is_published


def test_scheduled_article_is_taken_off_its_date(chief):
    article = make_move(in_state(SCHEDULED), "unschedule", by=chief)
    assert (article.state, article.published_at, article.is_scheduled) == (S.APPROVED, None, False)


def test_article_that_readers_had_is_withdrawn_still_when_its_return_is_called_off(client, chief):
    article = in_state(S.PUBLISHED)
    make_move(article, "unpublish", by=chief, note="À vérifier.")
    make_move(article, "publish", by=chief, at=timezone.now() + timedelta(days=1))
    article = make_move(article, "unschedule", by=chief)
    assert (article.state, client.get(article.get_absolute_url()).status_code) == (S.UNPUBLISHED, 410)


MARCH = datetime(2027, 3, 3, 6, tzinfo=timezone.get_default_timezone())


@time_machine.travel(datetime(2027, 2, 20, 12, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(
    ("at", "label"),
    [
        (None, "Publier maintenant"),
        (MARCH.replace(month=1), "Publier maintenant"),
        (MARCH, "Programmer pour le 3~mars à 6^h^00"),
        (MARCH.replace(year=2028, day=1), "Programmer pour le 1er~mars 2028 à 6^h^00"),
    ],
)
def test_button_says_when_the_article_will_come_out(at, label):
    assert shown(str(move_label(MOVES["publish"], Article(), at))) == label


@time_machine.travel(datetime(2027, 2, 20, 12, tzinfo=UTC), tick=False)
def test_button_says_the_end_of_the_embargo_when_the_date_is_before():
    article = Article(embargo_until=MARCH)
    assert shown(str(move_label(MOVES["publish"], article))) == "Programmer pour le 3~mars à 6^h^00"


def test_article_that_comes_back_keeps_its_date(chief):
    article = in_state(S.UNPUBLISHED)
    assert make_move(article, "publish", by=chief).published_at == article.published_at


def test_update_of_substance_moves_the_date_that_readers_see(chief, journalist):
    article = in_state(S.PUBLISHED)
    mark_updated(article, by=chief)
    assert article.updated_at > article.published_at
    with pytest.raises(PermissionDenied):
        mark_updated(article, by=journalist)
