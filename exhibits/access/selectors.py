"""The only place that knows what may leave the house.

Every list, count, search, feed, file and exporter starts from ``public(queryset)``. A protected model says once, in
its AppConfig, how its rows are judged (``declare``); a model that nobody declared is refused, not shown.
"""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import F, Model, QuerySet
from wagtail.models import Page

from . import conditions, moments
from .asking import Asking
from .conditions import Sql, Written, both, without
from .moments import MOST, Marks

Rule = Callable[[QuerySet, Asking], QuerySet]

_rules: dict[type[Model], list[Rule]] = {}
_shown_by_pages: set[type[Model]] = set()
_parents: dict[type[Model], tuple[str, type[Model]]] = {}
_consent_bound: dict[type[Page], tuple[str, str]] = {}


def declare(model: type[Model], rule: Rule) -> None:
    """Register how rows of ``model`` are judged: ``rule(queryset, asked)`` returns those that may be
    shown to that use on that day.

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


def bind_to_parent(model: type[Model], field: str, parent: type[Model]) -> None:
    """Rows of ``model``, such as transcripts, are public by themselves only while what ``field`` names is."""
    _parents[model] = field, parent


def bind_to_consent(page_model: type[Page], field: str, value: str) -> None:
    """Pages of ``page_model`` whose ``field`` has this value are public only while a consent for them is in force."""
    _consent_bound[page_model] = field, value


def consent_bound() -> list[type[Page]]:
    """The types of page of which some are public only with a consent."""
    return list(_consent_bound)


def is_declared(model: type[Model]) -> bool:
    return issubclass(model, Page) or model in _rules


def public(queryset: QuerySet, asked: Asking | None = None) -> QuerySet:
    """The rows of ``queryset`` that anybody may be shown by the use and on the day ``asked`` (default: the museum's
    pages, today).

    Raises ImproperlyConfigured for a model that no department declared.
    """
    asked = asked or Asking()
    if issubclass(queryset.model, Page):
        return queryset.filter(Written(F("translation_key"), partial(_is_public, asked=asked)))
    queryset = within_pages(queryset, asked)
    if queryset.model in _parents:
        field, parent = _parents[queryset.model]
        queryset = queryset.filter(**{f"{field}__in": public(parent.objects.all(), asked).values("pk")})
    if queryset.model in _shown_by_pages:
        queryset = queryset.filter(Written(F("pk"), partial(_is_shown, model=queryset.model, asked=asked)))
    return queryset


def within_pages(queryset: QuerySet, asked: Asking | None = None) -> QuerySet:
    """The rows of ``queryset`` that may stand on a page which shows them and is itself being shown.

    Raises ImproperlyConfigured for a model that no department declared.
    """
    for rule in _rules_of(queryset.model):
        queryset = rule(queryset, asked or Asking())
    return queryset


def public_sql(model: type[Model], row: str, asked: Asking | None = None) -> Sql:
    """The same as a condition on ``row``, the quoted alias of the table of Page or of an open model.

    Raises ImproperlyConfigured for a model that is judged by rules of its own, or by none.
    """
    if issubclass(model, Page):
        return _is_public(row, asked or Asking())
    if _rules_of(model):
        raise ImproperlyConfigured(f"{model.__name__} has rules of its own: ask public().")
    return "1 = 1", []


def public_twin_sql(model: type[Model], row: str) -> Sql:
    """As a condition on ``row``: it is public, provided that another language of the same thing is.

    Holds, consents and what closes pages off are judged by the thing, so that its dates are all that is left to ask:
    asked again for each row, the others would make PostgreSQL expect so much work that it no longer tells good plans
    from bad ones. Where a hold is on what only this language lies below, or a consent leaves this language out, a row
    may count as public that is not: outside of a ``moment``, which knows them by name, nothing is shown in its place.
    """
    if not issubclass(model, Page):
        return public_sql(model, row)
    marks = moments.marks(Asking(), _look_up)
    return both(conditions.is_due(row), conditions.is_none_of(row, marks.shut if marks else ()))


def reachable(queryset: QuerySet, asked: Asking | None = None) -> QuerySet:
    """Pages whose address answers at all: the public ones and, annotated ``is_private``, those behind a password or
    log-in of Wagtail's.
    """
    return queryset.filter(Written(F("translation_key"), partial(_is_open, asked=asked or Asking()))).annotate(
        is_private=Written(F("translation_key"), conditions.is_closed_off)
    )


def undisputed(queryset: QuerySet, asked: Asking | None = None) -> QuerySet:
    """Pages, drafts too, that nobody keeps back: no hold is in force on them, and a consent is in force wherever one is
    needed or was ever given."""
    return queryset.filter(Written(F("translation_key"), partial(_is_undisputed, asked=asked or Asking())))


def apart_from_consents(queryset: QuerySet) -> QuerySet:
    """Pages that rest on nobody's consent, in force or not: none is needed for them, and none was ever given."""
    return queryset.filter(Written(F("translation_key"), _is_apart_from_consents))


