"""Pages and their terms: what a page is indexed under, what an index can be filtered by, what is related."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.fields import CharField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from exhibits.access.conditions import Sql, table
from exhibits.translations.locales import code_of, id_of
from exhibits.translations.readers import for_reader, is_chosen, is_for_reader_in_turn
from exhibits.vocabularies.models import (
    Community,
    Material,
    ObjectType,
    PageCommunity,
    PageMaterial,
    PageObjectType,
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
    """A vocabulary pages are indexed under: ``name`` in addresses and filters, ``rows`` the relation on Page.

    ``weight``: what a shared term of it counts towards two pages being related.
    """

    name: str
    model: type[Term]
    row: type
    rows: str
    label: str | Promise
    weight: int


VOCABULARIES = (
    # Translators: Readers see this as the label of a filter.
    Vocabulary("theme", Theme, PageTheme, "themes", _("Theme"), 2),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("period", Period, PagePeriod, "periods", _("Period"), 1),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("place", Place, PagePlace, "places", _("Place"), 1),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("person", Person, PagePerson, "people", _("Person"), 2),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("type", ObjectType, PageObjectType, "object_types", _("Type of object"), 1),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("material", Material, PageMaterial, "materials", _("Material or technique"), 1),
    # Translators: Readers see this as the label of a filter.
    Vocabulary("community", Community, PageCommunity, "communities", _("Community"), 1),
)
# So many of the nearest pages are asked whether they may be shown, in all languages together.
CANDIDATES = 400
BY_NAME = {vocabulary.name: vocabulary for vocabulary in VOCABULARIES}


@dataclass(frozen=True)
class TermEntry:
    """A term in the reader's language, or in its original with its own ``lang``. ``identity`` is the same in all."""

    vocabulary: str
    key: str
    name: str
    lang: str
    identity: str = ""


class Tally(TypedDict):
    """How many pages there are in all and, by vocabulary and ``identity``, under each term; ``pages`` are their primary
    keys, where not too many. JSON can hold it."""

    total: int
    pages: list[int]
    terms: dict[str, dict[str, int]]


def terms_of(page: Page, language: str) -> dict[str, list[TermEntry]]:
    """What a page is indexed under, by vocabulary; one query."""
    found: dict[str, list[TermEntry]] = {}
    for vocabulary, slug, name, locale_id in _rows(*_all([_chosen_terms(v, page, language) for v in VOCABULARIES])):
        found.setdefault(vocabulary, []).append(_entry(vocabulary, slug, name, locale_id, language))
    return found


def term_for_reader(name: str, pk: int | None, language: str) -> TermEntry | None:
    """The term of vocabulary ``name`` with primary key ``pk``, for a reader of ``language``; one query."""
    model = BY_NAME[name].model
    same = model.objects.filter(pk=pk).values("translation_key")
    term = for_reader(model.objects.filter(translation_key__in=same), language).first() if pk else None
    return _entry(name, term.key, term.name, term.locale_id, language) if term else None


def tally(pages: QuerySet, language: str, names: Iterable[str], at_most: int | None = None) -> Tally:
    """Those of ``pages`` counted that a reader of ``language`` may see, and those under each term of the vocabularies
    ``names``. One query. With ``at_most``: no more than that are counted, and their primary keys are told.
    """
    asked, theirs = pages.order_by().values("pk").query.sql_with_params()
    visible, ours = is_for_reader_in_turn("a", language)
    limit = "" if at_most is None else f" LIMIT {int(at_most)}"
    # First all that is asked for, then who may see it: planned as one, PostgreSQL goes through more than it needs.
    chosen = (
        f"asked(id) AS MATERIALIZED ({asked}), chosen AS MATERIALIZED (SELECT id FROM asked a WHERE {visible}{limit})"
    )
    counts = [
        f"SELECT '{v.name}', t.translation_key, COUNT(DISTINCT r.page_id) FROM chosen c"
        f" JOIN {table(v.row)} r ON r.page_id = c.id JOIN {table(v.model)} t ON t.id = r.term_id"
        " GROUP BY t.translation_key"
        for v in map(BY_NAME.get, names)
    ]
    whole = "SELECT '', NULL, COUNT(*) FROM chosen" if at_most is None else "SELECT '', NULL, id FROM chosen"
    every = " UNION ALL ".join([whole, *counts])
    found: Tally = {"total": 0, "pages": [], "terms": {name: {} for name in names}}
    for name, key, number in _rows(f"WITH {chosen} {every}", [*theirs, *ours]):
        if name:
            found["terms"][name][_hex(key)] = number
        elif at_most is None:
            found["total"] = number
        else:
            found["pages"].append(number)
    return found if at_most is None else {**found, "total": len(found["pages"])}


