"""The only place that knows what may leave the house.

Every list, count, search, feed, file and exporter starts from ``public(queryset)``. A protected model says once, in
its AppConfig, how its rows are judged (``declare``); a model that nobody declared is refused, not shown.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import F, Model, QuerySet
from django.utils import timezone
from wagtail.models import Page

from . import conditions, moments
from .conditions import Sql, Written, both, without
from .moments import MOST, Marks

Rule = Callable[[QuerySet, date], QuerySet]

_rules: dict[type[Model], list[Rule]] = {}
_shown_by_pages: set[type[Model]] = set()
_consent_bound: dict[type[Page], tuple[str, str]] = {}


def declare(model: type[Model], rule: Rule) -> None:
    """Register how rows of ``model`` are judged: ``rule(queryset, on)`` returns those that may be shown on that day.

    Several departments may each declare a rule for a model: a row must pass all of them.
    """
    _rules.setdefault(model, []).append(rule)


def declare_open(model: type[Model]) -> None:
    """Register ``model`` as one that holds no secrets, such as vocabularies and references."""
    _rules[model] = []


def bind_to_pages(model: type[Model]) -> None:
    """Rows of ``model``, such as pictures, are public by themselves only while something public shows them: a page, or
    something that holds no secrets."""
    _shown_by_pages.add(model)


def bind_to_consent(page_model: type[Page], field: str, value: str) -> None:
    """Pages of ``page_model`` whose ``field`` has this value are public only while a consent for them is in force."""
    _consent_bound[page_model] = field, value


def consent_bound() -> list[type[Page]]:
    """The types of page of which some are public only with a consent."""
    return list(_consent_bound)


def is_declared(model: type[Model]) -> bool:
    return issubclass(model, Page) or model in _rules


def public(queryset: QuerySet, on: date | None = None) -> QuerySet:
    """The rows of ``queryset`` that anybody may see on the day ``on`` (default: today).

    Raises ImproperlyConfigured for a model that no department declared.
    """
    on = on or timezone.localdate()
    if issubclass(queryset.model, Page):
        return queryset.filter(Written(F("translation_key"), partial(_is_public, on=on)))
    queryset = within_pages(queryset, on)
    if queryset.model in _shown_by_pages:
        queryset = queryset.filter(Written(F("pk"), partial(_is_shown, model=queryset.model, on=on)))
    return queryset


def within_pages(queryset: QuerySet, on: date | None = None) -> QuerySet:
    """The rows of ``queryset`` that may stand on a page which shows them and is itself being shown.

    Raises ImproperlyConfigured for a model that no department declared.
    """
    for rule in _rules_of(queryset.model):
        queryset = rule(queryset, on or timezone.localdate())
    return queryset


def public_sql(model: type[Model], row: str, on: date | None = None) -> Sql:
    """The same as a condition on ``row``, the quoted alias of the table of Page or of an open model.

    Raises ImproperlyConfigured for a model that is judged by rules of its own, or by none.
    """
    if issubclass(model, Page):
        return _is_public(row, on or timezone.localdate())
    if _rules_of(model):
        raise ImproperlyConfigured(f"{model.__name__} has rules of its own: ask public().")
    return "1 = 1", []


def public_twin_sql(model: type[Model], row: str) -> Sql:
    """As a condition on ``row``: it is public, provided that another language of the same thing is.

    Holds, consents and what closes pages off are judged by the thing, so that its dates are all that is left to ask:
    asked again for each row, the others would make PostgreSQL expect so much work that it no longer tells good plans
    from bad ones. Where a hold is on what only this language lies below, a row may count as public that is not: nothing
    is shown in its place then.
    """
    return conditions.is_due(row) if issubclass(model, Page) else public_sql(model, row)


def reachable(queryset: QuerySet, on: date | None = None) -> QuerySet:
    """Pages whose address answers at all: the public ones and, annotated ``is_private``, those behind a password or
    log-in of Wagtail's.
    """
    on = on or timezone.localdate()
    return queryset.filter(Written(F("translation_key"), partial(_is_open, on=on))).annotate(
        is_private=Written(F("translation_key"), conditions.is_closed_off)
    )


def undisputed(queryset: QuerySet, on: date | None = None) -> QuerySet:
    """Pages, drafts too, that nobody keeps back: no hold is in force on them, and a consent is in force wherever one is
    needed or was ever given."""
    return queryset.filter(Written(F("translation_key"), partial(_is_undisputed, on=on or timezone.localdate())))


def apart_from_consents(queryset: QuerySet) -> QuerySet:
    """Pages that rest on nobody's consent, in force or not: none is needed for them, and none was ever given."""
    return queryset.filter(Written(F("translation_key"), _is_apart_from_consents))