def agreed_to(queryset: QuerySet, subject: str, asked: Asking) -> QuerySet:
    """Leave out rows for which consents were given of which none covers what is ``asked``; ``subject`` is the field
    with their permanent identifier."""
    return queryset.filter(is_agreed_to(subject, asked))


def is_agreed_to(subject: str, asked: Asking) -> Written:
    """The same as a condition, or to annotate rows with what else may be done with them."""

    def agreed(row: str) -> Sql:
        told, dates = conditions.is_agreed(row, asked, subject)
        given, _ = conditions.has_consents(row, subject)
        return f"(NOT {given} OR {told})", dates

    return Written(F(subject), agreed)


def in_public_collections(queryset: QuerySet) -> QuerySet:
    """Leave out rows whose collection, or one that it lies in, is private."""
    return queryset.exclude(Written(F("collection__path"), conditions.is_in_closed_collection))


def _rules_of(model: type[Model]) -> list[Rule]:
    if model not in _rules:
        raise ImproperlyConfigured(f"{model.__name__} is not declared to access.selectors.")
    return _rules[model]


def _is_public(row: str, asked: Asking) -> Sql:
    if marks := moments.marks(asked, _look_up):
        return both(conditions.is_due(row), conditions.is_none_of(row, marks.shut | marks.closed_off))
    return both(_is_open(row, asked), without(conditions.is_closed_off(row)))


def _is_shown(row: str, model: type[Model], asked: Asking) -> Sql:
    by_page, dates = conditions.is_shown(row, model, partial(_is_public, asked=asked))
    by_other, types = conditions.is_named_by_others(row, model)
    return f"({by_page} OR {by_other})", [*dates, *types]


def _is_open(row: str, asked: Asking) -> Sql:
    if marks := moments.marks(asked, _look_up):
        return both(conditions.is_due(row), conditions.is_none_of(row, marks.shut))
    return both(
        conditions.is_due(row), without(conditions.is_held(row)), *_agreed_where_true(_needing(row), row, asked)
    )


def _look_up(asked: Asking) -> Marks | None:
    """What keeps pages back from this use on this day; None where it is too much to be named. One query."""
    parts = [(f"SELECT 1, id FROM ({conditions.held('id')}) x", [])]
    agreed, dates = conditions.is_agreed("p", asked, in_language=True)
    for told, parameters in [*_bound_keys(), (conditions.with_consents(), [])]:
        lacking = f"SELECT 1, p.id FROM {conditions.table(Page)} p WHERE p.translation_key IN ({told}) AND NOT {agreed}"
        parts.append((lacking, [*parameters, *dates]))
    parts.append((f"SELECT 0, id FROM ({conditions.closed_off_pages()}) x", []))
    every = " UNION ".join(text for text, _ in parts)
    with connection.cursor() as cursor:
        cursor.execute(f"{every} LIMIT {MOST + 1}", [one for _, parameters in parts for one in parameters])
        rows = cursor.fetchall()
    if len(rows) > MOST:
        return None
    return Marks(frozenset(pk for shut, pk in rows if shut), frozenset(pk for shut, pk in rows if not shut))


def _is_undisputed(row: str, asked: Asking) -> Sql:
    return both(without(conditions.is_held(row)), *_agreed_where_true(_needing(row), row, asked))


def _is_apart_from_consents(row: str) -> Sql:
    return both(*(without(one) for one in _needing(row)))


def _needing(row: str) -> list[Sql]:
    """What makes a consent necessary for this row's page: the basis of a story, or that one was ever given."""
    bound = [conditions.is_bound(row, model, field, value) for model, (field, value) in _consent_bound.items()]
    return [*bound, conditions.has_consents(row)]


def _bound_keys() -> list[Sql]:
    return [conditions.bound(model, field, value) for model, (field, value) in _consent_bound.items()]


def _agreed_where_true(needing: list[Sql], row: str, asked: Asking) -> list[Sql]:
    """For each condition of ``needing``: where it is true, a consent covers what is asked."""
    agreed, dates = conditions.is_agreed(row, asked, in_language=True)
    return [(f"(NOT {text} OR {agreed})", [*parameters, *dates]) for text, parameters in needing]
