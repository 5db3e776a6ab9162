"""How fast one may post."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.builders import make_article
from tests.integration.comments.visitors import send

pytestmark = pytest.mark.django_db

TOO_FAST = ["Vous publiez trop vite. Réessayez dans une minute."]


@pytest.fixture
def article(settings):
    settings.COMMENT_ADDRESS_LIMITS = [(2, 60)]
    settings.COMMENT_NETWORK_LIMITS = [(4, 60)]
    return make_article()


def post(article, number, *, email="awa@exemple.org", ip="192.0.2.1"):
    return send(Client(REMOTE_ADDR=ip), article, email=email, comment=f"Avis {number}.")


def test_one_address_must_wait_and_loses_no_word(article):
    answers = [post(article, number) for number in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 422]
    assert answers[2].context["form"].non_field_errors() == TOO_FAST
    assert "Avis 2.</textarea>" in answers[2].content.decode()


def test_a_minute_later_it_may_post_again(article):
    for number in range(2):
        post(article, number)
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert post(article, 3).status_code == 303


def test_other_readers_of_the_same_network_are_not_kept_waiting(article):
    for number in range(2):
        post(article, number)
    assert post(article, 3, email="issa@exemple.org").status_code == 303


def test_network_has_a_ceiling(article):
    answers = [post(article, number, email=f"lecteur{number}@exemple.org", ip="192.0.2.9") for number in range(5)]
    assert [answer.status_code for answer in answers] == [303] * 4 + [422]


def test_limit_tells_nobody_elsewhere_that_an_address_has_just_posted(article):
    for number in range(2):
        post(article, number)
    assert post(article, 3, ip="198.51.100.7").status_code == 303
