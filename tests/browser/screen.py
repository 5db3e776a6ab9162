"""What tests ask of a screen, once it stands still: a page just arrived at may be half there."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
#: What may be right in a light page and wrong in the same page, dark.
RULES_OF_COLOUR = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def log_in(page, username):
    """Come in by the login page, as the builders' users do."""
    page.goto("/admin/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill("secret")
    page.get_by_role("button", name="Connexion").click()
    expect(page.locator("#id_username")).to_have_count(0)


def violations(page, rules=RULES):
    """What axe finds on the page, loaded: pairs of a rule and the first places that break it."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((move) => move.finished))")
    found = page.evaluate("rules => axe.run(rules)", rules)["violations"]
    return [(v["id"], [node["target"] for node in v["nodes"]][:4]) for v in found]


def wait_for_editor(page):
    """Until one can write. On a telephone the editor comes only once the text is touched."""
    if page.viewport_size["width"] < 768:
        page.get_by_role("textbox", name="Texte").click()
    page.locator(".prose-menubar button").first.wait_for()


def violations_in_both_schemes(page):
    """What axe finds on the page, light then dark: the scheme → `violations`, where there are some."""
    found = {}
    for scheme, rules in (("light", RULES), ("dark", RULES_OF_COLOUR)):
        page.emulate_media(color_scheme=scheme)
        if broken := violations(page, rules):
            found[scheme] = broken
    return found


def put_cursor_in(page, paragraph):
    """Click in a paragraph of the text being written, and wait: the surface learns of it by an event of its own."""
    page.locator(".ProseMirror").get_by_text(paragraph).click()
    expect(page.locator(".ProseMirror")).to_be_focused()
    settle(page)


def settle(page):
    """Wait until the page has done what its last event asked for, its short timers included."""
    page.evaluate("() => new Promise((done) => setTimeout(done, 60))")


def expect_text(page, body):
    """Wait until the form would send `body` as the article's text."""
    expect(page.locator("#id_body")).to_have_value(body)


def full_width(page):
    """How wide the page is, in CSS pixels, with what one must scroll sideways to see."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth")
