"""The signed words in forms and links."""

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import BadSignature, SignatureExpired
from django.utils import timezone

from comments.tokens import check_form_token, form_token, link_token, read_link_token


def test_form_token_is_the_same_all_day():
    with time_machine.travel("2026-11-24T01:00Z", tick=False):
        morning = form_token("article:1")
    with time_machine.travel("2026-11-24T23:00Z", tick=False):
        assert form_token("article:1") == morning


@pytest.mark.parametrize(("days", "accepted"), [(0, True), (7, True), (8, False), (400, False)])
def test_form_token_lasts_seven_days(days, accepted):
    token = form_token("article:1")
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        assert check_form_token(token, "article:1") is accepted


def test_form_token_of_another_article_is_refused():
    assert check_form_token(form_token("article:1"), "article:2") is False


@pytest.mark.parametrize("token", ["", "x", "1:2", "739000:AAAA", "é\ud800", ":" * 500])
def test_forged_form_token_is_refused(token):
    assert check_form_token(token, "article:1") is False


def test_link_token_gives_its_key_back_for_its_own_purpose_only():
    token = link_token("confirm", 12)
    assert read_link_token(token, "confirm") == 12
    with pytest.raises(BadSignature):
        read_link_token(token, "status")


def test_link_token_is_short_and_needs_no_escape():
    token = link_token("confirm", 123456)
    assert len(token) < 64
    assert all(sign.isalnum() or sign in "~-_" for sign in token)


def test_old_link_token_says_that_it_expired():
    token = link_token("confirm", 12)
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        with pytest.raises(SignatureExpired):
            read_link_token(token, "confirm")
        assert read_link_token(token, "confirm", even_expired=True) == 12
