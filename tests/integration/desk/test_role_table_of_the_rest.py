"""Role × action over what is no article: photos, uploads, names, La Une, letters. One literal table.

Articles, whose state counts too: `test_role_table`.
"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from articles.admin.arrangement import live_number
from articles.models import (
    Alert,
    Correction,
    Dossier,
    ErrorReport,
    FrontPageEdition,
    Photo,
    PhotoUpload,
    Pin,
    ReplyRequest,
    Tag,
    TextLink,
)  # fmt: skip
from articles.photo_uploads import set_aside
from tests.builders import (
    make_article,
    make_author,
    make_dossier,
    make_jpeg,
    make_photo,
    make_reply_request,
    make_section,
    make_tag,
    make_user,
)  # fmt: skip
from tests.integration.desk.acts import adds, deletes, does_in_bulk, on, opens, page
from tests.integration.desk.test_placed import split

WRITERS = {"author", "another journalist", "chief", "superuser"}
CHIEFS = {"chief", "superuser"}

#: Action → who may. Whoever is not named may not.
MAY = {
    "send a photo": WRITERS,
    "describe a photo that one sent": WRITERS,
    "describe a photo that another sent": set(),
    "take out a photo that another sent": set(),
    "caption a photo": WRITERS,
    "delete a photo": CHIEFS,
    "delete photos in bulk": CHIEFS,
    "complete a photo": WRITERS,
    "complete a keyword": WRITERS,
    "complete a signature": WRITERS,
    "look for a photo": WRITERS,
    "look for an article": WRITERS,
    "add a keyword": WRITERS,
    "merge keywords": CHIEFS,
    "delete a keyword": CHIEFS,
    "try La Une": CHIEFS,
    "put La Une online": CHIEFS,
    "raise an alert": CHIEFS,
    "take an alert back": CHIEFS,
    "pin an article": CHIEFS,
    "open a dossier": CHIEFS,
    "delete a dossier": CHIEFS,
    "read a right of reply": CHIEFS,
    "register a right of reply": CHIEFS,
    "refuse a right of reply": CHIEFS,
    "prepare a reply": CHIEFS,
    "delete a right of reply": CHIEFS,
    "read an error report": CHIEFS,
    "correct from an error report": CHIEFS,
    "put error reports away in bulk": CHIEFS,
    "delete an error report": CHIEFS,
    "set a dead link aside": CHIEFS,
}

PHOTOS = "/admin/articles/photo/"


def completes(model, field, make):
    """Whether what `make` makes, by the name of «Phare», is proposed where the form of `model` completes `field`."""

    def complete(client):
        make()
        query = {"term": "Phare", "app_label": "articles", "model_name": model, "field_name": field}
        response = client.get("/admin/autocomplete/", query)
        return response.status_code == 200 and "Phare" in response.content.decode()

    return complete


def file():
    return SimpleUploadedFile("port.jpg", make_jpeg(80, 60))


def sends_a_photo(client):
    client.post(f"{PHOTOS}envoi/", {"files": file()})
    return PhotoUpload.objects.exists()


def describes(client, upload):
    client.post(page("photo_describe", upload.pk), {"credit": "DR", "alt": "Un port"})
    return Photo.objects.exists()


def describes_own(client):
    sender = client.session.get("_auth_user_id")
    upload = set_aside(file(), by=make_user("nobody"))
    PhotoUpload.objects.update(uploaded_by=sender)
    return describes(client, upload)


def takes_out_anothers(client):
    client.post(f"{PHOTOS}envoi/", {"remove": set_aside(file(), by=make_user("nobody")).pk})
    return not PhotoUpload.objects.exists()


def captions(client):
    photo = make_photo()
    data = {"caption": "Autre légende.", "credit": "DR", "alt": "Un port", "focal_x": 0.5, "focal_y": 0.5}
    client.post(page("photo_change", photo.pk), data)
    return Photo.objects.get().caption == "Autre légende."


def looks_for(name, make):
    return lambda client: make() and client.get(page(name)).status_code == 200


def merges(client):
    kept, merged = make_tag(), make_tag()
    does_in_bulk("tag", "merge")(client, merged, target=kept.pk)
    return Tag.objects.count() == 1


def puts_online(client):
    client.post(page("frontpageslot_changelist"), {"do": "publier", "number": live_number()})
    return FrontPageEdition.objects.exists()


def alert():
    now = timezone.now()
    data = {"text": "Le pont est fermé", "article": ""}
    return data | split("starts_at", now) | split("ends_at", now + timedelta(hours=1))


def pin():
    article = make_article(section=make_section())
    return {"section": article.section_id, "article": article.pk}


def dossier():
    data = {"title": "Le lac", "slug": "le-lac", "chapo": "", "lead_photo": ""}
    return data | {"episodes-TOTAL_FORMS": 0, "episodes-INITIAL_FORMS": 0}


def letter(**overrides):
    data = {"article": make_article().pk, "name": "Paul", "contact": "paul@example.org", "text": "Non.", "refusal": ""}
    return data | split("received_at", timezone.now()) | overrides


def refuses(client):
    request = make_reply_request(make_article())
    client.post(page("replyrequest_change", request.pk), letter(refusal="Hors délai."))
    return ReplyRequest.objects.exclude(refusal="").exists()


def prepares(client):
    request = make_reply_request(make_article())
    client.post(page("replyrequest_reply", request.pk))
    return Correction.objects.filter(reply__isnull=False).exists()


def report():
    return ErrorReport.objects.create(article=make_article(), text="Le maire s’appelle Paul.")


def corrects(client):
    client.post(page("errorreport_correct", report().pk), {"kind": "rectificatif", "text": "Il s’appelle Paul."})
    return Correction.objects.exists()


def settles(client):
    link = TextLink.objects.create(article=make_article(), slug="perdu", label="perdu")
    client.post(page("replacedlink_settle"), {"text": link.pk})
    return TextLink.objects.get().is_settled


def done(client, row):
    return does_in_bulk("errorreport", "mark_done")(client, row).state == ErrorReport.State.DONE


ACTIONS = {
    "send a photo": sends_a_photo,
    "describe a photo that one sent": describes_own,
    "describe a photo that another sent": on(lambda: set_aside(file(), by=make_user("nobody")), describes),
    "take out a photo that another sent": takes_out_anothers,
    "caption a photo": captions,
    "delete a photo": on(make_photo, deletes("photo")),
    "delete photos in bulk": on(
        make_photo, lambda client, row: does_in_bulk("photo", "delete_selected")(client, row, post="yes") is None
    ),
    "complete a photo": completes("article", "lead_photo", lambda: make_photo(caption="Phare")),
    "complete a keyword": completes("article", "tags", lambda: make_tag("Phare")),
    "complete a signature": completes("byline", "author", lambda: make_author(name="Phare")),
    "look for a photo": looks_for("photo_suggest", make_photo),
    "look for an article": looks_for("article_suggest", make_article),
    "add a keyword": adds("tag", Tag, lambda: {"name": "Phare", "slug": "phare"}),
    "merge keywords": merges,
    "delete a keyword": on(make_tag, deletes("tag")),
    "try La Une": lambda client: client.post(page("frontpageslot_preview"), {}).status_code == 200,
    "put La Une online": puts_online,
    "raise an alert": adds("alert", Alert, alert),
    "take an alert back": on(lambda: Alert.objects.create(text="Le pont"), deletes("alert")),
    "pin an article": adds("pin", Pin, pin),
    "open a dossier": adds("dossier", Dossier, dossier),
    "delete a dossier": on(make_dossier, deletes("dossier")),
    "read a right of reply": on(lambda: make_reply_request(make_article()), opens("replyrequest_change")),
    "register a right of reply": adds("replyrequest", ReplyRequest, letter),
    "refuse a right of reply": refuses,
    "prepare a reply": prepares,
    "delete a right of reply": on(lambda: make_reply_request(make_article()), deletes("replyrequest")),
    "read an error report": on(report, opens("errorreport_change")),
    "correct from an error report": corrects,
    "put error reports away in bulk": on(report, done),
    "delete an error report": on(report, deletes("errorreport")),
    "set a dead link aside": settles,
}


@pytest.mark.parametrize("action", ACTIONS)
def test_each_may_what_the_table_says_and_no_more(people, action):
    may = set()
    for who, client in people.items():
        with transaction.atomic():  # Each finds the newspaper as it was.
            if ACTIONS[action](client):
                may.add(who)
            transaction.set_rollback(True)
    assert may == MAY[action]


def test_the_table_has_a_line_for_each_action():
    assert MAY.keys() == ACTIONS.keys()
