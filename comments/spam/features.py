"""What the model looks at in a text: str → features, each of which a moderator can be told in French."""

import re
import unicodedata
from html import unescape
from itertools import pairwise

from articles.text.plain import fold
from comments.masking import mask_addresses

#: A web address, or one without its scheme («voyez exemple.com/offre»), or the end of one («watch?v=…»).
_LINK = re.compile(
    r"https?://[^\s<>\"«»“”]+|\bwww\.[^\s<>\"«»“”]+|\bwatch\?v=\S+"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:biz|cc|club|cn|co|com|de|fr|info|io|me|net|online|org|pro|ru|shop|site|tk|tv|us|win|xyz)"
    r"\b(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\d.,])(?:\+|0)\d(?:[ .-]?\d){7,12}(?!\d)")
_MONEY = re.compile(r"[$€£]|\b(?:f ?cfa|euros?|dollars?|usd)\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<!\S)@\w{3,}")
_SPACED_OUT = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
_WORD = re.compile(r"[^\W_]+")
_LEET = str.maketrans("013457", "oieast")
#: Letters of a word that stand for its whole family: «commande», «commandez», «commander».
STEM = 6
#: Stands for any number: which one it is says nothing, and may be somebody's.
NUMBER = "#"


def features_of(text: str) -> dict[str, str]:
    """The features of `text` → how a moderator is told of each: {"mot:casino": "« casinos »", "lien": "lien"}.

    No e-mail address and no number is in a feature, for features are counted and kept.
    """
    text = mask_addresses(unescape(unicodedata.normalize("NFKC", text)))
    links = _LINK.findall(text)
    bare = _LINK.sub(" ", _LINE_BREAK.sub(" ", text))
    words = _words(bare)
    stems = [word[:STEM] for word in words]
    found = {sign: sign for sign, is_there in _signs(text, bare, links, words).items() if is_there}
    found |= {f"site:{site}": _quoted(site) for site in map(_site, links)}
    found |= {f"mot:{stem}": _quoted(word) for stem, word in zip(stems, words, strict=True)}
    for stem_pair, word_pair in zip(pairwise(stems), pairwise(words), strict=True):
        found[f"suite:{' '.join(stem_pair)}"] = _quoted(" ".join(word_pair))
    return found


def _words(text: str) -> list[str]:
    text = _SPACED_OUT.sub(lambda letters: letters[0].replace(" ", ""), fold(text))
    return [NUMBER if word.isdigit() else _read_leet(word) for word in _WORD.findall(text)]


def _read_leet(word: str) -> str:
    """«c4s1no» → «casino»."""
    letters = sum(sign.isalpha() for sign in word)
    return word.translate(_LEET) if 2 < letters < len(word) else word


def _site(link: str) -> str:
    host = re.split(r"[/?#:]", _SCHEME.sub("", link), maxsplit=1)[0].casefold()
    return ".".join(host.split(".")[-2:])


def _quoted(words: str) -> str:
    return f"«\u00a0{words}\u00a0»"


def _signs(text: str, bare: str, links: list[str], words: list[str]) -> dict[str, bool]:
    letters = [sign for sign in bare if sign.isalpha()]
    foreign = sum(not unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
    return {
        "lien": bool(links),
        "lien seul": bool(links) and not words,
        "adresse e-mail": "…@" in text,
        "numéro de téléphone": bool(_TELEPHONE.search(bare)),
        "somme d’argent": bool(_MONEY.search(text)),
        "compte d’un réseau": bool(_ACCOUNT.search(bare)),
        "autre écriture": foreign > len(letters) / 3,
    }
