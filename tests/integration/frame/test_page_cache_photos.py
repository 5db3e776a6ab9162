"""A photo made ready or described again while others write: every page shows what is there now."""

import pytest
from django.core.files.base import ContentFile

from articles import composing, freshness, tasks
from articles.composing import compose, compose_articles_with
from articles.freshness import article_name, photo_changed
from articles.models import Article, Photo
from articles.photos import library
from articles.photos.share_card import share_card
from articles.tasks import prepare_photo
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_draft, make_jpeg, make_photo


@pytest.fixture
def photo(db):
    return make_photo()


@pytest.fixture
def meanwhile(monkeypatch):
    """A function: makes the renditions of a photo, and has another function called before they are recorded."""

    def prepare(photo, happens):
        def card(*args):
            happens()
            return share_card(*args)

        monkeypatch.setattr(library, "share_card", card)
        prepare_photo.call(photo.pk)
        return Photo.objects.get(pk=photo.pk)

    return prepare


def composed_again(photo, happens, monkeypatch):
    """Compose the two articles that show `photo`; once the first is done, `happens` is given the key of the other."""
    done = []

    def compose_one(article):
        compose(article)
        done.append(article.pk)
        if len(done) == 1:
            happens(Article.objects.exclude(pk=article.pk).get())

    monkeypatch.setattr(composing, "compose", compose_one)
    compose_articles_with(photo.pk)
    assert len(done) == 2


def test_text_saved_while_the_others_are_composed_stays(photo, monkeypatch):
    figure = f'<figure data-photo="{photo.pk}"></figure>'
    for _ in range(2):
        make_article(body=f"<p>Le pont est fermé.</p>{figure}")

    def save(article):
        article.body = f"<p>Le pont est rouvert.</p>{figure}"
        article.save()
        compose(article)

    composed_again(photo, save, monkeypatch)
    assert Article.objects.filter(body_html__contains="rouvert").count() == 1


def test_article_published_while_the_others_are_composed_is_touched(photo, chief, monkeypatch):
    for _ in range(2):
        make_draft(body=f'<p>Un.</p><figure data-photo="{photo.pk}"></figure>', authors=[make_author()])
    touched = []

    def publish(article):
        make_move(article, "publish", by=chief)
        monkeypatch.setattr(freshness, "touch", lambda *names: touched.extend(names))

    composed_again(photo, publish, monkeypatch)
    assert article_name(Article.objects.published().get().pk) in touched


def test_page_that_the_photo_opens_does_not_wait_for_those_that_show_it(photo, site, commits, monkeypatch):
    address = make_article(lead_photo=photo).get_absolute_url()
    site.get(address)

    def fail(photo_id):
        raise RuntimeError

    monkeypatch.setattr(tasks, "compose_articles_with", fail)
    with pytest.raises(RuntimeError), commits():
        prepare_photo.call(photo.pk)
    assert "-640.jpeg" in site.get(address).text


def test_words_typed_while_the_renditions_are_made_stay(photo, meanwhile):
    prepared = meanwhile(photo, lambda: Photo.objects.filter(pk=photo.pk).update(alt="La rade"))
    assert ("La rade" in prepared.picture_html, "-640.jpeg" in prepared.picture_html) == (True, True)


def test_renditions_of_a_file_replaced_meanwhile_are_not_shown(photo, meanwhile):
    def replace():
        other = Photo.objects.get(pk=photo.pk)
        other.file.save("autre.jpg", ContentFile(make_jpeg(color="maroon")), save=False)
        other.forget_files()
        other.save()

    assert meanwhile(photo, replace).renditions == []


@pytest.mark.parametrize("articles", [1, 10])
def test_touching_the_pages_of_a_photo_costs_the_same_for_any_number_of_them(
    photo, articles, settings, django_assert_num_queries
):
    settings.PAGE_CACHE_PURGE_URLS = ["http://127.0.0.1:9/"]
    for _ in range(articles):
        make_article(lead_photo=photo)
    # The authors whom it shows, the articles that it opens, those that lead to them, one purge.
    with django_assert_num_queries(4):
        photo_changed(photo)
