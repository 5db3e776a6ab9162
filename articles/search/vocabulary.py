"""The archive's own words: which are rare, which one a reader meant, which ones begin as they typed."""

from django.db import connection
from django.db.models.functions import Length

from articles.models import SearchTerm
from articles.search.terms import MAX_LENGTH, term, words_of

#: Words that may stand for the beginning of one.
COMPLETIONS = 8
#: Shorter beginnings would stand for half the dictionary.
SHORTEST_BEGINNING = 3
#: Candidates that one misspelt word is compared with.
COMPARED = 4_000
#: Terms counted by one statement: databases limit its parameters.
COUNTED_AT_ONCE = 1_000

# Of the words behind a term, the shortest is kept, and the one with its accents.
_COUNT = """
    INSERT INTO articles_searchterm (term, written, entry_count) VALUES {rows}
    ON CONFLICT (term) DO UPDATE SET
        entry_count = articles_searchterm.entry_count + excluded.entry_count,
        written = CASE
            WHEN excluded.written = '' THEN articles_searchterm.written
            WHEN length(excluded.written) < length(articles_searchterm.written) THEN excluded.written
            WHEN length(excluded.written) = length(articles_searchterm.written)
                AND excluded.written > articles_searchterm.written COLLATE {bytewise} THEN excluded.written
            ELSE articles_searchterm.written
        END
"""
_BYTEWISE = {"sqlite": "BINARY", "postgresql": '"C"'}


def count_terms(changes, texts=()):
    """Add `changes` ({term: entries more, or less}) to the counts; `texts` hold the words behind the terms."""
    if not changes:
        return
    written = _written(texts)
    # In one order for all: two transactions that count the same terms wait for each other, and never both.
    rows = [(found, written.get(found, ""), change) for found, change in sorted(changes.items())]
    with connection.cursor() as cursor:
        for batch in (rows[start : start + COUNTED_AT_ONCE] for start in range(0, len(rows), COUNTED_AT_ONCE)):
            values = ", ".join(["(%s, %s, %s)"] * len(batch))
            sql = _COUNT.format(rows=values, bytewise=_BYTEWISE[connection.vendor])
            cursor.execute(sql, [value for row in batch for value in row])
    if any(change < 0 for change in changes.values()):
        SearchTerm.objects.filter(term__in=list(changes), entry_count__lte=0).delete()


def _written(texts):
    best = {}
    for typed in set().union(*map(words_of, texts)):
        if not (found := term(typed)):
            continue
        word, known = typed.lower()[:MAX_LENGTH], best.get(found)
        if known is None or (-len(word), word) > (-len(known), known):
            best[found] = word
    return best


def entry_counts(terms):
    """{term: how many entries hold it}, for those that any holds."""
    return dict(SearchTerm.objects.filter(term__in=terms).values_list("term", "entry_count"))


def completions(beginning):
    """{term: entries that hold it} of the most common terms that begin with `beginning`, at most COMPLETIONS."""
    if len(beginning) < SHORTEST_BEGINNING:
        return {}
    rows = SearchTerm.objects.filter(term__startswith=beginning).order_by("-entry_count", "term")
    return dict(rows.values_list("term", "entry_count")[:COMPLETIONS])


def nearest_word(word):
    """The archive's word that `word` (unknown to it) may be a slip for, or None: one letter off, two in a long word."""
    misspelt = term(word)
    tolerated = 1 if len(misspelt) <= 5 else 2
    if len(misspelt) < SHORTEST_BEGINNING or misspelt.isdigit():
        return None
    lengths = (len(misspelt) - tolerated, len(misspelt) + tolerated)
    rows = SearchTerm.objects.annotate(length=Length("term")).filter(length__range=lengths)
    rows = rows.filter(term__startswith=misspelt[0]) | rows.filter(term__endswith=misspelt[-2:])
    near = [
        (slips, -count, written)
        for known, written, count in rows.order_by("-entry_count").values_list("term", "written", "entry_count")[
            :COMPARED
        ]
        if not known.isdigit() and (slips := slips_between(misspelt, known, tolerated)) <= tolerated
    ]
    return min(near)[2] if near else None


def slips_between(one, other, limit):
    """Letters added, left out, changed or swapped with the next between two words; above `limit`, just more."""
    before, last = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return last[-1]
