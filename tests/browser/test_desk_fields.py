"""Fields of the desk that scripts bring to life: names completed, parts added, windows beside a field, addresses."""

import pytest
from django.urls import reverse
from django.utils.timezone import localtime
from playwright.sync_api import expect

from articles.models import Byline, Dossier, Tag
from tests.builders import make_article, make_author, make_dossier, make_draft, make_photo, make_tag, make_user


@pytest.fixture
def open_page(page, sign_in, transactional_db):
    """A function that opens a page of the desk as the administrator."""
    sign_in(page, make_user("root", is_superuser=True))

    def open_page(name, *args):
        page.goto(reverse(f"admin:{name}", args=args))
        page.wait_for_load_state()
        return page

    return open_page


def field(page, name):
    return page.get_by_role("combobox", name=name)


def options(page):
    return page.locator("[role=option]")  # Not those of the selects.


def chosen_in(page, select):
    return page.locator(select).evaluate("select => [...select.selectedOptions].map(({ text }) => text)")


def save(page):
    page.get_by_role("button", name="Enregistrer", exact=False).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_name_is_completed_with_the_keyboard_alone(open_page):
    for caption in ("Le port de Bujumbura", "Le port de Goma", "Le marché"):
        make_photo(caption=caption)
    page = open_page("articles_article_add")
    photo = field(page, "Photo principale")
    photo.press_sequentially("port")
    expect(options(page)).to_have_count(2)
    expect(photo).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("Résultats : 2")).to_be_visible()
    photo.press("ArrowUp")
    last = options(page).last
    expect(photo).to_have_attribute("aria-activedescendant", last.get_attribute("id"))
    photo.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(last).to_have_attribute("aria-selected", "false")
    wanted = options(page).first.inner_text()
    photo.press("Enter")
    expect(photo).to_have_value(wanted)
    expect(photo).to_have_attribute("aria-expanded", "false")
    assert chosen_in(page, "#id_lead_photo") == [wanted]
    # Another is begun, then given up: the one that was chosen stays.
    photo.fill("marché")
    expect(options(page)).to_have_count(1)
    photo.press("Escape")
    expect(options(page)).to_have_count(0)
    photo.press("Tab")
    expect(photo).to_have_value(wanted)
    photo.fill("")
    photo.press("Tab")
    assert chosen_in(page, "#id_lead_photo") == [""]
    photo.fill("rien de tel")
    expect(page.get_by_text("Aucun résultat.")).to_be_visible()


def test_several_names_are_chosen_and_removed(open_page):
    for name in ("Pêche", "Port", "Pluie"):
        make_tag(name)
    draft = make_draft()
    page = open_page("articles_article_change", draft.pk)
    tags = field(page, "Mots-clés")
    tags.click()
    expect(options(page)).to_have_count(3)
    options(page).filter(has_text="Port").click()
    tags.press("ArrowDown")
    expect(options(page)).to_have_count(2)
    options(page).filter(has_text="Pluie").click()
    page.get_by_role("button", name="Retirer Port").click()
    expect(tags).to_be_focused()
    save(page)
    assert list(draft.tags.values_list("name", flat=True)) == ["Pluie"]


def test_signatures_are_added_and_taken_away_before_they_are_saved(open_page):
    make_author(name="Ada Niyonzima")
    draft = make_draft()
    page = open_page("articles_article_change", draft.pk)
    more = page.get_by_role("button", name="Ajouter une signature")
    more.click()
    expect(field(page, "Auteur")).to_be_focused()
    more.click()
    expect(field(page, "Auteur")).to_have_count(2)
    page.locator("#bylines-0").get_by_role("button", name="Enlever").click()
    expect(field(page, "Auteur")).to_have_count(1)
    expect(page.locator("#bylines-0")).to_have_count(1)
    field(page, "Auteur").fill("Ada")
    expect(options(page)).to_have_count(1)
    options(page).click()
    page.get_by_role("textbox", name="Qualité").fill("à Rumonge")
    save(page)
    assert list(Byline.objects.values_list("author__name", "role")) == [("Ada Niyonzima", "à Rumonge")]


def test_what_is_made_in_a_window_is_chosen_in_the_field(open_page):
    page = open_page("articles_article_change", make_draft().pk)
    with page.expect_popup() as window:
        page.locator("#add_id_tags").click()
    tag = window.value
    tag.locator("#id_name").press_sequentially("Pêche à Œuf")
    expect(tag.locator("#id_slug")).to_have_value("peche-a-oeuf")
    with tag.expect_event("close"):
        tag.get_by_role("button", name="Enregistrer").first.click()
    expect(page.get_by_role("button", name="Retirer Pêche à Œuf")).to_be_visible()
    assert chosen_in(page, "#id_tags") == [str(Tag.objects.get())]


def test_episodes_are_put_in_order_by_dragging(open_page):
    dossier = make_dossier(*(make_article(title=title) for title in ("Un", "Deux", "Trois")))
    page = open_page("articles_dossier_change", dossier.pk)
    handle, first = (page.locator(f"#episodes-{n} .field-position") for n in (2, 0))
    handle.locator("label").drag_to(first, target_position={"x": 2, "y": 2})
    expect(page.locator("#episodes-group .part:not(.empty-form) [name$=-position]").first).to_have_value("1")
    save(page)
    assert [episode.article.title for episode in Dossier.objects.get().episodes.all()] == ["Trois", "Un", "Deux"]


def test_article_is_written_and_dated_without_scripts(new_page, sign_in, chief):
    draft = make_draft(title="Le quai")
    page = sign_in(new_page(width=360, height=740, java_script_enabled=False), chief)
    page.goto(reverse("admin:articles_article_change", args=[draft.pk]))
    page.locator("#id_body").fill("<p>Sans script.</p>")
    embargo = page.get_by_role("group", name="Embargo jusqu’au")
    embargo.get_by_label("Date").fill("2099-03-03")
    embargo.get_by_label("Heure").fill("06:00")
    save(page)
    draft.refresh_from_db()
    assert (draft.body, localtime(draft.embargo_until).isoformat()) == (
        "<p>Sans script.</p>",
        "2099-03-03T06:00:00+02:00",
    )
