"""From the journalist to the date of publication, through the screen: submitted, sent back, mended, scheduled."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.test_first_day import log_in
from tests.builders import make_author, make_draft, make_section

TEXT = "<p>Les pêcheurs et la direction du port se sont parlé.</p>"


def open_article(page, username, article):
    page.context.clear_cookies()
    log_in(page, username)
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.wait_for_selector(".prose-menubar button")


def press(page, name, state):
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text(f"»\u00a0: {state}.")).to_be_visible()


def test_article_is_sent_back_mended_and_scheduled(page, journalist, chief, run_tasks):
    section = make_section(name="Économie", slug="economie")
    journalist.email = "ada@example.org"
    journalist.save()
    draft = make_draft(
        title="Le quai se discute",
        chapo="",
        body=TEXT,
        section=section,
        created_by=journalist,
        authors=[make_author(user=journalist)],
    )

    open_article(page, "ada", draft)
    expect(page.get_by_role("link", name="Écrivez un chapô.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Publier|Valider"))).to_have_count(0)
    page.get_by_label("Ajouter une note").fill("Le préfet rappelle demain.")
    press(page, "Soumettre à relecture", "En relecture")

    open_article(page, "chloe", draft)
    expect(page.get_by_text("Le préfet rappelle demain.")).to_be_visible()
    page.get_by_label("Motif").fill("Il manque un chapô.")
    press(page, "Renvoyer à l’auteur", "À corriger")
    run_tasks()
    assert [(message.to, "Il manque un chapô." in message.body) for message in mail.outbox] == [
        (["ada@example.org"], True)
    ]

    open_article(page, "ada", draft)
    expect(page.locator(".timeline__note")).to_have_text("Il manque un chapô.")
    page.get_by_label("Chapô").fill('"Un premier accord" se dessine.')
    expect(page.get_by_role("link", name="Écrivez un chapô.")).to_have_count(0)
    press(page, "Soumettre à relecture", "En relecture")
    page.locator(".typography-report summary").click()
    expect(page.locator(".typography-report ins")).to_have_text(["«\u00a0Un", "accord\u00a0»"])

    open_article(page, "chloe", draft)
    button = page.locator("button[value=publish]")
    expect(button).to_have_text("Publier maintenant")
    page.locator("#id_publish_at_0").fill("2099-03-03")
    page.locator("#id_publish_at_1").fill("06:00")
    expect(button).to_have_text("Programmer pour le 3\u00a0mars 2099 à 6\u202fh\u202f00")
    page.locator("#id_publish_at_1").fill("")
    page.locator("#id_publish_at_0").fill("")
    expect(button).to_have_text("Publier maintenant")
    page.locator("#id_publish_at_0").fill("2099-03-03")
    page.locator("#id_publish_at_1").fill("06:00")
    press(page, re.compile("Programmer pour le 3"), "Programmé")
    assert Article.objects.get().is_scheduled

    open_article(page, "chloe", draft)
    expect(page.locator("button[value=publish]")).to_have_text(re.compile("Programmer pour le 3.mars 2099"))
    press(page, "Déprogrammer", "Validé")


@pytest.mark.parametrize("part", ["#id_section", ".ProseMirror"])
def test_line_of_the_checklist_leads_to_its_field(page, chief, part):
    draft = make_draft(section=None, body="", title="Le quai")
    open_article(page, "chloe", draft)
    page.locator(".checklist a", has_text="rubrique" if part == "#id_section" else "vide").click()
    expect(page.locator(part)).to_be_focused()


def test_checklist_says_when_it_cannot_be_asked(page, chief):
    open_article(page, "chloe", make_draft())
    page.route("**/controle/", lambda route: route.abort())
    page.locator("#id_title").fill("Un autre titre")
    expect(page.locator(".checklist--stale")).to_be_visible()
    page.unroute("**/controle/")
    page.locator("#id_title").fill("Encore un titre")
    expect(page.locator(".checklist--stale")).to_have_count(0)
