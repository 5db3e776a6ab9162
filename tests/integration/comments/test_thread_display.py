"""The conversation under an article, as readers see it."""

import pytest
from django.template import engines
from django.urls import reverse

from comments import workflow
from comments.choices import State
from comments.threads import thread_of
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article()


def outline(entries):
    """The names of a thread, each with those of its replies; None for a comment that left the site."""
    return [(entry.name or None, outline(entry.replies)) for entry in entries]


def test_each_comment_is_followed_by_its_answers_in_order(article):
    first = make_comment(article, state=State.PUBLIC, name="A")
    make_comment(article, state=State.PUBLIC, name="D")
    reply = make_comment(article, state=State.PUBLIC, name="B", parent=first)
    make_comment(article, state=State.PUBLIC, name="C", parent=first)
    make_comment(article, state=State.PUBLIC, name="B1", parent=reply)
    make_comment(article, state=State.PUBLIC, name="B2", parent=reply)
    assert outline(thread_of(article).entries) == [
        ("A", [("B", [("B1", []), ("B2", [])]), ("C", [])]),
        ("D", []),
    ]


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLIC])
def test_hidden_comment_is_absent(article, state):
    make_comment(article, state=state, name="Caché")
    assert outline(thread_of(article).entries) == []


@pytest.mark.parametrize("state", [State.REMOVED, State.REJECTED, State.SPAM, State.HELD, State.PENDING])
def test_hidden_comment_that_was_answered_leaves_its_place_and_no_word(article, client, state):
    parent = make_comment(article, state=State.PUBLIC, name="Issa", text="Un secret.")
    make_comment(article, state=State.PUBLIC, name="Awa", parent=parent)
    workflow._enter(parent.details, state)
    assert outline(thread_of(article).entries) == [(None, [("Awa", [])])]
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Ce commentaire a été supprimé." in page
    assert ["Issa" in page, "Un secret." in page] == [False, False]


def test_hidden_comment_whose_answers_are_hidden_leaves_nothing(article):
    parent = make_comment(article, state=State.PUBLIC)
    make_comment(article, parent=parent)
    workflow._enter(parent.details, State.REMOVED)
    assert outline(thread_of(article).entries) == []


def test_comments_of_another_article_are_absent(article):
    make_comment(state=State.PUBLIC)
    assert thread_of(article).entries == []


@pytest.mark.parametrize("total", [0, 1, 50])
def test_section_is_one_query_however_long(article, total, django_assert_num_queries, rf):
    for _number in range(total):
        make_comment(article, state=State.PUBLIC)
    article.refresh_from_db()
    template = engines["django"].from_string("{% load comment_tags %}{% comments_of article %}")
    with django_assert_num_queries(1):  # The comments bring the rules of their article; without any, these are asked.
        template.render({"article": article}, rf.get("/"))


def test_empty_discussion_invites(article, client):
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Aucun commentaire pour le moment. Lancez la discussion." in page


def test_title_counts_the_public_comments(article, client):
    make_comment(article, state=State.PUBLIC)
    make_comment(article)
    assert ">1\u00a0commentaire</h2>" in client.get(article.get_absolute_url()).content.decode()
    make_comment(article, state=State.PUBLIC)
    assert ">2\u00a0commentaires</h2>" in client.get(article.get_absolute_url()).content.decode()


def test_each_comment_has_a_heading_a_time_and_an_anchor(article, client):
    comment = make_comment(article, state=State.PUBLIC, name="Awa & Cie")
    page = client.get(article.get_absolute_url()).content.decode()
    assert f'id="commentaire-{comment.pk}"' in page
    assert '<h3 class="comment__name">Awa &amp; Cie</h3>' in page
    assert f'<time datetime="{comment.submit_date.astimezone().isoformat()[:10]}' in page


def test_reply_is_a_plain_link_that_search_engines_do_not_follow(article, client):
    comment = make_comment(article, state=State.PUBLIC)
    address = reverse("comments:reply", args=[comment.pk])
    assert (
        f'<a href="{address}" rel="nofollow" aria-label="Répondre à {comment.user_name}">'
        in client.get(article.get_absolute_url()).content.decode()
    )


def test_long_conversation_goes_on_on_pages_of_fifty_threads(article, client):
    comments = [make_comment(article, state=State.PUBLIC) for _number in range(101)]
    pages = [thread_of(article, number) for number in (1, 2, 3, 4)]
    assert [len(page.entries) for page in pages] == [50, 50, 1, 0]
    assert [page.has_next for page in pages] == [True, True, False, False]
    addresses = [client.get(reverse("comments:permalink", args=[comments[at].pk]))["Location"] for at in (0, 50, 100)]
    assert addresses == [
        f"{article.get_absolute_url()}#commentaire-{comments[0].pk}",
        f"/commentaires/{article.pk}/page/2/#commentaire-{comments[50].pk}",
        f"/commentaires/{article.pk}/page/3/#commentaire-{comments[100].pk}",
    ]
    assert client.get(f"/commentaires/{article.pk}/page/3/").context["thread"].entries[0].key == str(comments[100].pk)
    assert [client.get(f"/commentaires/{article.pk}/page/{number}/").status_code for number in (0, 1, 4)] == [404] * 3


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLIC])
def test_hidden_comment_has_no_address(client, state):
    comment = make_comment(state=state)
    assert client.get(reverse("comments:permalink", args=[comment.pk])).status_code == 404
