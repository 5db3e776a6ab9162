"""SQLite's FTS5: an index over the columns of SearchEntry, kept by triggers (migration 0002)."""

from django.db import connection

from articles.search.backends.visibility import visible_sql
from articles.search.bounds import KEPT, NEWEST

#: What a term weighs in the title, the chapo, the text; a filter weighs nothing.
WEIGHTS = "10, 5, 1, 0"

# Only what is kept is looked up in the rows: each look-up is a page of the disk.
_MATCHING = f"""
    SELECT matched.article_id FROM (
        SELECT entry.position, entry.article_id, found.score FROM (
            SELECT rowid, score FROM (
                SELECT rowid, {{score}} AS score FROM articles_searchindex
                WHERE articles_searchindex MATCH %s AND rowid BETWEEN %s AND %s
                ORDER BY rowid DESC LIMIT {NEWEST}
            ) ORDER BY score, rowid DESC LIMIT {KEPT}
        ) AS found CROSS JOIN articles_searchentry AS entry ON entry.position = found.rowid
    ) AS matched
    WHERE {{visible}} ORDER BY matched.score, matched.position DESC
"""  # noqa: S608 -- of constants
#: The better, the lower.
_BM25 = f"bm25(articles_searchindex, {WEIGHTS})"


def phrase(terms):
    """Those terms, one after the other."""
    return '"{}"'.format(" ".join(terms))


def all_of(parts):
    return f"({' AND '.join(parts)})"


def any_of(parts):
    return f"({' OR '.join(parts)})"


def without(part, left_out):
    return f"({' NOT '.join([part, *left_out])})"


def matching(step, *, by_date, positions):
    """Keys of visible articles, best first."""
    visible, parameters = visible_sql()
    score = "0" if by_date else _BM25
    with connection.cursor() as cursor:
        cursor.execute(_MATCHING.format(score=score, visible=visible), [step.expression, *positions, *parameters])
        return [key for (key,) in cursor.fetchall()]


def clear(cursor):
    """Empty the index, even one that no longer agrees with its rows: the triggers are set aside meanwhile."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'articles_searchentry'")
    triggers = cursor.fetchall()
    for name, _ in triggers:
        cursor.execute(f"DROP TRIGGER {name}")
    cursor.execute("DELETE FROM articles_searchentry")
    cursor.execute("DELETE FROM articles_searchterm")
    cursor.execute("INSERT INTO articles_searchindex (articles_searchindex) VALUES ('delete-all')")
    for _, sql in triggers:
        cursor.execute(sql)