def agreed_to(queryset: QuerySet, subject: str, on: date) -> QuerySet:
    """Leave out rows for which consents were given of which none is in force; ``subject`` is the field with their
    permanent identifier."""

    def agreed(row: str) -> Sql:
        told, dates = conditions.is_agreed(row, on, subject)
        given, _ = conditions.has_consents(row, subject)
        return f"(NOT {given} OR {told})", dates

    return queryset.filter(Written(F(subject), agreed))


def in_public_collections(queryset: QuerySet) -> QuerySet:
    """Leave out rows whose collection, or one that it lies in, is private."""
    return queryset.exclude(Written(F("collection__path"), conditions.is_in_closed_collection))


def _rules_of(model: type[Model]) -> list[Rule]:
    if model not in _rules:
        raise ImproperlyConfigured(f"{model.__name__} is not declared to access.selectors.")
    return _rules[model]


def _is_public(row: str, on: date) -> Sql:
    marks = moments.marks(on, _look_up)
    closed = conditions.is_none_of(row, marks.closed_off) if marks else without(conditions.is_closed_off(row))
    return both(_is_open(row, on), closed)


def _is_shown(row: str, model: type[Model], on: date) -> Sql:
    by_page, dates = conditions.is_shown(row, model, partial(_is_public, on=on))
    by_other, types = conditions.is_named_by_others(row, model)
    return f"({by_page} OR {by_other})", [*dates, *types]


def _is_open(row: str, on: date) -> Sql:
    if marks := moments.marks(on, _look_up):
        return both(conditions.is_due(row), conditions.is_none_of(row, marks.shut))
    return both(
        conditions.is_due(row), without(conditions.is_held(row)), *_agreed_where_true(_bound(row), row=row, on=on)
    )


def _look_up(on: date) -> Marks | None:
    """What keeps pages back on this day; None where it is too much to be named. One query."""
    key = "translation_key"
    parts = [(f"SELECT 1, {key} FROM ({conditions.held(key)}) x", [])]
    for model, (field, value) in _consent_bound.items():
        told, parameters = conditions.bound(model, field, value)
        agreed, dates = conditions.is_agreed("q", on)
        parts.append((f"SELECT 1, {key} FROM ({told} AND NOT {agreed}) x", [*parameters, *dates]))
    parts.append((f"SELECT 0, {key} FROM ({conditions.closed_off()}) x", []))
    every = " UNION ".join(text for text, _ in parts)
    with connection.cursor() as cursor:
        cursor.execute(f"{every} LIMIT {MOST + 1}", [one for _, parameters in parts for one in parameters])
        rows = [(shut, key if isinstance(key, UUID) else UUID(key)) for shut, key in cursor.fetchall()]
    if len(rows) > MOST:
        return None
    return Marks(frozenset(k for shut, k in rows if shut), frozenset(k for shut, k in rows if not shut))


def _is_undisputed(row: str, on: date) -> Sql:
    asked = [*_bound(row), conditions.has_consents(row)]
    return both(without(conditions.is_held(row)), *_agreed_where_true(asked, row=row, on=on))


def _is_apart_from_consents(row: str) -> Sql:
    return both(*(without(one) for one in [*_bound(row), conditions.has_consents(row)]))


def _bound(row: str) -> list[Sql]:
    return [conditions.is_bound(row, model, field, value) for model, (field, value) in _consent_bound.items()]


def _agreed_where_true(asked: list[Sql], row: str, on: date) -> list[Sql]:
    """For each condition of ``asked``: where it is true, a consent is in force."""
    agreed, dates = conditions.is_agreed(row, on)
    return [(f"(NOT {text} OR {agreed})", [*parameters, *dates]) for text, parameters in asked]
