"""axe finds no violation of WCAG 2.2 AA on any page, at two widths, in both schemes; nothing scrolls sideways."""

import pytest

from tests.browser.screen import full_width, violations_in_both_schemes
from tests.newspaper import load_newspaper


@pytest.mark.parametrize("widths", [(320, 360), (768, 1280)])
def test_no_kind_of_page_has_a_violation_nor_scrolls_sideways(page, widths):
    found = {}
    for name, address in load_newspaper().items():
        page.goto(address)
        for width in widths:  # The last is the one that axe looks at.
            page.set_viewport_size({"width": width, "height": 900})
            if (reach := full_width(page)) > width:
                found[name, width] = reach
        if broken := violations_in_both_schemes(page):
            found[name] = broken
    assert found == {}
