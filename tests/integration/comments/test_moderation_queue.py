"""The queue as a moderator reads it: what is in it, in which order, and what is said of each comment."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from comments import workflow
from comments.choices import State
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db

QUEUE = "/admin/comments/commentdetails/"


@pytest.fixture
def moderator(client, moderator):
    client.force_login(moderator)
    return moderator


def listed(response):
    return sorted(details.comment.user_name for details in response.context["cl"].result_list)


def test_queue_shows_what_waits_and_nothing_else(client, moderator):
    for state in State:
        make_comment(state=state, name=state.label)
    assert listed(client.get(QUEUE)) == ["En attente"]
    assert listed(client.get(QUEUE, {"etat": "non-confirme"})) == ["Non confirmé"]
    assert len(listed(client.get(QUEUE, {"etat": "tous"}))) == len(State)


def test_address_is_masked(client, moderator):
    comment = make_comment(state=State.PENDING, email="awa.traore@exemple.org")
    for page in (QUEUE, f"{QUEUE}{comment.pk}/change/"):
        text = client.get(page).content.decode()
        assert "a…@exemple.org" in text
        assert "awa.traore" not in text


def test_only_a_whole_address_finds_its_comments(client, moderator):
    make_comment(state=State.PENDING, email="awa.traore@exemple.org", name="Awa")
    make_comment(state=State.PENDING)
    find = reverse("admin:comments_find")
    found = client.post(find, {"address": "Awa.Traore@exemple.org"}, follow=True)
    assert listed(found) == ["Awa"]
    assert "awa.traore" not in str(found.redirect_chain).lower()
    for part in ("traore", "@exemple.org", "awa.traore@", "a@exemple.org"):
        assert client.post(find, {"address": part}, follow=True).redirect_chain == [(QUEUE, 302)]
        assert listed(client.get(QUEUE, {"q": part})) == []


def test_queue_costs_the_same_for_one_comment_and_for_many(client, moderator, django_assert_max_num_queries):
    parent = make_comment(state=State.PUBLIC)
    for _number in range(30):
        answer = make_comment(parent.details.article, parent=parent, state=State.PENDING)
        workflow.make_move(answer, "reject", by=moderator)
        workflow.undo(answer, by=moderator)
    client.get(QUEUE)  # The first page of a session writes it down.
    with django_assert_max_num_queries(15):
        assert len(listed(client.get(QUEUE))) == 30


def test_queue_is_read_in_the_order_of_its_coming(client, moderator):
    for minutes in (20, 30, 10):
        make_comment(state=State.PENDING, name=f"Il y a {minutes}", at=timezone.now() - timedelta(minutes=minutes))
    assert [case.details.comment.user_name for case in client.get(QUEUE).context["cases"]] == [
        "Il y a 30",
        "Il y a 20",
        "Il y a 10",
    ]


def test_what_waits_comes_before_what_is_judged(client, moderator):
    make_comment(state=State.PENDING, at=timezone.now() - timedelta(days=2))
    make_comment(state=State.PUBLIC, at=timezone.now() - timedelta(days=3))
    make_comment(state=State.SPAM, at=timezone.now() - timedelta(days=1))
    cases = client.get(QUEUE, {"etat": "tous"}).context["cases"]
    assert [case.details.state for case in cases] == [State.PENDING, State.SPAM, State.PUBLIC]


def test_comment_comes_with_its_article_what_it_answers_and_why_it_waits(client, moderator):
    article = make_article(title="Le quai neuf")
    parent = make_comment(article, state=State.PUBLIC, name="Odile", text="Qui paiera la glace ?")
    answer = make_comment(article, parent=parent, text="http://a.org http://b.org http://c.org")
    workflow.confirm(answer)
    page = client.get(QUEUE).content.decode()
    wanted = ["Le quai neuf", "En réponse à Odile", "Qui paiera la glace\u202f?", "Plus de deux liens"]
    assert [words for words in wanted if words not in page] == []


def test_reports_are_counted_by_reason(client, moderator):
    comment = make_comment(state=State.PUBLIC)
    for number, reason in enumerate(["injure", "haine", "injure"]):
        workflow.report(comment, reason=reason, network_key=str(number) * 64)
    (case,) = client.get(QUEUE).context["cases"]
    assert case.reports == [("Injure ou diffamation", 2), ("Incitation à la haine", 1)]


def test_text_is_shown_as_readers_would_get_it(client, moderator):
    make_comment(state=State.PENDING, text="<script>alert(1)</script> écrivez à ada.seck@exemple.org")
    page = client.get(QUEUE).content.decode()
    assert ["<script>alert" in page, "ada.seck" in page, "a…@exemple.org" in page] == [False, False, True]


@pytest.mark.parametrize(
    ("question", "found"), [("l'écluse", 1), ("odile", 1), ("secrete", 0), ("secrete@exemple.org", 0)]
)
def test_search_finds_words_and_names_but_no_address_that_a_visitor_typed(client, moderator, question, found):
    make_comment(state=State.PENDING, name="Odile", text="Près de l'écluse, écrivez à secrete@exemple.org")
    client.force_login(moderator)
    page = client.get("/admin/comments/commentdetails/", {"q": question, "etat": "tous"})
    assert len(page.context["cl"].result_list) == found
