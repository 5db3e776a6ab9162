"""The article's form in the desk: what is typed is kept, what is wrong is said beside the field."""

import html

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.choices import State
from articles.models import Article
from tests.builders import make_article, make_author, make_draft, make_photo, make_tag
from tests.integration.desk.article_forms import ADD, signed, typed


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def errors(response):
    """The sentences that the form shows, as an editor reads them."""
    form = response.context["adminform"].form
    return {field: [html.unescape(str(e)) for e in errors] for field, errors in form.errors.items()}


def test_every_button_that_adds_a_part_says_which():
    inlines = [inline for desk in admin.site._registry.values() for inline in desk.inlines]
    labels = {inline.__name__: str(getattr(inline, "add_label", "")) for inline in inlines}
    assert labels["BylineInline"] == "Ajouter une signature"
    assert [name for name, label in labels.items() if not label] == []


def test_article_is_written_and_published(desk):
    photo, tag = make_photo(), make_tag()
    data = signed(lead_photo=photo.pk, tags=[tag.pk], move="publish", title="L'eau monte : gare !")
    response = desk.post(ADD, data)
    assert response.status_code == 302
    article = Article.objects.published().get()
    assert (article.title, article.slug) == ("L’eau monte\u00a0: gare\u202f!", "l-eau-monte-gare")
    assert article.title in desk.get("/").content.decode()


def test_empty_title_is_said_beside_the_field_and_the_text_stays(desk):
    response = desk.post(ADD, typed(title="  ", body="<p>Une heure de travail.</p>"))
    assert errors(response) == {"title": ["Donnez un titre à l’article."]}
    assert "Une heure de travail." in html.unescape(response.content.decode())
    assert Article.objects.count() == 0


def test_title_of_400_characters_is_refused_and_stays(desk):
    title = "Mot " * 100
    response = desk.post(ADD, typed(title=title))
    assert list(errors(response)) == ["title"]
    assert title.strip() in response.content.decode()


def test_publishing_too_early_says_all_that_is_missing_and_keeps_what_was_typed(desk):
    response = desk.post(ADD, typed(title="Un titre gardé", chapo="", body="", move="publish"))
    assert errors(response) == {
        "__all__": ["Choisissez une rubrique.", "Écrivez un chapô.", "Le texte est vide.", "Ajoutez une signature."]
    }
    assert "Un titre gardé" in response.content.decode()
    assert Article.objects.count() == 0


def test_two_articles_of_one_title_are_both_kept(desk):
    for _ in range(2):
        assert desk.post(ADD, typed()).status_code == 302
    assert sorted(Article.objects.values_list("slug", flat=True)) == ["un-titre", "un-titre-2"]


def test_address_that_another_article_had_is_refused(desk):
    renamed = make_article(slug="le-pont")
    renamed.slug = "le-pont-neuf"
    renamed.save()
    response = desk.post(ADD, typed(slug="le-pont"))
    assert errors(response) == {"slug": ["Cette adresse a déjà servi à un autre article."]}


def test_too_many_lire_links_are_refused(desk):
    body = "<p>Un.</p>" * 4 + "".join(f'<aside data-lire="{make_article().pk}">Lire</aside>' for _ in range(2))
    response = desk.post(ADD, typed(body=body + "<p>Fin.</p>"))
    assert errors(response) == {"body": ["Trop de liens LIRE\u00a0: un pour 3 paragraphes au plus."]}


def test_note_is_asked_for_when_an_article_is_sent_back(desk, journalist):
    article = make_draft(state=State.IN_REVIEW, created_by=journalist)
    address = reverse("admin:articles_article_change", args=[article.pk])
    response = desk.post(address, typed(title=article.title, slug=article.slug, move="send_back"))
    assert errors(response) == {"note": ["Dites pourquoi, en une phrase."]}
    desk.post(address, typed(title=article.title, slug=article.slug, move="send_back", note="Trop long."))
    article.refresh_from_db()
    assert (article.state, article.transitions.get().note) == (State.TO_CORRECT, "Trop long.")


def test_publication_is_scheduled_for_a_date_to_come(desk):
    data = signed(move="publish", publish_at_0="2099-03-03", publish_at_1="06:00")
    assert desk.post(ADD, data).status_code == 302
    article = Article.objects.get()
    assert (article.is_scheduled, article.published_at.isoformat()) == (True, "2099-03-03T04:00:00+00:00")


def test_new_article_of_a_journalist_carries_their_signature(client, journalist):
    author = make_author(user=journalist)
    client.force_login(journalist)
    client.post(ADD, typed())
    article = Article.objects.get()
    assert (list(article.authors.all()), article.created_by) == ([author], journalist)
