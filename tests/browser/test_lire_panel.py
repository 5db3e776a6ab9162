"""The panel «Liens LIRE» in a browser: a suggestion picked, moved with the keyboard, refused; what is stored of it."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import RefusedLink
from tests.browser.screen import expect_text, put_cursor_in
from tests.builders import make_article, make_draft

BARRAGE = "Le barrage de Rusumo"
PARAGRAPHS = ["Un.", "Deux.", "Trois.", "Quatre."]


@pytest.fixture
def open_form(page, sign_in, chief):
    """A function that opens the form of an article as the chief editor, once suggestions are there."""
    sign_in(page, chief)

    def open_form(article):
        page.goto(reverse("admin:articles_article_change", args=[article.pk]))
        page.locator("[data-automatic] li").first.wait_for()
        return page

    return open_form


@pytest.fixture
def target(db):
    return make_article(title=f"{BARRAGE} produit ses premiers mégawatts")


@pytest.fixture
def draft(target):
    return make_draft(title=f"{BARRAGE} alimente trois pays", body="".join(f"<p>{text}</p>" for text in PARAGRAPHS))


def node(target):
    return f'<aside data-lire="{target.pk}">{target.title}</aside>'


def body_with(target, after):
    parts = [f"<p>{text}</p>" for text in PARAGRAPHS]
    return "".join([*parts[:after], node(target), *parts[after:]])


def save(page, article):
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer").click()
    article.refresh_from_db()
    return article.body


def insert(page):
    put_cursor_in(page, "Deux.")
    page.locator("[data-automatic]").get_by_role("button", name="Insérer au curseur").click()


def test_suggestion_is_picked_moved_with_the_keyboard_and_stored(open_form, draft, target):
    page = open_form(draft)
    expect(page.locator("[data-automatic]")).to_contain_text("Noms communs\u00a0: Rusumo")
    insert(page)
    expect_text(page, body_with(target, after=2))
    down = page.locator("[data-placed]").get_by_role("button", name="Descendre")
    down.press("Enter")
    expect(down).to_be_focused()
    expect(page.locator(".lire-panel [role=status]")).to_have_text("Après le paragraphe 3 sur 4.")
    page.keyboard.press("Enter")
    page.locator("[data-placed]").get_by_role("button", name="Monter").press("Space")
    assert save(page, draft) == body_with(target, after=3)
    assert list(draft.related_links.values_list("target", "after_block", "is_automatic")) == [(target.pk, 3, False)]


def test_link_is_moved_by_its_own_buttons_and_by_its_number(open_form, draft, target):
    page = open_form(draft)
    insert(page)
    up = page.locator(".ProseMirror").get_by_role("button", name="Monter")
    up.press("Enter")
    expect(page.locator(".ProseMirror").get_by_role("button", name="Monter")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect_text(page, body_with(target, after=0))
    number = page.get_by_label("Après le paragraphe")
    number.fill("3")
    number.press("Tab")
    expect_text(page, body_with(target, after=3))
    page.locator("[data-placed]").get_by_role("button", name="Retirer").click()
    expect_text(page, "".join(f"<p>{text}</p>" for text in PARAGRAPHS))


def test_automatic_link_is_taken_over_at_its_place(open_form, target):
    paragraphs = "".join(f"<p>Le barrage de Rusumo, suite {number}.</p>" for number in range(6))
    draft = make_draft(title=f"{BARRAGE} alimente trois pays", body=paragraphs)
    (automatic,) = draft.related_links.all()
    page = open_form(draft)
    page.get_by_role("button", name="Fixer à cette place").click()
    save(page, draft)
    links = draft.related_links.values_list("target", "after_block", "is_automatic")
    assert list(links) == [(target.pk, automatic.after_block, False)]


def test_refused_suggestion_does_not_come_back(open_form, draft, target):
    page = open_form(draft)
    page.locator("[data-automatic]").get_by_role("button", name="Refuser").click()
    page.locator("[data-automatic]").get_by_text("Rien à proposer pour l’instant.").wait_for()
    save(page, draft)
    assert (RefusedLink.objects.get().target, list(draft.related_links.all())) == (target, [])
    open_form(draft)
    expect(page.locator("[data-automatic]")).to_have_text("Rien à proposer pour l’instant.")
    page.get_by_text("Refusés pour cet article").click()
    page.get_by_label(target.title).uncheck()
    page.locator("[data-automatic]").get_by_role("button", name="Refuser").wait_for()


def test_suggestions_follow_the_title_being_typed(open_form, target):
    page = open_form(make_draft(title="Rien à voir", body=""))
    page.get_by_label("Compléter les liens LIRE automatiquement").uncheck()
    page.locator("#id_title").fill(f"{BARRAGE} alimente trois pays")
    page.locator("#id_title").press("Tab")
    page.locator("[data-others]").get_by_text("Noms communs\u00a0: Rusumo").wait_for()


def test_title_is_searched_from_the_panel(open_form, draft, target):
    make_article(title="Élections à Goma")
    page = open_form(draft)
    put_cursor_in(page, "Deux.")
    page.get_by_role("button", name="Chercher un article par son titre").click()
    page.get_by_label("Chercher un article publié").fill("elections")
    page.get_by_role("dialog").get_by_role("button", name="Élections à Goma").click()
    expect_text(page, re.compile("Élections à Goma</aside><p>Trois.</p>"))


def test_panel_fits_a_phone(open_form, page, draft, target):
    page.set_viewport_size({"width": 360, "height": 740})
    open_form(draft)
    insert(page)
    expect(page.locator("html")).to_have_js_property("scrollWidth", 360)