def facets(keys: dict[str, Iterable[str]], language: str) -> dict[str, list[TermEntry]]:
    """The terms with these ``keys``, by vocabulary and name; one query. Each entry's ``identity`` is its key here."""
    vocabularies = [BY_NAME[name] for name in keys]
    found: dict[str, list[TermEntry]] = {name: [] for name in keys}
    named = [_named(v, v.model.objects.filter(translation_key__in=list(keys[v.name])), language) for v in vocabularies]
    for vocabulary, key, slug, name, locale_id in named[0].union(*named[1:], all=True) if named else ():
        found[vocabulary].append(_entry(vocabulary, slug, name, locale_id, language, _hex(key)))
    return {name: sorted(entries, key=lambda entry: entry.name.casefold()) for name, entries in found.items()}


def narrowed(pages: QuerySet, chosen: dict[str, str]) -> QuerySet:
    """``pages`` indexed under every term of ``chosen`` (vocabulary name to term key)."""
    for name, key in chosen.items():
        vocabulary = BY_NAME[name]
        keys = vocabulary.model.objects.filter(key=key).values("translation_key")
        pages = pages.filter(pk__in=vocabulary.row.objects.filter(term__translation_key__in=keys).values("page"))
    return pages


def related(page: Page, language: str, limit: int = 3) -> list[UUID]:
    """``translation_key`` of pages that share most themes and people (counted twice), places and periods; one query."""
    shared, theirs = _all([_shared(vocabulary, page) for vocabulary in VOCABULARIES])
    types = [kind.content_type_id for kind in kinds()]
    visible, parameters = is_for_reader_in_turn("p", language)
    # The nearest first, and only of these who may see them: thousands may share a period.
    nearest = (
        f"SELECT page_id, SUM(weight) AS score FROM ({shared}) AS each_shared"
        f" GROUP BY page_id ORDER BY SUM(weight) DESC, page_id LIMIT {CANDIDATES}"
    )
    scored = Page.objects.raw(
        f"SELECT p.id, p.translation_key FROM {table(Page)} p JOIN ({nearest}) AS s"
        f" ON s.page_id = p.id WHERE p.content_type_id IN ({', '.join(['%s'] * len(types))})"
        f" AND p.translation_key <> (SELECT translation_key FROM {table(Page)} WHERE id = %s)"
        f" AND {visible} ORDER BY s.score DESC, p.path LIMIT %s",
        [*theirs, *types, page.pk, *parameters, limit],
    )
    return [other.translation_key for other in scored]


def _shared(vocabulary: Vocabulary, page: Page) -> Sql:
    """A row for each term of ``vocabulary`` that a page has in common with ``page``, with what that counts."""
    return (
        f"SELECT r.page_id, {vocabulary.weight} AS weight FROM {table(vocabulary.row)} r"
        f" JOIN {table(vocabulary.model)} t ON t.id = r.term_id WHERE t.translation_key IN ({_keys_sql(vocabulary)})",
        [page.pk],
    )


def _chosen_terms(vocabulary: Vocabulary, page: Page, language: str) -> Sql:
    chosen, parameters = is_chosen("t", vocabulary.model, id_of(language))
    return (
        f"SELECT '{vocabulary.name}', t.key, t.name, t.locale_id FROM {table(vocabulary.model)} t"
        f" WHERE t.translation_key IN ({_keys_sql(vocabulary)}) AND {chosen}",
        [page.pk, *parameters],
    )


def _keys_sql(vocabulary: Vocabulary) -> str:
    """The ``translation_key`` of the terms of the page whose primary key is the parameter."""
    rows, terms = table(vocabulary.row), table(vocabulary.model)
    return f"SELECT x.translation_key FROM {rows} k JOIN {terms} x ON x.id = k.term_id WHERE k.page_id = %s"


def _all(parts: list[Sql]) -> Sql:
    return " UNION ALL ".join(text for text, _ in parts), [one for _, given in parts for one in given]


def _rows(sql: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _named(vocabulary: Vocabulary, terms: QuerySet, language: str) -> QuerySet:
    return (
        for_reader(terms, language)
        .order_by()
        .annotate(vocabulary=Value(vocabulary.name, output_field=CharField()))
        .values_list("vocabulary", "translation_key", "key", "name", "locale_id")
    )


def _entry(vocabulary, slug, name, locale_id, language, identity="") -> TermEntry:
    own = code_of(locale_id)
    return TermEntry(vocabulary, slug, name, "" if own == language else own, identity)


def _hex(key: UUID | str) -> str:
    """SQLite knows no UUIDs."""
    return key.hex if isinstance(key, UUID) else key
