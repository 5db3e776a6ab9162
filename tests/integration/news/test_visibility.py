"""One rule of visibility, asked of every public outlet: only what is published, and whose time has come, shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.choices import State
from articles.models import Article, RelatedLink
from tests.builders import make_article, make_author, make_photo, make_section, make_tag

HIDDEN = ("brouillon", "en relecture", "à corriger", "validé", "programmé", "dépublié")
TITLES = {name: f"Titre secret {number}" for number, name in enumerate(HIDDEN)}
STATES = dict(
    zip(
        HIDDEN,
        (State.DRAFT, State.IN_REVIEW, State.TO_CORRECT, State.APPROVED, State.PUBLISHED, State.UNPUBLISHED),
        strict=True,
    )
)


@pytest.fixture
def archive(db):
    """One article in each state, all with the same rubrique, tag, author and word; and one that links to all."""
    section, author, tag = make_section(), make_author(), make_tag()
    shared = {"section": section, "authors": [author], "tags": [tag], "chapo": "Le hippopotame revient."}
    now = timezone.now()
    for name, state in STATES.items():
        date = None if state in (State.DRAFT, State.IN_REVIEW, State.TO_CORRECT, State.APPROVED) else now
        date = now + timedelta(hours=1) if name == "programmé" else date
        make_article(title=TITLES[name], state=state, published_at=date, lead_photo=make_photo(), **shared)
    shown = make_article(title="Titre public", **shared)
    for position, hidden in enumerate(Article.objects.exclude(pk=shown.pk)):
        RelatedLink.objects.create(article=shown, target=hidden, after_block=position + 2, position=position)
    return shown


def outlets(article):
    """Every public address that shows articles."""
    section, tag, author = article.section, article.tags.get(), article.authors.get()
    month = timezone.localtime(article.published_at).strftime("%Y/%m")
    return [
        "/",
        article.get_absolute_url(),
        section.get_absolute_url(),
        tag.get_absolute_url(),
        author.get_absolute_url(),
        f"/archives/{month}/",
        "/recherche/?q=hippopotame",
        "/flux/rss/",
        "/flux/atom/",
        f"{section.get_absolute_url()}rss/",
        f"{tag.get_absolute_url()}rss/",
        f"{author.get_absolute_url()}atom/",
        "/sitemap-actualites.xml",
    ]


def test_only_the_published_article_is_in_any_outlet(client, archive):
    shown = {}
    for address in outlets(archive):
        page = client.get(address).content.decode()
        titles = [name for name, title in TITLES.items() if title in page]
        shown[address] = (titles, "Titre public" in page)
    assert shown == {address: ([], True) for address in shown}


def test_sitemap_lists_the_published_article_alone(client, archive):
    month = timezone.localtime(archive.published_at)
    file = client.get(f"/sitemap-articles-{month:%Y-%m}.xml").content.decode()
    addresses = [address for address in file.split() if "/articles/" in address]
    assert len(addresses) == 1
    assert archive.get_absolute_url() in addresses[0]


@pytest.mark.parametrize(("name", "status"), [(name, 410 if name == "dépublié" else 404) for name in HIDDEN])
def test_own_page_of_a_hidden_article_is_closed(client, archive, name, status):
    hidden = Article.objects.get(title=TITLES[name])
    response = client.get(hidden.get_absolute_url())
    assert response.status_code == status
    assert TITLES[name] not in response.content.decode()


def test_property_and_queryset_say_the_same(archive):
    published = set(Article.objects.published())
    assert {article for article in Article.objects.all() if article.is_published} == published == {archive}


def test_scheduled_article_appears_when_its_time_comes(client, archive):
    scheduled = Article.objects.get(title=TITLES["programmé"])
    Article.objects.filter(pk=scheduled.pk).update(published_at=timezone.now() - timedelta(seconds=1))
    assert client.get(scheduled.get_absolute_url()).status_code == 200
