"""The checklist beside the form of an article: where its lines lead, and what it says when it cannot be asked."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.builders import make_draft


@pytest.fixture
def open_form(page, sign_in, chief):
    """A function that opens the form of an article as the chief editor, once its editor is ready."""
    sign_in(page, chief)

    def open_form(article):
        page.goto(reverse("admin:articles_article_change", args=[article.pk]))
        page.wait_for_selector(".prose-menubar button")
        return page

    return open_form


@pytest.mark.parametrize("part", ["#id_section", ".ProseMirror"])
def test_line_of_the_checklist_leads_to_its_field(open_form, part):
    page = open_form(make_draft(section=None, body="", title="Le quai"))
    page.locator(".checklist a", has_text="rubrique" if part == "#id_section" else "vide").click()
    expect(page.locator(part)).to_be_focused()


def test_checklist_says_when_it_cannot_be_asked(open_form):
    page = open_form(make_draft())
    page.route("**/controle/", lambda route: route.abort())
    page.locator("#id_title").fill("Un autre titre")
    expect(page.locator(".checklist--stale")).to_be_visible()
    page.unroute("**/controle/")
    page.locator("#id_title").fill("Encore un titre")
    expect(page.locator(".checklist--stale")).to_have_count(0)


def test_surtitre_typed_in_the_title_is_put_in_its_field_by_one_click(open_form):
    page = open_form(make_draft(surtitre="", title="Sécurité : trois nouveaux commissariats"))
    page.get_by_role("button", name="En faire le surtitre").click()
    expect(page.locator("#id_surtitre")).to_have_value("Sécurité")
    expect(page.locator("#id_title")).to_have_value("Trois nouveaux commissariats")
    expect(page.locator("#id_title")).to_be_focused()
    expect(page.get_by_role("button", name="En faire le surtitre")).to_have_count(0)
