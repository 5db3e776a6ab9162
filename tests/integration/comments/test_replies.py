"""A visitor answers a comment, without JavaScript."""

import pytest
from django.urls import reverse
from django_comments_xtd.models import XtdComment

from comments.choices import State
from comments.models import CommentDetails
from comments.xtd import CannotReplyError
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment, send

pytestmark = pytest.mark.django_db

GONE = ["Le commentaire auquel vous répondiez n’accepte plus de réponse. Publiez le vôtre à la suite."]


def reply_page(client, comment):
    return client.get(reverse("comments:reply", args=[comment.pk]))


def test_reply_page_shows_the_comment_and_carries_its_number(client):
    comment = make_comment(state=State.PUBLIC, name="Issa", text="Et les écoles ?")
    page = reply_page(client, comment).content.decode()
    assert "Répondre à Issa" in page
    assert "Et les écoles\u202f?" in page
    assert f'name="reply_to" value="{comment.pk}"' in page


def test_reply_page_is_kept_by_no_cache_and_no_search_engine(client):
    page = reply_page(client, make_comment(state=State.PUBLIC))
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLIC])
def test_hidden_comment_has_no_reply_page(client, state):
    assert reply_page(client, make_comment(state=state)).status_code == 404


def test_comment_of_an_unpublished_article_has_no_reply_page(client):
    article = make_article()
    comment = make_comment(article, state=State.PUBLIC)
    article.__class__.objects.filter(pk=article.pk).update(state="depublie")
    assert reply_page(client, comment).status_code == 404


def test_reply_stands_under_what_it_answers(client):
    article = make_article()
    comment = make_comment(article, state=State.PUBLIC)
    assert send(client, article, reply_to=comment.pk).status_code == 303
    reply = XtdComment.objects.exclude(pk=comment.pk).get()
    assert (reply.parent_id, reply.thread_id, reply.level) == (comment.pk, comment.thread_id, 1)


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLIC])
def test_hidden_comment_cannot_be_answered(client, state):
    article = make_article()
    comment = make_comment(article, state=state)
    answer = send(client, article, reply_to=comment.pk)
    assert answer.context["form"].non_field_errors() == GONE


def test_comment_of_another_article_cannot_be_answered(client):
    article, elsewhere = make_article(), make_comment(state=State.PUBLIC)
    answer = send(client, article, reply_to=elsewhere.pk)
    assert answer.context["form"].non_field_errors() == GONE


@pytest.mark.parametrize("reply_to", ["0", "-1", "abc", "999999", "9" * 40, "1e3", "١", "\x00"])
def test_number_of_no_comment_is_refused_and_the_text_kept(client, reply_to):
    answer = send(client, make_article(), reply_to=reply_to)
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == GONE
    assert 'name="reply_to"' not in answer.content.decode()
    assert "Enfin une bonne nouvelle.</textarea>" in answer.content.decode()


def test_thread_has_three_levels_and_no_more(client):
    article = make_article()
    comment = make_comment(article, state=State.PUBLIC)
    for _level in range(2):
        comment = make_comment(article, state=State.PUBLIC, parent=comment)
    assert comment.level == 2
    assert reply_page(client, comment).status_code == 404
    assert send(client, article, reply_to=comment.pk).status_code == 422
    with pytest.raises(CannotReplyError):
        make_comment(article, parent=comment)
    assert CommentDetails.objects.count() == 3


def test_publishing_a_comment_leaves_its_pending_answers_hidden():
    article = make_article()
    comment = make_comment(article, state=State.PUBLIC)
    pending = make_comment(article, parent=comment)
    comment.refresh_from_db()
    comment.save()
    pending.refresh_from_db()
    assert pending.is_public is False


def test_comment_erased_while_it_is_being_answered_cannot_be(client):
    article = make_article()
    comment = make_comment(article, state=State.PUBLIC)
    gone = XtdComment.objects.get(pk=comment.pk)
    comment.delete()
    with pytest.raises(CannotReplyError):
        make_comment(article, parent=gone)
    assert XtdComment.objects.count() == 0


def test_reply_page_of_a_closed_discussion_says_so_and_shows_no_form(client):
    comment = make_comment(make_article(allows_comments=False), state=State.PUBLIC)
    page = reply_page(client, comment).content.decode()
    assert ["Les commentaires sont fermés." in page, "<textarea" in page] == [True, False]
