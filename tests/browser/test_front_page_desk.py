"""The chief arranges the front page: by dragging, without JavaScript, on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import FrontPageSlot
from tests.browser.screen import full_width, violations
from tests.builders import make_article

ADDRESS = "/admin/articles/frontpageslot/"


@pytest.fixture
def placed(transactional_db, chief):
    """Three articles in the first three places."""
    now = timezone.now()
    articles = [make_article(title=f"Une {n}", published_at=now - timedelta(hours=n)) for n in (1, 2, 3)]
    for position, article in enumerate(articles, start=1):
        FrontPageSlot.objects.create(position=position, article=article)
    return articles


def stored():
    return [slot.article.title for slot in FrontPageSlot.objects.select_related("article")]


@pytest.fixture
def open_desk(new_page, sign_in, chief, placed):
    """A function that opens the desk of the front page as the chief editor; it takes what `new_page` takes."""

    def open_desk(**options):
        page = sign_in(new_page(**options), chief)
        page.goto(ADDRESS)
        return page

    return open_desk


def test_dragged_place_takes_its_new_number(open_desk):
    page = open_desk()
    last = page.locator(".une-place").nth(2).locator(".une-place__title")
    last.drag_to(page.locator(".une-place").nth(0), target_position={"x": 300, "y": 4})
    expect(page.locator(".une-place__title").first).to_contain_text("Une 3")
    page.get_by_role("button", name="Mettre en ligne").click()
    expect(page.get_by_text("La Une est en ligne.")).to_be_visible()
    assert stored() == ["Une 3", "Une 1", "Une 2"]


def test_without_javascript_it_is_searched_placed_tried_and_put_online(open_desk):
    make_article(title="Le pont rouvre")
    page = open_desk(java_script_enabled=False)
    page.get_by_label("Chercher un article à placer").fill("pont")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Placer «\u00a0Le pont rouvre\u00a0» en 2").click()
    expect(page.locator(".une-place__title").nth(1)).to_contain_text("Le pont rouvre")
    page.get_by_role("button", name="Monter la place 2").click()
    expect(page.locator(".une-place__title").first).to_contain_text("Le pont rouvre")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Aperçu").click()
    expect(opened.value.locator(".lead__title")).to_have_text("Le pont rouvre")
    assert stored() == ["Une 1", "Une 2", "Une 3"]
    page.get_by_role("button", name="Mettre en ligne").click()
    expect(page.get_by_text("La Une est en ligne.")).to_be_visible()
    assert stored() == ["Le pont rouvre", "Une 1", "Une 3"]


@pytest.mark.parametrize("width", [360, 1280])
def test_page_fits_and_has_no_violation(open_desk, width):
    # Whole on the screen: the bar that stays at its foot would cover a part of whatever field it passes over.
    page = open_desk(width=width, height=2_000)
    page.get_by_label("Chercher un article à placer").fill("une")
    page.get_by_role("button", name="Chercher").click()
    expect(page.get_by_role("button", name="Placer «\u00a0Une 1\u00a0» en 1")).to_be_visible()
    assert full_width(page) <= width
    assert violations(page) == []
