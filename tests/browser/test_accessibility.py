"""axe finds no violation of WCAG 2.2 AA on any page, at two widths, in both schemes; nothing scrolls sideways."""

from tests.browser.screen import full_width, violations_in_both_schemes
from tests.newspaper import complete, load_demo

WIDTHS = (320, 360, 768, 1280)
WIDTHS_FOR_AXE = (360, 1280)


def test_no_kind_of_page_has_a_violation_nor_scrolls_sideways(page):
    load_demo()
    found = {}
    for name, address in complete().items():
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (reach := full_width(page)) > width:
                found[name, width] = reach
            if width in WIDTHS_FOR_AXE and (broken := violations_in_both_schemes(page)):
                found[name, width] = broken
    assert found == {}
