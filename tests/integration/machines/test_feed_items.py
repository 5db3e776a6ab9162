"""What a feed says of one article: who, when, on what, its text and its photo."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Article, Photo, RelatedLink
from articles.photos.library import store_renditions
from tests.builders import make_article, make_author, make_photo, make_section, make_tag
from tests.integration.machines.feed_reading import ATOM, CONTENT, CREATOR, MEDIA, channel, entries

pytestmark = pytest.mark.django_db


def test_item_says_who_wrote_what_when_and_on_what(client):
    published_at = timezone.now().replace(microsecond=0) - timedelta(hours=2)
    article = make_article(
        title="Le pont rouvre",
        chapo="Après six mois de travaux.",
        authors=[make_author(name="Awa Traoré"), make_author(name="Jean Niyonzima")],
        tags=[make_tag("Transports"), make_tag("Ponts")],
        section=make_section(name="Société"),
        published_at=published_at,
    )
    (item,) = channel(client).findall("item")
    assert item.findtext("title") == "Le pont rouvre"
    assert item.findtext("link") == f"http://testserver{article.get_absolute_url()}"
    assert item.findtext("description") == "Après six mois de travaux."
    assert [creator.text for creator in item.findall(CREATOR)] == ["Awa Traoré", "Jean Niyonzima"]
    assert [category.text for category in item.findall("category")] == ["Société", "Ponts", "Transports"]
    assert parsedate_to_datetime(item.findtext("pubDate")) == published_at
    assert item.findtext("pubDate").endswith("+0200")


def test_article_that_nobody_signed_is_the_newsroom_s(client):
    make_article()
    (item,) = channel(client).findall("item")
    assert [creator.text for creator in item.findall(CREATOR)] == ["Le Courrier des Collines"]


def test_guid_stays_when_the_title_and_the_address_change(client):
    article = make_article()
    before = channel(client).find("item").findtext("guid")
    article.title, article.slug = "Autre titre", "autre-adresse"
    article.save()
    item = channel(client).find("item")
    assert item.findtext("link") == "http://testserver/articles/autre-adresse/"
    assert item.findtext("guid") == before
    assert item.find("guid").get("isPermaLink") == "false"
    assert entries(client)[0].findtext(f"{ATOM}id") == before


@pytest.mark.parametrize("url", ["/flux/rss/", "/flux/atom/"])
def test_feed_holds_no_email_address_nor_author_element_of_rss(client, url):
    author = make_author(name="Awa Traoré")
    make_article(authors=[author])
    text = client.get(url).content.decode()
    assert "Awa Traoré" in text
    assert "@" not in text
    assert ElementTree.fromstring(text).find(".//author") is None


def test_text_has_absolute_addresses_and_no_lire_block(client):
    target = make_article(published_at=timezone.now() - timedelta(days=1))
    body = (
        '<p>Voir <a href="/mots-cles/ponts/">les ponts</a> et <a href="https://example.org/a?b=1&amp;c=2">ceci</a>.</p>'
        f'<p>Deux.</p><p>Trois.</p><aside data-lire="{target.pk}"></aside><p>Quatre.</p><p>Cinq.</p><p>Six.</p>'
    )
    article = make_article(body=body)
    assert RelatedLink.objects.filter(article=article, after_block__isnull=False).exists()
    html = channel(client).find("item").findtext(CONTENT)
    assert 'href="http://testserver/mots-cles/ponts/"' in html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html
    assert "Six." in html
    assert "lire" not in html.lower()
    assert "<!--" not in html


def test_photo_of_the_text_has_absolute_addresses_in_every_width(client):
    photo = make_photo()
    photo.save(update_fields=store_renditions(photo))
    make_article(body=f'<p>Un.</p><figure data-photo="{photo.pk}"></figure><p>Deux.</p>')
    html = channel(client).find("item").findtext(CONTENT)
    assert "srcset=" in html
    assert '"/media' not in html
    assert " /media" not in html
    assert "http://testserver/media/photos/" in html


def test_lead_photo_comes_with_its_size_credit_and_description(client):
    photo = make_photo(credit="Awa Traoré / AFP", caption="Le pont, mardi.")
    photo.save(update_fields=store_renditions(photo))
    make_article(lead_photo=photo)
    media = channel(client).find("item").find(f"{MEDIA}content")
    widest = [r for r in photo.renditions if r["format"] == "jpeg"][-1]
    assert media.attrib == {
        "url": f"http://testserver{photo.file.storage.url(widest['name'])}",
        "medium": "image",
        "type": "image/jpeg",
        "width": "800",
        "height": "600",
        "fileSize": str(photo.file.storage.size(widest["name"])),
    }
    assert media.findtext(f"{MEDIA}credit") == photo.credit_line
    assert media.findtext(f"{MEDIA}description") == "Le pont, mardi."


def test_photo_whose_file_is_lost_does_not_lose_the_feed(client):
    photo = make_photo()
    photo.file.storage.delete(photo.file.name)
    make_article(lead_photo=photo)
    media = channel(client).find("item").find(f"{MEDIA}content")
    assert "fileSize" not in media.attrib


def test_atom_entry_says_the_same(client):
    published_at = timezone.now().replace(microsecond=0) - timedelta(hours=2)
    updated_at = published_at + timedelta(hours=1)
    author = make_author(name="Awa Traoré")
    make_article(
        title="Riz & <maïs>",
        chapo="Prix < hier.",
        authors=[author],
        published_at=published_at,
        updated_at=updated_at,
    )
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "Riz & <maïs>"
    assert entry.findtext(f"{ATOM}summary") == Article.objects.get().chapo
    assert entry.findtext(f"{ATOM}published") == timezone.localtime(published_at).isoformat()
    assert entry.findtext(f"{ATOM}updated") == timezone.localtime(updated_at).isoformat()
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert [(a.findtext(f"{ATOM}name"), a.findtext(f"{ATOM}uri")) for a in entry.findall(f"{ATOM}author")] == [
        ("Awa Traoré", f"http://testserver{author.get_absolute_url()}")
    ]


def test_control_characters_do_not_break_the_feed(client):
    article = make_article(lead_photo=make_photo())
    Article.objects.filter(pk=article.pk).update(title="Un\x08 titre", chapo="Un\x0b chapô", body_html="<p>Un\x02</p>")
    Photo.objects.update(caption="Une\x1f légende")
    item = channel(client).find("item")
    assert item.findtext("title") == "Un titre"
    assert item.findtext(CONTENT) == "<p>Un</p>"
    assert len(entries(client)) == 1
