"""The terms of a right of reply: three days, as many lines as the article, fifty at least and two hundred at most."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.right_of_reply import advice, deadline, headline, line_count, lines_allowed, time_left

NOW = timezone.now()


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 0), ("a", 1), ("a" * 60, 1), ("a" * 61, 2), ("a\n\n  \nb", 2), ("a" * 61 + "\n" + "b" * 121, 5)],
)
def test_a_line_is_sixty_signs_and_a_paragraph_begins_one(text, lines):
    assert line_count(text) == lines


@pytest.mark.parametrize(
    ("article", "allowed"), [(0, 50), (12, 50), (50, 50), (51, 51), (200, 200), (201, 200), (900, 200)]
)
def test_reply_is_as_long_as_the_article_within_the_bounds_of_the_law(article, allowed):
    assert lines_allowed(article) == allowed


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=20), "Reste 2\u00a0jours et 3\u00a0heures"),
        (timedelta(hours=48), "Reste 23\u00a0heures"),
        (timedelta(hours=71, minutes=20), "Reste 39\u00a0minutes"),
        (timedelta(days=4, hours=1), "En retard de 1\u00a0jour et 1\u00a0heure"),
        (timedelta(days=5), "En retard de 2\u00a0jours"),
    ],
)
def test_clock_says_what_is_left_or_how_late_it_is(ago, said, time_machine):
    time_machine.move_to(NOW, tick=False)
    # A second more than said: durations are rounded down.
    received = NOW - ago - timedelta(seconds=1)
    assert time_left(received) == said
    assert deadline(received) - received == timedelta(days=3)


def test_too_long_a_reply_is_told_so():
    terms = {"received_at": NOW, "published_at": NOW - timedelta(days=2)}
    assert advice(reply_lines=51, article_lines=10, **terms) == [
        "51\u00a0lignes de 60\u00a0signes pour 50 permises. "
        "La réponse est trop longue\u00a0: demandez qu’elle soit raccourcie, ou refusez-la en le disant."
    ]
    assert advice(reply_lines=50, article_lines=10, **terms) == [
        "50\u00a0lignes de 60\u00a0signes pour 50 permises. La longueur n’est pas un motif de refus."
    ]


def test_late_request_is_told_so():
    said = advice(reply_lines=1, article_lines=1, received_at=NOW, published_at=NOW - timedelta(days=91))
    assert said[1:] == ["Demande reçue plus de trois mois après la parution\u00a0: elle peut être refusée."]


@pytest.mark.parametrize(
    ("name", "said"),
    [("Paul Kabera", "Droit de réponse de Paul Kabera"), ("Awa Traoré", "Droit de réponse d’Awa Traoré"),
     ("Éric", "Droit de réponse d’Éric"), ("Hôtel du Lac", "Droit de réponse de Hôtel du Lac")],
)  # fmt: skip
def test_headline_names_who_answers(name, said):
    assert headline(name) == said
