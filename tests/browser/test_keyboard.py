"""Whoever goes by the keyboard sees where they are."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import settle
from tests.builders import make_section

SECTIONS = ["Politique", "Sécurité", "Économie", "Société", "Environnement", "Culture", "Sport", "Opinions"]


@pytest.mark.django_db(transaction=True)
def test_each_rubrique_comes_out_whole_on_a_telephone(new_page):
    for number, name in enumerate(SECTIONS):
        make_section(name=name, position=number)
    page = new_page(width=360)
    page.goto("/archives/")
    links = page.locator(".section-nav a")
    expect(links).to_have_count(len(SECTIONS))
    page.locator("summary", has_text="Rechercher").focus()
    seen = {}
    for name in SECTIONS:
        page.keyboard.press("Tab")
        settle(page)
        expect(page.locator(":focus")).to_have_text(name)
        box = page.locator(":focus").bounding_box()
        seen[name] = box["x"] >= -1 and box["x"] + box["width"] <= 360
    assert seen == dict.fromkeys(SECTIONS, True)
