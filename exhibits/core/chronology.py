"""The museum's years: every page that has some, and every event that a page tells of, by hundreds and decades."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.utils.translation import gettext
from wagtail.models import Page

from exhibits.access.kept import kept
from exhibits.formats.years import DECADE, Century, Heap, Span, heaps, in_centuries, in_order, year_of
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.models import PagePeriod

from .browse import page_number
from .cards import Card, Deck, with_card_fields
from .events import Told, events
from .registry import kinds

# How many entries a decade shows before it leads on to its own list, and how many the whole timeline shows at most.
PER_HEAP, AT_MOST = 6, 240
# In a list of some years only.
PAGE_SIZE = 24
YEAR = re.compile(r"-?[0-9]{1,5}")
# Empty decades beyond these are not drawn.
WIDEST_GAP = 6
NO_COLUMNS: list[list] = [[], [], [], []]


@dataclass(frozen=True)
class Entry:
    """A page, or an event that it tells of."""

    card: Card
    years: str
    told: Told


@dataclass(frozen=True)
class Part:
    """Some years: what of them is shown, and how much there is in all. ``gap``: empty decades before it, up to six."""

    first: int
    last: int
    entries: list[Entry]
    total: int
    gap: int = 0

    @property
    def years(self) -> str:
        return years_in_words(self.first, self.last)

    @property
    def query(self) -> str:
        return f"?from={self.first}&to={self.last}"


@dataclass(frozen=True)
class Hundred:
    long: Part
    decades: list[Part]

    @cached_property
    def total(self) -> int:
        return self.long.total + sum(decade.total for decade in self.decades)


@dataclass(frozen=True)
class Excerpt:
    """All pages that begin within some years, page by page."""

    part: Part
    page: PaginatorPage


def spans(language: str) -> list[Span]:
    """One for each page that has years (its own dates, else those of its period) and for each event with a year.

    Two queries, and at most two for each kind of page.
    """
    pages = Page.objects.type(*(kind.model for kind in kinds()))
    visible = set(for_reader(pages, language).values_list("pk", flat=True))
    # Told apart here: joined to a condition as long as this one, PostgreSQL compares each row with each page.
    rows = PagePeriod.objects.values_list("page_id", "term__start_year", "term__end_year")
    found: dict[int, Span] = {}
    for pk, start, end in rows.order_by("-sort_order", "-pk"):
        if pk in visible:
            found[pk] = Span(Told(pk), start, end)
    for kind in kinds():
        if kind.dates:
            for pk, first, last in kind.model.objects.values_list("pk", *kind.dates):
                if pk in visible and (first is not None or last is not None):
                    found[pk] = Span(Told(pk), year_of(first), year_of(last))
    dated = [span for span in found.values() if span.start is not None or span.end is not None]
    return [*dated, *(Span(told, year, year) for told, year in events(visible))]


def _digest(language: str) -> list:
    """The hundreds with their decades, as JSON holds them: each with its total and its first spans."""

    def short(heap: Heap) -> list:
        return [
            heap.first,
            heap.last,
            [[_stored(one.key), one.start, one.end] for one in heap.spans[:PER_HEAP]],
            heap.total,
        ]

    return [[short(one.long), [short(decade) for decade in one.decades]] for one in in_centuries(spans(language))]


def _columns(language: str) -> list[list]:
    """All spans in order: their beginnings, keys, starts and ends, each in a list of its own: read fastest."""
    rows = [(one.begins, _stored(one.key), one.start, one.end) for one in in_order(spans(language))]
    return [list(column) for column in zip(*rows, strict=True)] or NO_COLUMNS


def _heap(first: int, last: int, found: list, total: int) -> Heap:
    return Heap(first, last, [_span(*one) for one in found], total)


def _stored(told: Told) -> int | list:
    """As short as can be: tens of thousands are read at once."""
    return list(told) if told.anchor else told.page


def _span(stored: int | list, start: int | None, end: int | None) -> Span:
    return Span(Told(stored) if isinstance(stored, int) else Told(*stored), start, end)


def timeline(deck: Deck) -> list[Hundred]:
    """Everything, each decade and century with its first entries."""
    digest = kept("timeline", deck.language, partial(_digest, deck.language))
    centuries = [Century(_heap(*long), [_heap(*decade) for decade in decades]) for long, decades in digest]
    shown = _shown(heaps(centuries))
    cards = _cards([span for found in shown.values() for span in found], deck)
    return [_hundred(century, shown, cards) for century in centuries]


def excerpt(first: int, last: int, number: int, deck: Deck) -> Excerpt:
    """What begins within the years ``first`` to ``last``."""
    begins, *columns = kept("spans", deck.language, partial(_columns, deck.language))
    within = slice(bisect_left(begins, first), bisect_right(begins, last))
    found = [_span(*one) for one in zip(*(column[within] for column in columns), strict=True)]
    page = Paginator(found, PAGE_SIZE).get_page(number)
    shown = list(page.object_list)
    return Excerpt(Part(first, last, _entries(shown, _cards(shown, deck)), len(found)), page)


def asked_years(params) -> tuple[int, int] | None:
    """``from`` and ``to`` of a query; None unless both are years, in their order."""
    given = params.get("from", ""), params.get("to", "")
    if not all(YEAR.fullmatch(year) for year in given):
        return None
    first, last = map(int, given)
    return (first, last) if first <= last else None


def chronicle(params, deck: Deck) -> dict:
    """What the page shows: ``hundreds``, or the ``excerpt`` that ``params`` (a QueryDict) asks for."""
    asked = asked_years(params)
    if asked is None:
        return {"hundreds": timeline(deck)}
    return {"excerpt": excerpt(*asked, page_number(params), deck)}


def years_in_words(start: int | None, end: int | None) -> str:
    if start is None:
        # Translators: a time of which only the last year is known, as in "until 1385".
        return gettext("until %(year)s") % {"year": _year(end)}
    if end is None:
        # Translators: a time that goes on, as in "from 1990".
        return gettext("from %(year)s") % {"year": _year(start)}
    if start == end:
        return _year(start)
    if start < end < 0:
        return _before_our_era(f"{-start}–{-end}")
    return f"{_year(start)}–{_year(end)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else _before_our_era(str(-year))


def _before_our_era(years: str) -> str:
    # Translators: years before our era, as in "500 BC".
    return gettext("%(years)s BC") % {"years": years}


def _shown(found: list[Heap]) -> dict[tuple, list[Span]]:
    """The first spans of each heap; the more heaps there are, the fewer of each."""
    each = min(PER_HEAP, AT_MOST // max(len(found), 1))
    return {(heap.first, heap.last): heap.spans[:each] for heap in found}


def _cards(shown: list[Span], deck: Deck) -> dict[int, Card]:
    pages = with_card_fields(for_reader(Page.objects.filter(pk__in={span.key.page for span in shown}), deck.language))
    return {card.page.pk: card for card in deck.lay(pages)}


def _entries(shown: list[Span], cards: dict[int, Card]) -> list[Entry]:
    return [
        Entry(cards[span.key.page], years_in_words(span.start, span.end), span.key)
        for span in shown
        if span.key.page in cards
    ]


def _hundred(century: Century, shown: dict, cards: dict[int, Card]) -> Hundred:
    def part(heap: Heap, gap: int = 0) -> Part:
        entries = _entries(shown.get((heap.first, heap.last), []), cards)
        return Part(heap.first, heap.last, entries, heap.total, gap)

    decades = century.decades
    gaps = [0, *(min((after.first - before.first) // DECADE - 1, WIDEST_GAP) for before, after in pairwise(decades))]
    return Hundred(part(century.long), [part(heap, gap) for heap, gap in zip(decades, gaps, strict=False)])
