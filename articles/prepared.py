"""Querysets whose SQL is written once.

Django takes one to ten milliseconds to write the query of a page, and the database a tenth of one to answer it: half of
what a page cost went there. A `Prepared` is made of an ordinary queryset, so what is visible stays said in one place;
it only remembers the SQL, and puts the values of the moment in it.

    OF_SECTION = Prepared(
        lambda section, now: Article.objects.published(now=now).in_section(section),
        section=models.BigAutoField(), now=models.DateTimeField(),
    )
    OF_SECTION(section=12, now=timezone.now())  # → list of Article

It knows `select_related`, `only`, `annotate`, slices, and `values_list` without annotations; no `prefetch_related`.
"""

from django.db import connections
from django.db.models.expressions import Expression
from django.db.models.query import ModelIterable, ValuesListIterable, get_related_populators


class Given(Expression):
    """Stands in a queryset for a value that is known when the query is asked; a list of them, after `__in`."""

    def __init__(self, name, field, is_list):
        super().__init__(output_field=field)
        self.name, self.is_list = name, is_list

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def prepared(self, value, connection):
        """`value` as the database takes it, in a list; all of them, if it is one."""
        prepared = self.output_field.get_db_prep_value
        return [prepared(one, connection) for one in (value if self.is_list else [value])]


class Prepared:
    """The queryset that `make(**given)` returns; `fields`: the type of each value, a model field, or [field]."""

    def __init__(self, make, **fields):
        self._make = make
        self._given = {
            name: Given(name, field[0], is_list=True) if isinstance(field, list) else Given(name, field, is_list=False)
            for name, field in fields.items()
        }
        self._plan = None

    def __call__(self, **values):
        """The rows for these values, as a list: models, or tuples of a `values_list`."""
        if self._plan is None:
            self._plan = _Plan(self._make(**self._given))
        return self._plan.rows(values)


class _Plan:
    """The SQL of `queryset`, and how its rows become what it gives. Threads share it: nothing in it changes."""

    def __init__(self, queryset):
        if queryset._iterable_class not in (ModelIterable, ValuesListIterable) or queryset._prefetch_related_lookups:
            raise TypeError("Neither values(), flat, named, nor prefetch_related can be prepared.")
        self.alias = queryset.db
        self.compiler = queryset.query.get_compiler(using=self.alias)
        sql, self.params = self.compiler.as_sql()
        #: Around the place of each parameter.
        self.pieces = sql.split("%s")
        if len(self.pieces) != len(self.params) + 1 or self.compiler.has_extra_select:
            raise TypeError(f"This query cannot be prepared: {sql}")
        self.given = {param.name: param for param in self.params if isinstance(param, Given)}
        self.sql = None if any(given.is_list for given in self.given.values()) else sql
        select = self.compiler.select
        self.converters = self.compiler.get_converters([expression for expression, _sql, _alias in select])
        self.klass_info = queryset._fields is None and self.compiler.klass_info
        if self.klass_info:
            self.populators = get_related_populators(self.klass_info, select, self.alias)
            own = self.klass_info["select_fields"]
            self.start, self.end = own[0], own[-1] + 1
            # They come in the order of the columns; `from_db` only asks of each whether it is among them.
            self.names = frozenset(select[place][0].target.attname for place in own)

    def rows(self, values):
        connection = connections[self.alias]
        found = {name: given.prepared(values[name], connection) for name, given in self.given.items()}
        if not all(found.values()):
            return []  # In an empty list there is nothing.
        params = [
            value for param in self.params for value in (found[param.name] if isinstance(param, Given) else [param])
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql or self._sql_for(found), params)
            rows = cursor.fetchall()
        if self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        return [self._model(row) for row in rows] if self.klass_info else [tuple(row) for row in rows]

    def _sql_for(self, found):
        """The SQL with as many places for each list as it has values."""
        sql = [self.pieces[0]]
        for param, piece in zip(self.params, self.pieces[1:], strict=True):
            total = len(found[param.name]) if isinstance(param, Given) else 1
            sql += ", ".join(["%s"] * total), piece
        return "".join(sql)

    def _model(self, row):
        model = self.klass_info["model"].from_db(self.alias, self.names, row[self.start : self.end])
        for populator in self.populators:
            populator.populate(row, model)
        for name, place in self.compiler.annotation_col_map.items():
            setattr(model, name, row[place])
        return model
