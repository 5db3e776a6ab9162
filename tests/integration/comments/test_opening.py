"""Who may write under an article, for how long, and who is read at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from comments import workflow
from comments.choices import Opening, Reason, State
from comments.models import CommentDetails, Discussion
from comments.policy import is_open, opening_of
from newsroom import settings as defaults
from tests.builders import make_article
from tests.integration.comments.visitors import link_in, make_comment, read_mails, send

pytestmark = pytest.mark.django_db


def article_aged(days, **discussion):
    article = make_article(published_at=timezone.now() - timedelta(days=days))
    if discussion:
        Discussion.objects.create(article=article, **discussion)
    return article


def test_site_reads_the_first_comment_of_an_address_first_unless_it_says_otherwise():
    assert defaults.COMMENT_OPENING == Opening.FIRST_READ


def test_first_comment_that_is_confirmed_says_that_it_waits(client, settings):
    settings.COMMENT_OPENING = "premier"
    send(client, make_article())
    (message,) = read_mails()
    page = client.get(client.post(link_in(message))["Location"]).content.decode()
    assert "Merci\u202f! Votre commentaire est en attente de modération." in page


@pytest.mark.parametrize("opening", Opening.values)
def test_article_goes_by_its_own_rule_where_it_has_one(settings, opening):
    settings.COMMENT_OPENING = "ouvert" if opening != "ouvert" else "lecture"
    assert opening_of(article_aged(1, opening=opening)) == opening
    assert opening_of(article_aged(1, stays_open=True)) == settings.COMMENT_OPENING


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("lecture", (State.PENDING, Reason.READ_FIRST)),
        ("premier", (State.PENDING, Reason.FIRST_COMMENT)),
        ("ouvert", (State.PUBLIC, Reason.NONE)),
    ],
)
def test_comment_is_judged_by_the_rule_of_its_article(opening, expected):
    details = workflow.confirm(make_comment(article_aged(1, opening=opening)))
    assert (details.state, details.reason) == expected


def test_word_that_is_no_rule_publishes_nothing_unread(settings):
    settings.COMMENT_OPENING = "lectures"
    details = workflow.confirm(make_comment(article_aged(1)))
    assert (details.state, details.reason) == (State.PENDING, Reason.READ_FIRST)


def test_button_promises_nothing_where_the_article_is_read_first(client):
    page = client.get(article_aged(1, opening="lecture").get_absolute_url()).content.decode()
    assert ["Envoyer</button>" in page, "Publier le commentaire</button>" in page] == [True, False]


def test_article_closed_by_its_own_rule_takes_no_comment(client):
    article = article_aged(1, opening="ferme")
    assert "Les commentaires sont fermés." in client.get(article.get_absolute_url()).content.decode()
    assert send(client, article).status_code == 422
    assert CommentDetails.objects.count() == 0


def test_discussion_closes_after_sixty_days_unless_it_is_kept_open():
    ages = [article_aged(59), article_aged(61), article_aged(61, stays_open=True)]
    assert [is_open(article) for article in ages] == [True, False, True]


def test_discussions_of_a_newspaper_that_says_so_never_close(settings):
    settings.COMMENT_CLOSE_AFTER_DAYS = 0
    assert is_open(article_aged(4000)) is True


def test_plain_switch_of_the_article_closes_whatever_else_is_said():
    article = make_article(allows_comments=False)
    Discussion.objects.create(article=article, opening="ouvert", stays_open=True)
    assert is_open(article) is False


@pytest.mark.parametrize("who", ["chief", "moderator"])
def test_chief_editors_and_moderators_set_the_discussion_of_an_article(client, request, who):
    client.force_login(request.getfixturevalue(who))
    article = make_article()
    found = client.get(
        reverse("admin:comments_find_discussion"), {"adresse": f"https://journal.example{article.get_absolute_url()}"}
    )
    assert client.get(found["Location"]).status_code == 200
    assert Discussion.objects.count() == 0
    client.post(found["Location"], {"opening": "lecture", "stays_open": "on"})
    discussion = Discussion.objects.get()
    assert (discussion.article, discussion.opening, discussion.stays_open) == (article, "lecture", True)
    client.post(found["Location"], {"opening": ""})
    discussion.refresh_from_db()
    assert (discussion.opening, discussion.stays_open) == ("", False)


@pytest.mark.parametrize("address", ["", "https://journal.example/", "/articles/inconnu/", "http://[", "é" * 500])
def test_address_of_no_article_leads_back_to_the_list(client, moderator, address):
    client.force_login(moderator)
    page = client.get(reverse("admin:comments_find_discussion"), {"adresse": address}, follow=True)
    assert "Aucun article publié n’a cette adresse." in page.content.decode()


def test_journalist_sets_no_discussion(client, journalist):
    client.force_login(journalist)
    address = reverse("admin:comments_discussion_change", args=[make_article().pk])
    assert client.post(address, {"opening": "ferme"}).status_code == 403
    assert Discussion.objects.count() == 0


def test_page_of_a_comment_leads_to_the_discussion_of_its_article(client, moderator):
    client.force_login(moderator)
    comment = make_comment(state=State.PENDING)
    page = client.get(reverse("admin:comments_commentdetails_change", args=[comment.pk])).content.decode()
    assert reverse("admin:comments_discussion_change", args=[comment.details.article_id]) in page
