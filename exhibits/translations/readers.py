"""One row for each thing, in the language of the one who reads."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from exhibits.access.selectors import public

from .models import Original


def for_reader(queryset: QuerySet, language: str) -> QuerySet:
    """One public row per thing: in ``language`` where there is one, else the original.

    A row that is not in ``language`` tells so itself by its locale; templates mark it with its own ``lang``.
    """
    mine = queryset.model.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=language)
    return public(queryset).filter(Q(locale__language_code=language) | is_original() & ~Exists(public(mine)))


def is_original() -> Exists:
    """A condition: the row is the one its translations are made from."""
    return Exists(Original.objects.filter(translation_key=OuterRef("translation_key"), locale=OuterRef("locale")))


def in_order_of_opening(pages: QuerySet) -> QuerySet:
    """Annotate ``opened``, when each original first went public: an order that is the same in all languages."""
    originals = Page.objects.filter(is_original(), translation_key=OuterRef("translation_key"))
    return pages.annotate(opened=Subquery(originals.values("first_published_at")[:1]))
