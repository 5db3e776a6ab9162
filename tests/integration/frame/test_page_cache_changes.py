"""Every change that a reader can see is seen at once, on every page that shows it."""

import re
from datetime import timedelta
from inspect import isgeneratorfunction

import pytest
from django.contrib.auth.models import Permission
from django.urls import resolve
from django.utils import timezone

from articles.composing import compose
from articles.freshness import SITE
from articles.models import Article
from articles.workflow import make_move
from comments import threads
from newsroom.pagecache.counters import counters
from newsroom.pagecache.pages import KEPT
from tests.integration.frame.changes import CHANGES, Paper
from tests.integration.frame.paper import TO_COME

#: Kinds of pages that tell nothing of the news, or what another kind of the table does in another format.
SAID_ELSEWHERE = {
    *(f"articles:{name}_feed_atom" for name in ("section", "tag", "author", "dossier", "corrections")),
    *("contact_thanks", "robots_txt", "humans_txt", "security_txt", "tdm_policy", "manifest"),
}


@pytest.fixture
def paper(chief, client, settings, monkeypatch, time_machine):
    settings.COMMENT_OPENING = "ouvert"
    monkeypatch.setattr(threads, "THREADS_PER_PAGE", 1)
    chief.user_permissions.add(*_permissions("moderate_comments"))
    return Paper(type(chief).objects.get(pk=chief.pk), client, time_machine)


def _permissions(*codenames):
    return Permission.objects.filter(codename__in=codenames)


def made_now(client, addresses):
    """{address: (status, text)} of pages as Django makes them now, with nothing kept, for a stranger."""
    client.logout()
    counters().touch([SITE])
    made = ((address, client.get(address)) for address in addresses)
    return {address: (response.status_code, _same(response.content.decode())) for address, response in made}


def _read(site, address):
    seen = site.get(address)
    return seen.status, _same(seen.text)


def _same(text):
    # The date of the file of a feed is the moment it is made, where it has no article.
    return re.sub(r"<(lastBuildDate|updated)>.*?</\1>", "", text)


def begun(change):
    """A function that makes what is left of a `change`, once what readers have seen before it is there."""
    if not isgeneratorfunction(change):
        return change
    steps = change()
    next(steps)
    return lambda: next(steps, None)


@pytest.mark.parametrize("name", CHANGES)
def test_change_is_seen_at_once_on_every_page(name, paper, site, commits):
    pages = paper.addresses()
    change = begun(getattr(paper, name))
    before = {address: _read(site, address) for address in pages}
    with commits():
        change()
    after = {address: _read(site, address) for address in pages}
    assert after == made_now(paper.client, pages)
    assert after != before


def test_every_kind_of_page_is_read(paper, site):
    pages = paper.addresses()
    assert {resolve(address).view_name for address in pages} == set(KEPT) - SAID_ELSEWHERE
    assert tuple(address for address in pages if site.get(address).status == 404) == (
        paper.draft.get_absolute_url(),
        *TO_COME,
    )


def test_change_that_is_rolled_back_makes_no_page_again(paper, site, django_capture_on_commit_callbacks):
    address = paper.article.get_absolute_url()
    site.get(address)
    with django_capture_on_commit_callbacks():  # Captured, and never run.
        paper.rename()
    site.get(address)
    assert site.renders == 1


def test_draft_that_is_written_makes_no_page_again(paper, site, commits):
    site.get("/")
    with commits():
        compose(paper.draft)
    site.get("/")
    assert site.renders == 1


def test_comment_makes_the_other_articles_no_page_again(paper, site, commits):
    address = paper.leading.get_absolute_url()
    site.get(address)
    with commits():
        paper.approve()
    site.get(address)
    assert site.renders == 1


def test_scheduled_article_appears_at_its_minute(paper, site, commits, time_machine):
    minute = (timezone.now() + timedelta(minutes=3)).replace(second=0, microsecond=0)
    with commits():
        make_move(paper.draft, "publish", by=paper.chief, at=minute)
    pages = ["/", paper.section.get_absolute_url(), "/flux/rss/", paper.leading.get_absolute_url()]

    def shown():
        return [paper.draft.title in site.get(address).text for address in pages]

    time_machine.move_to(minute - timedelta(seconds=0.1), tick=False)
    assert (shown(), site.get(paper.draft.get_absolute_url()).status) == ([False] * 4, 404)
    time_machine.move_to(minute, tick=False)
    assert (shown(), site.get(paper.draft.get_absolute_url()).status) == ([True] * 4, 200)


def test_article_is_seen_by_who_says_only_in_which_second_they_got_the_page(paper, site, commits, time_machine):
    second = (timezone.now() + timedelta(minutes=3)).replace(microsecond=0)
    with commits():
        make_move(paper.draft, "publish", by=paper.chief, at=second + timedelta(seconds=0.5))
    time_machine.move_to(second, tick=False)
    had = site.get("/").headers.get("last-modified")
    known = {"IF_MODIFIED_SINCE": had} if had else {}
    time_machine.move_to(second + timedelta(seconds=0.5), tick=False)
    assert paper.draft.title in site.get("/", **known).text


def test_what_is_said_of_today_is_said_of_yesterday_after_midnight(paper, site, time_machine):
    local = timezone.localtime() + timedelta(days=1)
    evening = local.replace(hour=23, minute=59, second=59, microsecond=0)
    time_machine.move_to(evening, tick=False)
    Article.objects.filter(pk=paper.article.pk).update(published_at=evening)
    address = paper.section.get_absolute_url()
    assert "Aujourd’hui à" in site.get(address).text
    time_machine.move_to(evening + timedelta(seconds=1), tick=False)
    seen = site.get(address).text
    assert ("Aujourd’hui à" in seen, "Hier à" in seen) == (False, True)


def test_token_of_the_comment_form_is_of_the_day(paper, site, time_machine):
    address = paper.article.get_absolute_url()
    day = timezone.now() + timedelta(days=1)
    time_machine.move_to(day.replace(hour=23, minute=59, second=59), tick=False)
    before = site.get(address).text
    time_machine.move_to(day.replace(hour=23, minute=59, second=59) + timedelta(seconds=1), tick=False)
    token = re.compile(r'name="token" value="([^"]+)"')
    assert token.findall(before) != token.findall(site.get(address).text)
