"""The searches of the desk: rows that hold every word of a question, however accents and capitals are typed."""

from articles.text.plain import fold

#: Words of a question beyond this one are not looked at: SQLite reads no more than a thousand conditions.
MAX_WORDS = 8


def words_sought(question):
    """The folded words of `question` that are looked for, in order."""
    return fold(question).split()[:MAX_WORDS]


def holding(rows, column, question):
    """Those of `rows` (a queryset) whose folded text `column` holds every word of `question`; all if it has none."""
    for word in words_sought(question):
        rows = rows.filter(**{f"{column}__contains": word})
    return rows
