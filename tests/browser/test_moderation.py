"""A moderator reads the queue on a screen: by keys, by buttons, without JavaScript, on a phone."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from comments.choices import State
from comments.models import CommentDetails, Decision
from tests.browser.screen import full_width, violations_in_both_schemes
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment, put_in

QUEUE = "/admin/comments/commentdetails/"


@pytest.fixture
def article(transactional_db):
    """Under it wait Anna, Bilal, Chantal and Didier, in that order; Anna answers Odile."""
    article = make_article(title="Le quai des pêcheurs se discute à Rumonge")
    parent = make_comment(article, state=State.PUBLIC, name="Odile", text="Et la glace, qui la paiera ?")
    for name in ("Anna", "Bilal", "Chantal", "Didier"):
        answered = parent if name == "Anna" else None
        comment = make_comment(article, name=name, parent=answered, text=f"Avis de {name}. " * 3)
        put_in(comment, State.PENDING, "premier")
    return article


@pytest.fixture
def open_queue(new_page, sign_in, moderator, article):
    """A function that opens the queue of `article` as the moderator; it takes what `new_page` takes."""

    def open_queue(**options):
        page = sign_in(new_page(**options), moderator)
        page.goto(QUEUE)
        return page

    return open_queue


def states():
    return dict(CommentDetails.objects.exclude(comment__user_name="Odile").values_list("comment__user_name", "state"))


def current(page):
    return page.locator(".case[aria-current=true]")


def test_one_key_judges_one_comment_and_the_next_one_follows(open_queue, moderator):
    page = open_queue()
    for key in "ari":
        page.keyboard.press(key)
    expect(page.get_by_role("status")).to_have_text("Chantal\u00a0: Indésirable.")
    assert states() == {
        "Anna": State.PUBLIC,
        "Bilal": State.REJECTED,
        "Chantal": State.SPAM,
        "Didier": State.PENDING,
    }
    assert {decision.by for decision in Decision.objects.all()[:3]} == {moderator}
    expect(current(page).get_by_role("heading")).to_have_text("Didier")
    expect(page.locator("[data-total=attente]")).to_have_text("1")


def test_undo_brings_the_last_one_back_to_its_place(open_queue):
    page = open_queue()
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_have_text("Bilal\u00a0: En attente.")
    expect(page.locator(".case__name")).to_have_text(["Anna", "Bilal", "Chantal", "Didier"])
    expect(current(page).get_by_role("heading")).to_have_text("Bilal")
    assert states()["Bilal"] == State.PENDING


def test_undo_works_after_the_page_was_left(open_queue):
    page = open_queue()
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_have_text("Anna\u00a0: Approuvé.")
    page.goto(QUEUE)
    page.keyboard.press("u")
    expect(page.locator(".case__name")).to_have_text(["Anna", "Bilal", "Chantal", "Didier"])


def test_j_and_k_move_and_stop_at_the_ends(open_queue):
    page = open_queue()
    seen = []
    for key in "kjjjjjk":
        page.keyboard.press(key)
        seen.append(current(page).get_by_role("heading").inner_text())
    assert seen == ["Anna", "Bilal", "Chantal", "Didier", "Didier", "Didier", "Chantal"]
    assert set(states().values()) == {State.PENDING}


def test_figure_rejects_for_a_reason(open_queue):
    page = open_queue()
    page.keyboard.press("2")
    expect(page.get_by_role("status")).to_have_text("Anna\u00a0: Rejeté.")
    assert Decision.objects.first().reason == "injure"


def test_help_says_the_keys_and_can_turn_them_off(open_queue):
    page = open_queue()
    page.keyboard.press("?")
    help_box = page.get_by_role("dialog", name="Raccourcis")
    expect(help_box).to_be_visible()
    page.keyboard.press("a")
    help_box.get_by_label("Une touche suffit").uncheck()
    help_box.get_by_role("button", name="Fermer").click()
    page.keyboard.press("a")
    page.reload()
    page.keyboard.press("a")
    expect(page.locator(".case")).to_have_count(4)
    assert set(states().values()) == {State.PENDING}


def test_no_key_judges_while_someone_types_or_holds_control(open_queue):
    page = open_queue()
    page.get_by_text("Chercher un commentaire").click()
    page.get_by_label("Mots du commentaire ou nom").fill("")
    page.keyboard.type("air")
    page.locator(".case").first.focus()
    page.keyboard.press("Control+a")
    expect(page.locator(".case")).to_have_count(4)
    assert set(states().values()) == {State.PENDING}


def test_decision_that_the_server_did_not_take_comes_back(open_queue):
    page = open_queue()
    Session.objects.all().delete()  # Logged out meanwhile.
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_have_text("La décision n’a pas été enregistrée. Réessayez.")
    expect(page.locator(".case__name")).to_have_text(["Anna", "Bilal", "Chantal", "Didier"])


def test_several_are_judged_at_once(open_queue):
    page = open_queue()
    page.get_by_label("Tout cocher").check()
    page.get_by_label("Choisir le commentaire de Chantal").uncheck()
    bar = page.locator(".actions")
    bar.get_by_label("Action").select_option(label="Rejeter")
    bar.get_by_label("Motif").select_option(label="Publicité")
    bar.get_by_role("button").click()
    expect(page.get_by_text("Rejeter\u00a0: 3\u00a0commentaires.")).to_be_visible()
    expect(page.locator(".case__name")).to_have_text(["Chantal"])


def test_buttons_work_without_javascript(open_queue, article):
    page = open_queue(width=360, java_script_enabled=False)
    anna, bilal = page.get_by_role("article", name="Anna"), page.get_by_role("article", name="Bilal")
    expect(anna).to_contain_text("Et la glace, qui la paiera\u202f?")
    expect(anna).to_contain_text("Premier commentaire de cette adresse")
    anna.get_by_role("button", name="Approuver").click()
    expect(page.get_by_text("Anna\u00a0: Approuvé.")).to_be_visible()
    bilal.get_by_label("Motif").select_option(label="Hors sujet")
    bilal.get_by_role("button", name="Rejeter").click()
    expect(page.get_by_text("Bilal\u00a0: Rejeté.")).to_be_visible()
    page.get_by_role("button", name="Annuler ma dernière décision").click()
    expect(page.get_by_text("Bilal\u00a0: En attente.")).to_be_visible()
    page.get_by_label("Choisir le commentaire de Didier").check()
    page.locator(".actions").get_by_label("Action").select_option(label="Marquer comme indésirable")
    page.locator(".actions").get_by_role("button").click()
    expect(page.get_by_text("Marquer comme indésirable\u00a0: 1\u00a0commentaire.")).to_be_visible()
    assert states() == {
        "Anna": State.PUBLIC,
        "Bilal": State.PENDING,
        "Chantal": State.PENDING,
        "Didier": State.SPAM,
    }


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_the_moderators_have_no_violation_and_fit_the_screen(open_queue, width):
    page = open_queue(width=width)
    comment = CommentDetails.objects.waiting().first()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    pages = ("/admin/", QUEUE, f"{QUEUE}?etat=tous", f"{QUEUE}{comment.pk}/change/", "/admin/comments/decision/")
    for address in pages:
        page.goto(address)
        page.wait_for_load_state()
        # axe styles what it measures, and the policy says so: only what came before it is ours.
        assert complaints == [], address
        assert violations_in_both_schemes(page) == {}, address
        assert full_width(page) == width, address
        complaints.clear()


def test_word_without_end_widens_no_page(open_queue, article):
    comment = make_comment(article, state=State.PUBLIC, name="W" * 50, text="x" * 900)
    page = open_queue()
    for address in (f"{QUEUE}?etat=public", f"{QUEUE}{comment.pk}/change/"):
        page.goto(address)
        assert full_width(page) == 1280, address


def test_reader_recommends_without_javascript(new_page, article):
    page = new_page(width=360, java_script_enabled=False)
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Recommander le commentaire de Odile").click()
    expect(page.get_by_text("1\u00a0recommandation")).to_be_visible()
    assert page.context.cookies() == []
