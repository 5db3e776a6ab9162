"""A whole day at the newspaper, through the screen, from the first word to the correction.

A journalist writes, the chief sends back, two editors collide, a photo is framed, the night passes, the article comes
out, a reader comments, an error is owned to; and a moderator never gets past the door of the newsroom.
"""

import re
from datetime import datetime, time, timedelta

from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, Photo
from articles.roles import EDITOR_IN_CHIEF, JOURNALIST
from comments.models import CommentDetails
from tests.browser.screen import log_in
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_user

# Typed as it comes out of a message: straight quotes, no French spaces.
TEXT = """La directrice du port, Mme Alice Nduwayo, a reçu mardi les pêcheurs de la baie pour parler du nouveau quai.

La réunion a duré 2 h 30 ; une soixantaine de patrons de pirogue y ont pris part.

"Nous voulons un quai où l'on décharge vite, pas un quai de prestige", a dit leur porte-parole, M. Cyprien Ruhara.

Le chantier doit coûter 12 500 000 F CFA et durer six mois, selon le plan présenté par la direction.

"J'ai été surprise par la précision de leurs demandes", a déclaré la directrice : éclairage, glace, eau douce.

Les pêcheurs demandent aussi que l'ancien débarcadère reste ouvert pendant les travaux.

Un bureau d'études rendra son avis avant la fin du mois.

La prochaine réunion aura lieu le 1er du mois prochain ; elle sera ouverte au public."""


def open_form(page, article):
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.wait_for_selector(".prose-menubar button")


def press(page, name, state):
    """Make a move: the list of articles then says the state that it led to."""
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text(f"»\u00a0: {state}.")).to_be_visible()


