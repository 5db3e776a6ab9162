"""What is looked at before an article is published: what blocks, and what is only advised."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.choices import UNSIGNED_GENRES
from articles.copy import Copy
from articles.dead_links import dead_links, dead_lire_links
from articles.lire.pasted import lire_lines
from articles.text.blocks import parse_body
from articles.text.guillemets import unbalanced
from articles.text.kicker import kicker_in
from articles.text.plain import TITLE_SHOWN, excerpt, plain_text, word_count

#: Width that a large screen and Google Discover («at least 1200 px wide») ask of a lead photo.
LEAD_PHOTO_WIDTH = 1200
LONG_PARAGRAPH = 120


@dataclass(frozen=True)
class Rule:
    """One line of the table. `find` yields, for each fault of a copy, the words that the sentence needs.

    Where the desk can mend it in one click, `remedy` says so, and the words hold «mended»: {field: text}.
    """

    code: str
    sentence: str
    find: Callable[[Copy], Iterator[dict]]
    #: Part of the form where it is mended; a fault may name its own under "where".
    where: str
    blocks: bool = False
    remedy: str = ""


@dataclass(frozen=True)
class Finding:
    """A fault: which rule, what to tell the editor, which part of the form to go to, what would mend it."""

    code: str
    sentence: str
    where: str
    blocks: bool
    remedy: str = ""
    #: Field → text that the remedy puts there.
    mended: dict[str, str] = field(default_factory=dict)


def _when(test):
    """A `find` for a fault that there is once or not at all, and whose sentence needs no word."""

    def find(copy):
        if test(copy):
            yield {}

    return find


def _lacks_author(copy):
    return not copy.has_author and copy.genre not in UNSIGNED_GENRES


def _photos_without(lacks):
    def find(copy):
        for where, photos in copy.photos.items():
            for photo in filter(lacks, photos):
                yield {"photo": str(photo), "where": where}

    return find


_TEXTS = {
    "title": pgettext_lazy("guillemets", "dans le titre"),
    "surtitre": pgettext_lazy("guillemets", "dans le surtitre"),
    "chapo": pgettext_lazy("guillemets", "dans le chapô"),
    "body": pgettext_lazy("guillemets", "dans le texte"),
}


def _open_quotations(copy):
    for where, place in _TEXTS.items():
        text = getattr(copy, where)
        for passage in unbalanced(plain_text(text) if where == "body" else text):
            yield {"place": place, "passage": passage, "where": where}


def _long_titles(copy):
    if len(copy.title) > TITLE_SHOWN:
        yield {"length": len(copy.title), "limit": TITLE_SHOWN}


def _kickers_in_titles(copy):
    if not copy.surtitre and (parted := kicker_in(copy.title)):
        kicker, title = parted
        yield {"kicker": kicker, "mended": {"surtitre": kicker, "title": title}}


def _small_lead_photos(copy):
    for photo in copy.photos.get("lead_photo", []):
        if 0 < photo.width < LEAD_PHOTO_WIDTH:
            yield {"width": photo.width, "limit": LEAD_PHOTO_WIDTH}


def _long_paragraphs(copy):
    for block in parse_body(copy.body).blocks:
        if block.tag == "p" and (words := word_count(block.text)) > LONG_PARAGRAPH:
            yield {"words": words, "limit": LONG_PARAGRAPH, "passage": excerpt(block.text, 40)}


#: The one table, in the order of the panel.
RULES = (
    Rule("section", _("Choisissez une rubrique."), _when(lambda c: not c.has_section), "section", blocks=True),
    Rule("chapo", _("Écrivez un chapô."), _when(lambda c: not c.chapo.strip()), "chapo", blocks=True),
    Rule("body", _("Le texte est vide."), _when(lambda c: not c.body.strip()), "body", blocks=True),
    Rule("author", _("Ajoutez une signature."), _when(_lacks_author), "bylines", blocks=True),
    Rule(
        "credit",
        _("La photo «\u00a0%(photo)s\u00a0» n’a pas de crédit."),
        _photos_without(lambda photo: not photo.credit.strip()),
        "lead_photo",
        blocks=True,
    ),
    Rule(
        "alt",
        _("La photo «\u00a0%(photo)s\u00a0» n’a pas de texte alternatif."),
        _photos_without(lambda photo: not (photo.alt.strip() or photo.is_decorative)),
        "lead_photo",
        blocks=True,
    ),
    Rule(
        "guillemets",
        _("Un guillemet n’a pas son pendant %(place)s\u00a0: %(passage)s"),
        _open_quotations,
        "body",
        blocks=True,
    ),
    Rule(
        "long_title",
        _("Le titre a %(length)d signes\u00a0: au-delà de %(limit)d, il sera coupé."),
        _long_titles,
        "title",
    ),
    Rule(
        "kicker",
        _("Le titre commence par «\u00a0%(kicker)s\u00a0:\u00a0»\u00a0: est-ce un surtitre\u202f?"),
        _kickers_in_titles,
        "title",
        remedy=_("En faire le surtitre"),
    ),
    Rule(
        "small_lead_photo",
        _("La photo principale n’a que %(width)d pixels de large, sur %(limit)d souhaités."),
        _small_lead_photos,
        "lead_photo",
    ),
    Rule(
        "dead_link",
        _("Ce lien ne mène nulle part\u00a0: %(link)s"),
        lambda copy: ({"link": link} for link in dead_links(copy.body)),
        "body",
    ),
    Rule(
        "dead_lire",
        _("Ce lien LIRE ne mène plus nulle part\u00a0: %(link)s"),
        lambda copy: ({"link": link} for link in dead_lire_links(copy.body)),
        "body",
    ),
    Rule(
        "lire_line",
        _(
            "La ligne «\u00a0%(line)s\u00a0» n’est pas un lien\u00a0: aucun article publié n’a ce titre, il est déjà "
            "lié, ou la place manque. Servez-vous du bouton LIRE, ou retirez-la."
        ),
        lambda copy: ({"line": excerpt(line, 60)} for line in lire_lines(copy.body)),
        "body",
    ),
    Rule(
        "no_lire",
        _("Aucun lien LIRE, ni choisi, ni automatique."),
        _when(lambda c: not c.chooses_related and not parse_body(c.body).lire),
        "chooses_related",
    ),
    Rule(
        "long_paragraph",
        _("Un paragraphe de %(words)d mots, au-delà de %(limit)d\u00a0: «\u00a0%(passage)s\u00a0»"),
        _long_paragraphs,
        "body",
    ),
)


def check(copy):
    """What the table finds in `copy`: a list of Finding, what blocks first."""
    findings = [
        Finding(
            rule.code,
            rule.sentence % words,
            words.get("where", rule.where),
            rule.blocks,
            rule.remedy,
            words.get("mended", {}),
        )
        for rule in RULES
        for words in rule.find(copy)
    ]
    return sorted(findings, key=lambda finding: not finding.blocks)


def blocking_sentences(copy):
    """What stands between `copy` and its readers: sentences, none when nothing does."""
    return [finding.sentence for finding in check(copy) if finding.blocks]
