"""Pages and their terms: what a page is indexed under, what an index can be filtered by, what is related."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.fields import CharField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from exhibits.translations.locales import code_of
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.models import (
    PagePeriod,
    PagePerson,
    PagePlace,
    PageTheme,
    Period,
    Person,
    Place,
    Term,
    Theme,
)

from .registry import kinds


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary pages are indexed under: ``name`` in addresses and filters, ``rows`` the relation on Page."""

    name: str
    model: type[Term]
    row: type
    rows: str
    label: str | Promise


VOCABULARIES = (
    # Translators: Readers see this as the label of a filter.
    Vocabulary("theme", Theme, PageTheme, "themes", _("Theme")),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("period", Period, PagePeriod, "periods", _("Period")),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("place", Place, PagePlace, "places", _("Place")),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("person", Person, PagePerson, "people", _("Person")),
)
BY_NAME = {vocabulary.name: vocabulary for vocabulary in VOCABULARIES}


@dataclass(frozen=True)
class TermEntry:
    """A term in the reader's language, or in its original with its own ``lang``; ``count`` where pages are counted."""

    vocabulary: str
    key: str
    name: str
    lang: str
    count: int = 0


def terms_of(page: Page, language: str) -> dict[str, list[TermEntry]]:
    """What a page is indexed under, by vocabulary; one query."""
    if not page.pk:
        return {}
    chosen = [_named(v, v.model.objects.filter(translation_key__in=_keys(v, page)), language) for v in VOCABULARIES]
    found: dict[str, list[TermEntry]] = {}
    for vocabulary, _key, slug, name, locale_id in chosen[0].union(*chosen[1:], all=True):
        found.setdefault(vocabulary, []).append(_entry(vocabulary, slug, name, locale_id, language))
    return found


def term_for_reader(name: str, pk: int | None, language: str) -> TermEntry | None:
    """The term of vocabulary ``name`` with primary key ``pk``, for a reader of ``language``; one query."""
    model = BY_NAME[name].model
    same = model.objects.filter(pk=pk).values("translation_key")
    term = for_reader(model.objects.filter(translation_key__in=same), language).first() if pk else None
    return _entry(name, term.key, term.name, term.locale_id, language) if term else None


def facets(pages: QuerySet, names: list[str], language: str) -> dict[str, list[TermEntry]]:
    """Terms that ``pages`` (already narrowed to what the reader may see) are indexed under, counted; two queries."""
    vocabularies = [BY_NAME[name] for name in names]
    counted = [
        v.row.objects.filter(page__in=pages.values("pk"))
        .values(vocabulary=Value(v.name, output_field=CharField()), key=F("term__translation_key"))
        .annotate(count=Count("page", distinct=True))
        .order_by()
        .values_list("vocabulary", "key", "count")
        for v in vocabularies
    ]
    counts = {(name, key): count for name, key, count in counted[0].union(*counted[1:], all=True)}
    named = [
        _named(v, v.model.objects.filter(translation_key__in=[k for n, k in counts if n == v.name]), language)
        for v in vocabularies
    ]
    found: dict[str, list[TermEntry]] = {v.name: [] for v in vocabularies}
    for vocabulary, key, slug, name, locale_id in named[0].union(*named[1:], all=True):
        found[vocabulary].append(_entry(vocabulary, slug, name, locale_id, language, counts[vocabulary, key]))
    return {name: sorted(entries, key=lambda entry: entry.name.casefold()) for name, entries in found.items()}


def narrowed(pages: QuerySet, chosen: dict[str, str]) -> QuerySet:
    """``pages`` indexed under every term of ``chosen`` (vocabulary name to term key)."""
    for name, key in chosen.items():
        vocabulary = BY_NAME[name]
        keys = vocabulary.model.objects.filter(key=key).values("translation_key")
        pages = pages.filter(Q(**{f"{vocabulary.rows}__term__translation_key__in": keys}))
    return pages.distinct() if chosen else pages


def related(page: Page, language: str, limit: int = 3) -> list[UUID]:
    """``translation_key`` of pages that share most themes and people (counted twice), places and periods; one query."""
    score = Value(0)
    for name, weight in (("theme", 2), ("person", 2), ("period", 1), ("place", 1)):
        vocabulary = BY_NAME[name]
        shared = Q(**{f"{vocabulary.rows}__term__translation_key__in": _keys(vocabulary, page)})
        score = score + Count(vocabulary.rows, filter=shared, distinct=True) * weight
    others = Page.objects.type(*(kind.model for kind in kinds())).exclude(translation_key=page.translation_key)
    scored = for_reader(others, language).annotate(score=score).filter(score__gt=0)
    return list(scored.order_by("-score", "path").values_list("translation_key", flat=True)[:limit])


def _keys(vocabulary: Vocabulary, page: Page) -> QuerySet:
    return vocabulary.row.objects.filter(page_id=page.pk).values("term__translation_key")


def _named(vocabulary: Vocabulary, terms: QuerySet, language: str) -> QuerySet:
    return (
        for_reader(terms, language)
        .order_by()
        .annotate(vocabulary=Value(vocabulary.name, output_field=CharField()))
        .values_list("vocabulary", "translation_key", "key", "name", "locale_id")
    )


def _entry(vocabulary, slug, name, locale_id, language, count=0) -> TermEntry:
    own = code_of(locale_id)
    return TermEntry(vocabulary, slug, name, "" if own == language else own, count)
