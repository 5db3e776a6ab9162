"""The news of the demo newspaper."""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.html import escape

from articles.choices import State
from articles.composing import compose
from articles.models import Article, Author, Byline, Correction, GalleryPhoto, Photo, Section, Tag
from articles.tasks import prepare_photo
from newsroom.demo.arranged import arrange_front_page, load_dossiers
from newsroom.demo.fixtures import DEMO, date_of, read_articles, read_toml

LIRE_SLUG = re.compile(r'data-lire="([a-z0-9-]+)">')
PHOTO_SLUG = re.compile(r'data-photo="([a-z0-9-]+)"')


def load_news(now, journalist):
    """Make what is not there yet of the demo's sections, tags, photos, authors and articles.

    Returns the articles made, by slug.
    """
    for position, entry in enumerate(read_toml("section")):
        Section.objects.get_or_create(slug=entry["slug"], defaults=_without_slug(entry) | {"position": position})
    for entry in read_toml("tag"):
        Tag.objects.get_or_create(slug=entry["slug"], defaults=_without_slug(entry))
    photos = {entry["slug"]: _load_photo(entry, now) for entry in read_toml("photo")}
    for entry in read_toml("author"):
        portrait = photos.get(f"portrait-{entry['slug']}")
        Author.objects.get_or_create(slug=entry["slug"], defaults=_without_slug(entry) | {"portrait": portrait})
    articles = _load_articles(now, photos, journalist)
    load_dossiers(photos)
    arrange_front_page(articles)
    return articles


def _without_slug(entry):
    return {key: value for key, value in entry.items() if key != "slug"}


def _load_photo(entry, now):
    name = f"photos/demo/{entry['slug']}.jpg"
    photo = Photo.objects.filter(file=name).first()
    if photo:
        return photo
    default_storage.delete(name)
    default_storage.save(name, ContentFile((DEMO / "photos" / f"{entry['slug']}.jpg").read_bytes()))
    taken = date_of(entry, entry["slug"], now)
    values = {key: entry[key] for key in ("caption", "credit", "alt", "focal_x", "focal_y")}
    photo = Photo(file=name, taken_on=timezone.localdate(taken), created_at=taken, **values)
    photo.read_size()
    photo.save()
    prepare_photo.enqueue(photo.pk)
    return photo


def _load_articles(now, photos, journalist):
    entries = read_articles()
    known = dict(Article.objects.filter(slug__in=entries).values_list("slug", "pk"))
    made = {
        slug: _make_article(slug, entry, photos, now, journalist)
        for slug, entry in entries.items()
        if slug not in known
    }
    keys = known | {slug: article.pk for slug, article in made.items()}
    for slug, article in made.items():
        body = LIRE_SLUG.sub(
            # The title is what the editor sees in the writing surface; readers get the target's own.
            lambda match: f'data-lire="{keys[match[1]]}">{escape(entries[match[1]]["title"])}',
            entries[slug]["body"],
        )
        article.body = PHOTO_SLUG.sub(lambda match: f'data-photo="{photos[match[1]].pk}"', body)
        article.save()
        compose(article)
    return made


def _make_article(slug, entry, photos, now, journalist):
    published_at = date_of(entry, slug, now)
    article = Article.objects.create(
        slug=slug,
        state=State.PUBLISHED,
        published_at=published_at,
        created_at=published_at,
        created_by=journalist,
        section=Section.objects.get(slug=entry["section"]),
        lead_photo=photos[entry["photo"]] if "photo" in entry else None,
        **{key: entry[key] for key in ("surtitre", "title", "chapo", "genre", "agency", "place") if key in entry},
    )
    for position, signature in enumerate(entry["authors"]):
        author = Author.objects.get(slug=signature["slug"])
        Byline.objects.create(article=article, author=author, role=signature.get("role", ""), position=position)
    article.tags.set(Tag.objects.filter(slug__in=entry["tags"]))
    for position, photo in enumerate(entry.get("gallery", [])):
        GalleryPhoto.objects.create(article=article, photo=photos[photo], position=position)
    for correction in entry.get("corrections", []):
        at = date_of(correction, slug, now)
        Correction.objects.create(article=article, kind=correction["kind"], text=correction["text"], published_at=at)
        article.updated_at = at
    return article
