"""How well one article goes with another. Pure: knows words and days, no model.

The score is the logarithm of a product: likeness to a power, times the part of the title that the source speaks of,
divided by the days between. It was fitted on 665 older articles of a French news site whose editors linked them to
others, and confirmed on 619 newer ones; that the decay is a power and not an exponential is what carried over.
"""

from collections.abc import Mapping
from math import log

from articles.lire.terms import Terms

#: Power of the likeness, once the power of the distance in days is one.
LIKENESS = 4.4
#: What keeps two articles without a word in common comparable.
FLOOR = 0.02
TITLE_COVERED = 2.0
SHARED_TAG, MOST_TAGS, SAME_SECTION = 0.7, 3, 0.2
#: From which likeness an article is of the same story, and what its editor's own links are then worth.
SAME_STORY, STORY = 0.3, 1.0


class Source:
    """The article that looks for others: its words, and how much each of them tells."""

    def __init__(self, terms: Terms, rarities: Mapping[int, float]) -> None:
        self.terms, self.rarities = terms, rarities
        telling = {number: weight * rarities[number] for number, weight in terms.weights.items()}
        squares = sum(weight * weight for weight in telling.values()) or 1.0
        self._pull = {number: weight * rarities[number] * terms.norm / squares for number, weight in telling.items()}

    def likeness(self, other: Terms) -> float:
        """0 for no word in common, about 1 for the same words: a cosine, rarity left out of the other's length."""
        pull, weights = self._pull, other.weights
        return sum(weights[number] * pull[number] for number in pull.keys() & weights.keys()) / other.norm

    def title_covered(self, other: Terms) -> float:
        """Part of the words of the other's title that this article uses, from 0 to 1."""
        return len(other.in_title & self.terms.weights.keys()) / (len(other.in_title) or 1)


def score(
    likeness: float, title_covered: float, days: int, *, tags: int = 0, same_section: bool = False, story: float = 0
) -> float:
    """The greater, the better the two go together; `days` between them, `story`: likeness of a third that links it."""
    return (
        LIKENESS * log(FLOOR + likeness)
        + TITLE_COVERED * title_covered
        - log(1 + days)
        + SHARED_TAG * min(tags, MOST_TAGS)
        + SAME_SECTION * same_section
        + STORY * max(0.0, story - SAME_STORY)
    )
