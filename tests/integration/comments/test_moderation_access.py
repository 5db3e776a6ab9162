"""Who reaches what in the moderators' desk: a table of people over its pages."""

import pytest
from django.urls import reverse

from comments.choices import State
from comments.models import CommentDetails
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db

SECRETS = ("Odile", "Le quai coûte trop cher", "odile.seck", "o…@exemple.org")


def pages(comment):
    """Name → (method, address, data) of each page and button of the desk."""
    return {
        "queue": ("get", reverse("admin:comments_commentdetails_changelist"), {}),
        "comment": ("get", reverse("admin:comments_commentdetails_change", args=[comment.pk]), {}),
        "log": ("get", reverse("admin:comments_decision_changelist"), {}),
        "decide": ("post", reverse("admin:comments_decide", args=[comment.pk]), {"move": "approve"}),
        "undo": ("post", reverse("admin:comments_undo"), {}),
        "find": ("post", reverse("admin:comments_find"), {"address": "odile.seck@exemple.org"}),
        "reveal": ("post", reverse("admin:comments_reveal", args=[comment.pk]), {}),
        "home": ("get", reverse("admin:index"), {}),
    }


@pytest.fixture
def comment():
    return make_comment(
        state=State.PENDING, name="Odile", text="Le quai coûte trop cher.", email="odile.seck@exemple.org"
    )


def asked(client, comment):
    """Name of a page → (status, which of the SECRETS it said)."""
    answers = {}
    for name, (method, address, data) in pages(comment).items():
        response = getattr(client, method)(address, data)
        text = response.content.decode() + str(response.headers)
        answers[name] = response.status_code, [secret for secret in SECRETS if secret in text]
    return answers


def test_nobody_and_journalists_get_nothing(client, comment, journalist, django_user_model):
    assert asked(client, comment) == {name: (302, []) for name in pages(comment)}
    client.force_login(django_user_model.objects.create_user("eve"))
    assert asked(client, comment) == {name: (302, []) for name in pages(comment)}
    client.force_login(journalist)
    assert asked(client, comment) == {name: (403, []) for name in pages(comment)} | {"home": (200, [])}
    assert CommentDetails.objects.get().state == State.PENDING


def test_moderators_see_masked_addresses_and_a_whole_one_on_demand(client, comment, moderator):
    client.force_login(moderator)
    masked = ["Odile", "Le quai coûte trop cher", "o…@exemple.org"]
    assert asked(client, comment) == {
        "queue": (200, masked),
        "comment": (200, masked),
        "log": (200, ["Odile"]),
        "decide": (303, []),
        "undo": (303, []),
        "find": (302, []),
        "reveal": (200, ["Odile", "odile.seck"]),
        "home": (200, []),
    }


def test_editors_in_chief_moderate_and_reveal_nothing(client, comment, chief):
    client.force_login(chief)
    statuses = {name: status for name, (status, _said) in asked(client, comment).items()}
    assert statuses == {
        "queue": 200,
        "comment": 200,
        "log": 200,
        "decide": 303,
        "undo": 303,
        "find": 302,
        "reveal": 403,
        "home": 200,
    }


@pytest.mark.parametrize("name", ["decide", "undo", "find", "reveal"])
def test_no_button_works_by_get(client, comment, moderator, name):
    client.force_login(moderator)
    assert client.get(pages(comment)[name][1]).status_code == 405
    assert CommentDetails.objects.get().state == State.PENDING


def test_home_of_a_journalist_says_nothing_of_moderation(client, journalist):
    client.force_login(journalist)
    assert "Modération" not in [block.title for block in client.get("/admin/").context["desk_blocks"]]
