"""The newsroom's own lists of words."""

import pytest
from django.urls import reverse

from comments import workflow
from comments.choices import Reason, State
from comments.models import WatchedWord
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists():
    WatchedWord.objects.create(word="Été", effect="suspect")
    WatchedWord.objects.create(word="porte-monnaie magique", effect="interdit")


def verdict(text, **overrides):
    details = workflow.confirm(make_comment(text=text, **overrides))
    return details.state, details.reason, details.evidence


@pytest.mark.parametrize("text", ["L’été arrive", "L’ETE arrive", "ete\u0301", "En été, oui.", "(été)"])
def test_suspect_word_is_found_however_it_is_written(text):
    assert verdict(text) == (State.PENDING, Reason.SUSPECT_WORD, "«\u00a0Été\u00a0»")


@pytest.mark.parametrize("text", ["Ils étaient là", "La satiété", "eteint", "Le porte-monnaie est vide"])
def test_part_of_a_word_or_of_an_expression_is_not_it(text):
    assert verdict(text) == (State.PUBLIC, Reason.NONE, "")


def test_forbidden_expression_goes_among_the_spam():
    assert verdict("Le PORTE MONNAIE magique, encore") == (
        State.SPAM,
        Reason.FORBIDDEN_WORD,
        "«\u00a0porte-monnaie magique\u00a0»",
    )


def test_name_is_read_too():
    assert verdict("Bonjour à tous.", name="Bel Été")[1] == Reason.SUSPECT_WORD


def test_hardest_outcome_wins_and_all_that_was_found_is_told():
    assert verdict("En été, le porte-monnaie magique") == (
        State.SPAM,
        Reason.FORBIDDEN_WORD,
        "«\u00a0porte-monnaie magique\u00a0» · «\u00a0Été\u00a0»",
    )


def test_moderators_edit_the_lists_and_no_word_is_there_twice(client, moderator):
    client.force_login(moderator)
    add = reverse("admin:comments_watchedword_add")
    assert client.post(add, {"word": "Loterie", "effect": "suspect"}).status_code == 302
    refused = client.post(add, {"word": "LOTERIE", "effect": "interdit"})
    assert "Ce mot est déjà surveillé." in refused.content.decode()
    assert (
        "Saisissez au moins une lettre ou un chiffre."
        in client.post(add, {"word": "!", "effect": "suspect"}).content.decode()
    )
    assert verdict("Une loterie\u202f?")[1] == Reason.SUSPECT_WORD


def test_moderator_reads_what_was_found(client, moderator):
    client.force_login(moderator)
    comment = make_comment(text="L’été arrive")
    workflow.confirm(comment)
    for page in ("/admin/comments/commentdetails/", f"/admin/comments/commentdetails/{comment.pk}/change/"):
        assert "«\u00a0Été\u00a0»" in client.get(page).content.decode()
