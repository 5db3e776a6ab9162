"""Two editors arrange La Une: who did it last is said, and nobody overrules the other unawares."""

import pytest
from django.urls import reverse

from articles.admin.arrangement import Arrangement, NewerArrangementError
from articles.models import Article, FrontPageEdition, FrontPageSlot
from articles.roles import EDITOR_IN_CHIEF
from tests.builders import make_article, make_user

ADDRESS = "admin:articles_frontpageslot_changelist"


@pytest.fixture
def second(chief):
    return make_user("awa", EDITOR_IN_CHIEF, first_name="Awa")


def put_online(client, user, article, number):
    client.force_login(user)
    data = {"do": "publier", "number": number, "place-1-article": article.pk, "place-1-position": 1}
    return client.post(reverse(ADDRESS), data)


def live():
    return [slot.article.title for slot in FrontPageSlot.objects.select_related("article")]


def test_page_says_who_put_it_online(client, chief):
    put_online(client, chief, make_article(), 0)
    assert [(edition.number, edition.by) for edition in FrontPageEdition.objects.all()] == [(1, chief)]
    page = client.get(reverse(ADDRESS))
    assert page.context["number"] == 1
    assert "mise en ligne par Chloé" in page.content.decode()


def test_second_editor_is_told_and_loses_nothing(client, chief, second):
    a, b = make_article(title="A"), make_article(title="B")
    put_online(client, chief, a, 0)
    refused = put_online(client, second, b, 0)
    assert live() == ["A"]
    assert "rien n’a été remplacé" in refused.content.decode()
    assert (refused.context["places"][0]["article"], refused.context["number"]) == (b, 1)
    assert put_online(client, second, b, refused.context["number"]).status_code == 302
    assert live() == ["B"]
    assert [edition.by for edition in FrontPageEdition.objects.all()] == [second, chief]


@pytest.mark.parametrize("number", ["7", "x", "-1", "9" * 40])
def test_forged_number_stores_nothing(client, chief, number):
    put_online(client, chief, make_article(title="A"), 0)
    assert put_online(client, chief, make_article(title="B"), number).status_code == 200
    assert (live(), FrontPageEdition.objects.count()) == (["A"], 1)


def test_two_begun_from_the_same_one_are_not_both_stored(chief, second):
    make_article()
    first, other = (Arrangement.live(Article.objects.all()) for _ in range(2))
    first.store(by=chief)
    with pytest.raises(NewerArrangementError):
        other.store(by=second)
    assert FrontPageEdition.objects.count() == 1
