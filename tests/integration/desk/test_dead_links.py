"""The report of links to mend: what no reader may open any more, in which article, until an editor says it is done."""

import html

import pytest
from django.conf import settings
from django.urls import reverse

from articles.choices import State
from articles.composing import compose
from articles.models import Article, OldSlug, ReplacedLink, TextLink
from articles.workflow import make_move
from tests.builders import make_article, make_draft

REPORT, SETTLE = "/admin/articles/replacedlink/", "/admin/articles/replacedlink/fait/"


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def withdraw(*articles):
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(state=State.UNPUBLISHED)


def dead(client):
    """(label, fate, article) of each dead link of the report."""
    lines = client.get(REPORT).context["dead"]
    return [(line.link.label, str(line.fate), line.link.article.title) for line in lines]


def linking(inner, **overrides):
    body = f"<p>Un.</p><p>Deux.</p><p>Trois.</p>{inner}<p>Fin.</p>"
    return make_article(body=body, chooses_related=False, **overrides)


def to(article, text="le pont"):
    return f'<p>Voir <a href="{article.get_absolute_url()}">{text}</a>.</p>'


def test_links_of_both_kinds_to_what_left_are_reported(desk):
    target = make_article(title="Le pont")
    linking(f'<aside data-lire="{target.pk}">Le pont</aside>', title="Un LIRE")
    linking(to(target, "le <em>pont</em> d’hier"), title="Une adresse")
    linking(f'<p><a href="{settings.SITE_URL}{target.get_absolute_url()}">absolue</a></p>', title="Une adresse entière")
    assert dead(desk) == []
    withdraw(target)
    assert sorted(dead(desk)) == [
        ("Le pont", "Dépublié", "Un LIRE"),
        ("absolue", "Dépublié", "Une adresse entière"),
        ("le pont d’hier", "Dépublié", "Une adresse"),
    ]


def test_what_never_was_or_was_erased_is_reported(desk):
    linking('<p><a href="/articles/jamais-vu/">jamais vu</a></p>', title="Un")
    linking('<aside data-lire="999999">Effacé</aside>', title="Deux")
    assert sorted(dead(desk)) == [("Effacé", "N’existe plus", "Deux"), ("jamais vu", "N’existe plus", "Un")]


def test_links_elsewhere_and_old_addresses_are_alive(desk):
    target = make_article()
    OldSlug.objects.create(slug="ancienne-adresse", article=target)
    elsewhere = ["https://example.org/articles/x/", "/archives/", "mailto:a@example.org", "/articles/ancienne-adresse/"]
    linking("".join(f'<p><a href="{href}">x</a></p>' for href in elsewhere))
    assert dead(desk) == []


def test_drafts_are_not_reported(desk):
    make_draft(body='<p><a href="/articles/jamais-vu/">x</a></p>')
    assert dead(desk) == []


def test_mended_text_leaves_the_report_by_itself(desk):
    article = linking('<p><a href="/articles/jamais-vu/">x</a></p>')
    article.body = "<p>Sans lien.</p>"
    article.save()
    compose(article)
    assert (dead(desk), TextLink.objects.count()) == ([], 0)


def test_line_that_is_done_leaves_and_does_not_come_back(desk):
    article = linking('<p><a href="/articles/jamais-vu/">x</a></p>')
    desk.post(SETTLE, {"text": TextLink.objects.get().pk})
    assert dead(desk) == []
    compose(article)
    assert dead(desk) == []


def test_replaced_links_are_listed_until_they_are_done(desk, chief, run_tasks):
    target = make_article(title="Le barrage de Rusumo produit ses premiers mégawatts")
    article = make_article(title="Le barrage de Rusumo alimente trois pays")
    make_move(target, "unpublish", by=chief, note="Doublon.")
    run_tasks()
    response = desk.get(REPORT)
    assert [(link.article, link.removed, link.added) for link in response.context["replaced"]] == [
        (article, target, None)
    ]
    assert "→ rien" in html.unescape(response.content.decode())
    desk.post(SETTLE, {"replaced": ReplacedLink.objects.get().pk})
    assert list(desk.get(REPORT).context["replaced"]) == []


@pytest.mark.parametrize("key", ["", "x", "9" * 30])
def test_key_that_is_none_changes_nothing(desk, key):
    assert desk.post(SETTLE, {"text": key, "replaced": key}).status_code == 302


def test_report_is_for_chief_editors(client, journalist, chief):
    client.force_login(journalist)
    assert (client.get(REPORT).status_code, client.post(SETTLE, {"text": "1"}).status_code) == (403, 403)
    client.force_login(chief)
    assert (client.get(REPORT).status_code, client.get(SETTLE).status_code) == (200, 405)


def test_each_line_leads_to_the_article_to_mend(desk):
    article = linking('<p><a href="/articles/jamais-vu/">x</a></p>')
    page = desk.get(REPORT).content.decode()
    assert reverse("admin:articles_article_change", args=[article.pk]) in page


def test_sixty_lines_cost_as_many_queries_as_one(desk, django_assert_num_queries):
    desk.get("/admin/password_change/")  # The first page of a session writes down that it is in use.
    article = linking('<p><a href="/articles/jamais-vu/">x</a></p>')
    for total in (1, 60):
        TextLink.objects.bulk_create(
            TextLink(article=article, slug=f"jamais-{number}") for number in range(TextLink.objects.count(), total)
        )
        # Session, user, second factor, last seen, permissions (two), counts (two), lists (two), targets by address.
        with django_assert_num_queries(11):
            assert len(desk.get(REPORT).context["dead"]) == min(total, 50)
