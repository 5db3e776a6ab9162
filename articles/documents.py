"""The files of documents: one struck out of its article waits for a while on the disk, should it be restored."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.models import ArticleDocument, ArticleVersion

#: How long a document that was struck out can still come back with an older version.
KEPT_FOR = timedelta(days=30)


@task()
def delete_document_file(name, struck_out_by=None):
    """Delete the file `name`, unless an article shows it.

    `struck_out_by` is the number of the version that no longer has it, None if the article is gone: a later version
    that had it again has struck it out later, and asked for this in its turn.
    """
    if ArticleDocument.objects.filter(file=name).exists():
        return
    version = ArticleVersion.objects.filter(pk=struck_out_by).first()
    later = ArticleVersion.objects.filter(id=version.id, pk__gt=version.pk) if version else ()
    if not any(name in _files(held.documents) for held in later):
        ArticleDocument.file.field.storage.delete(name)


def forget_struck_out(before, version):
    """Have the files that the documents `before` name, and those of `version` do not, leave the disk in KEPT_FOR.

    Documents as versions hold them: [[title, name], …], None where they did not yet.
    """
    in_time = delete_document_file.using(run_after=timezone.now() + KEPT_FOR)
    for name in sorted(_files(before) - _files(version.documents)):
        in_time.enqueue(name, version.pk)


@transaction.atomic
def delete_with_documents(article, delete):
    """Call `delete`, which deletes `article` and its versions: nothing can bring its documents back, they go too."""
    names = list(article.documents.values_list("file", flat=True))
    delete()
    for name in names:
        delete_document_file.enqueue(name)


def lost(version):
    """Titles of the documents that `version` names and the disk no longer holds, in order."""
    storage = ArticleDocument.file.field.storage
    return [title for title, name in version.documents or [] if not storage.exists(name)]


def _files(documents):
    return {name for _title, name in documents or []}
