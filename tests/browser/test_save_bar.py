"""The bar at the foot of a form: on a telephone one row, and a sheet with the rest; it covers nothing one writes in."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.screen import violations_in_both_schemes
from tests.builders import make_article, make_author, make_draft, make_photo, make_section

#: What a bar of one row may take of a telephone's height, in CSS pixels: a button, and some air.
ONE_ROW = 64

#: Each thing that can be typed in or pressed is given the focus in turn, downwards then upwards; those behind the bar.
BEHIND = """() => {
  const bar = document.querySelector(".submit-row");
  const fields = [...document.querySelectorAll("#content a, #content button, #content input, #content select, "
    + "#content textarea, #content [tabindex='0']")].filter((field) => !bar.contains(field) && field.offsetParent);
  const hidden = new Set();
  for (const field of [...fields, ...fields.toReversed()]) {
    field.focus();
    const [box, edge] = [field.getBoundingClientRect(), bar.getBoundingClientRect().top];
    if (document.activeElement === field && box.bottom > edge && box.top > 0) hidden.add(field.id || field.outerHTML);
  }
  return [fields.length, [...hidden]];
}"""


@pytest.fixture
def telephone(new_page, sign_in, chief):
    """A function that opens a page of the desk on a telephone, as the chief editor."""

    def open_page(name, *args, **options):
        page = sign_in(new_page(width=360, height=740, **options), chief)
        page.goto(reverse(f"admin:articles_{name}", args=args))
        return page

    return open_page


def height(page):
    return page.locator(".submit-row").bounding_box()["height"]


def test_bar_is_one_row_and_the_rest_is_in_a_sheet(telephone):
    page = telephone("article_change", make_draft(authors=[make_author()]).pk)
    assert height(page) <= ONE_ROW
    expect(page.get_by_role("button", name="Enregistrer le brouillon")).to_be_visible()
    expect(page.get_by_role("button", name="Publier maintenant")).to_be_hidden()
    page.get_by_role("button", name="Actions").press("Enter")
    expect(page.get_by_role("button", name="Publier maintenant")).to_be_visible()
    assert violations_in_both_schemes(page) == {}
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Aperçu")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Publier maintenant")).to_be_hidden()
    expect(page.get_by_role("button", name="Actions")).to_be_focused()


def test_sheet_needs_no_script(telephone):
    page = telephone("article_change", make_draft(title="Le quai").pk, java_script_enabled=False)
    page.get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Valider").click()
    expect(page.get_by_text("«\u00a0Le quai\u00a0»\u00a0: Validé.")).to_be_visible()


def test_every_form_has_the_same_bar(telephone):
    page = telephone("section_change", make_section().pk)
    assert height(page) <= ONE_ROW
    page.get_by_role("button", name="Actions").click()
    expect(page.get_by_role("button", name="Enregistrer et ajouter")).to_be_visible()
    page.get_by_role("button", name="Masquer ces actions").click()
    expect(page.get_by_role("button", name="Enregistrer et ajouter")).to_be_hidden()


def test_nothing_that_has_the_focus_is_behind_the_bar(telephone):
    page = telephone("article_change", make_article(authors=[make_author()], lead_photo=make_photo()).pk)
    total, hidden = page.evaluate(BEHIND)
    assert (total > 20, hidden) == (True, [])


def test_on_a_desk_all_is_in_sight(page, sign_in, chief):
    sign_in(page, chief).goto(reverse("admin:articles_article_change", args=[make_draft().pk]))
    assert height(page) <= ONE_ROW
    expect(page.get_by_role("button", name="Actions")).to_be_hidden()
    for name in ("Enregistrer le brouillon", "Aperçu", "Soumettre à relecture", "Valider", "Publier maintenant"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
