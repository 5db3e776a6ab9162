"""The desk's home, its calendar and its list of articles: no violation of axe, nothing sideways, few bytes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.choices import State
from articles.desk_notes import add_desk_note
from articles.models import ErrorReport
from tests.browser.screen import full_width, violations_in_both_schemes
from tests.builders import make_article, make_draft, make_reply_request

PAGES = ("/admin/", "/admin/articles/article/calendrier/", "/admin/articles/article/", "/admin/articles/frontpageslot/")


@pytest.fixture
def desk(transactional_db, chief):
    """A day of the desk: something in each block."""
    now = timezone.now()
    draft = make_draft(title="La récolte de café, en attendant les prix", created_by=chief)
    make_draft(title="Les motards de Goma", state=State.IN_REVIEW)
    article = make_article(title="Le marché couvert rouvre", published_at=now - timedelta(minutes=2))
    make_article(title="Le lac monte", published_at=now + timedelta(minutes=2))
    make_reply_request(article, received_at=now - timedelta(days=4))
    ErrorReport.objects.create(article=article, text="Le maire s’appelle Paul.")
    add_desk_note(draft, "Appelle la mairie.", by=chief)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_pages_fit_and_have_no_violation(new_page, sign_in, chief, desk, width):
    page = sign_in(new_page(width=width), chief)
    found = {}
    for address in PAGES:
        page.goto(address)
        if full_width(page) > width:
            found[address, "width"] = full_width(page)
        if broken := violations_in_both_schemes(page):
            found[address] = broken
    assert found == {}


def test_without_javascript_the_home_leads_to_what_waits(new_page, sign_in, chief, desk):
    page = sign_in(new_page(width=360, java_script_enabled=False), chief)
    page.goto("/admin/")
    page.get_by_role("link", name="1 Droits de réponse en retard").click()
    expect(page.get_by_text("En retard de 1\u00a0jour")).to_be_visible()
    page.goto("/admin/")
    page.get_by_role("link", name="Calendrier").first.click()
    page.get_by_role("link", name="Le marché couvert rouvre").click()
    expect(page.locator("#id_title")).to_have_value("Le marché couvert rouvre")


def test_lists_of_django_are_folded_below(page, sign_in, chief, desk):
    sign_in(page, chief).goto("/admin/")
    photos = page.get_by_role("link", name="Photos", exact=True)
    expect(photos).to_be_hidden()
    page.get_by_text("Toutes les listes").click()
    expect(photos).to_be_visible()
