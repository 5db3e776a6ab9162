"""Every page of the desk that an address alone opens, found by walking the URLconf, and to whom it opens."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from articles.roles import EDITOR_IN_CHIEF, JOURNALIST
from comments.roles import MODERATOR
from tests.builders import make_user

ANYONE, NOBODY = {"login"}, set()
#: Whoever is of the staff: nothing there but their own.
STAFF = {"index", "jsi18n", "password_change", "password_change_done", "security", "second_factor_set_up", "sessions"}

WRITING = {
    "articles_article_changelist", "articles_article_add", "articles_article_suggest", "articles_photo_suggest",
    "articles_photo_changelist", "articles_photo_add", "articles_section_changelist", "articles_author_changelist",
    "articles_tag_changelist", "articles_tag_add", "articles_photo_upload", "articles_article_calendar",
}  # fmt: skip
MODERATING = {
    "comments_commentdetails_changelist", "comments_decision_changelist", "comments_discussion_changelist",
    "comments_watchedword_changelist", "comments_watchedword_add", "comments_ban_changelist",
}  # fmt: skip
CHIEF_ALONE = {
    "articles_section_add", "articles_author_add", "articles_frontpageslot_changelist",
    "articles_alert_changelist", "articles_alert_add", "articles_pin_changelist", "articles_pin_add",
    "articles_dossier_changelist", "articles_dossier_add",
    "articles_replyrequest_changelist", "articles_replyrequest_add",
    "articles_errorreport_changelist", "articles_replacedlink_changelist", "newsroom_desksession_changelist",
}  # fmt: skip
ADMINISTRATOR_ALONE = {
    "auth_user_changelist", "auth_user_add", "auth_group_changelist", "auth_group_add",
    "flatpages_flatpage_changelist", "flatpages_flatpage_add",
    "django_tasks_database_dbtaskresult_changelist",
}  # fmt: skip

OPENS = {
    "anonymous": ANYONE,
    "without a group": STAFF,
    "journalist": STAFF | WRITING,
    "moderator": STAFF | MODERATING,
    "chief": STAFF | WRITING | MODERATING | CHIEF_ALONE,
    "superuser": STAFF | WRITING | MODERATING | CHIEF_ALONE | ADMINISTRATOR_ALONE,
}


def routes():
    """Name → address of every page of the desk whose address takes no argument."""
    found = {}
    for pattern in _patterns(admin.site.get_urls()):
        try:
            found[pattern.name] = reverse(f"admin:{pattern.name}")
        except NoReverseMatch:
            continue
    return found


def _patterns(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns)
        elif pattern.name:
            yield pattern


@pytest.mark.parametrize("who", OPENS)
def test_each_page_opens_to_whom_it_should_and_to_no_one_else(db, who):
    groups = {"journalist": [JOURNALIST], "moderator": [MODERATOR], "chief": [EDITOR_IN_CHIEF]}.get(who, [])
    client = Client()
    if who != "anonymous":
        client.force_login(make_user("someone", *groups, is_superuser=who == "superuser"))
    assert {name for name, address in routes().items() if client.get(address).status_code == 200} == OPENS[who]


def test_every_other_address_sends_a_stranger_to_the_login(client, db):
    """Those that take an argument too: what stands behind them is not even looked for."""
    answers = {}
    for pattern in _patterns(admin.site.get_urls()):
        keys = pattern.pattern.converters
        address = reverse(f"admin:{pattern.name}", kwargs=dict.fromkeys(keys, 1)) if keys else None
        if address:
            answers[pattern.name] = client.get(address).headers.get("Location", "").startswith("/admin/login/")
    assert {name for name, is_led in answers.items() if not is_led} == NOBODY
