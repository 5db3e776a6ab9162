"""What a password must be."""

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


def test_weak_password_for_the_demo_is_refused_with_a_sentence(db, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "court")
    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        call_command("load_demo")
