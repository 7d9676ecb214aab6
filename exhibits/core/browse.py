"""Browsing: a list that is narrowed by terms, put in order and turned page by page, by plain links and one GET form."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.text import slugify

from exhibits.access.kept import kept
from exhibits.translations.readers import for_reader_in_turn

from .cards import Card, Deck, with_card_fields
from .terms import BY_NAME, Tally, facets, narrowed, tally

PAGE_SIZE = 12
MAX_PAGE = 10_000
# What is narrowed is counted no further than this: beyond it, "more than".
MOST = 5000
# No term has this key: what is asked for in letters that a key cannot have gives an empty list.
UNKNOWN = "-"
AS_LIST = "list"


@dataclass(frozen=True)
class Option:
    """A term to choose, with the ``query`` that chooses it besides what is chosen already. ``count``: pages that are
    then in the list; None where they were not counted.
    """

    key: str
    name: str
    lang: str
    query: str
    count: int | None


@dataclass(frozen=True)
class Filter:
    """One vocabulary to choose from; ``chosen`` is the key of the chosen term, or empty; ``without`` is the query that
    takes the choice back."""

    name: str
    label: str | Promise
    options: list[Option]
    chosen: str
    without: str


@dataclass(frozen=True)
class Order:
    """A way to put a list in order: ``by`` are what ``QuerySet.order_by`` takes."""

    name: str
    label: str | Promise
    by: tuple


@dataclass(frozen=True)
class Browse:
    """What ``pages/index.html`` needs. ``is_more``: there are more pages than ``total``, and nobody knows which page of
    the list is the ``last``. ``query`` is what turning the pages keeps.
    """

    total: int
    is_more: bool
    cards: list[Card]
    filters: list[Filter]
    orders: Sequence[Order]
    order: str
    as_list: bool
    number: int
    last: int | None
    has_next: bool
    query: str

    @property
    def is_narrowed(self) -> bool:
        return any(one.chosen for one in self.filters)


def browse(queryset: QuerySet, params, deck: Deck, vocabularies: list[str], orders: Sequence[Order] = ()) -> Browse:
    """The part of ``queryset`` that ``params`` (a QueryDict) asks for; an unknown term gives an empty list. It has its
    own order, or the first of ``orders`` unless another is asked for.
    """
    chosen = {name: slugify(params[name][:60]) or UNKNOWN for name in vocabularies if params.get(name)}
    label = f"{queryset.model._meta.label} by terms"
    whole = kept(label, deck.language, lambda: tally(queryset, deck.language, vocabularies))
    found = narrowed(queryset, chosen)
    part = tally(found, deck.language, vocabularies, MOST + 1) if chosen else whole
    is_more = bool(chosen) and part["total"] > MOST
    order = next((one for one in orders if one.name == params.get("sort")), next(iter(orders), None))
    last = None if is_more else max(-(-part["total"] // PAGE_SIZE), 1)
    number = min(page_number(params), last or MAX_PAGE)
    start = (number - 1) * PAGE_SIZE
    # Of few all are put in order; of many those are looked for, in order, that the page shows.
    few = chosen and not is_more
    found = queryset.filter(pk__in=part["pages"]) if few else for_reader_in_turn(found, deck.language)
    if order:
        found = found.order_by(*order.by)
    # One more than a page shows: whether there is a next one.
    rows = list(with_card_fields(found)[start : start + PAGE_SIZE + 1])
    as_list = params.get("view") == AS_LIST
    looks = {"sort": order.name if order and order is not orders[0] else "", "view": AS_LIST if as_list else ""}
    looks = {name: value for name, value in looks.items() if value}
    return Browse(
        total=MOST if is_more else part["total"],
        is_more=is_more,
        cards=deck.lay(rows[:PAGE_SIZE]),
        filters=_filters(whole, part, chosen, looks, deck.language, is_more),
        orders=orders,
        order=order.name if order else "",
        as_list=as_list,
        number=number,
        last=last,
        has_next=len(rows) > PAGE_SIZE,
        query=urlencode({**chosen, **looks}),
    )


def _filters(whole: Tally, part: Tally, chosen: dict, looks: dict, language: str, is_more: bool) -> list[Filter]:
    """Of a vocabulary of which nothing is chosen those terms are offered that something in the list has."""
    counts = {name: _counts(name, whole, part, chosen, is_more) for name in whole["terms"]}
    filters = []
    for name, entries in facets(counts, language).items():
        others = {one: key for one, key in chosen.items() if one != name}
        options = [
            Option(
                one.key, one.name, one.lang, urlencode({**others, name: one.key, **looks}), counts[name][one.identity]
            )
            for one in entries
        ]
        if options:
            filters.append(
                Filter(name, BY_NAME[name].label, options, chosen.get(name, ""), urlencode({**others, **looks}))
            )
    return filters


def _counts(name: str, whole: Tally, part: Tally, chosen: dict, is_more: bool) -> dict[str, int | None]:
    """By what identifies a term: how much there is of it beside what else is chosen."""
    if list(chosen) == [name]:
        return whole["terms"][name]
    if name in chosen or is_more:
        return dict.fromkeys(whole["terms"][name])
    return part["terms"][name]


def page_number(params) -> int:
    """``page`` of a query, within bounds; 1 for anything that is not a number."""
    text = params.get("page", "1")
    return min(max(int(text), 1), MAX_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1
