"""One row for each thing, in the language of the one who reads."""

import json
from functools import partial

from django.db.models import DateTimeField, F, Model, QuerySet, TextField
from wagtail.models import Page, TranslatableMixin

from exhibits.access.conditions import Sql, Written, both, table
from exhibits.access.selectors import public, public_sql, public_twin_sql

from .locales import code_of, id_of
from .models import Original, TranslationState


def for_reader(queryset: QuerySet, language: str) -> QuerySet:
    """One public row per thing: in ``language`` where there is one, else the original.

    A row that is not in ``language`` tells so itself by its locale; templates mark it with its own ``lang``.
    """
    base = queryset.model.get_translation_model() if issubclass(queryset.model, TranslatableMixin) else queryset.model
    chosen = partial(is_chosen, model=base, locale=id_of(language))
    return public(queryset).filter(Written(F("translation_key"), chosen))


def for_reader_in_turn(pages: QuerySet, language: str) -> QuerySet:
    """The same pages, judged one after the other: for the first few of very many, in an order that has an index."""
    return pages.filter(Written(F("translation_key"), partial(is_for_reader_in_turn, language=language)))


def is_for_reader(row: str, language: str) -> Sql:
    """``for_reader`` as a condition on ``row``, the quoted alias of the table of pages."""
    return both(public_sql(Page, row), is_chosen(row, Page, id_of(language)))


def is_for_reader_in_turn(row: str, language: str) -> Sql:
    """The same of a ``row`` that has the ``id`` of a page, in words that let no database judge any other row first."""
    visible, parameters = is_for_reader("v", language)
    return f"(SELECT COUNT(*) FROM {table(Page)} v WHERE v.id = {row}.id AND {visible}) > 0", parameters


def is_chosen(row: str, model: type[Model], locale: int) -> Sql:
    """Of the public rows of one thing, this is the one for readers of ``locale``."""
    twin, parameters = public_twin_sql(model, "m")
    original, _ = _is_original(row)
    named, twin_named = ("1 = 1", "1 = 1") if issubclass(model, Page) else (_has_a_name(row), _has_a_name("m"))
    return (
        f"({row}.locale_id = %s AND {named} OR {original} AND NOT EXISTS (SELECT 1 FROM {table(model)} m"
        f" WHERE m.translation_key = {row}.translation_key AND m.locale_id = %s AND {twin} AND {twin_named}))",
        [locale, locale, *parameters],
    )


def _has_a_name(row: str) -> str:
    """Not a term that was given to translators and has its original's name until one of them writes it."""
    same = f"u.translation_key = {row}.translation_key AND u.locale_id = {row}.locale_id"
    return (
        f"NOT EXISTS (SELECT 1 FROM {table(TranslationState)} u WHERE {same}"
        " AND CAST(u.untranslated AS TEXT) LIKE '%%\"name\"%%')"
    )


def with_untranslated(pages: QuerySet) -> QuerySet:
    """Annotate ``untranslated``, which ``untranslated_of`` reads."""
    return pages.annotate(untranslated=Written(F("translation_key"), _untranslated, output_field=TextField()))


def untranslated_of(page: Page) -> tuple[str, list[str]]:
    """The language of a page's original, and the paths of the words on the page that are still in it."""
    locale, _, paths = (getattr(page, "untranslated", "") or "").partition(" ")
    return (code_of(int(locale)), json.loads(paths)) if locale else ("", [])


def _untranslated(row: str) -> Sql:
    state, original = table(TranslationState), table(Original)
    return (
        f"(SELECT CAST(o.locale_id AS TEXT) || ' ' || CAST(s.untranslated AS TEXT) FROM {state} s"
        f" JOIN {original} o ON o.translation_key = s.translation_key WHERE s.translation_key = {row}.translation_key"
        f" AND s.locale_id = {row}.locale_id AND CAST(s.untranslated AS TEXT) <> '[]')",
        [],
    )


def is_original() -> Written:
    """The row is the one that its translations are made from."""
    return Written(F("translation_key"), _is_original)


def in_order_of_opening(pages: QuerySet) -> QuerySet:
    """Annotate ``opened``, when each original first went public: an order that is the same in all languages."""
    return pages.annotate(opened=Written(F("translation_key"), _opened, output_field=DateTimeField()))


def _is_original(row: str) -> Sql:
    same = f"o.translation_key = {row}.translation_key AND o.locale_id = {row}.locale_id"
    return f"EXISTS (SELECT 1 FROM {table(Original)} o WHERE {same})", []


def _opened(row: str) -> Sql:
    first = f"SELECT f.first_published_at FROM {table(Page)} f JOIN {table(Original)} o"
    same = "o.translation_key = f.translation_key AND o.locale_id = f.locale_id"
    return f"({first} ON {same} WHERE f.translation_key = {row}.translation_key)", []
