"""A photo that leaves the library, or an upload that nobody described, leaves no file behind."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from articles.models import Photo, PhotoUpload
from articles.photo_library import remove_photos
from articles.photo_uploads import set_aside
from articles.photos import library
from articles.photos.share_card import share_card
from articles.retention import tidy
from articles.tasks import delete_photo_files, prepare_photo
from tests.builders import make_author, make_draft, make_jpeg, make_photo, make_user
from tests.integration.desk.sheets import save

LIBRARY = "/admin/articles/photo/"


@pytest.fixture
def desk(client, chief, tmp_path, settings):
    """The chief's client, over a library whose disk holds nothing else."""
    settings.MEDIA_ROOT = tmp_path
    client.force_login(chief)
    return client


def on_disk(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def in_library(run_tasks, **overrides):
    """A photo with all its files, cut around two focal points in turn."""
    photo = make_photo(**overrides)
    prepare_photo.enqueue(photo.pk)
    run_tasks()
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.2)
    prepare_photo.enqueue(photo.pk)
    run_tasks()
    return photo


def typed(photo, **overrides):
    names = ("caption", "credit", "alt", "focal_x", "focal_y")
    return {name: getattr(photo, name) for name in names} | overrides


def upload(user, name="port.jpg", **size):
    return set_aside(SimpleUploadedFile(name, make_jpeg(**size)), by=user)


def test_deleted_photo_takes_all_its_files_and_none_of_another(desk, tmp_path, run_tasks):
    other = make_photo(width=400)
    prepare_photo.enqueue(other.pk)
    run_tasks()
    kept = on_disk(tmp_path)
    photo = in_library(run_tasks)
    assert len([name for name in on_disk(tmp_path) if "-partage-" in name and name not in kept]) == 2
    desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"})
    run_tasks()
    assert on_disk(tmp_path) == kept


def test_photos_deleted_together_take_their_files(desk, tmp_path, run_tasks):
    photos = [make_photo(), make_photo()]
    values = {"action": "delete_selected", "post": "yes", "_selected_action": [photo.pk for photo in photos]}
    desk.post(LIBRARY, values)
    run_tasks()
    assert (Photo.objects.count(), on_disk(tmp_path)) == (0, [])


def test_files_stay_until_the_deletion_is_certain(desk, tmp_path, run_tasks):
    make_photo()
    before = on_disk(tmp_path)
    with transaction.atomic():
        remove_photos(Photo.objects.all())
        transaction.set_rollback(True)
    run_tasks()
    assert (Photo.objects.count(), on_disk(tmp_path)) == (1, before)


@pytest.mark.parametrize(
    "use",
    [
        lambda photo: make_draft(lead_photo=photo),
        lambda photo: make_draft(body=f'<p>Un.</p><figure data-photo="{photo.pk}"></figure>'),
        lambda photo: make_author(portrait=photo),
    ],
    ids=["lead", "text", "portrait"],
)
def test_photo_that_serves_stays_with_its_files(desk, tmp_path, run_tasks, use):
    free, used = make_photo(), make_photo()
    use(used)
    before = on_disk(tmp_path)
    with pytest.raises(ProtectedError):
        remove_photos(Photo.objects.all())
    run_tasks()
    assert (set(Photo.objects.all()), on_disk(tmp_path)) == ({free, used}, before)


def test_deletion_interrupted_is_done_again_and_spares_a_new_photo_of_the_same_name(desk, tmp_path, run_tasks):
    photo = in_library(run_tasks)
    master = photo.file.name
    Photo.objects.all().delete()
    default_storage.delete(f"{master.removesuffix('.jpg')}-320.webp")
    delete_photo_files.call(master)
    delete_photo_files.call(master)
    assert on_disk(tmp_path) == []
    default_storage.save(master, SimpleUploadedFile("x.jpg", make_jpeg()))
    make_photo(file=master)
    delete_photo_files.call(master)
    assert on_disk(tmp_path) == [master.rpartition("/")[2]]


