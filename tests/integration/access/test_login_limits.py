"""Too many wrong passwords: a pause, for one name from one network."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from newsroom.access.lockout import forget_attempts
from newsroom.tasks import start_tidying
from tests.builders import make_user
from tests.integration.access.telephones import give_password, is_in

LIMIT = 6


@pytest.fixture(autouse=True)
def limits(settings):
    settings.AXES_ENABLED = True
    settings.PROXY_COUNT = 1


def attempt(username, password="wrong", network="192.0.2.7"):
    browser = Client(HTTP_X_FORWARDED_FOR=network)
    values = {"username": username, "password": password}
    return browser, browser.post("/admin/login/", values)


def lock(username, network="192.0.2.7"):
    for _ in range(LIMIT):
        _browser, response = attempt(username, network=network)
    return response


def comes_in(username, network="192.0.2.7"):
    browser, _response = attempt(username, "secret", network)
    return is_in(browser)


def test_good_password_opens_before_the_limit(journalist):
    for _ in range(LIMIT - 1):
        attempt("ada")
    assert comes_in("ada")


def test_good_password_forgets_the_wrong_ones(journalist):
    for _ in range(2):
        for _ in range(LIMIT - 1):
            attempt("ada")
        assert comes_in("ada")


def test_too_many_close_the_door_with_a_sentence(journalist):
    response = lock("ada")
    assert response.status_code == 429
    assert "Réessayez dans 15\xa0minutes" in response.content.decode()
    assert not comes_in("ada")


def test_page_says_until_when_and_how_to_come_back(journalist):
    with time_machine.travel("2026-11-28T19:30:00+00:00", tick=False):
        lock("ada")
    with time_machine.travel("2026-11-28T19:38:30+00:00", tick=False):
        response = attempt("ada", "a-guess-more")[1]
    page = response.content.decode()
    assert "Réessayez dans 7\xa0minutes, à 21\u202fh\u202f46." in page
    assert response["Retry-After"] == "390"
    assert 'href="/admin/login/"' in page
    assert ("a-guess-more" in page, "ada" in page) == (False, False)


def test_page_looks_like_the_login_page(journalist):
    shown = [Client().get("/admin/login/").content.decode(), lock("ada").content.decode()]
    assert [("admin/css/login" in page, ' login"' in page) for page in shown] == [(True, True)] * 2


def test_nothing_says_whether_the_account_exists(journalist):
    def shown(response):
        return response.status_code, response.content.decode().count("<p>"), response.headers["Content-Security-Policy"]

    assert shown(lock("ada")) == shown(lock("nobody"))
    assert (
        attempt("ada", network="198.51.100.1")[1].context["form"].non_field_errors()
        == attempt("nobody", network="198.51.100.1")[1].context["form"].non_field_errors()
    )


def test_it_opens_again_by_itself(journalist):
    lock("ada")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert comes_in("ada")


def test_who_waits_is_not_kept_waiting_longer(journalist):
    lock("ada")
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        attempt("ada")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert comes_in("ada")


def test_neither_another_network_nor_another_name_is_closed(journalist, chief):
    lock("ada")
    assert comes_in("ada", network="198.51.100.7")
    assert comes_in("chloe")


def test_neighbours_of_one_network_share_the_limit(journalist):
    for last in range(1, LIMIT + 1):
        attempt("ada", network=f"192.0.2.{last}")
    assert not comes_in("ada", network="192.0.2.200")


def test_an_address_that_the_visitor_made_up_changes_nothing(journalist):
    for number in range(LIMIT):
        attempt("ada", network=f"203.0.{number}.1, 192.0.2.7")
    assert not comes_in("ada")


def test_neither_the_address_nor_the_password_is_written_down(journalist):
    attempt("ada", password="nearly-right")
    (kept,) = AccessAttempt.objects.all()
    assert kept.ip_address == "192.0.2.0"
    assert "nearly-right" not in kept.post_data


def test_administrator_opens_it(client, journalist):
    lock("ada")
    client.force_login(make_user("root", is_superuser=True))
    client.post("/admin/auth/user/", {"action": "unlock_them", "_selected_action": [journalist.pk]})
    assert comes_in("ada")


def test_a_command_opens_it(journalist):
    lock("ada")
    call_command("axes_reset_username", "ada")
    assert comes_in("ada")


def test_attempts_are_forgotten_after_a_day(journalist):
    attempt("ada")
    forget_attempts()
    assert AccessAttempt.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        forget_attempts()
    assert AccessAttempt.objects.count() == 0


def test_forgetting_is_planned_every_day(journalist, run_tasks):
    attempt("ada")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        start_tidying()
        start_tidying()
        assert AccessAttempt.objects.count() == 1
        run_tasks()
        assert AccessAttempt.objects.count() == 0


def test_locked_name_is_told_before_any_code(journalist):
    response = lock("ada")
    assert give_password(Client(HTTP_X_FORWARDED_FOR="192.0.2.7"), journalist).status_code == response.status_code
