"""A whole day at the newspaper, through the screen: pasted, submitted, published, read, discussed."""

import re

from django.contrib.auth.models import User
from django.core import mail
from playwright.sync_api import expect

from articles.models import Article
from comments.models import CommentDetails
from tests.builders import make_article, make_author, make_photo, make_section

# Typed as it comes out of a message: straight quotes, no French spaces.
TEXT = """La directrice du port, Mme Alice Nduwayo, a reçu mardi les pêcheurs de la baie pour parler du nouveau quai.

La réunion a duré 2 h 30 ; une soixantaine de patrons de pirogue y ont pris part.

"Nous voulons un quai où l'on décharge vite, pas un quai de prestige", a dit leur porte-parole, M. Cyprien Ruhara.

Le chantier doit coûter 12 500 000 F CFA et durer six mois, selon le plan présenté par la direction.

"J'ai été surprise par la précision de leurs demandes", a déclaré la directrice : éclairage, glace, eau douce.

Les pêcheurs demandent aussi que l'ancien débarcadère reste ouvert pendant les travaux.

Un bureau d'études rendra son avis avant la fin du mois.

La prochaine réunion aura lieu le 1er du mois prochain ; elle sera ouverte au public."""


def log_in(page, username):
    page.goto("/admin/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill("secret")
    page.get_by_role("button", name="Connexion").click()
    expect(page.locator("#id_username")).to_have_count(0)


def paste(page, text):
    """Put `text` in the clipboard and paste it where the cursor is, as an editor would."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def write_and_submit(page, photo):
    page.goto("/admin/articles/article/add/")
    page.locator("#id_surtitre").fill("Économie")
    page.locator("#id_title").fill("Le quai des pêcheurs se discute à Rumonge")
    page.get_by_label("Chapô").fill(
        "La direction du port et les pêcheurs se sont parlé : un premier accord se dessine."
    )
    page.locator(".ProseMirror").click()
    paste(page, TEXT)
    page.locator("#id_section").select_option(label="Économie")
    page.get_by_role("combobox", name="Photo principale").fill(photo.caption[:7])
    page.locator("[role=option]").click()
    page.get_by_role("button", name="Soumettre à relecture").click()
    expect(page.get_by_text("»\u00a0: En relecture.")).to_be_visible()


def publish(page):
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name=re.compile("Le quai des pêcheurs")).click()
    page.get_by_role("button", name="Publier maintenant").click()
    expect(page.get_by_text("»\u00a0: Publié.")).to_be_visible()


def comment_on(page, article):
    page.goto(article.get_absolute_url())
    page.locator("[name=comment]").fill("Et la glace, qui la paiera ?")
    page.locator("[name=name]").fill("Odile M.")
    page.locator("[name=email]").fill("odile@example.org")
    page.get_by_role("button", name="Publier le commentaire").click()
    expect(page.get_by_text("Un lien de confirmation vous a été envoyé.")).to_be_visible()


def confirm(page, run_tasks):
    run_tasks()
    (message,) = mail.outbox
    assert message.to == ["odile@example.org"]
    page.goto(re.search(r"https?://\S+/confirmer/\S+", message.body)[0])
    page.get_by_role("button").filter(has_text=re.compile("[Cc]onfirmer")).click()
    expect(page.get_by_role("button").filter(has_text=re.compile("[Cc]onfirmer"))).to_have_count(0)


def test_article_goes_from_a_pasted_text_to_a_confirmed_comment(new_page, settings, journalist, chief, run_tasks):
    settings.COMMENT_OPENING = "ouvert"
    make_section(name="Économie", slug="economie")
    make_author(user=journalist)
    for title in ("Les pêcheurs réclament un quai", "Le débarcadère de la baie s’use", "Un bureau d’études au port"):
        make_article(
            title=title, body=f"<p>{title} : les patrons de pirogue et la direction du port en parlent.</p>" * 4
        )
    photo = make_photo(caption="Le quai, mardi matin.", credit="Courtoisie")

    desk = new_page()
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log_in(desk, "ada")
    write_and_submit(desk, photo)
    assert "se discute à Rumonge" not in new_page().goto("/").text()
    desk.context.clear_cookies()
    log_in(desk, "chloe")
    publish(desk)

    article = Article.objects.published().get(title__contains="Rumonge")
    reader = new_page(width=360)
    reader.goto("/")
    reader.get_by_role("link", name=article.title).first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text(article.title)
    body = reader.locator(".article__body")
    expect(body.locator("> p:not(.lire)")).to_have_count(8)
    expect(body).to_contain_text("«\u00a0Nous voulons un quai où l’on décharge vite")
    expect(body).to_contain_text("12\u202f500\u202f000\u202fF\u00a0CFA")
    expect(reader.locator(".lire").first).to_be_visible()
    expect(reader.locator("figcaption").first).to_contain_text("Photo\u00a0: Courtoisie.")

    comment_on(reader, article)
    assert CommentDetails.objects.public().count() == 0
    confirm(reader, run_tasks)
    reader.goto(article.get_absolute_url())
    expect(reader.get_by_text("Et la glace, qui la paiera")).to_be_visible()
    assert "odile@example.org" not in reader.content()
    assert User.objects.filter(email="odile@example.org").count() == 0
