"""Role × place of an article × action, over the pages of the desk: one literal table."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.admin.arrangement import live_number
from articles.choices import State
from articles.models import Article, DeskNote, Transition
from articles.roles import EDITOR_IN_CHIEF, JOURNALIST
from articles.workflow import MOVES, SCHEDULED
from comments.roles import MODERATOR
from tests.builders import make_article, make_author, make_section, make_user
from tests.integration.desk.article_forms import retyped

PLACES = [
    State.DRAFT, State.IN_REVIEW, State.TO_CORRECT, State.APPROVED, SCHEDULED, State.PUBLISHED, State.UNPUBLISHED
]  # fmt: skip
EVERYWHERE = set(PLACES)
OPEN = {State.DRAFT, State.TO_CORRECT}
NEVER_DATED = {State.DRAFT, State.IN_REVIEW, State.TO_CORRECT, State.APPROVED}

#: Action → who → the places where they may. Whoever is not named may nowhere.
MAY = {
    "open the form": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "change the text": {"author": OPEN, "chief": EVERYWHERE},
    "check it live": {"author": OPEN, "chief": EVERYWHERE},
    "preview": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "read its history": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "leave a note": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "erase": {"chief": NEVER_DATED},
    "erase in bulk": {},
    "list": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "complete its title": {"author": EVERYWHERE, "chief": EVERYWHERE},
    # It may wait there: readers see it from its publication on, no sooner.
    "place on the front page": {"chief": EVERYWHERE},
    "submit": {"author": OPEN, "chief": OPEN},
    "send_back": {"chief": {State.IN_REVIEW, State.APPROVED}},
    "approve": {"chief": OPEN | {State.IN_REVIEW}},
    "publish": {"chief": EVERYWHERE - {State.PUBLISHED}},
    "unschedule": {"chief": {SCHEDULED}},
    "unpublish": {"chief": {State.PUBLISHED}},
}
#: The administrator may what the chief editor may.
MAY = {action: who | ({"superuser": who["chief"]} if "chief" in who else {}) for action, who in MAY.items()}

ARTICLE = "/admin/articles/article/"


@dataclass
class Case:
    """Someone before an article."""

    client: Client
    article: Article

    @property
    def page(self):
        return f"{ARTICLE}{self.article.pk}/"

    def gets(self, address):
        return self.client.get(address).status_code == 200

    def types(self, **overrides):
        return self.client.post(f"{self.page}change/", retyped(self.article, **overrides))


def changes_the_text(case):
    case.types(title="Un tout autre titre")
    return Article.objects.get(pk=case.article.pk).title == "Un tout autre titre"


def leaves_a_note(case):
    case.client.post(f"{case.page}notes/", {"text": "À vérifier.", "desk_note": "À vérifier."})
    return DeskNote.objects.filter(article=case.article).exists()


def is_gone(case):
    return not Article.objects.filter(pk=case.article.pk).exists()


def erases(case):
    case.client.post(f"{case.page}delete/", {"post": "yes"})
    return is_gone(case)


def erases_in_bulk(case):
    values = {"action": "delete_selected", "post": "yes", "_selected_action": [case.article.pk]}
    case.client.post(ARTICLE, values)
    return is_gone(case)


def lists(case):
    response = case.client.get(ARTICLE)
    return response.status_code == 200 and case.article in response.context["cl"].result_list


def completes(case):
    query = {"term": case.article.title, "app_label": "articles", "model_name": "pin", "field_name": "article"}
    response = case.client.get("/admin/autocomplete/", query)
    return response.status_code == 200 and case.article.title in response.content.decode()


def places(case):
    case.client.post(
        "/admin/articles/frontpageslot/", {"do": "publier", "place-1-article": case.article.pk, "number": live_number()}
    )
    return hasattr(Article.objects.get(pk=case.article.pk), "front_page_slot")


def moves(name):
    def move(case):
        case.types(move=name, note="Il le faut.")
        return Transition.objects.filter(article=case.article).exists()

    return move


ACTIONS = {
    "open the form": lambda case: case.gets(f"{case.page}change/"),
    "change the text": changes_the_text,
    "check it live": lambda case: case.client.post(f"{case.page}controle/", retyped(case.article)).status_code == 200,
    "preview": lambda case: case.gets(f"{case.page}apercu/"),
    "read its history": lambda case: case.gets(f"{case.page}history/"),
    "leave a note": leaves_a_note,
    "erase": erases,
    "erase in bulk": erases_in_bulk,
    "list": lists,
    "complete its title": completes,
    "place on the front page": places,
} | {name: moves(name) for name in MOVES}


@pytest.fixture
def people(db):
    """Who → (a client of theirs, None: nobody signed in; whether the article is theirs)."""
    author = make_user("ada", JOURNALIST)
    users = {
        "anonymous": None,
        "without a group": make_user("nina"),
        "author": author,
        "another journalist": make_user("jo", JOURNALIST),
        "moderator": make_user("moussa", MODERATOR),
        "chief": make_user("chloe", EDITOR_IN_CHIEF),
        "superuser": make_user("root", is_superuser=True),
    }
    clients = {}
    for who, user in users.items():
        clients[who] = Client()
        if user:
            clients[who].force_login(user)
    return clients


def article_at(place, section, author):
    """An article of Ada's, ready for any move, at `place`."""
    soon, before = timezone.now() + timedelta(days=1), timezone.now() - timedelta(minutes=1)
    dates = {SCHEDULED: soon, State.PUBLISHED: before, State.UNPUBLISHED: before}
    state = State.PUBLISHED if place == SCHEDULED else place
    return make_article(state=state, published_at=dates.get(place), section=section, authors=[author])


@pytest.mark.parametrize("action", ACTIONS)
def test_each_may_what_the_table_says_and_no_more(people, action):
    section, author = make_section(), make_author()
    author.user_id = people["author"].session["_auth_user_id"]
    author.save()
    may = {}
    for place in PLACES:
        article = article_at(place, section, author)
        for who, client in people.items():
            if ACTIONS[action](Case(client, article)):
                may.setdefault(who, set()).add(place)
                article = article_at(place, section, author)
    assert may == MAY[action]


def test_the_table_has_a_line_for_each_action():
    assert MAY.keys() == ACTIONS.keys()