def save(page, name):
    """Save and stay at the desk: a message then says that it is done."""
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def paste(page, text):
    """Put `text` in the clipboard and paste it where the cursor is, as an editor would."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def write_at_the_end(page, sentence):
    page.locator(".ProseMirror p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(sentence)


def write_and_submit(page, photo):
    page.goto("/admin/articles/article/add/")
    page.locator("#id_title").fill("Le quai des pêcheurs se discute à Rumonge")
    page.locator(".ProseMirror").click()
    paste(page, TEXT)
    page.locator("#id_section").select_option(label="Économie")
    page.get_by_role("combobox", name="Photo principale").fill(photo.caption[:7])
    page.locator("[role=option]").click()
    expect(page.get_by_role("link", name="Écrivez un chapô.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Publier|Valider"))).to_have_count(0)
    press(page, "Soumettre à relecture", "En relecture")
    return Article.objects.get(title__contains="Rumonge")


def send_back(page, article, run_tasks):
    open_form(page, article)
    page.get_by_label("Motif").fill("Il manque un chapô.")
    page.get_by_label("Ajouter une note").fill("Le préfet rappelle demain.")
    press(page, "Renvoyer à l’auteur", "À corriger")
    run_tasks()
    sent = [(message.to, "Il manque un chapô." in message.body) for message in mail.outbox]
    assert sent == [(["ada@example.org"], True)]
    mail.outbox.clear()


def mend(page, article):
    open_form(page, article)
    expect(page.locator(".timeline__note")).to_have_text("Il manque un chapô.")
    expect(page.get_by_text("Le préfet rappelle demain.")).to_be_visible()
    page.get_by_label("Chapô").fill('"Un premier accord" se dessine.')
    expect(page.get_by_role("link", name="Écrivez un chapô.")).to_have_count(0)
    press(page, "Soumettre à relecture", "En relecture")
    page.locator(".typography-report summary").click()
    expect(page.locator(".typography-report ins")).to_have_text(["«\u00a0Un", "accord\u00a0»"])


def collide(chief, other, article):
    """Both write; whoever saves second is shown both texts, and takes their own up again."""
    open_form(chief, article)
    open_form(other, article)
    chief.clock.run_for(25_500)
    # Ada closed it a moment ago: she may be named too.
    expect(chief.get_by_text(re.compile("Bob (a|ont) aussi cet article ouvert"))).to_be_visible()
    write_at_the_end(other, " De Bob.")
    save(other, "Enregistrer")
    write_at_the_end(chief, " De Chloé.")
    chief.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(chief.get_by_role("heading", name="Bob a enregistré une autre version")).to_be_visible()
    expect(chief.locator(".collision del").first).to_have_text("Bob")
    expect(chief.locator(".ProseMirror p").last).to_have_text(re.compile("De Chloé.$"))
    article.refresh_from_db()
    assert "De Bob." in article.body
    save(chief, "Reprendre ma version")
    article.refresh_from_db()
    assert "De Chloé." in article.body
    assert [body.count("De Bob.") for body in article.versions.order_by("pk").values_list("body", flat=True)][-2:] == [
        1,
        0,
    ]


def frame(page, photo, run_tasks):
    page.goto(reverse("admin:articles_photo_change", args=[photo.pk]))
    stage = page.get_by_role("button", name="Point d’intérêt de la photo")
    stage.press("Shift+ArrowLeft")
    stage.press("Shift+ArrowLeft")
    save(page, "Enregistrer")
    run_tasks()
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (0.3, 0.5)


def schedule(page, article, at):
    open_form(page, article)
    button = page.locator("button[value=publish]")
    expect(button).to_have_text("Publier maintenant")
    page.locator("#id_publish_at_0").fill(f"{at:%Y-%m-%d}")
    page.locator("#id_publish_at_1").fill("06:00")
    expect(button).to_have_text(re.compile("^Programmer pour .* 6\u202fh\u202f00$"))
    press(page, re.compile("^Programmer pour"), "Programmé")


def read(page, article):
    page.goto("/")
    page.get_by_role("link", name=article.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(article.title)
    body = page.locator(".article__body")
    expect(body.locator("> p:not(.lire)")).to_have_count(8)
    expect(body).to_contain_text("«\u00a0Nous voulons un quai où l’on décharge vite")
    expect(body).to_contain_text("12\u202f500\u202f000\u202fF\u00a0CFA")
    expect(page.locator(".lire").first).to_be_visible()
    expect(page.locator("figcaption").first).to_contain_text("Photo\u00a0: Courtoisie.")
    # Cut around what the photo editor pointed at.
    expect(page.locator("meta[property='og:image']")).to_have_attribute("content", re.compile("-partage-30-50"))


def comment(page, article, run_tasks):
    page.locator("[name=comment]").fill("Et la glace, qui la paiera ?")
    page.locator("[name=name]").fill("Odile M.")
    page.locator("[name=email]").fill("odile@example.org")
    page.get_by_role("button", name="Publier le commentaire").click()
    expect(page.get_by_text("Un lien de confirmation vous a été envoyé.")).to_be_visible()
    assert CommentDetails.objects.public().count() == 0
    run_tasks()
    (message,) = mail.outbox
    assert message.to == ["odile@example.org"]
    page.goto(re.search(r"https?://\S+/confirmer/\S+", message.body)[0])
    button = page.get_by_role("button").filter(has_text=re.compile("[Cc]onfirmer"))
    button.click()
    expect(button).to_have_count(0)
    page.goto(article.get_absolute_url())
    expect(page.get_by_text("Et la glace, qui la paiera")).to_be_visible()
    assert "odile@example.org" not in page.content()
    assert User.objects.filter(email="odile@example.org").count() == 0


def correct(page, article):
    open_form(page, article)
    page.locator("#corrections-group .part__add").click()
    page.locator("#id_corrections-0-text").fill("La réunion a duré 1 h 30, et non 2 h 30.")
    save(page, "Mettre à jour")


def test_an_article_from_its_first_word_to_its_correction(
    new_page, sign_in, settings, journalist, chief, moderator, run_tasks, time_machine
):
    settings.COMMENT_OPENING = "ouvert"
    make_section(name="Économie", slug="economie")
    User.objects.filter(pk=journalist.pk).update(email="ada@example.org")
    make_author(user=journalist)
    for title in ("Les pêcheurs réclament un quai", "Le débarcadère de la baie s’use", "Un bureau d’études au port"):
        make_article(
            title=title, body=f"<p>{title} : les patrons de pirogue et la direction du port en parlent.</p>" * 4
        )
    photo = make_photo(caption="Le quai, mardi matin.", credit="Courtoisie")
    ada = new_page(permissions=["clipboard-read", "clipboard-write"])
    log_in(ada, "ada")
    chloe = sign_in(new_page(), chief)
    chloe.clock.install()

    article = write_and_submit(ada, photo)
    send_back(chloe, article, run_tasks)
    mend(ada, article)
    open_form(chloe, article)
    press(chloe, "Valider", "Validé")
    collide(chloe, sign_in(new_page(), make_user("bob", EDITOR_IN_CHIEF, first_name="Bob")), article)
    frame(sign_in(new_page(), make_user("paul", JOURNALIST)), Photo.objects.get(), run_tasks)
    tomorrow = timezone.localdate() + timedelta(days=1)
    schedule(chloe, article, tomorrow)

    reader = new_page(width=360)
    assert "se discute à Rumonge" not in reader.goto("/").text()
    time_machine.move_to(timezone.make_aware(datetime.combine(tomorrow, time(6, 1))))
    run_tasks()
    read(reader, article)
    comment(reader, article, run_tasks)

    correct(chloe, article)
    reader.reload()
    correction = reader.locator(".correction")
    expect(correction).to_contain_text("La réunion a duré 1\u00a0h\u00a030, et non 2\u00a0h\u00a030.")
    above = "note => note.compareDocumentPosition(document.querySelector('.article__body'))"
    assert correction.evaluate(above) == 4  # Node.DOCUMENT_POSITION_FOLLOWING: the text comes after.

    draft = make_draft(title="Ce que personne n’a lu")
    moussa = sign_in(new_page(), moderator)
    pages = [reverse(f"admin:articles_article_{name}", args=[draft.pk]) for name in ("change", "preview", "versions")]
    answers = [moussa.goto(address).status for address in (*pages, draft.get_absolute_url())]
    assert set(answers) <= {403, 404}
    assert "Ce que personne n’a lu" not in moussa.goto("/admin/").text()
