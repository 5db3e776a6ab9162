"""What hangs on an article and belongs to its versions: tags, signatures, gallery, documents. Read, and put back.

Not its corrections: they are a public record.
"""

from articles.models import ArticleDocument, Author, Byline, GalleryPhoto, Photo, Tag

#: Columns of `models.version.VersionParts`.
PARTS = ("tag_ids", "signatures", "gallery_ids", "documents")


def parts_of(article):
    """{column: value} of what hangs on `article`, as a version holds it; nothing before it is stored."""
    if article.pk is None:
        return {name: [] for name in PARTS}
    return {
        "tag_ids": sorted(article.tags.values_list("pk", flat=True)),
        "signatures": _pairs(article.bylines.values_list("author_id", "role")),
        "gallery_ids": list(article.gallery_photos.values_list("photo_id", flat=True)),
        "documents": _pairs(article.documents.values_list("title", "file")),
    }


def parts_held(version):
    """{column: value} of what `version` holds; None for what versions did not hold yet when it was written."""
    return {name: getattr(version, name) for name in PARTS}


def put_back(article, version):
    """Hang on `article` what `version` holds, as far as it still exists; what it does not hold stays as it is."""
    article.tags.set(Tag.objects.filter(pk__in=version.tag_ids))
    authors = Author.objects.in_bulk([key for key, _role in version.signatures])
    _replace(
        article.bylines,
        (Byline(author=authors[key], role=role) for key, role in version.signatures if key in authors),
    )
    if version.gallery_ids is not None:
        photos = Photo.objects.in_bulk(version.gallery_ids)
        _replace(article.gallery_photos, (GalleryPhoto(photo_id=key) for key in version.gallery_ids if key in photos))
    if version.documents is not None:
        storage = ArticleDocument.file.field.storage
        _replace(
            article.documents,
            (ArticleDocument(title=title, file=name) for title, name in version.documents if storage.exists(name)),
        )


def _replace(manager, rows):
    """Make `rows`, in this order, those of a related manager."""
    manager.all().delete()
    kept = list(rows)
    for position, row in enumerate(kept):
        row.article, row.position = manager.instance, position
    manager.bulk_create(kept)


def _pairs(rows):
    return [list(pair) for pair in rows]
