"""The keys that hide addresses can be changed without losing one."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.management import call_command

from comments import identity
from comments.models import Commenter

pytestmark = pytest.mark.django_db


def test_address_is_found_and_read_after_both_keys_changed(settings, capsys):
    commenter = identity.remember("Awa@exemple.org")
    old_keys, new_key = settings.COMMENT_KEYS, Fernet.generate_key().decode()
    settings.COMMENT_KEYS = [new_key, *old_keys]
    settings.COMMENT_HMAC_KEY = "another"
    assert identity.find("awa@exemple.org") is None
    call_command("rotate_comment_keys")
    assert capsys.readouterr().out == "1 adresses rechiffrées.\n"
    settings.COMMENT_KEYS = [new_key]
    assert identity.find("awa@exemple.org") == commenter
    assert identity.address_of(Commenter.objects.get()) == "Awa@exemple.org"


def test_address_cannot_be_read_without_its_key(settings):
    commenter = identity.remember("awa@exemple.org")
    settings.COMMENT_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(InvalidToken):
        identity.address_of(commenter)


def test_part_of_an_address_finds_nobody():
    identity.remember("awa.traore@exemple.org")
    assert [identity.find(part) for part in ("awa", "@exemple.org", "awa%@exemple.org", "traore@exemple.org")] == [
        None
    ] * 4
