"""PostgreSQL: a generated column of SearchEntry under a GIN index (migration 0003).

ts_rank knows nothing of how rare a word is. It chooses, group by group of about as rare words, the first RERANKED of
the matches; BM25 then puts those in order, as it does on SQLite.
"""

import math

from django.db import connection

from articles.models import SearchEntry
from articles.search.backends.visibility import visible_sql
from articles.search.bm25 import scores
from articles.search.bounds import KEPT, NEWEST

#: Where more should match than this, this many of the newest are ranked: each is read whole, twice.
NEWEST_OF_MANY = 2_000
#: Times that ranking reads each of them.
GROUPS = 4
#: This many of the first are put in order again: some ten pages of results.
RERANKED = 100
#: What a term weighs in the title, the chapo, the text.
WEIGHTS = (10, 5, 1)

# Whether an article may be shown is asked of what is kept, not of all that is ranked. «+ 0», or the planner reads a
# whole archive one by one, from the newest, in search of a rare word.
_MATCHING = f"""
    SELECT matched.article_id FROM (
        SELECT position, article_id, {{rank}} AS rank FROM (
            SELECT position, article_id, terms FROM articles_searchentry
            WHERE terms @@ %s::tsquery AND position BETWEEN %s AND %s
            ORDER BY position + 0 DESC LIMIT {{limit}}
        ) AS newest ORDER BY rank DESC, position DESC LIMIT {KEPT}
    ) AS matched
    WHERE {{visible}} ORDER BY matched.rank DESC, matched.position DESC
"""  # noqa: S608 -- of constants
_NTH_NEWEST = "SELECT position FROM articles_searchentry WHERE position <= %s ORDER BY position DESC OFFSET %s LIMIT 1"
# A term of the title ends up worth about twice one of the text, as bm25 makes of weights 10, 5 and 1.
_RANK = "ts_rank('{0, 0.5, 0.85, 1}', newest.terms, %s::tsquery, 1) * %s"


def phrase(terms):
    """Those terms, one after the other."""
    return "({})".format(" <-> ".join(f"'{term}'" for term in terms))


def all_of(parts):
    return f"({' & '.join(parts)})"


def any_of(parts):
    return f"({' | '.join(parts)})"


def without(part, left_out):
    return f"({' & '.join([part, *(f'!{other}' for other in left_out)])})"


def matching(step, *, by_date, positions):
    """Keys of visible articles, best first."""
    groups = _groups(step.weights) if step.weights and not by_date else []
    keys = []
    if step.expected > NEWEST:
        keys = _ranked(step, groups, _lately(step, positions))
    if len(keys) < KEPT:
        # Few are expected, or they are not spread over the archive as was expected.
        keys = _ranked(step, groups, positions)
    return _reranked(keys, step.weights) if groups else keys


def _lately(step, positions):
    """The end of `positions` that should hold NEWEST_OF_MANY matches: the others are not even looked at."""
    first, last = positions
    with connection.cursor() as cursor:
        cursor.execute(_NTH_NEWEST, [last, round(NEWEST_OF_MANY * step.entry_count / step.expected)])
        found = cursor.fetchone()
    return max(first, found[0]) if found else first, last


def _ranked(step, groups, positions):
    visible, visible_parameters = visible_sql()
    limit = NEWEST if step.expected <= NEWEST_OF_MANY else NEWEST_OF_MANY
    rank = " + ".join([_RANK] * len(groups)) or "0"
    with connection.cursor() as cursor:
        cursor.execute(
            _MATCHING.format(rank=rank, limit=limit, visible=visible),
            [*(value for group in groups for value in group), step.expression, *positions, *visible_parameters],
        )
        return [key for (key,) in cursor.fetchall()]


def _reranked(keys, weights):
    """`keys`, the first RERANKED by BM25; among equals as they came."""
    rows = SearchEntry.objects.filter(article__in=keys[:RERANKED]).values_list("article_id", "title", "chapo", "text")
    entries = {key: columns for key, *columns in rows}
    first = [key for key in keys[:RERANKED] if key in entries]
    score = dict(zip(first, scores([entries[key] for key in first], WEIGHTS, weights), strict=True))
    return sorted(first, key=lambda key: -score[key]) + keys[RERANKED:]


def _groups(weights):
    """At most GROUPS pairs (terms as one expression, what they weigh together), of terms about as rare.

    ts_rank gives the mean of its terms, hence the sum of the weights; each call reads the whole entry again.
    """
    terms = sorted(weights, key=weights.get)
    size = math.ceil(len(terms) / GROUPS)
    parts = [terms[start : start + size] for start in range(0, len(terms), size)]
    return [(any_of([phrase([term]) for term in part]), sum(weights[term] for term in part)) for part in parts]


def clear(cursor):
    """Empty the index."""
    # Not TRUNCATE, which refuses where rows of the same transaction still have checks to come.
    cursor.execute("DELETE FROM articles_searchentry")
    cursor.execute("DELETE FROM articles_searchterm")
