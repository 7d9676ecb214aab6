"""The selectors' conditions, written out as SQL.

Every list of the museum carries them several times over. Put together by the ORM (nested ``Exists``), building their
SQL took many times as long as the database took to answer; written out, they cost next to nothing. Each function takes
``row``, the quoted alias of the table that it speaks of, and gives SQL with its parameters.
"""

from collections.abc import Callable, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import BooleanField, Func, Model
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, ReferenceIndex

from .asking import Asking, Use
from .models import Consent, Hold

Sql = tuple[str, list]
# Paths of a tree (treebeard's) are figures and capital letters: below one lies what comes after it and before this.
LAST_BELOW = "Z" * 8
Writer = Callable[[str], Sql]


class Written(Func):
    """What ``write`` says of the row that ``column`` belongs to, as a condition or as a value of ``output_field``."""

    def __init__(self, column, write: Writer, output_field=None):
        super().__init__(column, output_field=output_field or BooleanField())
        self.write = write

    def as_sql(self, compiler, connection, **context):
        (column,) = self.source_expressions
        sql, parameters = self.write(compiler.quote_name_unless_alias(column.alias))
        return f"({sql})", parameters


def table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def both(*parts: Sql) -> Sql:
    """All of the conditions ``parts``."""
    return " AND ".join(text for text, _ in parts), [one for _, parameters in parts for one in parameters]


def without(part: Sql) -> Sql:
    return f"NOT {part[0]}", part[1]


def is_due(row: str) -> Sql:
    """The page with this row is live now: by its dates, not only by Wagtail's flag, since the minute between a date and
    the scheduler's next round counts too."""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    return (
        f"{row}.live AND ({row}.expire_at IS NULL OR {row}.expire_at > %s)"
        f" AND ({row}.go_live_at IS NULL OR {row}.go_live_at <= %s)",
        [now, now],
    )


def is_none_of(row: str, pages: Iterable[int]) -> Sql:
    """This row's page is none of those with the primary keys ``pages``."""
    named = [*pages]
    return (f"{row}.id NOT IN ({', '.join(['%s'] * len(named))})", named) if named else ("1 = 1", [])


def held(column: str) -> str:
    """``column`` of all pages on which, or on one above which, a hold is in force."""
    return _below(Hold, "n.translation_key = r.subject AND r.lifted_at IS NULL", column)


def closed_off() -> str:
    """``translation_key`` of all pages that are, or lie below one that is, behind a password or log-in of Wagtail's."""
    return _below(PageViewRestriction, "n.id = r.page_id", "translation_key")


def closed_off_pages() -> str:
    """``id`` of the same pages, in all languages."""
    return f"SELECT p.id FROM {table(Page)} p WHERE p.translation_key IN ({closed_off()})"


def is_held(row: str) -> Sql:
    """A hold is in force on this row's page, or on one above it."""
    return f"({row}.id IN ({held('id')}))", []


def is_agreed(row: str, asked: Asking, subject: str = "translation_key", in_language: bool = False) -> Sql:
    """A consent for this row's ``subject``, the column with its permanent identifier, is in force and covers what is
    asked; ``in_language``: in the row's own language, too."""
    code = f"(SELECT l.language_code FROM {table(Locale)} l WHERE l.id = {row}.locale_id)" if in_language else ""
    return agreement_to(f"{row}.{subject}", asked, code)


def agreement_to(subject: str, asked: Asking, code: str = "") -> Sql:
    """The same of a ``subject`` told in SQL, and of a language where its ``code`` is told in SQL: for everybody or,
    where they ask, the family. Nobody has taken theirs back since."""
    day = connection.ops.adapt_datefield_value(asked.on)
    to_whom, families = f"c.audience = '{Consent.Audience.PUBLIC.value}'", []
    if asked.family:
        key = Consent._meta.get_field("subject")
        families = [key.get_db_prep_value(one, connection) for one in sorted(asked.family)]
        named = ", ".join(["%s"] * len(families))
        theirs = f"c.audience = '{Consent.Audience.FAMILY.value}' AND c.subject IN ({named})"
        to_whom = f"({to_whom} OR {theirs})"
    covers = f" AND (c.languages = '' OR c.languages LIKE '%% ' || {code} || ' %%')" if code else ""
    return (
        f"EXISTS (SELECT 1 FROM {table(Consent)} c WHERE c.subject = {subject}"
        f" AND c.{Use(asked.use).value} AND {to_whom} AND NOT c.in_mourning"
        " AND c.given_on <= %s AND (c.valid_from IS NULL OR c.valid_from <= %s)"
        " AND (c.valid_until IS NULL OR c.valid_until >= %s) AND (c.withdrawn_on IS NULL OR c.withdrawn_on > %s)"
        f" AND (c.asked_again_on IS NULL OR c.asked_again_on > %s){covers}"
        f" AND NOT EXISTS (SELECT 1 FROM {table(Consent)} w WHERE w.subject = c.subject AND w.withdrawn_on <= %s"
        " AND w.withdrawn_on > c.given_on))",
        [*families, *[day] * 6],
    )


