"""A telephone beside the password: set up, asked for, lost."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.access.second_factor import device_of
from tests.builders import make_user
from tests.integration.access.telephones import (
    CODE,
    SET_UP,
    code_of,
    give_password,
    give_telephone,
    is_in,
    recovery_codes,
    wrong_code_of,
)

SECURITY = "/admin/ma-securite/"


@pytest.fixture
def telephone(journalist):
    return give_telephone(journalist)


def test_password_alone_opens_where_nothing_more_is_asked(client, journalist):
    assert give_password(client, journalist, "/admin/articles/article/").url == "/admin/articles/article/"
    assert is_in(client)


def test_code_is_asked_for_after_the_password(client, journalist, telephone):
    response = give_password(client, journalist, "/admin/articles/article/")
    assert response.url == f"{CODE}?next=/admin/articles/article/"
    assert not is_in(client)
    assert "_auth_user_id" not in client.session
    response = client.post(response.url, {"code": code_of(telephone)})
    assert response.url == "/admin/articles/article/"
    assert is_in(client)


def test_wrong_code_opens_nothing_and_makes_the_next_one_wait(client, journalist, telephone):
    give_password(client, journalist)
    response = client.post(CODE, {"code": wrong_code_of(telephone)})
    assert "Ce code n’est pas le bon" in response.content.decode()
    assert client.post(CODE, {"code": code_of(telephone)}).status_code == 200
    assert not is_in(client)
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        client.post(CODE, {"code": code_of(telephone)})
        assert is_in(client)


def test_code_serves_once(journalist, telephone):
    code, first, second = code_of(telephone), Client(), Client()
    for browser in (first, second):
        give_password(browser, journalist)
        browser.post(CODE, {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_recovery_code_opens_once(journalist, telephone):
    code, *others = recovery_codes(journalist)
    first, second = Client(), Client()
    for browser in (first, second):
        give_password(browser, journalist)
        browser.post(CODE, {"code": code.upper()})
    assert (is_in(first), is_in(second)) == (True, False)
    assert StaticToken.objects.count() == len(others)


def test_recovery_codes_are_not_kept_in_clear(journalist, telephone):
    codes = {code.replace("-", "") for code in recovery_codes(journalist)}
    assert codes.isdisjoint(StaticToken.objects.values_list("token", flat=True))


def test_code_without_the_password_opens_nothing(client, journalist, telephone):
    assert client.get(CODE).status_code == 302
    assert client.post(CODE, {"code": code_of(telephone)}).status_code == 302
    assert not is_in(client)


def test_password_given_is_forgotten_after_ten_minutes(client, journalist, telephone):
    give_password(client, journalist)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        client.post(CODE, {"code": code_of(telephone)})
        assert not is_in(client)


def test_password_changed_meanwhile_is_no_longer_the_one_given(client, journalist, telephone):
    give_password(client, journalist)
    journalist.set_password("another secret")
    journalist.save()
    client.post(CODE, {"code": code_of(telephone)})
    assert not is_in(client)


def test_someone_dismissed_meanwhile_does_not_come_in(client, journalist, telephone):
    give_password(client, journalist)
    journalist.is_active = False
    journalist.save()
    client.post(CODE, {"code": code_of(telephone)})
    assert not is_in(client)


def test_who_was_signed_in_there_leaves(client, chief, journalist, telephone):
    give_password(client, chief)
    give_password(client, journalist)
    assert not is_in(client)
    client.post(CODE, {"code": code_of(telephone)})
    assert client.get("/admin/").context["user"] == journalist


def test_desk_looks_for_a_telephone_once_a_page(client, journalist):
    client.force_login(journalist)
    is_in(client)
    with CaptureQueriesContext(connection) as queries:
        is_in(client)
    assert sum("otp_totp" in query["sql"] for query in queries) == 1


def test_code_leads_only_to_this_site(client, journalist, telephone):
    give_password(client, journalist)
    response = client.post(f"{CODE}?next=https://example.org/", {"code": code_of(telephone)})
    assert response.url == "/admin/"


def test_session_opened_by_a_password_alone_is_closed_to_who_has_a_telephone(client, journalist):
    client.force_login(journalist)
    assert is_in(client)
    give_telephone(journalist)
    assert client.get("/admin/articles/article/").url == f"{CODE}?next=/admin/articles/article/"


def test_who_has_a_telephone_cannot_set_up_another_without_a_code(client, journalist, telephone):
    give_password(client, journalist)
    assert client.get(SET_UP).url.startswith(CODE)
    client.force_login(journalist)
    assert client.get(SET_UP).url.startswith(CODE)
    assert TOTPDevice.objects.get() == telephone


def test_chief_must_set_one_up_before_anything_else(client, chief, settings):
    settings.TWO_FACTOR_REQUIRED = True
    assert give_password(client, chief).url == f"{SET_UP}?next=/admin/"
    assert not is_in(client)
    page = client.get(SET_UP).content.decode()
    device = TOTPDevice.objects.get()
    assert "<svg" in page
    assert device_of(chief) is None
    codes = client.post(SET_UP, {"code": code_of(device)}).content.decode()
    assert codes.count("<code>") == StaticToken.objects.count() == 10
    assert is_in(client)


def test_session_of_who_becomes_chief_is_led_to_set_one_up(client, chief, settings):
    client.force_login(chief)
    settings.TWO_FACTOR_REQUIRED = True
    assert client.get("/admin/").url == f"{SET_UP}?next=/admin/"
    assert client.get(SET_UP).status_code == 200


@pytest.mark.parametrize("required", [True, False])
def test_only_who_may_publish_must_have_one_and_only_where_it_is_asked(db, settings, required):
    settings.TWO_FACTOR_REQUIRED = required
    people = {
        "journalist": make_user("j", "Journaliste"),
        "chief": make_user("c", "Rédacteur en chef"),
        "moderator": make_user("m", "Modérateur"),
        "superuser": make_user("s", is_superuser=True),
    }
    entered = {}
    for name, user in people.items():
        browser = Client()
        give_password(browser, user)
        entered[name] = is_in(browser)
    free = not required
    assert entered == {"journalist": True, "chief": free, "moderator": True, "superuser": free}


def test_journalist_sets_one_up_from_the_desk(client, journalist):
    give_password(client, journalist)
    elsewhere = Client()
    give_password(elsewhere, journalist)
    assert SET_UP in client.get(SECURITY).content.decode()
    client.get(SET_UP)
    client.post(SET_UP, {"code": code_of(TOTPDevice.objects.get())})
    assert (is_in(client), is_in(elsewhere)) == (True, False)


def test_first_code_that_is_wrong_confirms_nothing(client, journalist):
    give_password(client, journalist)
    client.get(SET_UP)
    client.post(SET_UP, {"code": wrong_code_of(TOTPDevice.objects.get())})
    assert device_of(journalist) is None


@pytest.fixture
def inside(client, journalist, telephone):
    give_password(client, journalist)
    client.post(CODE, {"code": recovery_codes(journalist)[0]})
    return client


def test_it_is_removed_with_a_code(inside, journalist, telephone):
    inside.post(SECURITY, {"do": "retirer", "code": code_of(telephone)})
    assert device_of(journalist) is None
    assert is_in(inside)


def test_it_is_not_removed_without_one(inside, journalist, telephone):
    inside.post(SECURITY, {"do": "retirer", "code": wrong_code_of(telephone)})
    assert device_of(journalist) == telephone


def test_new_recovery_codes_end_the_former(inside, journalist, telephone):
    former = set(StaticToken.objects.values_list("token", flat=True))
    page = inside.post(SECURITY, {"do": "codes", "code": code_of(telephone)}).content.decode()
    assert page.count("<code>") == 10
    assert former.isdisjoint(StaticToken.objects.values_list("token", flat=True))
    assert "<code>" not in inside.get(SECURITY).content.decode()


def test_administrator_removes_that_of_someone_who_lost_their_telephone(client, journalist, telephone):
    client.force_login(make_user("root", is_superuser=True))
    client.post("/admin/auth/user/", {"action": "remove_their_second_factor", "_selected_action": [journalist.pk]})
    assert device_of(journalist) is None


def test_a_command_removes_that_of_an_administrator_whom_nobody_can_help(journalist, telephone):
    call_command("forget_second_factor", "ada", stdout=io.StringIO())
    assert device_of(journalist) is None
    with pytest.raises(CommandError, match="nobody"):
        call_command("forget_second_factor", "nobody")


@pytest.mark.parametrize("address", [SECURITY, "/admin/mes-sessions/", SET_UP])
def test_its_pages_are_never_cached(client, journalist, address):
    client.force_login(journalist)
    assert "no-store" in client.get(address)["Cache-Control"]
