"""Role × place of an article × action, over the pages of the desk: one literal table."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.admin.arrangement import live_number
from articles.choices import State
from articles.models import Article, DeskNote, Transition
from articles.versions.recording import latest_number, record
from articles.workflow import MOVES, SCHEDULED
from tests.builders import make_article, make_author, make_section
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
    "read its versions": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "bring a version back": {"author": OPEN, "chief": EVERYWHERE},
    "read its preview links": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "make a preview link": {"author": OPEN, "chief": EVERYWHERE},
    # A link is closed sooner than opened: by whoever may read the article.
    "revoke a preview link": {"author": EVERYWHERE, "chief": EVERYWHERE},
    "ask for its LIRE links": {"author": OPEN, "chief": EVERYWHERE},
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


def brings_a_version_back(case):
    record(case.article, by=None)
    Article.objects.filter(pk=case.article.pk).update(title="Un autre titre")
    record(Article.objects.get(pk=case.article.pk), by=None)
    first = case.article.versions.order_by("history_id").first()
    case.client.post(f"{case.page}versions/{first.pk}/retablir/", {"latest": latest_number(case.article.pk)})
    return case.article.versions.filter(restored_from=first.pk).exists()


def makes_a_link(case):
    case.client.post(f"{case.page}liens/", {"days": 7})
    return case.article.preview_links.exists()


def revokes_a_link(case):
    link = case.article.preview_links.create(expires_at=timezone.now() + timedelta(days=1))
    case.client.post(f"{case.page}liens/{link.pk}/revoquer/")
    return case.article.preview_links.filter(pk=link.pk, revoked_at=None).count() == 0


def asks_for_links(case):
    data = {"article": case.article.pk, "title": case.article.title, "body": case.article.body}
    return case.client.post(f"{ARTICLE}liens/", data).status_code == 200


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
    "read its versions": lambda case: case.gets(f"{case.page}versions/"),
    "bring a version back": brings_a_version_back,
    "read its preview links": lambda case: case.gets(f"{case.page}liens/"),
    "make a preview link": makes_a_link,
    "revoke a preview link": revokes_a_link,
    "ask for its LIRE links": asks_for_links,
    "leave a note": leaves_a_note,
    "erase": erases,
    "erase in bulk": erases_in_bulk,
    "list": lists,
    "complete its title": completes,
    "place on the front page": places,
} | {name: moves(name) for name in MOVES}


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
            with transaction.atomic():  # Each finds the article as it was.
                if ACTIONS[action](Case(client, Article.objects.get(pk=article.pk))):
                    may.setdefault(who, set()).add(place)
                transaction.set_rollback(True)
    assert may == MAY[action]


def test_the_table_has_a_line_for_each_action():
    assert MAY.keys() == ACTIONS.keys()
