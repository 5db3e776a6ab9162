"""The versions of an article: recorded when a whole form is saved, read, compared, restored."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from articles.checklist import blocking_sentences
from articles.choices import State
from articles.composing import compose
from articles.copy import saved_copy
from articles.documents import forget_struck_out
from articles.models import Article, ArticleVersion, Photo, Section
from articles.models.version import TYPED_FIELDS
from articles.roles import may_edit
from articles.text.blocks import parse_body, without_photos
from articles.versions.parts import parts_held, parts_of, put_back

CREATED, CHANGED = "+", "~"
#: Why the version of an article that came without one was recorded.
AS_IT_CAME = "as it came"
#: What a version brings back; the address is not: readers have it.
RESTORED_FIELDS = tuple(name for name in TYPED_FIELDS if name != "slug")


def latest_number(article_pk):
    """Number of the newest version of an article: what a form says it was made from.

    0 if nobody has changed the article since it came, whether or not that state has been recorded.
    """
    changed = ArticleVersion.objects.filter(id=article_pk).exclude(history_change_reason=AS_IT_CAME)
    numbers = changed.order_by("-history_id")
    return numbers.values_list("history_id", flat=True).first() or 0


def record_first(article_pk):
    """Record an article that came without a version (a load, an import) as it is stored, before it changes."""
    if not ArticleVersion.objects.filter(id=article_pk).exists():
        article = Article.objects.get(pk=article_pk)
        _create(article, by=None, at=article.modified_at, history_change_reason=AS_IT_CAME)


@transaction.atomic
def record(article, *, by, restored_from=None):
    """Record `article` (saved, with all that hangs on it) as typed by `by`; None if nothing changed.

    `restored_from` is the number of the version whose text this is again.
    """
    last = ArticleVersion.objects.filter(id=article.pk).order_by("-history_id").first()
    if last and _is_same(last, article):
        return None
    kind = CHANGED if last else CREATED
    version = _create(article, by=by, at=timezone.now(), history_type=kind, restored_from=restored_from)
    if last:
        forget_struck_out(last.documents, version)
    return version


@transaction.atomic
def restore(version, *, by):
    """Make the text of `version`, and what hung on it, the article's again, as a new version; return the article.

    Sections, photos, tags, authors and documents that no longer exist are left out; the address and the corrections,
    which readers have, stay. Raises PermissionDenied
    if `by` may not edit the article, ValidationError if it is published and would lack what readers must have.
    """
    article = Article.objects.select_for_update().get(pk=version.id)
    if not may_edit(article, by):
        raise PermissionDenied
    for name in RESTORED_FIELDS:
        field = Article._meta.get_field(name)
        setattr(article, field.attname, getattr(version, field.attname))
    article.section = Section.objects.filter(pk=version.section_id).first()
    article.lead_photo = Photo.objects.filter(pk=version.lead_photo_id).first()
    article.body = _with_photos_that_exist(article.body)
    article.save()
    put_back(article, version)
    if article.state == State.PUBLISHED and (missing := blocking_sentences(saved_copy(article))):
        raise ValidationError(missing)
    compose(article)
    record(article, by=by, restored_from=version.history_id)
    return article


def _with_photos_that_exist(body):
    used = set(parse_body(body).photo_ids)
    return without_photos(body, used - Photo.objects.in_bulk(used).keys())


def _columns(source):
    """{attribute: value} of the typed columns of an article or of a version."""
    names = (Article._meta.get_field(name).attname for name in TYPED_FIELDS)
    return {name: getattr(source, name) for name in names}


def _is_same(version, article):
    """Whether `version` says all that `article` is; what it did not hold yet counts for nothing there."""
    held = {name: value or [] for name, value in parts_held(version).items()}
    return _columns(version) | held == _columns(article) | parts_of(article)


def _create(article, *, by, at, **values):
    values = {"history_type": CREATED} | values | _columns(article) | parts_of(article)
    return ArticleVersion.objects.create(id=article.pk, history_user=by, history_date=at, **values)
