"""A right of reply: linked both ways once it is published, its sender's address nowhere."""

import pytest
from django.utils import timezone

from articles.choices import State
from articles.models import Article, Correction
from articles.replying import article_lines, make_reply
from articles.workflow import make_move
from tests.builders import BODY, make_article, make_reply_request
from tests.integration.machines.heads import head_of

pytestmark = pytest.mark.django_db

NOTICE = "Droit de réponse de Paul Kabera"


@pytest.fixture
def answered():
    return make_article(title="Le maire et le pont")


@pytest.fixture
def reply(answered, chief):
    return make_reply(make_reply_request(answered, text="Premier.\n\nSecond <b>."), by=chief)


def pages(client, *articles):
    return [client.get(article.get_absolute_url()).content.decode() for article in articles]


def test_reply_begins_as_a_draft_of_the_text_as_received(answered, reply, chief):
    day = f"{timezone.localtime(answered.published_at):%d}".lstrip("0")
    assert (reply.title, reply.state, reply.section, reply.created_by) == (
        NOTICE, State.DRAFT, answered.section, chief
    )  # fmt: skip
    assert reply.body == "<p>Premier.</p><p>Second &lt;b&gt;.</p>"
    assert reply.chapo.startswith("En réponse à notre article «\u00a0Le maire et le pont\u00a0», paru le ")
    assert day in reply.chapo


def test_asked_for_twice_it_is_made_once(answered, chief):
    request = make_reply_request(answered)
    assert make_reply(request, by=chief) == make_reply(request, by=chief)
    assert Article.objects.count() == 2


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_nothing_shows_while_the_reply_is_not_published(client, answered, reply, state):
    Article.objects.filter(pk=reply.pk).update(state=state, published_at=timezone.now())
    outlets = [answered.get_absolute_url(), "/corrections/", "/corrections/rss/"]
    assert [NOTICE in client.get(outlet).content.decode() for outlet in outlets] == [False, False, False]


def test_published_each_leads_to_the_other(client, answered, reply, chief):
    make_move(reply, "publish", by=chief)
    article_page, reply_page = pages(client, answered, reply)
    corrections = client.get("/corrections/").content.decode()
    assert f'<a href="{reply.get_absolute_url()}">{NOTICE}</a>' in article_page
    assert f'En réponse à <a href="{answered.get_absolute_url()}">' in reply_page
    assert NOTICE in corrections


def test_reply_names_no_article_that_readers_may_not_see(client, answered, reply, chief):
    make_move(reply, "publish", by=chief)
    Article.objects.filter(pk=answered.pk).update(state=State.UNPUBLISHED)
    (page,) = pages(client, reply)
    assert answered.get_absolute_url() not in page
    assert NOTICE not in client.get("/corrections/").content.decode()


def test_notice_is_not_told_to_machines_as_a_correction(client, answered, reply, chief):
    make_move(reply, "publish", by=chief)
    assert "correction" not in head_of(client, answered.get_absolute_url()).thing("NewsArticle")


def test_contact_is_on_no_page(client, answered, reply, chief):
    make_move(reply, "publish", by=chief)
    everywhere = [*pages(client, answered, reply), client.get("/corrections/").content.decode()]
    assert not any("paul@example.org" in page for page in everywhere)


def test_reply_that_is_erased_takes_its_notice_along(answered, reply):
    request = answered.reply_requests.get()
    reply.delete()
    request.refresh_from_db()
    assert (request.reply, Correction.objects.count(), request.is_waiting) == (None, 0, True)


def test_article_is_measured_by_its_text(answered):
    # Eight paragraphs of one line each.
    assert (BODY.count("<p>"), article_lines(answered)) == (8, 8)
