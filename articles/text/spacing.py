"""Where French sets a space that must not break, and which one: the rules as tables of patterns.

In each pattern the groups are the gaps, empty or not, that the rule fills; all around them is context.
Sources: the house's wording; Lexique des règles typographiques en usage à l'Imprimerie nationale.
"""

import re
from collections.abc import Iterator

from .runs import Edit, Run

NBSP = "\u00a0"
NNBSP = "\u202f"
#: Takes the place of what must not be touched; counts as a word.
MASK = "\ue000"

_GAP = "[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_GAPS = f"{_GAP}{_GAP}*"  # as GAP+, but re finds its candidates several times faster
_END = r"(?![\w’'])"  # «les 3 m’ont dit»: not metres

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_MONEY_WORDS = "francs?|euros?|dollars?|dirhams?|dinars?|nairas?|cedis?|ouguiyas?|shillings?|rands?"
_MONEY_SIGNS = "F|F ?C[FP][AP]|FCFA|FCFP|XOF|XAF|EUR|USD|CHF|GNF|CDF|RWF|MAD|[kM]?[€$£]|Mds?[€$£]?|[¥₦]"
_COUNTED = (
    "habitants|personnes|morts|blessés|hommes|femmes|enfants|élèves|étudiants|soldats|familles|ménages|déplacés"
    "|réfugiés|électeurs|inscrits|voix|manifestants|spectateurs|visiteurs|emplois|logements|véhicules"
    "|exemplaires|billets|tonnes|hectares|barils|kilomètres|mètres"
)
_SURE_UNITS = "%|‰|°[CF]|[kcdm]?m[²³]|[kcm]m(?:/h|/s)?|m(?:/s)?|[kmµ]g|ha|min|mn|[kMGT]Wh?|[kMG]Hz|[KMGT]o|[MG]b/s|h"
_UNITS = (
    f"{_SURE_UNITS}|{_MONEY_SIGNS}|[kcdm]?m[23]|[µnd]m|g|[kM]?t|q|[cdmh]?[lL]|m?s|Wh?|k?V|mA|k?J|k?cal|[hkM]?Pa"
    "|[kMGT]B|[KMG]?bit/s|d[bB]A?|dpi|px|ppm|tr/min|ch|k?Bq|[mµ]Sv|Nm|hab"
)

_HOURS = re.compile(rf"\d(?<![\w.,{MASK}]\d)\d?({_GAP}*)[hH]({_GAP}*)[0-5]\d(?=(?:{_GAP}?(?:min|mn))?{_END})")
_GROUPS = re.compile(rf"[1-9](?<![\w.,{MASK}].)(?<![\dhH]{_GAP}.)\d{{0,2}}(?:{_GAP}\d{{3}})+(?!\d|{_GAP}\d)")
_UNGROUPED = re.compile(
    rf"[1-9](?<![\w.,{MASK}-].)(?:"
    rf"\d{{3,11}}(?=(?:,\d+)?{_GAP}*(?:{_SURE_UNITS}|{_MONEY_SIGNS}|{_MONEY_WORDS}){_END})"
    rf"|\d{{4,11}}(?={_GAP}(?:{_COUNTED}){_END})"
    rf"|\d{{0,2}}(?:\.\d{{3}})+(?=(?:,\d+)?{_GAP}*(?:{_MONEY_SIGNS}|{_MONEY_WORDS}|{_COUNTED}){_END}))"
)

_KEPT_TOGETHER: list[tuple[re.Pattern[str], str]] = [
    (_HOURS, NNBSP),
    (re.compile(rf"\d({_GAPS})(?=(?:{_UNITS}){_END})"), NNBSP),
    (re.compile(rf"\d(?<![\w.,{MASK}]\d)\d*(?:[.,]\d+)?()(?=(?:{_SURE_UNITS}|{_MONEY_SIGNS}){_END})"), NNBSP),
    (re.compile(rf"F(?<![^\W\d]F)({_GAPS})(?=C(?:FA|FP)\b)"), NBSP),
    # M. Touré, Mme Ba, MM. A et B, Mlle, Dr, Pr, Mgr; «Me» (maître) only before a capital.
    (re.compile(rf"[MDP](?<![\w.-].)(?:(?<=M)(?:M?\.|(?:me|lle|gr)s?\.?)|(?<!M)rs?\.?)({_GAPS})(?=[\w{MASK}])"), NBSP),
    (re.compile(rf"M(?<![\w.-]M)es?({_GAPS})(?=[A-ZÀ-ÖØ-Þ])"), NBSP),
    (re.compile(rf"[nN](?<!\w.)[°º]s?({_GAP}*)(?=\d)"), NBSP),
    (re.compile(rf"[nN](?<!\w.)o({_GAPS})(?=\d)"), NBSP),
    (re.compile(rf"\d(?<![\w.,]\d)\d*(?:ers?|res?|ères?|es?|èmes?|nde?s?)({_GAPS})(?=\w)"), NBSP),
    (re.compile(rf"[IVX](?<![\w.].)(?:(?<=I)(?:er|re)|[IVX]*(?:es?|èmes?))({_GAPS})(?=\w)"), NBSP),
    (re.compile(rf"(?<![\w.])(?:art|p|pp|chap|vol|t|al|fig|éd|tél)\.({_GAPS})(?=\d|[LRDA]\.)"), NBSP),
    (re.compile(rf"[LRDA](?<![\w.].)\.({_GAPS})(?=\d)"), NBSP),
    (re.compile(rf"[§©]({_GAPS})(?=\w)"), NBSP),
    (re.compile(rf"\d(?<![\w.,]\d)\d?({_GAPS})(?=(?:{_MONTHS})\b)"), NBSP),
]

