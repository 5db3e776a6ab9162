"""No page of the desk complains on the console, whoever opens it: no script fails, the policy bars nothing."""

import pytest
from django.urls import reverse

from articles.choices import State
from articles.models import ErrorReport
from comments.models import CommentDetails
from tests.builders import (
    make_article,
    make_author,
    make_dossier,
    make_draft,
    make_photo,
    make_reply_request,
    make_user,
)
from tests.integration.comments.visitors import make_comment
from tests.integration.desk.test_routes_of_the_desk import OPENS, routes

#: What the desk answers scripts with, and what does not open to who is already in.
NO_PAGES = {"articles_article_suggest", "articles_photo_suggest", "jsi18n", "login", "second_factor_set_up"}


@pytest.fixture
def objects(transactional_db, journalist):
    """Name of the page of an object → its address, one of each kind."""
    article = make_article(authors=[make_author()], lead_photo=make_photo())
    make_comment(article)
    report = ErrorReport.objects.create(article=article, text="La date n’est pas la bonne.")
    pages = {
        "articles_article_change": make_draft(created_by=journalist),
        "articles_article_versions": article,
        "articles_article_links": article,
        "articles_article_preview": article,
        "articles_article_delete": make_draft(),
        "articles_photo_change": article.lead_photo,
        "articles_dossier_change": make_dossier(article),
        "articles_replyrequest_change": make_reply_request(article),
        "articles_errorreport_change": report,
        "articles_errorreport_correct": report,
        "comments_commentdetails_change": CommentDetails.objects.get(),
        "auth_user_change": journalist,
    }
    return {name: reverse(f"admin:{name}", args=[found.pk]) for name, found in pages.items()}


@pytest.fixture
def complaints(new_page, sign_in):
    """A function that opens `addresses` as `user`, one after the other; returns address → what was complained of."""

    def complaints(user, addresses):
        page, found, address = sign_in(new_page(), user), {}, None

        def keep(complaint):
            found.setdefault(address, []).append(complaint)

        page.on("console", lambda message: message.type in ("error", "warning") and keep(message.text))
        page.on("pageerror", lambda error: keep(str(error)))
        for address in addresses:
            response = page.goto(address, wait_until="load")
            if response.status != 200:
                keep(response.status)
            if page.locator("#id_body, #id_content").count():
                page.locator(".ProseMirror").wait_for()
        return found

    return complaints


def test_administrator_sees_every_page_without_a_complaint(complaints, objects):
    opened = routes()
    names = OPENS["superuser"] - NO_PAGES
    root = make_user("root", is_superuser=True)
    assert complaints(root, [*(opened[name] for name in sorted(names)), *objects.values()]) == {}


def test_nor_does_anyone_on_the_pages_that_change_with_who_looks(complaints, objects, journalist, chief, moderator):
    in_review = make_draft(created_by=journalist, state=State.IN_REVIEW)
    read_only = reverse("admin:articles_article_change", args=[in_review.pk])
    home, photo = reverse("admin:index"), objects["articles_photo_change"]
    theirs = {
        journalist: [home, read_only, objects["articles_article_change"], photo],
        chief: [home, read_only, objects["articles_errorreport_change"]],
        moderator: [
            home,
            reverse("admin:comments_commentdetails_changelist"),
            objects["comments_commentdetails_change"],
        ],
    }
    assert {user.username: found for user, pages in theirs.items() if (found := complaints(user, pages))} == {}
