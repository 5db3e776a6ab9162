"""The site's words and their translations: finding the ones in the sources, reading and writing catalogues.

The words of the sources are French: they are the keys. `locale/en` translates each of them; `locale/fr` holds plurals
(0 is singular in French, which Django knows only of words that are in a catalogue) and other packages' words put right.

Django's `makemessages` would not do: xgettext takes "\u00a0" in a Python string for six characters, and needs a
program that a machine with only Python lacks.
"""

import ast
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation.template import templatize

ROOTS = ("articles", "comments", "newsroom", "templates")
#: Name of a function → what its first arguments are.
CALLS = {
    name + lazy: parts
    for name, parts in {
        "gettext": ("msgid",),
        "ngettext": ("msgid", "plural"),
        "pgettext": ("context", "msgid"),
        "npgettext": ("context", "msgid", "plural"),
    }.items()
    for lazy in ("", "_lazy", "_noop")
} | {"_": ("msgid",)}

_STRING = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_TEMPLATE_CALL = re.compile(rf"\b({'|'.join(CALLS)})\(\s*({_STRING}(?:,\s*{_STRING})*)")
_PO_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?(".*")')
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": '\\n"\n"', "\t": r"\t"}

MO_MAGIC = 0x950412DE


class Key(NamedTuple):
    """What a translation is looked up by; `plural` and `context` may be empty."""

    msgid: str
    plural: str = ""
    context: str = ""


@dataclass
class Entry:
    """The translations of a Key, singular first, and the sources that say it."""

    translations: list[str]
    sources: list[str]


def read_sources() -> dict[Key, list[str]]:
    """Every word of ours that is looked up → the files that say it, relative to the project."""
    found: dict[Key, list[str]] = {}
    for path in _source_files():
        text = path.read_text(encoding="utf-8")
        keys = keys_of_python(text) if path.suffix == ".py" else keys_of_template(text)
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(path.relative_to(settings.BASE_DIR).as_posix())
    return found


def _source_files() -> Iterator[Path]:
    for root in ROOTS:
        for path in sorted((settings.BASE_DIR / root).rglob("*")):
            if path.suffix in {".py", ".html", ".txt", ".xml"} and "migrations" not in path.parts:
                yield path


def keys_of_python(text: str) -> Iterator[Key]:
    """The literals that a module looks up."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            values = [
                part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
            yield from _key(name, values)


def keys_of_template(text: str) -> Iterator[Key]:
    """The literals that a template looks up."""
    for name, literals in _TEMPLATE_CALL.findall(templatize(text)):
        yield from _key(name, [ast.literal_eval(literal) for literal in re.findall(_STRING, literals)])


def _key(name: str, values: list[str]) -> Iterator[Key]:
    parts = CALLS.get(name, ())
    if parts and len(values) >= len(parts):
        yield Key(**dict(zip(parts, values, strict=False)))


def po_path(language: str) -> Path:
    """Where the catalogue of `language` is; the compiled one stands beside it."""
    return settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"


def read_po(path: Path) -> dict[Key, Entry]:
    """The entries of a catalogue, its header (the empty Key) among them. Fuzzy entries count as untranslated."""
    entries = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        last = ""
        for line in block.splitlines():
            if match := _PO_LINE.fullmatch(line):
                last = match[1] or last
                fields[last] = fields.get(last, "") + ast.literal_eval(match[2])
        if "msgid" in fields:
            key = Key(fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgctxt", ""))
            words = [value for name, value in fields.items() if name.startswith("msgstr")]
            is_fuzzy = re.search(r"(?m)^#,.*\bfuzzy\b", block)
            entries[key] = Entry([""] * len(words) if is_fuzzy else words, re.findall(r"(?m)^#: (.+)$", block))
    return entries


def write_po(path: Path, entries: dict[Key, Entry]) -> None:
    """Write a catalogue in the order of its keys: two branches that add words seldom touch the same lines."""
    blocks = []
    for key in sorted(entries):
        entry = entries[key]
        lines = [f"#: {source}" for source in entry.sources]
        if key.context:
            lines.append(f"msgctxt {_quoted(key.context)}")
        lines.append(f"msgid {_quoted(key.msgid)}")
        if key.plural:
            lines.append(f"msgid_plural {_quoted(key.plural)}")
            lines += [f"msgstr[{number}] {_quoted(words)}" for number, words in enumerate(entry.translations)]
        else:
            lines.append(f"msgstr {_quoted(entry.translations[0])}")
        blocks.append("\n".join(lines))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def compiled(entries: dict[Key, Entry]) -> bytes:
    """The same as the binary file that Python's gettext reads (GNU gettext manual, «The Format of GNU MO Files»)."""
    pairs = []
    for key, entry in entries.items():
        if all(entry.translations):
            name = f"{key.context}\x04{key.msgid}" if key.context else key.msgid
            pairs.append((f"{name}\0{key.plural}" if key.plural else name, "\0".join(entry.translations)))
    encoded = sorted((name.encode(), words.encode()) for name, words in pairs)
    keys_at = 7 * 4
    words_at = keys_at + 8 * len(encoded)
    place = words_at + 8 * len(encoded)
    tables, texts = [], []
    for column in (0, 1):
        for pair in encoded:
            tables.append(struct.pack("<2I", len(pair[column]), place))
            texts.append(pair[column] + b"\0")
            place += len(pair[column]) + 1
    head = struct.pack("<7I", MO_MAGIC, 0, len(encoded), keys_at, words_at, 0, words_at + 8 * len(encoded))
    return head + b"".join(tables) + b"".join(texts)
