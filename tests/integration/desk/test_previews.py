"""The preview: the page of what is typed, of which nothing remains."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, ArticleVersion, SearchEntry, Tag, UnsavedText
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_tag
from tests.integration.desk.sheets import address, open_sheet

PREVIEW = "/admin/articles/article/apercu/"


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def screen(client, sheet):
    """Post the form to the preview; the frame's response."""
    return client.post(PREVIEW, sheet, follow=True)


def page_in(client, sheet):
    """The page that the frame holds, as text."""
    kept = screen(client, sheet).context["kept"]
    return client.get(reverse("admin:articles_article_preview_typed", args=[kept.pk]))


def test_the_page_shows_what_is_typed_with_its_photos_and_lire_links(desk):
    photo, target, tag = make_photo(caption="Le port au matin."), make_article(title="Le pont est rouvert"), make_tag()
    article = make_draft(title="Stocké")
    body = f'<p>Tapé.</p><figure data-photo="{photo.pk}"></figure><aside data-lire="{target.pk}">L</aside><p>Fin.</p>'
    sheet = open_sheet(desk, article) | {"title": "L'eau monte : gare !", "body": body, "tags": [tag.pk]}
    page = page_in(desk, sheet | {"section": make_section(name="Environnement").pk}).content.decode()
    for shown in (
        "L’eau monte\u00a0: gare\u202f!",
        "Le port au matin.",
        "Le pont est rouvert",
        tag.name,
        "Environnement",
    ):
        assert shown in page


def test_nothing_remains_of_it(desk):
    article = make_article(title="Stocké", tags=[make_tag()])
    before = Article.objects.values().get(pk=article.pk), list(SearchEntry.objects.values())
    page_in(desk, open_sheet(desk, article) | {"title": "Essai", "body": "<p>Essai.</p>", "tags": []})
    assert (Article.objects.values().get(pk=article.pk), list(SearchEntry.objects.values())) == before
    assert (article.tags.count(), ArticleVersion.objects.count(), Tag.objects.count()) == (1, 0, 1)


def test_new_article_is_shown_signed_and_not_made(client, journalist):
    make_author(user=journalist, name="Ada Traoré")
    client.force_login(journalist)
    page = page_in(client, open_sheet(client) | {"title": "Un nouveau", "body": "<p>Un.</p>"}).content.decode()
    assert ("Un nouveau" in page, "Ada Traoré" in page, Article.objects.count()) == (True, True, 0)


def test_a_form_that_is_not_complete_says_what_is_missing(desk):
    response = page_in(desk, open_sheet(desk) | {"body": "<p>Un.</p>"})
    assert "Donnez un titre à l’article." in response.content.decode()
    assert Article.objects.count() == 0


def test_the_frame_has_two_widths(desk):
    article = make_draft()
    response = screen(desk, open_sheet(desk, article))
    assert "preview__page--bureau" in response.content.decode()
    phone = desk.get(response.redirect_chain[-1][0], {"largeur": "telephone"}).content.decode()
    assert "preview__page--telephone" in phone


def test_only_the_page_inside_may_be_framed_and_only_by_the_site(desk):
    sheet = open_sheet(desk, make_draft())
    frame, page = screen(desk, sheet), page_in(desk, sheet)
    assert (frame["X-Frame-Options"], page["X-Frame-Options"]) == ("DENY", "SAMEORIGIN")
    assert "frame-ancestors 'none'" in frame["Content-Security-Policy"]
    assert "frame-src 'self'" in frame["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]


def test_neither_is_cached_nor_indexed(desk):
    sheet = open_sheet(desk, make_draft())
    for response in (screen(desk, sheet), page_in(desk, sheet)):
        assert ("no-store" in response["Cache-Control"], response["X-Robots-Tag"]) == (True, "noindex")


def test_a_preview_is_its_writers_alone(desk, journalist, moderator):
    article = make_draft(created_by=journalist)
    kept = screen(desk, open_sheet(desk, article) | {"title": "Secret"}).context["kept"]
    addresses = [reverse(f"admin:articles_article_preview_{name}", args=[kept.pk]) for name in ("screen", "typed")]
    statuses = []
    for user in (journalist, moderator):
        other = Client()
        other.force_login(user)
        statuses += [other.get(address).status_code for address in addresses]
    assert statuses == [404] * 4
    assert [Client().get(address).status_code for address in addresses] == [302, 302]


def test_who_may_no_longer_edit_sees_no_preview_of_what_they_typed(client, journalist):
    article = make_draft(created_by=journalist)
    client.force_login(journalist)
    kept = screen(client, open_sheet(client, article)).context["kept"]
    Article.objects.filter(pk=article.pk).update(state="relecture")
    assert client.get(reverse("admin:articles_article_preview_typed", args=[kept.pk])).status_code == 403


def test_the_slip_of_another_opens_nothing(desk, journalist):
    sheet = open_sheet(desk, make_draft())
    other = Client()
    other.force_login(journalist)
    assert other.post(PREVIEW, sheet).status_code == 400


def test_looking_is_allowed_where_saving_would_collide(desk):
    article = make_draft()
    sheet = open_sheet(desk, article) | {"title": "Le mien"}
    desk.post(address(article), open_sheet(desk, article) | {"title": "Entre-temps"})
    assert "Le mien" in page_in(desk, sheet).content.decode()


def test_a_preview_has_no_share_links_and_no_comment_form(desk):
    sheet = open_sheet(desk, make_draft())
    page = page_in(desk, sheet).content.decode()
    assert ("wa.me" in page, "<textarea" in page, UnsavedText.objects.count()) == (False, False, 1)