def is_listed(row: str) -> Sql:
    """Of the consents for this row's page the last one lets the museum name it while it is closed."""
    last = f"SELECT c.is_listed FROM {table(Consent)} c WHERE c.subject = {row}.translation_key"
    return f"({last} ORDER BY c.given_on DESC, c.id DESC LIMIT 1)", []


def has_consents(row: str, subject: str = "translation_key") -> Sql:
    """A consent for this row's ``subject`` was given once, whether it is in force or not."""
    return has_consents_to(f"{row}.{subject}")


def has_consents_to(subject: str) -> Sql:
    return f"EXISTS (SELECT 1 FROM {table(Consent)} h WHERE h.subject = {subject})", []


def with_consents() -> str:
    """Subjects for which a consent was given once."""
    return f"SELECT subject FROM {table(Consent)}"


def is_bound(row: str, model: type[Page], column: str, value: str) -> Sql:
    """In one of its languages this row's page is of the type ``model``, and ``column`` of that has this value."""
    text, parameters = bound(model, column, value)
    return f"EXISTS ({text} AND q.translation_key = {row}.translation_key)", parameters


def bound(model: type[Page], column: str, value: str) -> Sql:
    """``translation_key`` of the pages ``q`` of the type ``model`` of which ``column`` has this value."""
    key = connection.ops.quote_name(model._meta.pk.column)
    column = connection.ops.quote_name(model._meta.get_field(column).column)
    pages = f"{table(model)} b JOIN {table(Page)} q ON q.id = b.{key}"
    return f"SELECT q.translation_key FROM {pages} WHERE b.{column} = %s", [value]


def is_closed_off(row: str) -> Sql:
    """In one of its languages this row's page, or one above that, is behind a password or log-in of Wagtail's."""
    return f"({row}.translation_key IN ({closed_off()}))", []


def is_in_closed_collection(row: str) -> Sql:
    """The collection with this row, or one that it lies in, is private."""
    return _lies_below(row, CollectionViewRestriction, "collection")


def is_shown(row: str, model: type[Model], by: Writer) -> Sql:
    """A page of which ``by`` is true shows this row of ``model``, by Wagtail's reference index."""
    named, shown = _is_named(row, model)
    text, parameters = by("s")
    return (
        # The index names every kind of object by text: the CASE keeps what is no page's number from being read as one.
        f"EXISTS (SELECT 1 FROM {table(ReferenceIndex)} x JOIN {table(Page)} s ON s.id ="
        f" CASE WHEN x.base_content_type_id = %s THEN CAST(x.object_id AS integer) END WHERE {named} AND {text})",
        [ContentType.objects.get_for_model(Page).pk, *shown, *parameters],
    )


def is_named_by_others(row: str, model: type[Model]) -> Sql:
    """Something that is no page, such as a person with a portrait, names this row of ``model``."""
    named, shown = _is_named(row, model)
    return (
        f"EXISTS (SELECT 1 FROM {table(ReferenceIndex)} x WHERE {named} AND x.base_content_type_id <> %s)",
        [*shown, ContentType.objects.get_for_model(Page).pk],
    )


def _is_named(row: str, model: type[Model]) -> Sql:
    """The entry ``x`` of the reference index names this row of ``model``."""
    shown = ContentType.objects.get_for_model(model).pk
    return f"x.to_content_type_id = %s AND x.to_object_id = CAST({row}.id AS varchar(255))", [shown]


def _below(mark: type[Model], named: str, column: str) -> str:
    """``column`` of the pages which the rows ``r`` of ``mark`` name (``n``), and of those below them."""
    # Begun at the marks, which are few, and once for each list: looked up from below, databases go through all marks,
    # or all pages, for each page that is asked about. CROSS: SQLite would begin with all the pages. Most marks are on
    # pages that nothing lies below: if it is not said, PostgreSQL expects a ninth of all pages there, and plans for it.
    named = f"FROM {table(mark)} r CROSS JOIN {table(Page)} n{{}} WHERE {named}"
    below = f"f.path > n.path AND f.path <= n.path || '{LAST_BELOW}'"
    return (
        f"SELECT n.{column} {named.format('')} UNION ALL"
        f" SELECT f.{column} {named.format(f' CROSS JOIN {table(Page)} f')} AND n.numchild > 0 AND {below}"
    )


def _lies_below(row: str, restriction: type[Model], node: str) -> Sql:
    """A row of ``restriction`` closes the node at this row's ``path`` of a tree, or one above it (treebeard paths)."""
    field = restriction._meta.get_field(node)
    return (
        f"EXISTS (SELECT 1 FROM {table(restriction)} r JOIN {table(field.related_model)} n ON n.id = r.{field.column}"
        f" WHERE {row}.path LIKE n.path || '%%')",
        [],
    )
