"""What is held for a moderator once its address is confirmed, and why."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from comments import workflow
from comments.choices import Reason, State
from comments.policy import MOVES, Mover, is_known
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db


def verdict(**overrides):
    details = workflow.confirm(make_comment(**overrides))
    return details.state, details.reason


def test_open_newspaper_publishes_what_is_confirmed(settings):
    settings.COMMENT_OPENING = "ouvert"
    assert verdict() == (State.PUBLIC, Reason.NONE)


def test_newspaper_that_reads_first_holds_everything(settings):
    settings.COMMENT_OPENING = "lecture"
    assert verdict() == (State.PENDING, Reason.READ_FIRST)


def test_first_comment_of_an_address_is_read_and_the_next_is_not(settings):
    settings.COMMENT_OPENING = "premier"
    first = make_comment(email="awa@exemple.org")
    assert workflow.confirm(first).reason == Reason.FIRST_COMMENT
    workflow._enter(first.details, State.PUBLIC)
    assert verdict(email="awa@exemple.org", text="Encore moi.") == (State.PUBLIC, Reason.NONE)


def test_address_whose_comment_a_moderator_published_unconfirmed_stays_unknown(settings):
    settings.COMMENT_OPENING = "premier"
    comment = make_comment(email="awa@exemple.org")
    workflow._enter(comment.details, State.PUBLIC)
    assert is_known(comment.details.commenter) is False
    workflow.confirm(comment)
    assert is_known(comment.details.commenter) is True


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("http://a.org http://b.org http://c.org", Reason.LINKS),
        ("Deux cartes\u00a0: http://a.org et http://b.org", Reason.NONE),
        ("Le même plan, http://a.org http://a.org http://a.org, et http://b.org", Reason.NONE),
        (
            "Pour qui n’a pas vu\u00a0:"
            + '<embed src="http://a.org"><embed src="http://b.org"><img src="http://c.org">',
            Reason.NONE,
        ),
        ("JE VOUS LE DIS TOUT NET, C’EST UNE HONTE POUR LA VILLE ENTIÈRE, UNE HONTE", Reason.CAPITALS),
        ("L’ONU et la CEDEAO", Reason.NONE),
        ("QUEL MATCH, BRAVO LES PETITS", Reason.NONE),
        ("Nooooooooooooooooooooooon", Reason.NOISE),
        ("Bravo aux pompiers de Kinama et de Buyenzi\u202f!!!!!!!!!!!!!!!!!!!!", Reason.NONE),
        ("Gagnez 500 euros par jour, cliquez ici http://gain-facile.biz", Reason.LIKE_SPAM),
    ],
)
def test_rule_holds_what_it_says(text, reason):
    assert verdict(text=text)[1] == reason


def test_same_text_again_is_held():
    make_comment(email="awa@exemple.org", text="Venez chez nous.", state=State.PUBLIC)
    assert verdict(email="awa@exemple.org", text="Venez chez nous.") == (State.PENDING, Reason.REPEATED)


def test_article_closed_since_holds_the_comment():
    article = make_article()
    comment = make_comment(article)
    article.published_at = timezone.now() - timedelta(days=61)
    article.save()
    assert workflow.confirm(comment).reason == Reason.CLOSED


def test_closed_newspaper_takes_no_comment(settings, client):
    settings.COMMENT_OPENING = "ferme"
    assert "Les commentaires sont fermés." in client.get(make_article().get_absolute_url()).content.decode()


@pytest.mark.parametrize("source", State.values)
@pytest.mark.parametrize("move", MOVES.values(), ids=lambda move: move.name)
def test_comment_moves_along_the_lines_of_the_table_and_no_other(django_user_model, move, source):
    ada = django_user_model.objects.create_superuser("ada")
    comment = make_comment(state=source)
    reached = {None: source, ada: source}
    for mover in reached:
        with suppress(PermissionDenied):
            reached[mover] = workflow.make_move(comment, move.name, by=mover).state
            workflow._enter(comment.details, source)
    expected = move.target if source in move.sources else source
    assert reached == {
        None: expected if move.by is Mover.AUTHOR else source,
        ada: expected if move.by is Mover.MODERATOR else source,
    }


def test_who_is_no_moderator_moves_nothing(django_user_model):
    bob = django_user_model.objects.create_user("bob", is_staff=True)
    with pytest.raises(PermissionDenied):
        workflow.make_move(make_comment(state=State.PENDING), "approve", by=bob)
