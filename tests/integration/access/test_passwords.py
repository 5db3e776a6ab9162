"""What a password must be."""

import io

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from newsroom.demo.accounts import ACCOUNTS, load_accounts
from tests.builders import make_user


@pytest.mark.parametrize(
    "password", ["onze signes", "123456789012", "1234567891011", "qwertyuiop123", "theogene.murenzi"]
)
def test_weak_password_is_refused(password):
    user = User(username="theogene.murenzi", first_name="Théogène")
    with pytest.raises(ValidationError):
        validate_password(password, user)


def test_long_phrase_is_taken(db):
    validate_password("trois vaches et un pont", make_user("ada"))


def test_password_that_the_demo_makes_is_a_good_one(db):
    password = load_accounts()
    for username in ACCOUNTS:
        validate_password(password, make_user(f"other-{username}"))


@pytest.fixture
def weak_demo(db, monkeypatch, settings):
    """Load the demo at an address, with a weak password; returns what was said about it."""

    def load(site):
        settings.SITE_URL = site
        monkeypatch.setenv("DEMO_PASSWORD", "court")
        said = io.StringIO()
        call_command("load_demo", stdout=io.StringIO(), stderr=said)
        return said.getvalue()

    return load


def test_weak_password_for_the_demo_is_refused_where_others_see_it(weak_demo):
    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        weak_demo("https://journal.example.org")
    assert not User.objects.exists()


def test_weak_password_for_the_demo_is_taken_on_one_s_own_machine_with_a_sentence(weak_demo, client):
    assert "trop court" in weak_demo("http://127.0.0.1:8000")
    assert client.login(username="chef", password="court")
