"""How a question is put to the database: strictly first, then more and more loosely."""

import math
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations

from articles.search.backends import backend
from articles.search.vocabulary import completions, entry_counts, nearest_word

#: A long question asks for this many of its words, the rarest, together.
RAREST = 8
#: From this many words on, one may be missing; from one more on, two. Two words at least are always there.
MAY_MISS_ONE = 3
#: A question of this many words is a description: articles that hold any of its rare words answer it too…
DESCRIPTION = 6
#: …those words being held by at most this many entries, all together: bounded work, whatever the archive.
DESCRIPTION_MATCHES = 10_000


@dataclass(frozen=True)
class Step:
    """An expression of the backend's, what each of its terms weighs, and how many entries it should match."""

    expression: str
    weights: dict[str, float]
    expected: float
    entry_count: int


class Plan:
    """What is known of the words of a `question`, and the steps that follow.

    `facets` are words that must be there; when `is_unfinished`, the last word is still being typed.
    """

    def __init__(self, question, facets, *, is_unfinished=False):
        self.question = question
        self.facets = facets
        self.is_unfinished = is_unfinished

    @cached_property
    def counts(self):
        """{term: how many entries hold it}, for those of the question that any holds."""
        return entry_counts(["", *self.question.terms])

    @cached_property
    def begun(self):
        """{term: {longer term: count}} for words that no entry holds, or that are not finished: what they begin."""
        words = list(self.question.words)
        if len(words) >= DESCRIPTION:
            return {}
        beginnings = [found for found in words if found not in self.counts]
        if self.is_unfinished and words[-1:] not in ([], beginnings[-1:]):
            beginnings.append(words[-1])
        return {found: longer for found in beginnings if (longer := completions(found))}

    @property
    def terms(self):
        """Every term that a found article may show."""
        return self.question.terms.union(*self.begun.values())

    def strict(self):
        """The step that asks for every word, or for the rarest ones of a long question; None without any."""
        if self.question.is_empty:
            return None
        return self._step(backend().all_of, self._rarest[:RAREST], self._expected(self._rarest[:RAREST]))

    def looser(self):
        """Steps that ask for less and less, the strictest first."""
        if len(self.question.words) >= DESCRIPTION:
            # What a description quotes counts by its words.
            yield self._step(backend().any_of, self._rare_words(), 0, phrases=())
            return
        terms = self._rarest
        for size in range(len(terms) - 1, max(len(terms) - 2, MAY_MISS_ONE - 1) - 1, -1):
            kept = list(combinations(terms, size))
            expected = min(sum(self._expected(some) for some in kept), self._entry_count)
            yield self._step(partial(_any_of_size, size), terms, expected)

    def proposal(self):
        """The question with its unknown words as the archive writes them; None if it knows them, or none near."""
        words = self.question.words
        unknown = [found for found in words if found not in self.counts and found not in self.begun]
        nearest = {found: near for found in unknown[:2] if (near := nearest_word(words[found]))}
        return " ".join(nearest.get(found, word) for found, word in words.items()) if nearest else None

    @cached_property
    def _entry_count(self):
        return max(1, self.counts.get("", 0))

    def _count(self, found):
        return sum(self.begun[found].values()) if found in self.begun else self.counts.get(found, 0)

    @cached_property
    def _rarest(self):
        """The terms of the question, the rarest first."""
        return sorted(self.question.words, key=lambda found: (self._count(found), found))

    def _rare_words(self):
        rare, matches = [], 0
        for found in sorted(self.question.terms, key=lambda found: (self._count(found), found)):
            matches += self._count(found)
            if rare and matches > DESCRIPTION_MATCHES:
                break
            rare.append(found)
        return rare

    def _expected(self, terms):
        """How many entries hold all of `terms` and of the phrases, if words fell where they may."""
        held = {*terms, *(found for phrase in self.question.phrases for found in phrase)}
        return self._entry_count * math.prod(min(1, self._count(found) / self._entry_count) for found in held)

    def _step(self, combine, terms, expected, phrases=None):
        phrases = self.question.phrases if phrases is None else phrases
        parts = [combine([self._word(found) for found in terms])] if terms else []
        parts += [backend().phrase(phrase) for phrase in phrases]
        parts += [backend().phrase([facet]) for facet in self.facets]
        expression = backend().all_of(parts)
        if self.question.left_out:
            expression = backend().without(expression, [backend().phrase(out) for out in self.question.left_out])
        ranked = {found for term in terms for found in self.begun.get(term, [term])}
        ranked.update(found for phrase in phrases for found in phrase)
        weights = {found: self._rarity(found) for found in sorted(ranked)}
        return Step(expression, weights, expected, self._entry_count)

    def _word(self, found):
        return backend().any_of([backend().phrase([longer]) for longer in self.begun.get(found, [found])])

    def _rarity(self, found):
        return round(math.log(1 + self._entry_count / max(1, self.counts.get(found, 1))), 3)


def _any_of_size(size, parts):
    return backend().any_of([backend().all_of(some) for some in combinations(parts, size)])
