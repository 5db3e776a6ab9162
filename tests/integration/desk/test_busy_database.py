"""While somebody keeps the database busy, who works at the desk is told so, and sends the same again."""

import re
from functools import partial
from html.parser import HTMLParser

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from articles.models import Article
from newsroom.busy import busy_page
from tests.builders import make_draft, make_user
from tests.integration.desk.sheets import address, open_sheet

SORRY = "Le site est très sollicité"


class Fields(HTMLParser):
    """The hidden fields of a page, as pairs, in order."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        field = dict(attrs)
        if tag == "input" and field.get("type") == "hidden":
            self.found.append((field["name"], field["value"]))


@pytest.fixture
def desk(transactional_db):
    """A browser of the administrator, already noted as present."""
    browser = Client()
    browser.force_login(make_user("root", is_superuser=True))
    browser.get("/admin/")
    return browser


def test_article_that_cannot_be_saved_is_sent_again_by_one_button(desk, request):
    article = make_draft(title="Le quai")
    sheet = open_sheet(desk, article) | {"title": "Le quai <neuf>", "body": "<p>Un.</p>\n<p>Deux.</p>", "_continue": ""}
    while_busy, crowd = (request.getfixturevalue(name) for name in ("while_busy", "crowd"))
    answer = while_busy(partial(desk.post, address(article), sheet))
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "private, no-store")
    assert (SORRY in page, "Envoyer de nouveau" in page) == (True, True)
    again = dict(Fields(page).found)
    assert (again["title"], again["body"], again["_continue"]) == ("Le quai <neuf>", "<p>Un.</p>\n<p>Deux.</p>", "")
    assert crowd([lambda: desk.post(address(article), again).status_code]) == [302]
    assert crowd([lambda: Article.objects.get().title]) == ["Le quai <neuf>"]


def test_whatever_the_desk_is_asked_for_is_answered_in_words(desk, request):
    article = make_draft()
    AccessAttempt.objects.create(username="root", ip_address="192.0.2.0", failures_since_start=1)  # To be forgotten.
    asked = [
        ("/admin/articles/section/add/", {"name": "Monde", "slug": "monde", "position": "1"}),
        (f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"}),
        ("/admin/auth/user/", {"action": "unlock_them", "_selected_action": [User.objects.get().pk]}),
    ]
    while_busy = request.getfixturevalue("while_busy")
    answers = while_busy(lambda: [desk.post(*request) for request in asked])
    assert [answer.status_code for answer in answers] == [503] * len(asked)
    assert [SORRY in answer.content.decode() for answer in answers] == [True] * len(asked)


def test_password_is_not_written_in_the_page(transactional_db, request, settings):
    make_user("ada")
    while_busy = request.getfixturevalue("while_busy")
    answer = while_busy(lambda: Client().post("/admin/login/", {"username": "ada", "password": "secret"}))
    page = answer.content.decode()
    assert (answer.status_code, "secret" in page, "rechargez cette page" in page) == (503, False, True)


def test_note_of_presence_refuses_no_page(transactional_db, request):
    browser = Client()
    browser.force_login(make_user("root", is_superuser=True))
    while_busy = request.getfixturevalue("while_busy")
    assert while_busy(lambda: browser.get("/admin/")).status_code == 200


def secret_fields(page):
    """Names of the fields of `page` that hold a password or a code."""
    tags = re.findall(r"<input[^>]*>", page)
    secret = [tag for tag in tags if 'type="password"' in tag or "one-time-code" in tag]
    return {re.search(r'name="(.+?)"', tag)[1] for tag in secret}


def test_no_secret_is_written_in_the_page_whatever_was_asked_for(client, journalist, rf):
    names = secret_fields(client.get("/admin/login/").content.decode())
    client.force_login(make_user("root", is_superuser=True))
    for page in (
        "password_change/", f"auth/user/{journalist.pk}/password/", "auth/user/add/", "connexion/configurer/"
    ):  # fmt: skip
        names |= secret_fields(client.get(f"/admin/{page}").content.decode())
    assert names == {"password", "old_password", "new_password1", "new_password2", "password1", "password2", "code"}
    for name in names:
        page = busy_page(rf.post("/admin/", {"title": "Le quai", name: "s3cret"})).content.decode()
        assert ("s3cret" in page, "rechargez cette page" in page) == (False, True), name


def test_other_failures_of_the_database_are_not_hidden(desk, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("no such table: articles_section")

    monkeypatch.setattr("articles.models.Section.save", fail)
    with pytest.raises(OperationalError):
        desk.post("/admin/articles/section/add/", {"name": "Monde", "slug": "monde", "position": "1"})
