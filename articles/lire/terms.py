"""The words of an article as numbers: counted where they stand, packed small. Pure: knows texts, no model."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from math import hypot, log
from zlib import crc32

from articles.text.stems import stems

#: How much one occurrence counts, in halves: a word of the title three times, of the chapô one and a half.
TITLE, CHAPO, TEXT = 6, 3, 2
#: No article keeps more words than this: the longest are bounded in cost and in size.
MOST_TERMS = 600
_IN_TITLE, _MOST_HALVES = 0x80, 0x7F
#: Halves → what the word weighs in its article: occurrences tell less and less.
_WEIGHTS = [0.0, *(1 + log(max(1.0, halves / 2)) for halves in range(1, _MOST_HALVES + 1))]
#: The same for a whole count, the title's mark being of no matter; and counts → 1 where the mark is.
_WEIGHTS_OF_COUNTS = _WEIGHTS * 2
_MARKED = bytes(bool(count & _IN_TITLE) for count in range(256))


@dataclass(frozen=True)
class Terms:
    """The words of one article: number of the word → its weight there; those of the title apart."""

    weights: Mapping[int, float]
    in_title: frozenset[int]

    @cached_property
    def norm(self) -> float:
        """Length of the vector of weights; rarity is left out, so that it never grows old."""
        return hypot(*self.weights.values()) or 1.0


@lru_cache(maxsize=65_536)
def number_of(stem: str) -> int:
    """The number of a stem: 31 bits, so that it fits an integer column of any engine; never 0."""
    return (crc32(stem.encode()) & 0x7FFFFFFF) or 1


def pack(title: str, chapo: str, text: str) -> bytes:
    """Count the words of an article; numbers first (four bytes each), then halves and the title's mark (one)."""
    halves: Counter[int] = Counter()
    for part, worth in ((title, TITLE), (chapo, CHAPO), (text, TEXT)):
        for number in numbers_of(part):
            halves[number] += worth
    in_title = set(numbers_of(title))
    kept = sorted(number for number, _ in sorted(halves.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS])
    counts = bytes(min(halves[n], _MOST_HALVES) | (_IN_TITLE if n in in_title else 0) for n in kept)
    return array("I", kept).tobytes() + counts


def unpack(packed: bytes) -> Terms:
    """The words that `pack` counted."""
    size = len(packed) // 5
    numbers = array("I", bytes(packed[: size * 4]))
    counts = bytes(packed[size * 4 :])
    weights = dict(zip(numbers, map(_WEIGHTS_OF_COUNTS.__getitem__, counts), strict=True))
    return Terms(weights, frozenset(compress(numbers, counts.translate(_MARKED))))


def rarity(count: int, total: int) -> float:
    """How much a word that occurs in `count` of `total` articles tells: its inverse document frequency."""
    return log((max(total, count) + 1) / (count + 0.5))


def telling(terms: Terms, rarities: Mapping[int, float], limit: int) -> list[int]:
    """The numbers of the `limit` words that tell most of an article, most telling first."""
    ranked = sorted(terms.weights.items(), key=lambda pair: (-pair[1] * rarities[pair[0]], pair[0]))
    return [number for number, _ in ranked[:limit]]


def numbers_of(text: str) -> Iterable[int]:
    """The numbers of the words of a text, in order, repeated as they are."""
    return map(number_of, stems(text))
