"""An article's form in a browser, on bad days: a crash, a session that ends; and its previews.

Two writers at once: `test_whole_day`.
"""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.choices import State
from articles.models import PreviewLink
from tests.browser.screen import full_width, violations, wait_for_editor
from tests.builders import make_draft

TWENTY_SECONDS = 20_500


@pytest.fixture
def article(transactional_db):
    return make_draft(title="Le titre", body="<p>Le premier paragraphe.</p><p>Le second.</p>")


@pytest.fixture
def desk(page, sign_in, chief):
    """The chief's browser, whose clock the test moves."""
    page.clock.install()
    return sign_in(page, chief)


def open_form(page, article):
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    wait_for_editor(page)


def write(page, sentence):
    """Type at the end of the text, as an editor does."""
    page.locator(".ProseMirror p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(sentence)


def press(page, button):
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def end_sessions():
    Session.objects.all().delete()


def wait_for_autosave(page, sentence):
    page.clock.run_for(TWENTY_SECONDS)
    expect(page.locator("[data-autosave]")).to_contain_text(sentence)


def text_of(page):
    return page.locator(".ProseMirror").inner_text()


def stored_body(article):
    article.refresh_from_db()
    return article.body


def test_after_a_crash_what_was_typed_is_offered_with_what_changes(desk, new_page, sign_in, chief, article):
    open_form(desk, article)
    write(desk, " Jamais enregistré.")
    wait_for_autosave(desk, "Brouillon gardé à")
    elsewhere = sign_in(new_page(), chief)
    open_form(elsewhere, article)
    elsewhere.get_by_text("Ce qui change").click()
    expect(elsewhere.locator(".kept ins")).to_have_text(" Jamais enregistré.")
    elsewhere.get_by_role("link", name="Reprendre").click()
    wait_for_editor(elsewhere)
    assert "Le second. Jamais enregistré." in text_of(elsewhere)
    press(elsewhere, "Enregistrer le brouillon")
    assert "Jamais enregistré." in stored_body(article)
    expect(elsewhere.locator(".kept")).to_have_count(0)


def test_a_tab_closed_before_the_first_autosave_loses_nothing(desk, article):
    open_form(desk, article)
    write(desk, " À peine tapé.")
    desk.goto("/admin/")
    open_form(desk, article)
    desk.get_by_text("Une version non enregistrée du").wait_for()
    desk.get_by_role("button", name="Oublier").click()
    wait_for_editor(desk)
    expect(desk.locator(".kept")).to_have_count(0)


def test_an_open_form_outlives_its_session_and_is_saved_after_another_login(desk, chief, article):
    open_form(desk, article)
    write(desk, " Tapé hors session.")
    end_sessions()
    wait_for_autosave(desk, "Vous n’êtes plus connecté")
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Se connecter dans un autre onglet").click()
    login = opened.value
    login.get_by_label("Nom d’utilisateur").fill("chloe")
    login.get_by_label("Mot de passe").fill("secret")
    press(login, "Connexion")
    wait_for_autosave(desk, "Brouillon gardé à")
    press(desk, "Enregistrer le brouillon")
    assert "Tapé hors session." in stored_body(article)


def test_a_form_sent_after_its_session_ended_waits_behind_the_login(desk, chief, article):
    open_form(desk, article)
    write(desk, " Envoyé trop tard.")
    end_sessions()
    press(desk, "Enregistrer le brouillon")
    expect(desk.get_by_text("Votre texte est gardé")).to_be_visible()
    desk.get_by_label("Nom d’utilisateur").fill("chloe")
    desk.get_by_label("Mot de passe").fill("secret")
    press(desk, "Connexion")
    desk.get_by_role("link", name="Reprendre").click()
    wait_for_editor(desk)
    assert "Envoyé trop tard." in text_of(desk)


def test_the_page_of_what_is_typed_is_shown_at_two_widths(desk, article):
    open_form(desk, article)
    desk.locator("#id_title").fill("Un titre jamais enregistré")
    with desk.context.expect_page() as opened:
        desk.get_by_role("button", name="Aperçu").click()
    preview = opened.value
    inside = preview.frame_locator("iframe")
    expect(inside.locator("h1")).to_have_text("Un titre jamais enregistré")
    widths = []
    for width in ("Bureau", "Téléphone"):
        preview.get_by_role("link", name=width).click()
        expect(inside.locator("h1")).to_have_text("Un titre jamais enregistré")
        widths.append(inside.locator("html").evaluate("root => root.clientWidth"))
    article.refresh_from_db()
    assert (widths, article.title) == ([1280, 360], "Le titre")


def test_a_link_for_outside_opens_without_an_account_and_dies_when_revoked(desk, new_page, article):
    desk.goto(reverse("admin:articles_article_links", args=[article.pk]))
    press(desk, "Créer un lien")
    address = PreviewLink.objects.get().get_absolute_url()
    outside = new_page(width=360)
    assert outside.goto(address).status == 200
    expect(outside.locator("h1")).to_have_text("Le titre")
    press(desk, "Révoquer")
    assert outside.goto(address).status == 410
    expect(outside.locator("h1")).to_have_text("Cet aperçu n’est plus ouvert")


@pytest.mark.parametrize("width", [360, 1280])
def test_versions_links_and_the_frame_of_a_preview_have_no_violation(page, sign_in, chief, article, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, chief)
    open_form(page, article)
    write(page, " De plus.")
    press(page, "Enregistrer le brouillon")
    wait_for_editor(page)
    if width < 1024:
        page.get_by_role("button", name="Actions").click()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Aperçu").click()
    preview = opened.value
    preview.frame_locator("iframe").locator("h1").wait_for()
    found = violations(preview)
    for name in ("versions", "links"):
        page.goto(reverse(f"admin:articles_article_{name}", args=[article.pk]))
        found += violations(page)
        assert full_width(page) <= width
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_text_that_is_only_read_keeps_its_lists_in_line(page, sign_in, journalist):
    lists = "<p>Avant.</p><ul><li>Premier point</li></ul><ol><li>Première étape</li></ol>"
    article = make_draft(created_by=journalist, state=State.IN_REVIEW, body=lists)
    sign_in(page, journalist).goto(reverse("admin:articles_article_change", args=[article.pk]))
    expect(page.locator(".readonly .prose li")).to_have_text(["Premier point", "Première étape"])
    margin = page.locator(".readonly .prose p").first.bounding_box()["x"]
    for name, sign in (("ul", "disc"), ("ol", "decimal")):
        item = page.locator(f".readonly .prose {name} li")
        expect(item).to_have_css("list-style-type", sign)
        assert item.bounding_box()["x"] - margin < 40, name
