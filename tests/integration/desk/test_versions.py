"""The versions of an article: recorded when a form is saved, read word by word, brought back."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.choices import State
from articles.composing import compose
from articles.models import Article, ArticleVersion
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_tag
from tests.integration.desk.sheets import ADD, open_sheet, save
from tests.newspaper import load_demo


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def titles(article):
    return list(article.versions.order_by("history_id").values_list("title", "history_user__username"))


def page_of(article):
    return reverse("admin:articles_article_versions", args=[article.pk])


def restore(client, version):
    latest = ArticleVersion.objects.filter(id=version.id).order_by("-pk").first().pk
    address = reverse("admin:articles_article_restore", args=[version.id, version.pk])
    return client.post(address, {"latest": latest}, follow=True)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_a_new_article_has_one_version_by_who_wrote_it(desk):
    desk.post(ADD, open_sheet(desk) | {"title": "Un titre", "body": "<p>Un.</p>"})
    assert titles(Article.objects.get()) == [("Un titre", "chloe")]


def test_an_article_that_came_without_one_keeps_what_it_was(desk):
    article = make_draft(title="Avant")
    save(desk, article, title="Après")
    assert titles(article) == [("Avant", None), ("Après", "chloe")]


def test_saving_without_a_change_makes_none(desk):
    article = make_draft(title="Avant", tags=[make_tag()])
    save(desk, article, title="Après")
    save(desk, article)
    assert len(titles(article)) == 2


def test_a_tag_alone_is_a_change(desk):
    article, tag = make_draft(), make_tag()
    save(desk, article, tags=[tag.pk])
    assert list(article.versions.order_by("history_id").values_list("tag_ids", flat=True)) == [[], [tag.pk]]


def test_moving_composing_and_loading_make_none(chief):
    article = make_draft(authors=[make_author()])
    make_move(article, "publish", by=chief)
    compose(article)
    load_demo()
    call_command("seed", articles=5, stdout=io.StringIO())
    assert ArticleVersion.objects.count() == 0


def test_versions_go_with_their_article(desk):
    article = make_draft(authors=[make_author()])
    save(desk, article, title="Autre")
    article.delete()
    assert ArticleVersion.objects.count() == 0


def test_what_changed_is_read_in_words_not_in_html(desk):
    photo, target = make_photo(caption="Le port au matin."), make_article(title="Le pont est rouvert")
    article = make_draft(title="Le vieux pont", body="<p>La foule était calme.</p>")
    body = (
        "<p>La foule est <strong>calme</strong>.</p>"
        f'<figure data-photo="{photo.pk}"></figure><aside data-lire="{target.pk}">Lire</aside><p>Fin.</p>'
    )
    save(desk, article, title="Le pont neuf", body=body)
    page = desk.get(page_of(article)).content.decode()
    assert "Le <del>vieux </del>pont<ins> neuf</ins>" in page
    assert "La foule <del>était </del><ins>est </ins>calme." in page
    assert "<ins>Le port au matin.</ins>" in page
    assert "<ins>Le pont est rouvert</ins>" in page
    assert "data-photo" not in page


def test_the_list_says_who_and_which_version_was_published(desk, chief):
    article = make_draft(section=make_section(), authors=[make_author()])
    save(desk, article, title="Le bon titre")
    make_move(article, "publish", by=chief)
    entries = desk.get(page_of(article)).context["page"].object_list
    assert [(entry.number, entry.by, [move.to_state for move in entry.moves]) for entry in entries] == [
        (2, "Chloé", [State.PUBLISHED]),
        (1, "la rédaction", []),
    ]


def test_any_two_versions_are_compared_the_older_first(desk):
    article = make_draft(title="Un", authors=[make_author()])
    for title in ("Deux", "Trois"):
        save(desk, article, title=title)
    one, _two, three = article.versions.order_by("history_id")
    response = desk.get(page_of(article), {"de": three.pk, "a": one.pk})
    assert (response.context["old"], response.context["new"]) == (one, three)


def test_a_version_of_another_article_is_not_found(desk):
    article, other = make_draft(), make_draft()
    save(desk, article, title="Un")
    save(desk, other, title="Deux")
    stranger = other.versions.first()
    statuses = [
        desk.get(page_of(article), {"de": stranger.pk, "a": number}).status_code for number in ("x", stranger.pk)
    ]
    assert statuses == [404, 404]


def test_an_old_text_comes_back_as_a_new_version_at_the_same_address(desk):
    section, tag, author = make_section(), make_tag(), make_author()
    article = make_article(
        title="Avant", slug="avant", section=section, tags=[tag], authors=[author], body="<p>Vieux.</p>"
    )
    save(desk, article, title="Après", slug="apres", tags=[], body="<p>Neuf.</p>")
    restore(desk, article.versions.order_by("history_id").first())
    article.refresh_from_db()
    assert (article.title, article.body, article.slug) == ("Avant", "<p>Vieux.</p>", "apres")
    assert (list(article.tags.all()), list(article.authors.all())) == ([tag], [author])
    assert "<p>Vieux.</p>" in article.body_html
    assert titles(article) == [("Avant", None), ("Après", "chloe"), ("Avant", "chloe")]


def test_what_no_longer_exists_is_left_out_of_what_comes_back(desk):
    photo, tag = make_photo(), make_tag()
    article = make_draft(title="Avant", lead_photo=photo, tags=[tag])
    save(desk, article, title="Après", lead_photo="", tags=[])
    photo.delete()
    tag.delete()
    restore(desk, article.versions.order_by("history_id").first())
    article.refresh_from_db()
    assert (article.title, article.lead_photo, list(article.tags.all())) == ("Avant", None, [])


def test_a_published_article_does_not_go_back_to_what_may_not_be_published(desk):
    article = make_draft(chapo="", authors=[make_author()])
    save(desk, article, chapo="Un chapô.", section=make_section().pk)
    Article.objects.filter(pk=article.pk).update(state=State.PUBLISHED, published_at=timezone.now())
    response = restore(desk, article.versions.order_by("history_id").first())
    article.refresh_from_db()
    assert (article.chapo, said(response)[-1]) == ("Un chapô.", "Écrivez un chapô.")


def test_bringing_back_over_a_version_not_seen_is_refused(desk):
    article = make_draft(title="Un")
    save(desk, article, title="Deux")
    first, second = article.versions.order_by("history_id")
    save(desk, article, title="Trois")
    address = reverse("admin:articles_article_restore", args=[article.pk, first.pk])
    desk.post(address, {"latest": second.pk})
    article.refresh_from_db()
    assert article.title == "Trois"


def test_who_may_only_read_brings_nothing_back(client, desk, journalist):
    article = make_draft(title="Avant", created_by=journalist)
    save(desk, article, title="Après")
    Article.objects.filter(pk=article.pk).update(state=State.IN_REVIEW)
    client.force_login(journalist)
    assert restore(client, article.versions.order_by("history_id").first()).status_code == 403
    assert "Rétablir" not in client.get(page_of(article)).content.decode()


def test_versions_are_read_by_those_who_may_open_the_article(client, journalist, moderator):
    own, another = make_draft(created_by=journalist), make_draft()
    client.force_login(journalist)
    statuses = [client.get(page_of(article)).status_code for article in (own, another)]
    client.force_login(moderator)
    assert [*statuses, client.get(page_of(own)).status_code] == [200, 404, 404]


def test_the_list_costs_the_same_for_two_versions_and_for_many(desk, django_assert_num_queries):
    article = make_draft(title="Un", authors=[make_author()])
    save(desk, article, title="Deux")
    with CaptureQueriesContext(connection) as few:
        desk.get(page_of(article))
    total = len(few)
    for number in range(5):
        save(desk, article, title=f"Titre {number}")
    with django_assert_num_queries(total):
        desk.get(page_of(article))


def test_only_an_update_of_substance_moves_the_date_that_readers_see(desk):
    article = make_article(published_at=timezone.now() - timedelta(days=1))
    save(desk, article, title="Une coquille corrigée")
    article.refresh_from_db()
    assert article.updated_at is None
    save(desk, article, title="Du nouveau", is_update="on")
    article.refresh_from_db()
    assert article.updated_at > article.published_at
