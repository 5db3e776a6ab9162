"""Where each member of the staff is signed in, and how that ends."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from newsroom.models import DeskSession
from tests.builders import make_user
from tests.integration.access.telephones import give_password, is_in

PAGE, END = "/admin/mes-sessions/", "/admin/mes-sessions/fermer/"
FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0"


def signed_in(user, **extra):
    """A browser where `user` is signed in."""
    browser = Client(**extra)
    give_password(browser, user)
    return browser


@pytest.fixture
def administrator(db):
    return make_user("root", is_superuser=True)


def test_browser_and_network_are_told_roughly(journalist, settings):
    settings.PROXY_COUNT = 1
    browser = signed_in(journalist, HTTP_USER_AGENT=FIREFOX, HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.77")
    page = browser.get(PAGE).content.decode()
    assert "Firefox, Android" in page
    assert "192.0.2.0/24" in page
    assert "192.0.2.77" not in page


def test_page_never_shows_what_signs_one_in(journalist):
    browser = signed_in(journalist)
    assert browser.session.session_key not in browser.get(PAGE).content.decode()


def test_one_is_ended(journalist):
    here, there, third = signed_in(journalist), signed_in(journalist), signed_in(journalist)
    listed = DeskSession.objects.get(session_id=there.session.session_key)
    here.post(END, {"session": listed.pk})
    assert [is_in(browser) for browser in (here, there, third)] == [True, False, True]


def test_all_others_are_ended(journalist):
    here, there, third = signed_in(journalist), signed_in(journalist), signed_in(journalist)
    here.post(END, {"all": "1"})
    assert [is_in(browser) for browser in (here, there, third)] == [True, False, False]


@pytest.mark.parametrize("typed", ["", "x", "²", "9" * 40, "0"])
def test_what_is_no_session_ends_none(journalist, typed):
    here, there = signed_in(journalist), signed_in(journalist)
    here.post(END, {"session": typed})
    assert is_in(there)


def test_nobody_ends_those_of_others_from_there(journalist, chief):
    here, there = signed_in(journalist), signed_in(chief)
    here.post(END, {"session": DeskSession.objects.get(user=chief).pk})
    assert is_in(there)


def test_chief_closes_those_of_someone_who_leaves(journalist, chief):
    browser, here = signed_in(journalist), signed_in(chief)
    values = {"action": "delete_selected", "post": "yes", "_selected_action": [journalist.desk_sessions.get().pk]}
    here.post("/admin/newsroom/desksession/", values)
    assert (is_in(browser), is_in(here)) == (False, True)


def test_journalist_does_not_see_where_others_are(journalist):
    assert signed_in(journalist).get("/admin/newsroom/desksession/").status_code == 403


def test_administrator_closes_all_of_someone(journalist, administrator):
    browsers, here = [signed_in(journalist), signed_in(journalist)], signed_in(administrator)
    here.post("/admin/auth/user/", {"action": "end_their_sessions", "_selected_action": [journalist.pk]})
    assert [is_in(browser) for browser in browsers] == [False, False]


def test_last_seen_is_written_no_more_often_than_needed(journalist):
    browser = signed_in(journalist)
    first = journalist.desk_sessions.get().seen_at
    is_in(browser)
    assert journalist.desk_sessions.get().seen_at == first
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        is_in(browser)
    assert journalist.desk_sessions.get().seen_at > first


def test_signing_out_leaves_nothing(journalist):
    signed_in(journalist).post("/admin/logout/")
    assert (Session.objects.count(), DeskSession.objects.count()) == (0, 0)


def test_new_password_ends_the_others(journalist):
    here, there = signed_in(journalist), signed_in(journalist)
    new = "une phrase assez longue"
    values = {"old_password": "secret", "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", values).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert journalist.desk_sessions.count() == 1


def test_new_password_given_by_the_administrator_ends_all(journalist, administrator):
    there, here = signed_in(journalist), signed_in(administrator)
    new = "une phrase assez longue"
    address = f"/admin/auth/user/{journalist.pk}/password/"
    values = {"password1": new, "password2": new, "usable_password": "true"}
    assert here.post(address, values).status_code == 302
    assert (is_in(there), is_in(here)) == (False, True)


def test_deactivation_ends_them_at_once_and_for_good(journalist, administrator):
    there, here = signed_in(journalist), signed_in(administrator)
    address = f"/admin/auth/user/{journalist.pk}/change/"
    form = here.get(address).context["adminform"].form
    values = {name: value for name in form.fields if (value := form[name].value()) not in (None, False)}
    values.pop("password", None)
    values |= {"date_joined_0": "24/11/2026", "date_joined_1": "12:00:00", "is_active": ""}
    assert here.post(address, values).status_code == 302
    assert journalist.desk_sessions.count() == 0
    journalist.is_active = True
    journalist.save()
    assert not is_in(there)


def test_readers_get_no_session(client, db):
    client.get("/")
    assert (dict(client.cookies), Session.objects.count()) == ({}, 0)
