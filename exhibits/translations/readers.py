"""One row for each thing, in the language of the one who reads."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page, TranslatableMixin

from exhibits.access.conditions import Condition
from exhibits.access.selectors import public

from .locales import id_of
from .models import Original


def for_reader(queryset: QuerySet, language: str) -> QuerySet:
    """One public row per thing: in ``language`` where there is one, else the original.

    A row that is not in ``language`` tells so itself by its locale; templates mark it with its own ``lang``.
    """
    base = queryset.model.get_translation_model() if issubclass(queryset.model, TranslatableMixin) else queryset.model
    locale = id_of(language)
    mine = public(base.objects.filter(translation_key=OuterRef("translation_key"), locale_id=locale).order_by())
    return public(queryset).filter(Q(locale_id=locale) | Q(is_original()) & ~Exists(mine))


class IsOriginal(Condition):
    """The row with this ``translation_key`` and locale is the one its translations are made from."""

    def parts(self, columns, quote):
        table = quote(Original._meta.db_table)
        same = f"o.translation_key = {columns[0]} AND o.locale_id = {columns[1]}"
        return f"EXISTS (SELECT 1 FROM {table} o WHERE {same})", []


def is_original() -> IsOriginal:
    return IsOriginal(F("translation_key"), F("locale_id"))


def in_order_of_opening(pages: QuerySet) -> QuerySet:
    """Annotate ``opened``, when each original first went public: an order that is the same in all languages."""
    originals = Page.objects.filter(is_original(), translation_key=OuterRef("translation_key"))
    return pages.annotate(opened=Subquery(originals.values("first_published_at")[:1]))
