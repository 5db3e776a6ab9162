"""What readers get of an article, computed once when it is saved and stored beside what editors typed."""

from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.html import escape

from articles.freshness import article_changed
from articles.lire.index import index_article as index_for_lire
from articles.lire.rows import rebuild_links
from articles.lire.text_links import index_text_links
from articles.lists import enter_in_lists
from articles.models import Article, Photo
from articles.photos.picture import figure_html
from articles.search.index import index_article as index_for_search
from articles.search.terms import indexed
from articles.text.blocks import parse_body
from articles.text.plain import plain_text, reading_minutes, word_count
from articles.text.reader import render_reader_html
from articles.text.typography import typeset_html

NBSP = "\u00a0"
#: Widths at which a photo of the text is shown: the column on a desk, the whole screen on a phone.
BODY_PHOTO_SIZES = "(min-width: 60em) 42rem, 100vw"


def photo_figure(photo):
    """The `<figure>` of a photo in the text: picture, caption, credit."""
    return figure_html(photo.picture(BODY_PHOTO_SIZES), typeset_html(escape(photo.caption)), escape(photo.credit_line))


@transaction.atomic
def compose(article):
    """Compute and store all that pages show of `article` (saved before, with its tags and photos).

    It is composed as it is in memory: read it in the same transaction, `select_for_update`, unless it was saved there.
    Does not touch `modified_at`: nothing that an editor wrote changes.
    """
    body = parse_body(article.body)
    photos = Photo.objects.in_bulk(body.photo_ids)
    article.body_html = render_reader_html(
        article.body,
        lambda photo_id: photo_figure(photos[photo_id]) if photo_id in photos else "",
        sponsored=article.is_sponsored,
    )
    article.body_html = _with_place(article.body_html, article.place)
    article.appendix_html = _appendix(article)
    text = plain_text(article.body)
    article.word_count = word_count(f"{article.chapo} {text}")
    article.reading_minutes = reading_minutes(article.word_count)
    article.search_text = indexed(" ".join((article.surtitre, article.title, article.chapo, text)))
    Article.objects.filter(pk=article.pk).update(
        body_html=article.body_html,
        appendix_html=article.appendix_html,
        search_text=article.search_text,
        word_count=article.word_count,
        reading_minutes=article.reading_minutes,
    )
    index_for_lire(article)
    article.body_photos.set(photos)
    index_for_search(article)
    enter_in_lists([article])
    rebuild_links(article, body)
    index_text_links(article, body)
    article_changed(article)


def compose_articles_with(photo_id):
    """Compose again every article that shows this photo in its text or its gallery, each as it is when its turn comes.

    Editors go on writing meanwhile: each is read again and held, alone, while it is composed.
    """
    showing = Article.objects.filter(Q(body_photos=photo_id) | Q(gallery=photo_id)).order_by()
    for key in set(showing.values_list("pk", flat=True)):
        with transaction.atomic():
            if article := Article.objects.select_for_update().filter(pk=key).first():
                compose(article)


def _with_place(html, place):
    """«Bamako – » before the first words, where the text begins with a paragraph."""
    if not place or not html.startswith("<p>"):
        return html
    return f'<p><span class="place">{escape(place)}{NBSP}–</span> {html.removeprefix("<p>")}'


def _appendix(article):
    gallery = [entry.photo for entry in article.gallery_photos.select_related("photo")]
    documents = list(article.documents.all())
    if not gallery and not documents:
        return ""
    figures = [photo_figure(photo) for photo in gallery]
    return render_to_string("articles/_appendix.html", {"figures": figures, "documents": documents})
