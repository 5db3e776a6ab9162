"""A document struck out of its article leaves the disk, in time for a version to bring it back."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from articles.documents import delete_document_file
from tests.builders import make_draft
from tests.integration.desk.sheets import save
from tests.integration.desk.test_version_parts import of_document, of_no_document
from tests.integration.desk.test_versions import restore

GONE = "Ce qui n’est plus sur le disque n’est pas revenu\u00a0: Le rapport."


@pytest.fixture
def desk(client, chief, tmp_path, settings):
    """The chief's client, over a disk that holds nothing else."""
    settings.MEDIA_ROOT = tmp_path
    client.force_login(chief)
    return client


@pytest.fixture
def article(desk):
    """A draft with one document."""
    article = make_draft()
    save(desk, article, **of_document("Le rapport", "rapport.pdf"))
    return article


def strike_out(desk, article):
    """Take the document out of the article; returns the name of its file."""
    document = article.documents.get()
    save(desk, article, **of_no_document(document))
    return document.file.name


def version_with_it(article):
    return next(version for version in article.versions.order_by("history_id") if version.documents)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_file_stays_for_thirty_days_then_leaves(desk, article, run_tasks, time_machine):
    name = strike_out(desk, article)
    time_machine.move_to(timezone.now() + timedelta(days=29))
    run_tasks()
    assert default_storage.exists(name)
    time_machine.shift(timedelta(days=2))
    run_tasks()
    assert not default_storage.exists(name)


def test_file_that_came_back_stays(desk, article, run_tasks, time_machine):
    name = strike_out(desk, article)
    assert GONE not in said(restore(desk, version_with_it(article)))
    time_machine.move_to(timezone.now() + timedelta(days=31))
    run_tasks()
    assert default_storage.exists(name)


def test_file_struck_out_again_waits_again(desk, chief, article, run_tasks, time_machine):
    strike_out(desk, article)
    time_machine.move_to(timezone.now() + timedelta(days=20))
    desk.force_login(chief)
    restore(desk, version_with_it(article))
    name = strike_out(desk, article)
    time_machine.shift(timedelta(days=15))
    run_tasks()
    assert default_storage.exists(name)
    time_machine.shift(timedelta(days=16))
    run_tasks()
    assert not default_storage.exists(name)


def test_version_restored_too_late_says_what_is_gone(desk, article):
    name = strike_out(desk, article)
    default_storage.delete(name)
    assert GONE in said(restore(desk, version_with_it(article)))
    assert article.documents.count() == 0


def test_deleted_article_takes_its_documents_at_once(desk, article, run_tasks):
    name = article.documents.get().file.name
    response = desk.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})
    run_tasks()
    assert (response.status_code, default_storage.exists(name)) == (302, False)


def test_file_of_another_article_is_spared(desk, article):
    name = article.documents.get().file.name
    delete_document_file.call(name)
    assert default_storage.exists(name)
