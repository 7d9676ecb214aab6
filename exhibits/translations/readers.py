"""One row for each thing, in the language of the one who reads."""

from functools import partial

from django.db.models import DateTimeField, F, Model, QuerySet
from wagtail.models import Page, TranslatableMixin

from exhibits.access.conditions import Sql, Written, table
from exhibits.access.selectors import public, public_sql

from .locales import id_of
from .models import Original


def for_reader(queryset: QuerySet, language: str) -> QuerySet:
    """One public row per thing: in ``language`` where there is one, else the original.

    A row that is not in ``language`` tells so itself by its locale; templates mark it with its own ``lang``.
    """
    base = queryset.model.get_translation_model() if issubclass(queryset.model, TranslatableMixin) else queryset.model
    chosen = partial(is_chosen, model=base, locale=id_of(language))
    return public(queryset).filter(Written(F("translation_key"), chosen))


def is_chosen(row: str, model: type[Model], locale: int) -> Sql:
    """Of the public rows of one thing, this is the one for readers of ``locale``."""
    twin, parameters = public_sql(model, "m")
    original, _ = _is_original(row)
    return (
        f"({row}.locale_id = %s OR {original} AND NOT EXISTS (SELECT 1 FROM {table(model)} m"
        f" WHERE m.translation_key = {row}.translation_key AND m.locale_id = %s AND {twin}))",
        [locale, locale, *parameters],
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
