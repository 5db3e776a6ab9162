"""Okapi BM25 over the columns of a few entries, where the database has only a coarser rank. Pure: knows terms only.

The same formula and constants as SQLite's FTS5 (https://www.sqlite.org/fts5.html#the_bm25_function), so that both
engines put the same articles first.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

K1, B = 1.2, 0.75


def scores(entries: Sequence[tuple[str, ...]], columns: Sequence[float], weights: Mapping[str, float]) -> list[float]:
    """The score of each of `entries`, the greater the better.

    An entry is its columns, terms between spaces; `columns` says what a term weighs in each, `weights` how much each
    term of the question tells. The mean length is that of these entries, which stand for the archive.

    >>> scores([("lac", "le lac monte"), ("pont", "le pont tient")], [10, 1], {"lac": 2.0})
    [3.967..., 0]
    """
    lengths = [sum(column.count(" ") + 1 for column in entry if column) for entry in entries]
    mean = sum(lengths) / len(lengths) if lengths else 1
    return [
        sum(
            weight * found * (K1 + 1) / (found + K1 * (1 - B + B * length / mean))
            for term, found in _frequencies(entry, columns, weights).items()
            if (weight := weights[term])
        )
        for entry, length in zip(entries, lengths, strict=True)
    ]


def _frequencies(entry, columns, weights):
    found: Counter[str] = Counter()
    for column, value in zip(entry, columns, strict=True):
        for term in column.split():
            if term in weights:
                found[term] += value
    return found
