"""axe finds no violation of WCAG 2.2 AA on any page, at two widths, in both schemes; nothing scrolls sideways."""

import pytest

from tests.browser.screen import full_width, violations_in_both_schemes
from tests.newspaper import load_newspaper


@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_has_a_violation(new_page, width):
    found = {}
    page = new_page(width=width)
    for name, address in load_newspaper().items():
        page.goto(address)
        if broken := violations_in_both_schemes(page):
            found[name] = broken
    assert found == {}


def test_nothing_scrolls_sideways(page):
    wide = {}
    for name, address in load_newspaper().items():
        page.goto(address)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            if (found := full_width(page)) > width:
                wide[name, width] = found
    assert wide == {}
