"""What Django's own lookups cannot say."""

from django.db.models import DateTimeField, Transform


@DateTimeField.register_lookup
class Unindexed(Transform):
    """The same date, which SQLite does not look for in an index: `published_at__unindexed__lte`.

    Of two upper bounds of a column, SQLite starts from the first it reads, however many rows the other leaves out: a
    bound that leaves out next to nothing must not be one. The sign is that of https://www.sqlite.org/optoverview.html.
    """

    lookup_name = "unindexed"

    def as_sql(self, compiler, connection):
        return compiler.compile(self.lhs)

    def as_sqlite(self, compiler, connection):
        sql, parameters = compiler.compile(self.lhs)
        return f"+{sql}", parameters