_BEFORE_SHORT = re.compile(rf"({_GAPS})(?=[;!?])")
_BEFORE_COLON = re.compile(rf"({_GAPS})(?=:)")
#: No space is owed after these: an opening bracket, a path, an arrow, a mark of the same kind…
_NO_SPACE_AFTER = r"\s(\[{«“„‘/\\\-–—=<>&#@*_~^|¿¡!?;:,"
_MARKS = re.compile(rf"[!?](?<=[^{_NO_SPACE_AFTER}].)[!?]*+(?![\w=&/#%+\\(\[{MASK}-])")
_SEMICOLON = re.compile(rf";(?<=[^{_NO_SPACE_AFTER}];)(?=[\s\]»”’\"…–—]|$)")
_COLON = re.compile(rf":(?<=[^{_NO_SPACE_AFTER}]:)(?=[\s«»“”’\"…–—]|$)")

_BEFORE_OPENING = re.compile(r"(?<=[,;:.!?])(?=«)")
_OPENING = re.compile(rf"«({_GAPS}|(?=[^\s]))")
_CLOSING = re.compile(rf"({_GAP}*)»")
_AFTER_INNER = re.compile(rf"“({_GAPS})")
_BEFORE_INNER = re.compile(rf"({_GAPS})”")

_DASH = re.compile(rf"({_GAPS})(--?|[–—])(?=({_GAPS}|\s|$))")
_BEFORE_DASH = frozenset("»”)]…%‰.,!?’'€$£²³°\"" + MASK)
_AFTER_DASH = frozenset("«“‘([…’'\"" + MASK)

_NEGATIVE = re.compile(rf"\d[\d.,]*{_GAP}?(?:%|°|points?|pts?)")

_DOTS_AFTER_ELLIPSIS = re.compile(r"…\.+")
_ELLIPSIS = re.compile(r"(?<![./\\])\.{3,5}(?![./\\])")  # six dots or more are a line to fill in


def set_ellipses(run: Run) -> None:
    """Turn three to five full stops into one character."""
    run.sub(_DOTS_AFTER_ELLIPSIS, "…")
    run.sub(_ELLIPSIS, "…")


def set_numbers(run: Run) -> None:
    """Group thousands where the number is surely a quantity: 5 000, 12 500 francs; never a year."""
    run.edit(
        (match.start() + place, match.start() + place + 1, NNBSP)
        for match in _GROUPS.finditer(run.text)
        for place, character in enumerate(match[0])
        if not character.isdigit() and character != NNBSP
    )
    run.edit(edit for match in _UNGROUPED.finditer(run.text) for edit in _grouped(match))


def set_kept_together(run: Run) -> None:
    """Bind numbers to units, titles to names, ordinals and days to what follows."""
    for pattern, space in _KEPT_TOGETHER:
        run.glue(pattern, space)


def set_dashes(run: Run) -> None:
    """Turn a spaced hyphen between words into an en dash, and keep dashes on the line of what precedes."""
    run.edit(edit for match in _DASH.finditer(run.text) for edit in _dashed(match))


def set_punctuation(run: Run) -> None:
    """Set the spaces before : ; ! ? and inside quotation marks."""
    run.sub(_BEFORE_OPENING, " ")
    run.glue(_BEFORE_SHORT, NNBSP)
    run.glue(_BEFORE_COLON, NBSP)
    run.sub(_MARKS, lambda match: NNBSP + match[0])
    run.sub(_SEMICOLON, NNBSP + ";")
    run.sub(_COLON, NBSP + ":")
    run.sub(_OPENING, "«" + NBSP)
    run.sub(_CLOSING, _closed)
    run.glue(_AFTER_INNER, "")
    run.glue(_BEFORE_INNER, "")


def _grouped(match: re.Match[str]) -> Iterator[Edit]:
    number, start = match[0], match.start()
    if "." in number:
        yield from ((start + place, start + place + 1, NNBSP) for place, mark in enumerate(number) if mark == ".")
        return
    for place in range(len(number) % 3 or 3, len(number), 3):
        yield start + place, start + place, NNBSP


def _dashed(match: re.Match[str]) -> Iterator[Edit]:
    text, dash, gap_after = match.string, match[2], match[3]
    before, after = text[match.start() - 1 : match.start()], text[match.end(3) : match.end(3) + 1]
    if before.isdigit() and after.isdigit():
        return  # a score, a subtraction, a span of years
    if dash[0] == "-":
        parts = before.isalnum() or before in _BEFORE_DASH
        words = after.isalpha() or after in _AFTER_DASH or (after.isdigit() and before.isalpha())
        if not parts or not words or _NEGATIVE.match(text, match.end(3)):
            return
    elif not before.strip() or gap_after[:1] in (NBSP, NNBSP):
        return  # a dash that opens a line of dialogue, or one already set by hand
    yield match.start(1), match.end(1), NBSP
    if dash[0] == "-":
        yield match.start(2), match.end(2), "–"


def _closed(match: re.Match[str]) -> str:
    bare = not match[1] and not match.string[match.start() - 1 : match.start()].strip()
    return "»" if bare else NBSP + "»"
