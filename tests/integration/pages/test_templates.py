"""What templates and style sheets may not hold: programs in the first, escapes from order in the second."""

import re

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
STYLES = settings.BASE_DIR / "static" / "css"
SCRIPTS = settings.BASE_DIR / "static" / "js"

TEMPLATE_LINES, STYLE_LINES = 80, 250
THEME_BYTES, FONT_BYTES, STYLE_BYTES, NESTING = 400, 25_000, 30_000, 2
#: What the templates of readers link; the desk has its own sheets.
LINKED_STYLE = re.compile(r"css/([\w-]+\.css)")

#: Those that define colours: for readers, for the desk, for paper.
OWN_COLOURS = {"tokens.css", "desk-tokens.css", "print.css"}
_VALUE = re.compile(r":([^:;{}]*)(?=[;}])")
_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\("
    r"|(?<![\w-])(?:white|black|gr[ae]y|silver|red|green|blue|yellow|orange|purple|pink|brown|navy|teal|gold)(?![\w-])",
    re.IGNORECASE,
)

FORBIDDEN_IN_TEMPLATES = {
    "the filter safe": r"\|\s*safe\b",
    "a query": r"{[{%][^}]*\.(?:filter|count|exclude|order_by)\b",
    "a style element": r"<style\b",
    "a style attribute": r"\sstyle\s*=",
    "a script with a body": r"<script\b(?![^>]*\bsrc=)",
    "an event attribute": r"<[^>]*\son\w+\s*=",
    "markup in a comment": r"<!--",
}
FORBIDDEN_TO_READERS_TEMPLATES = {
    "a comparison": r"{%\s*(?:el)?if\b[^%]*(?:==|!=|<|>)",
    "two conditions in one": r"{%\s*(?:el)?if\b[^%]*\b(?:and|or)\b",
}
FORBIDDEN_IN_STYLES = {
    "!important": r"!important",
    "an id": r"(?m)^[^{};@]*#[a-z][\w-]*[^;]*{",
    "another layer": r"@layer (?!reset, base|(?:reset|base|layout|components|print) {)",
    "an address elsewhere": r"url\(\"?https?:",
}


def reading(folder, pattern):
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob(pattern)}


def of_readers(files):
    """All but the desk's, which follow the admin that they extend."""
    return {name: text for name, text in files.items() if not name.startswith("admin/")}


def holding(files, expression):
    return [name for name, text in files.items() if re.search(expression, text)]


def linked_styles():
    """Sheets that the templates of readers link, the admin's left out."""
    names = {name for text in of_readers(reading(TEMPLATES, "*.html")).values() for name in LINKED_STYLE.findall(text)}
    return {name: (STYLES / name).read_text(encoding="utf-8") for name in names}


def colours_named(style):
    """The declarations whose value names a colour."""
    return [value for value in _VALUE.findall(style) if _COLOUR.search(value)]


def depth(style):
    """How many braces are open at most."""
    opened = deepest = 0
    for brace in re.findall(r"[{}]", style):
        opened += 1 if brace == "{" else -1
        deepest = max(deepest, opened)
    return deepest


@pytest.mark.parametrize("what", FORBIDDEN_IN_TEMPLATES)
def test_no_template_holds(what):
    assert holding(reading(TEMPLATES, "*.html"), FORBIDDEN_IN_TEMPLATES[what]) == []


@pytest.mark.parametrize("what", FORBIDDEN_TO_READERS_TEMPLATES)
def test_no_template_of_readers_holds(what):
    assert holding(of_readers(reading(TEMPLATES, "*.html")), FORBIDDEN_TO_READERS_TEMPLATES[what]) == []


@pytest.mark.parametrize("what", FORBIDDEN_IN_STYLES)
def test_no_style_sheet_of_readers_holds(what):
    assert holding(linked_styles(), FORBIDDEN_IN_STYLES[what]) == []


def test_templates_are_short():
    long = {name: len(text.splitlines()) for name, text in reading(TEMPLATES, "*.html").items()}
    assert {name: lines for name, lines in long.items() if lines > TEMPLATE_LINES} == {}


def test_style_sheets_are_short():
    long = {name: len(text.splitlines()) for name, text in reading(STYLES, "*.css").items()}
    assert {name: lines for name, lines in long.items() if lines > STYLE_LINES} == {}


def test_order_of_layers_is_declared_first():
    assert (STYLES / "tokens.css").read_text().startswith("@layer reset, base, layout, components, print;\n")


def test_rules_stand_in_a_layer_and_in_one_media_query_at_most():
    assert {name: depth(text) for name, text in linked_styles().items() if depth(text) > NESTING + 1} == {}


def test_colours_are_named_in_the_tokens_alone():
    sheets = {name: text for name, text in reading(STYLES, "*.css").items() if name not in OWN_COLOURS}
    colours = {name: colours_named(text) for name, text in sheets.items()}
    assert {name: found for name, found in colours.items() if found} == {}


@pytest.mark.parametrize(
    "value", ["#000", "#FFF", "1px solid #1a1815", "#8c2f16cc", "rgb(0 0 0 / 40%)", "hsla(0, 0%, 0%, 1)", "white"]
)
def test_colour_is_known_however_it_is_written(value):
    assert colours_named(f"a:hover {{ color: {value}; }}") != []
    assert colours_named(f"a {{ color: {value} }}") != []


@pytest.mark.parametrize(
    "style", ["#fade { top: 0; }", "a { white-space: nowrap; }", "a { color: var(--ink); background: transparent; }"]
)
def test_what_is_no_colour_is_none(style):
    assert colours_named(style) == []


def test_the_blocking_script_is_tiny():
    assert (SCRIPTS / "theme.js").stat().st_size <= THEME_BYTES


def test_the_font_is_light():
    assert sum(path.stat().st_size for path in (settings.BASE_DIR / "static" / "fonts").glob("*.woff2")) <= FONT_BYTES


def test_no_article_or_front_page_loads_more_style_than_its_budget():
    common = {"tokens", "reset", "base", "layout", "masthead", "card", "footer", "print"}
    front = common | {"front", "bands", "alert"}
    article = common | {"article", "episode", "prose", "form", "comments"}
    weights = [sum((STYLES / f"{name}.css").stat().st_size for name in page) for page in (front, article)]
    assert max(weights) <= STYLE_BYTES
