"""Moderators read what waits and decide; they see addresses masked, and others see nothing."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django_comments.models import Comment, CommentFlag
from django_comments_xtd.models import BlackListedDomain, XtdComment

from articles.roles import EDITOR_IN_CHIEF
from comments import privacy, workflow
from comments.choices import State
from comments.models import CommentDetails, Decision
from comments.roles import MODERATOR
from tests.builders import make_article, make_user
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db

QUEUE = "/admin/comments/commentdetails/"


@pytest.fixture
def moderator(client):
    user = make_user("ada", MODERATOR)
    client.force_login(user)
    return user


def test_button_publishes_and_says_who_did(client, moderator):
    article = make_article()
    comment = make_comment(article, state=State.PENDING)
    client.post(reverse("admin:comments_decide", args=[comment.pk]), {"move": "approve"})
    article.refresh_from_db()
    assert (CommentDetails.objects.get().state, article.comment_count) == (State.PUBLIC, 1)
    assert Decision.objects.latest("pk").by == moderator


@pytest.mark.parametrize("page", ["list", "comment"])
def test_decision_on_what_another_moderator_has_judged_meanwhile_is_not_made(client, moderator, page):
    comment = make_comment(state=State.PENDING, name="Awa")
    seen = client.get(QUEUE if page == "list" else f"{QUEUE}{comment.pk}/change/").content.decode()
    assert f'<input type="hidden" name="seen-{comment.pk}" value="attente">' in seen
    workflow.make_move(comment, "approve", by=make_user("maya", MODERATOR))
    decide = reverse("admin:comments_decide", args=[comment.pk])
    answer = client.post(decide, {"move": "reject", f"seen-{comment.pk}": "attente"}, follow=True)
    assert "Awa\u00a0: cette décision n’est plus possible (Approuvé)." in answer.content.decode()
    assert CommentDetails.objects.get().state == State.PUBLIC


def test_reason_is_kept_with_the_decision(client, moderator):
    comment = make_comment(state=State.PENDING)
    decide = reverse("admin:comments_decide", args=[comment.pk])
    client.post(decide, {"move": "reject", f"reason-{comment.pk}": "injure"})
    decision = Decision.objects.latest("pk")
    assert (decision.from_state, decision.to_state, decision.reason) == (State.PENDING, State.REJECTED, "injure")


@pytest.mark.parametrize("move", ["confirm", "withdraw", "nonsense", ""])
def test_button_makes_no_other_move(client, moderator, move):
    comment = make_comment(state=State.UNCONFIRMED)
    client.post(reverse("admin:comments_decide", args=[comment.pk]), {"move": move})
    assert CommentDetails.objects.get().state == State.UNCONFIRMED


def test_several_are_judged_at_once_and_those_that_cannot_be_stay(client, moderator):
    comments = [make_comment(state=state) for state in (State.PENDING, State.PENDING, State.HELD)]
    chosen = {"action": "spam", "_selected_action": [comment.pk for comment in comments]}
    page = client.post(f"{QUEUE}?etat=tous", chosen, follow=True)
    assert "Marquer comme indésirable\u00a0: 2\u00a0commentaires." in page.content.decode()
    states = CommentDetails.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [State.SPAM, State.SPAM, State.HELD]


def test_success_is_not_told_where_none_could_be_judged(client, moderator):
    held = make_comment(state=State.HELD)
    chosen = {"action": "spam", "_selected_action": [held.pk]}
    page = client.post(f"{QUEUE}?etat=tous", chosen, follow=True)
    (message,) = page.context["messages"]
    assert (message.level_tag, "aucun commentaire" in message.message) == ("warning", True)


def test_whole_address_is_shown_on_demand_and_the_demand_is_logged(client, moderator):
    comment = make_comment(state=State.PENDING, email="awa@exemple.org")
    page = client.post(reverse("admin:comments_reveal", args=[comment.pk]))
    assert "awa@exemple.org" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, "awa@" in entry.change_message) == (moderator, str(comment.pk), False)


def test_address_that_was_erased_has_no_button_that_shows_it(client, moderator):
    comment = make_comment(state=State.PUBLIC)
    page = f"{QUEUE}{comment.pk}/change/"
    shown = ["Afficher l’adresse e-mail" in client.get(page).content.decode()]
    privacy.erase(comment.details.commenter, keep_texts=True)
    shown.append("Afficher l’adresse e-mail" in client.get(page).content.decode())
    assert shown == [True, False]


def test_editor_in_chief_moderates_without_seeing_whole_addresses(client):
    client.force_login(make_user("claire", EDITOR_IN_CHIEF))
    comment = make_comment(state=State.PENDING, email="awa@exemple.org")
    assert client.post(reverse("admin:comments_reveal", args=[comment.pk])).status_code == 403
    assert LogEntry.objects.count() == 0


def test_comment_is_neither_added_rewritten_nor_deleted_at_the_desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root"))
    comment = make_comment(state=State.PENDING)
    assert client.get(f"{QUEUE}add/").status_code == 403
    assert client.post(f"{QUEUE}{comment.pk}/change/", {"state": "public"}).status_code == 403
    assert client.post(f"{QUEUE}{comment.pk}/delete/", {"post": "yes"}).status_code == 403
    assert CommentDetails.objects.get().state == State.PENDING


def test_package_s_own_lists_are_gone():
    registered = [admin.site.is_registered(model) for model in (Comment, XtdComment, CommentFlag, BlackListedDomain)]
    assert registered == [False] * 4


def test_button_leads_back_to_the_list_it_was_on(client, moderator):
    comment = make_comment()
    decide = reverse("admin:comments_decide", args=[comment.pk])
    assert f'formaction="{decide}?etat=non-confirme"' in client.get(f"{QUEUE}?etat=non-confirme").content.decode()
    answer = client.post(f"{decide}?etat=non-confirme", {"move": "reject"})
    assert (answer.status_code, answer["Location"]) == (303, f"{QUEUE}?etat=non-confirme")


def test_script_gets_the_sentence_and_no_page(client, moderator):
    comment = make_comment(state=State.PENDING, name="Odile")
    make_comment(state=State.PENDING)
    decide = reverse("admin:comments_decide", args=[comment.pk])
    answer = client.post(decide, {"move": "approve"}, headers={"Accept": "application/json"})
    assert answer.json() == {"sentence": "Odile\u00a0: Approuvé.", "comment": comment.pk, "waiting": 1}


def test_second_moderator_learns_that_the_first_was_faster(client, moderator):
    comment = make_comment(state=State.PENDING, name="Odile")
    workflow.make_move(comment, "spam", by=moderator)
    answer = client.post(reverse("admin:comments_decide", args=[comment.pk]), {"move": "spam"}, follow=True)
    assert "Odile\u00a0: cette décision n’est plus possible (Indésirable)." in answer.content.decode()


def test_unknown_reason_decides_nothing(client, moderator):
    comment = make_comment(state=State.PENDING)
    decide = reverse("admin:comments_decide", args=[comment.pk])
    client.post(decide, {"move": "reject", f"reason-{comment.pk}": "inventé"})
    assert CommentDetails.objects.get().state == State.PENDING


def test_several_are_rejected_for_one_reason(client, moderator):
    comments = [make_comment(state=State.PENDING) for _number in range(2)]
    chosen = {"action": "reject", "reason": "publicite", "_selected_action": [comment.pk for comment in comments]}
    client.post(QUEUE, chosen)
    judged = CommentDetails.objects.values_list("state", "reason")
    assert list(judged) == [(State.REJECTED, "publicite")] * 2


def test_log_says_who_decided_what(client, moderator):
    comment = make_comment(state=State.PENDING, name="Odile")
    workflow.make_move(comment, "reject", by=moderator, reason="injure")
    page = client.get("/admin/comments/decision/")
    assert next((entry.by, entry.to_state, entry.reason) for entry in page.context["cl"].result_list) == (
        moderator,
        State.REJECTED,
        "injure",
    )
    assert "Injure ou diffamation" in page.content.decode()


def test_home_of_the_desk_counts_what_waits(client, moderator):
    for state in (State.PENDING, State.PENDING, State.UNCONFIRMED):
        make_comment(state=state)
    (block,) = client.get("/admin/").context["desk_blocks"]
    assert [(line.total, line.address) for line in block.lines] == [
        (2, QUEUE),
        (1, f"{QUEUE}?etat=non-confirme"),
        (0, f"{QUEUE}?etat=sequestre"),
    ]


def test_page_of_a_comment_offers_the_moves_of_its_state(client, moderator):
    held, taken_back = make_comment(state=State.HELD), make_comment(state=State.PUBLIC)
    workflow.make_move(taken_back, "withdraw", by=None)
    pages = [client.get(f"{QUEUE}{comment.pk}/change/") for comment in (held, taken_back)]
    assert [[move.name for move in page.context["moves"]] for page in pages] == [["approve"], ["hold"]]


def test_desk_of_a_comment_that_does_not_exist_leads_home(client, moderator):
    assert client.get(f"{QUEUE}999/change/").status_code == 302
