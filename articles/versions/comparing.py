"""Two states of one article side by side, as an editor reads them: stored, in a version, or only typed."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from articles.choices import Genre
from articles.models import Article, Author, Photo, Section, Tag
from articles.text.blocks import split_blocks
from articles.text.differences import SAME, BlockDifference, ReadBlock, Run, block_differences, word_runs
from articles.text.keys import key_in
from articles.text.markup import attributes
from articles.text.sanitize import clean_body
from articles.versions.parts import PARTS, parts_held, parts_of

#: Fields of one line each, compared word by word, in the order of the form.
LINES = ("surtitre", "title", "chapo")
#: What else is said when it changed.
FACTS = ("section", "genre", "tag_ids", "signatures", "lead_photo", "gallery_ids", "documents", "place", "agency",
         "slug", "chooses_related", "allows_comments")  # fmt: skip

FACT_LABELS = {
    "tag_ids": _("mots-clés"),
    "signatures": _("signatures"),
    "gallery_ids": _("diaporama"),
    "documents": _("documents joints"),
}
#: Of the blocks that hold no text of their own.
LIRE, PHOTO, RULE = "lire", "photo", "hr"


@dataclass(frozen=True)
class Reading:
    """The raw state of an article: {name: value} of lines and facts, and its body (clean HTML)."""

    values: dict
    body: str

    def text_equals(self, other):
        """Whether an editor would read the same, facts apart."""
        return self.body == other.body and all(self.values[name] == other.values[name] for name in LINES)


@dataclass(frozen=True)
class LineDifference:
    """A field of one line, whole."""

    name: str
    label: str
    runs: list[Run]

    @property
    def is_changed(self):
        return any(run.kind != SAME for run in self.runs)


@dataclass(frozen=True)
class FactDifference:
    """Something chosen rather than written that is not what it was, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Stretch:
    """Blocks that follow each other; those that stayed, far from any change, are folded away."""

    blocks: list[BlockDifference]
    is_folded: bool


@dataclass(frozen=True)
class Comparison:
    """What leads from one reading to another."""

    lines: list[LineDifference]
    blocks: list[BlockDifference]
    facts: list[FactDifference]

    @property
    def is_empty(self):
        """Whether nothing changed."""
        changed = any(line.is_changed for line in self.lines) or any(block.kind != SAME for block in self.blocks)
        return not (changed or self.facts)

    @property
    def stretches(self):
        """The blocks, those in the middle of three or more that stayed folded; all open where none changed."""
        changed = [index for index, block in enumerate(self.blocks) if block.kind != SAME]
        if not changed:
            return [Stretch(self.blocks, is_folded=False)] if self.blocks else []
        near = {index + step for index in changed for step in (-1, 0, 1)}
        runs = groupby(enumerate(self.blocks), key=lambda pair: pair[0] not in near)
        return [Stretch([block for _index, block in pairs], is_folded) for is_folded, pairs in runs]


def reading_of_article(article):
    """Of `article` as it is stored."""
    names = {name: Article._meta.get_field(name).attname for name in LINES + FACTS if name not in FACT_LABELS}
    return Reading({name: getattr(article, at) for name, at in names.items()} | parts_of(article), article.body)


def reading_of_version(version):
    """Of `version`."""
    names = {name: Article._meta.get_field(name).attname for name in LINES + FACTS if name not in FACT_LABELS}
    columns = {name: getattr(version, attname) for name, attname in names.items()}
    return Reading(columns | parts_held(version), version.body)


def reading_of_typed(data, beside):
    """Of a form's `data` (name → list of values), facts taken from the reading `beside`: only text is compared."""
    typed = {name: Article._meta.get_field(name).as_stored(_first(data, name)) for name in LINES}
    return Reading(beside.values | typed, clean_body(_first(data, "body")))


def compare(old, new):
    """What leads from the reading `old` to the reading `new`: two queries, and two for each fact that changed."""
    lines = [
        LineDifference(name, _label(name), word_runs(old.values[name], new.values[name]))
        for name in LINES
        if old.values[name] or new.values[name]
    ]
    titles, captions = _titles(old.body + new.body), _captions(old.body + new.body)
    blocks = [read_blocks(reading.body, titles, captions) for reading in (old, new)]
    return Comparison(lines, block_differences(*blocks), list(_facts(old.values, new.values)))


def read_blocks(body, titles, captions):
    """The blocks of a clean body; LIRE links and photos are named by `titles` and `captions`, by key."""
    return [_read_block(block, titles, captions) for block in split_blocks(body)]


def _read_block(block, titles, captions):
    attrs = attributes(block.html)
    if block.tag == "aside":
        return ReadBlock(LIRE, titles.get(_key(attrs, "data-lire"), str(_("article disparu"))))
    if block.tag == "figure":
        return ReadBlock(PHOTO, captions.get(_key(attrs, "data-photo"), str(_("photo disparue"))))
    return ReadBlock(block.tag, block.text, block.html)


def _photo_names(keys):
    photos = Photo.objects.in_bulk(keys)
    return ", ".join(str(photos.get(key, _("photo disparue"))) for key in keys)


def _keys(body, tag, name):
    return {_key(attributes(block.html), name) for block in split_blocks(body) if block.tag == tag}


def _titles(body):
    articles = Article.objects.filter(pk__in=_keys(body, "aside", "data-lire"))
    return dict(articles.values_list("pk", "title"))


def _captions(body):
    photos = Photo.objects.filter(pk__in=_keys(body, "figure", "data-photo"))
    return {photo.pk: photo.caption or photo.alt for photo in photos}


def _key(attrs, name):
    return key_in(attrs.get(name))


def _first(data, name):
    return next(iter(data.get(name) or [""]))


def _label(name):
    return FACT_LABELS.get(name) or Article._meta.get_field(name).verbose_name


def _facts(old, new):
    for name in FACTS:
        is_known = name not in PARTS or None not in (old[name], new[name])
        if is_known and old[name] != new[name]:
            yield FactDifference(_label(name), *(_named(name, values[name]) for values in (old, new)))


def _named(name, value):
    """A fact in words; an em dash where there is none."""
    if name == "section":
        value = Section.objects.filter(pk=value).values_list("name", flat=True).first()
    elif name == "lead_photo":
        value = value and _photo_names([value])
    elif name == "gallery_ids":
        value = _photo_names(value)
    elif name == "documents":
        value = ", ".join(title for title, _file in value)
    elif name == "genre":
        value = Genre(value).label
    elif name == "tag_ids":
        value = ", ".join(Tag.objects.filter(pk__in=value).values_list("name", flat=True))
    elif name == "signatures":
        names = Author.objects.in_bulk([key for key, _role in value])
        value = ", ".join(names[key].name + (f" ({role})" if role else "") for key, role in value if key in names)
    elif isinstance(value, bool):
        value = _("oui") if value else _("non")
    return str(value or "—")
