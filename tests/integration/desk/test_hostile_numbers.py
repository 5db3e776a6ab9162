"""Numbers and searches that no page of the desk would send: answered, never a failure, and nothing typed is lost."""

import pytest
from django.urls import reverse

from articles.models import UnsavedText
from tests.builders import make_article, make_draft, make_photo, make_tag
from tests.integration.desk.sheets import ADD, address, open_sheet
from tests.integration.desk.test_unsaved_texts import AUTOSAVE

#: Not a number, one that no database holds, one longer than Python reads, one that is no ASCII.
HOSTILE = ["abc", "-1", "9" * 19, "9" * 5_000, "²", "٣" * 5_000]
MANY_WORDS = " ".join(["pont"] * 1_500)


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


@pytest.mark.parametrize("number", HOSTILE)
def test_typed_text_is_kept_whatever_it_says_it_is_based_on(desk, number):
    article = make_draft()
    sheet = open_sheet(desk, article) | {"title": "Le titre neuf", "based_on": number}
    assert desk.post(AUTOSAVE, sheet).status_code == 200
    kept = UnsavedText.objects.get()
    assert (kept.data["title"], kept.based_on) == (["Le titre neuf"], 0)


@pytest.mark.parametrize("number", HOSTILE)
def test_only_a_text_that_is_kept_is_taken_up_again(desk, number):
    article = make_draft()
    desk.post(AUTOSAVE, open_sheet(desk) | {"title": "Un nouveau"})
    page = desk.get(address(article), {"reprendre": number})
    assert page.context["adminform"].form["title"].value() == article.title
    assert desk.get(ADD, {"reprendre": number}).context["adminform"].form["title"].value() in ("", None)
    elsewhere = reverse("admin:articles_article_change", args=[number])
    response = desk.get(elsewhere, {"reprendre": UnsavedText.objects.get().pk})
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert desk.post(elsewhere, open_sheet(desk)).status_code == 302


@pytest.mark.parametrize("number", HOSTILE)
def test_buttons_of_the_front_page_obey_no_such_number(desk, number):
    article = make_article()
    places = {"place-1-position": number, "place-1-article": article.pk, "number": number}
    for command in (f"monter-{number}", f"placer-{number}-1", f"placer-{article.pk}-{number}", f"retirer-{number}"):
        response = desk.post(reverse("admin:articles_frontpageslot_changelist"), places | {"do": command})
        assert response.context["places"][0]["article"] in (article, None)


@pytest.mark.parametrize("number", HOSTILE)
def test_nothing_is_found_under_such_a_number(desk, number):
    photo, article, tag = make_photo(), make_article(), make_tag()
    answer = desk.get(reverse("admin:articles_photo_suggest"), {"ids": f"{number},{photo.pk}"}).json()
    assert [result["id"] for result in answer["results"]] == [photo.pk]
    desk.post("/admin/articles/tag/", {"action": "merge", "_selected_action": [tag.pk], "target": number})
    tag.refresh_from_db()
    versions = reverse("admin:articles_article_versions", args=[article.pk])
    assert desk.get(versions, {"de": number, "a": number}).status_code == 404
    removed = desk.post(reverse("admin:articles_photo_upload"), {"remove": number})
    settled = desk.post(reverse("admin:articles_replacedlink_settle"), {"text": number, "replaced": number})
    assert (removed.status_code, settled.status_code) == (404, 302)


@pytest.mark.parametrize("number", HOSTILE)
def test_checklist_reads_no_part_under_such_a_number(desk, number):
    data = open_sheet(desk) | {"gallery_photos-TOTAL_FORMS": number, "bylines-TOTAL_FORMS": 1}
    data |= {"bylines-0-author": number, "refused_links": [number]}
    for name in ("admin:articles_article_check_new", "admin:articles_article_lire_links"):
        assert desk.post(reverse(name), data).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "admin:articles_article_changelist",
        "admin:articles_photo_changelist",
        "admin:articles_tag_changelist",
        "admin:articles_article_suggest",
        "admin:articles_photo_suggest",
    ],
)
def test_search_for_more_words_than_a_database_reads_looks_for_the_first(desk, name):
    article, photo, tag = make_article(title="Le pont"), make_photo(caption="Le pont."), make_tag("Pont")
    response = desk.get(reverse(name), {"q": MANY_WORDS})
    found = list(response.context["cl"].result_list) if response.context else response.json()["results"]
    assert [getattr(row, "pk", None) or row["id"] for row in found] in ([article.pk], [photo.pk], [tag.pk])


@pytest.mark.parametrize("number", HOSTILE)
def test_no_discussion_has_such_a_number(desk, number):
    response = desk.get(reverse("admin:comments_discussion_change", args=[number]))
    assert (response.status_code, response["Location"]) == (302, "/admin/")
