"""Every word of the sources is translated, and what is compiled says what the catalogue says."""

import gettext
import html
import re
import string

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import ngettext

from newsroom.catalogue import (
    Entry,
    Key,
    compiled,
    keys_of_python,
    keys_of_template,
    po_path,
    read_po,
    read_sources,
    write_po,
)

PERCENT = re.compile(r"%(?:\(\w+\))?[ds]")
#: A mark of punctuation without the space that keeps it on its line: U+00A0 at «:» and in guillemets, else U+202F.
LOOSE = re.compile(r"(?<!\u00a0)(?::(?=\s|$)|»)|«(?!\u00a0)|(?<!\u202f)[;!?](?=\s|$)")
#: Keys that one presses are named by their own sign.
CODE_OF_TEMPLATES = re.compile(r"(?s){% comment.*?endcomment %}|<kbd>.*?</kbd>|{[%#].*?[%#]}|<[^>]*>")
HOW = "Run `make messages`, then fill in the empty msgstr of newsroom/locale/en/LC_MESSAGES/django.po"


def placeholders(text):
    """«%(name)s», «{name}» and the like, and the tags, in order."""
    braces = [
        f"{{{field}}}" for _text, field, _spec, _conversion in string.Formatter().parse(text) if field is not None
    ]
    return sorted(PERCENT.findall(text) + braces + re.findall(r"<[^>]+>", text))


@pytest.fixture(scope="module")
def sources():
    return set(read_sources())


@pytest.fixture(scope="module")
def english():
    return {key: entry.translations for key, entry in read_po(po_path("en")).items() if key.msgid}


def test_every_word_has_an_english_translation(sources, english):
    missing = sorted(key.msgid for key in sources if not all(english.get(key, [""])))
    assert missing == [], HOW


def loose(texts):
    return sorted(text for text in texts if LOOSE.search(html.unescape(text)))


def test_marks_of_punctuation_keep_their_space(sources):
    french = [word for key, entry in read_po(po_path("fr")).items() if key.msgid for word in entry.translations]
    assert loose([word for key in sources for word in (key.msgid, key.plural)] + french) == []


def test_marks_of_punctuation_keep_their_space_in_templates_too():
    pages = {path: path.read_text(encoding="utf-8") for path in (settings.BASE_DIR / "templates").rglob("*.html")}
    lines = {path.name: CODE_OF_TEMPLATES.sub("", text).splitlines() for path, text in pages.items()}
    assert {name: found for name, texts in lines.items() if (found := loose(texts))} == {}


@pytest.mark.parametrize("text", ["Lieu : ", "Lieu:", "Pourquoi ?", "Oui ; non", "« oui »", "«oui»", "Oui\u00a0!"])
def test_mark_without_its_space_is_seen(text):
    assert loose([text]) == [text]


def test_english_catalogue_holds_no_word_that_is_gone(sources, english):
    assert sorted(key.msgid for key in english.keys() - sources) == [], HOW


def test_translations_keep_what_is_filled_in(english):
    expected = {key: [placeholders(form) for form in (key.msgid, key.plural) if form] for key in english}
    assert {key: [placeholders(word) for word in words] for key, words in english.items()} == expected


def test_french_catalogue_holds_every_plural(sources):
    french = read_po(po_path("fr"))
    missing = sorted(key.msgid for key in sources if key.plural and key not in french)
    assert missing == [], HOW


@pytest.mark.parametrize("language", ["en", "fr"])
def test_compiled_catalogue_is_the_one_that_is_read(language):
    path = po_path(language)
    assert path.with_suffix(".mo").read_bytes() == compiled(read_po(path)), HOW


@pytest.mark.parametrize("language", ["en", "fr"])
def test_python_reads_the_compiled_catalogue(language):
    with po_path(language).with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    for key, entry in read_po(po_path(language)).items():
        if key.plural:
            assert [read.ngettext(key.msgid, key.plural, number) for number in (1, 2)] == entry.translations
        elif key.msgid:
            said = read.pgettext(key.context, key.msgid) if key.context else read.gettext(key.msgid)
            assert [said] == entry.translations


def test_nothing_is_singular_in_french_and_plural_in_english():
    def totals(language):
        with translation.override(language):
            forms = [ngettext("%(total)s\u00a0commentaire", "%(total)s\u00a0commentaires", n) for n in (0, 1, 2)]
        return [form.split("\u00a0")[1] for form in forms]

    assert totals("fr") == ["commentaire", "commentaire", "commentaires"]
    assert totals("en") == ["comments", "comment", "comments"]


def test_words_of_python_are_found():
    module = """
_("un\\u00a0mot"); gettext_lazy("en " "deux"); translation.gettext_noop('trois')
ngettext("un jour", "%d jours", n); pgettext_lazy("ici", "mot"); npgettext("là", "une", "des", n)
print("rien"); gettext(name)
"""
    assert set(keys_of_python(module)) == {
        Key("un\u00a0mot"),
        Key("en deux"),
        Key("trois"),
        Key("un jour", "%d jours"),
        Key("mot", context="ici"),
        Key("une", "des", "là"),
    }


def test_words_of_templates_are_found():
    template = """{% load i18n %}{% translate "l’un" %} {% translate 'l"autre' context "ici" %} {{ _("là") }}
{% blocktranslate with a=b %}de {{ a }}{% endblocktranslate %} {% comment %}{% translate "non" %}{% endcomment %}
{% blocktranslate count total=n %}{{ total }} mot{% plural %}{{ total }} mots{% endblocktranslate %}"""
    assert set(keys_of_template(template)) == {
        Key("l’un"),
        Key('l"autre', context="ici"),
        Key("là"),
        Key("de %(a)s"),
        Key("%(total)s mot", "%(total)s mots"),
    }


def test_catalogue_is_read_as_it_was_written(tmp_path):
    entries = {
        Key(""): Entry(["Language: en\nPlural-Forms: nplurals=2; plural=(n != 1);\n"], []),
        Key('dit "oui"\\'): Entry(['said "yes"\\'], ["a.py", "b.html"]),
        Key("mot", "mots", "ici"): Entry(["word", "words"], ["a.py"]),
    }
    write_po(tmp_path / "django.po", entries)
    assert read_po(tmp_path / "django.po") == entries


def test_fuzzy_translation_counts_as_none(tmp_path):
    path = tmp_path / "django.po"
    path.write_text('#, python-format, fuzzy\nmsgid "mot"\nmsgstr "world"\n', encoding="utf-8")
    assert read_po(path) == {Key("mot"): Entry([""], [])}
