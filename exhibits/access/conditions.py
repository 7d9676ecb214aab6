"""The selectors' conditions as SQL of their own.

Every list of the museum carries them several times over. Written with the ORM (nested ``Exists``), building their SQL
took more of a page's time than the database took to answer; written out, they cost next to nothing.
"""

from datetime import date

from django.db.models import BooleanField, Func, Model

from .models import Consent, Hold


class Condition(Func):
    """A condition on columns of the outer row. ``parts`` gives SQL with a place for each column, and its parameters."""

    output_field = BooleanField()

    def parts(self, columns: list[str], quote) -> tuple[str, list]:
        raise NotImplementedError

    def as_sql(self, compiler, connection, **context):
        compiled = [compiler.compile(expression) for expression in self.source_expressions]
        sql, parameters = self.parts([column for column, _ in compiled], connection.ops.quote_name)
        return sql, [*parameters, *(one for _, given in compiled for one in given)]


class IsHeld(Condition):
    """A hold on the page with this ``translation_key`` is in force."""

    def parts(self, columns, quote):
        table = quote(Hold._meta.db_table)
        return f"EXISTS (SELECT 1 FROM {table} h WHERE h.lifted_at IS NULL AND h.subject = {columns[0]})", []


class IsAgreed(Condition):
    """A consent for this subject is in force on the day ``on``."""

    def __init__(self, subject, on: date, **extra):
        super().__init__(subject, **extra)
        self.on = on

    def parts(self, columns, quote):
        table = quote(Consent._meta.db_table)
        return (
            f"EXISTS (SELECT 1 FROM {table} c WHERE c.subject = {columns[0]} AND c.given_on <= %s"
            " AND (c.valid_until IS NULL OR c.valid_until >= %s) AND (c.withdrawn_on IS NULL OR c.withdrawn_on > %s))",
            [self.on] * 3,
        )


class LiesBelow(Condition):
    """A row of ``restriction`` closes the node at this path of a tree, or one above it (treebeard paths)."""

    def __init__(self, path, restriction: type[Model], node: str, **extra):
        super().__init__(path, **extra)
        self.restriction, self.node = restriction, node

    def parts(self, columns, quote):
        field = self.restriction._meta.get_field(self.node)
        table, nodes = quote(self.restriction._meta.db_table), quote(field.related_model._meta.db_table)
        return (
            f"EXISTS (SELECT 1 FROM {table} r JOIN {nodes} n ON n.id = r.{quote(field.column)}"
            f" WHERE {columns[0]} LIKE n.path || '%%')",
            [],
        )