def test_photo_deleted_while_its_renditions_are_made_leaves_none(desk, tmp_path, run_tasks, monkeypatch):
    photo = make_photo()

    def delete_first(*args):
        remove_photos(Photo.objects.all())
        return share_card(*args)

    monkeypatch.setattr(library, "share_card", delete_first)
    prepare_photo.call(photo.pk)
    run_tasks()
    assert on_disk(tmp_path) == []


def test_replaced_file_goes_once_the_new_one_is_shown(desk, tmp_path, run_tasks):
    photo = in_library(run_tasks)
    old = on_disk(tmp_path)
    new = SimpleUploadedFile("neuf.jpg", make_jpeg(color="maroon"))
    desk.post(reverse("admin:articles_photo_change", args=[photo.pk]), typed(photo, file=new))
    assert set(old) < set(on_disk(tmp_path))
    run_tasks()
    photo.refresh_from_db()
    assert set(old) & set(on_disk(tmp_path)) == set()
    assert {default_storage.exists(rendition["name"]) for rendition in photo.renditions} == {True}


def test_uploads_not_described_in_thirty_days_are_forgotten_with_their_files(desk, chief, tmp_path, run_tasks):
    upload(chief)
    PhotoUpload.objects.update(created_at=timezone.now() - timedelta(days=31))
    recent = upload(chief, "hier.jpg", color="olive")
    tidy.call()
    run_tasks()
    names = sorted((recent.file.name.rpartition("/")[2], recent.thumbnail.rpartition("/")[2]))
    assert (list(PhotoUpload.objects.all()), on_disk(tmp_path)) == ([recent], names)


def test_uploads_of_a_closed_account_wait_for_their_turn(desk, tmp_path, run_tasks):
    someone = make_user("partie")
    upload(someone)
    someone.delete()
    PhotoUpload.objects.update(created_at=timezone.now() - timedelta(days=31))
    tidy.call()
    run_tasks()
    assert (PhotoUpload.objects.count(), on_disk(tmp_path)) == (0, [])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "photos non décrites\u00a0: 1\n"),
        ({"verbosity": 0}, ""),
        ({"dry_run": True}, "photos non décrites\u00a0: 1"),
    ],
)
def test_purge_says_what_it_did_where_it_is_asked_to(desk, chief, capsys, options, said):
    upload(chief)
    PhotoUpload.objects.update(created_at=timezone.now() - timedelta(days=31))
    call_command("purge_desk", **options)
    printed = capsys.readouterr().out
    assert said in printed
    assert (printed == said) == ("dry_run" not in options)
    assert PhotoUpload.objects.exists() == ("dry_run" in options)


def test_purge_that_does_nothing_says_nothing(db, capsys):
    call_command("purge_desk")
    assert capsys.readouterr().out == ""


def test_versions_still_name_a_photo_that_is_gone(desk, run_tasks):
    photo = make_photo(caption="Le port.")
    article = make_draft(lead_photo=photo, body=f'<p>Un.</p><figure data-photo="{photo.pk}"></figure>')
    save(desk, article, lead_photo="", body="<p>Un.</p>")
    desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"})
    run_tasks()
    page = desk.get(reverse("admin:articles_article_versions", args=[article.pk])).content.decode()
    assert page.count("photo disparue") == 2
    first, second = article.versions.order_by("history_id")
    address = reverse("admin:articles_article_restore", args=[article.pk, first.pk])
    desk.post(address, {"latest": second.pk})
    article.refresh_from_db()
    assert (article.lead_photo, article.body, "figure" in article.body_html) == (None, "<p>Un.</p>", False)


def test_fresh_photo_is_shown_small_at_once(desk):
    data = {"file": SimpleUploadedFile("port.jpg", make_jpeg(2000, 1500)), "credit": "Awa", "alt": "Un port"}
    desk.post(f"{LIBRARY}add/", data | {"focal_x": 0.5, "focal_y": 0.5})
    photo = Photo.objects.get()
    assert photo.renditions == []
    assert f'src="{photo.thumbnail_url}"' in desk.get(LIBRARY).content.decode()
    name = photo.thumbnail_url.removeprefix("/media/")
    assert default_storage.size(name) < default_storage.size(photo.file.name) / 4
