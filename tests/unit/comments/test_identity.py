"""E-mail addresses: checked, shortened, hashed."""

import hashlib

import pytest

from comments.identity import InvalidAddressError, encrypt, keyed_hash, mask, network_key, normalise


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("awa@exemple.org", "awa@exemple.org"),
        (" Awa.Traore@EXEMPLE.org ", "Awa.Traore@exemple.org"),
        ("élodie@exemple.org", "élodie@exemple.org"),
        ("awa@xn--caf-dma.exemple.org", "awa@café.exemple.org"),
    ],
)
def test_address_is_normalised(typed, normal):
    assert normalise(typed) == normal


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "awa",
        "awa@",
        "@exemple.org",
        "a b@exemple.org",
        "awa@exemple",
        f"{'a' * 300}@exemple.org",
        f"awa@{'a' * 64}.org",
        "awa@exemple.org\nBcc: x@exemple.org",
        "awa@[127.0.0.1]",
        "a\ud800@exemple.org",
        "a\x00@exemple.org",
    ],
)
def test_what_is_no_address_is_refused_without_being_quoted(typed):
    with pytest.raises(InvalidAddressError) as refusal:
        normalise(typed)
    assert str(refusal.value) == ""


def test_masked_address_keeps_one_letter():
    assert mask("awa.traore@exemple.org") == "a…@exemple.org"


def test_ciphertext_differs_each_time():
    assert encrypt("awa@exemple.org") != encrypt("awa@exemple.org")


def test_hash_needs_the_key(settings):
    before = keyed_hash("address", "awa@exemple.org")
    assert before != hashlib.sha256(b"awa@exemple.org").hexdigest()
    settings.COMMENT_HMAC_KEY = "another"
    assert keyed_hash("address", "awa@exemple.org") != before


def test_networks_are_told_apart_and_people_are_not():
    assert network_key("192.0.2.77") == network_key("192.0.2.8") == network_key("::ffff:192.0.2.9")
    assert network_key("192.0.3.77") != network_key("192.0.2.77")
    assert network_key("2001:db8:1:ffff::1") == network_key("2001:db8:1::2")
    assert network_key("2001:db8:2::1") != network_key("2001:db8:1::1")
    assert network_key("inconnu") == network_key("") == ""
