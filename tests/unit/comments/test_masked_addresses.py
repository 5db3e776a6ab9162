"""Addresses that visitors write in a text or a name."""

import pytest

from comments.masking import holds_address, mask_addresses


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Écrivez à awa@exemple.org.", "Écrivez à a…@exemple.org."),
        ("<awa.traore+fil@courrier.exemple.org>", "<a…@courrier.exemple.org>"),
        ("élodie@exemple.org, jean@exemple.org", "é…@exemple.org, j…@exemple.org"),
        ("https://exemple.org/?a=awa%40exemple.org", "https://exemple.org/?a=a…@exemple.org"),
        ("awa＠exemple.org", "a…@exemple.org"),
        ("mailto:awa@exemple.org", "mailto:a…@exemple.org"),
    ],
)
def test_address_keeps_its_first_letter_and_its_domain(text, masked):
    assert mask_addresses(text) == masked


@pytest.mark.parametrize("text", ["Suivez @lecourrier", "3 @ 5", "awa@exemple", "", "@exemple.org"])
def test_what_is_no_address_stays(text):
    assert mask_addresses(text) == text


def test_masked_address_is_masked_once():
    once = mask_addresses("awa@exemple.org")
    assert mask_addresses(once) == once


def test_name_that_is_an_address_is_recognised():
    assert holds_address("Awa (awa@exemple.org)") is True
    assert holds_address("Awa Traoré") is False
