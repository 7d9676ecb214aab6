"""Browsing: a list that is narrowed by terms and turned page by page, all by plain links and one GET form."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.text import slugify

from exhibits.translations.readers import for_reader

from .cards import Card, Deck, with_card_fields
from .terms import BY_NAME, TermEntry, facets, narrowed

PAGE_SIZE = 12
MAX_PAGE = 10_000
# No term has this key: what is asked for in letters that a key cannot have gives an empty list.
UNKNOWN = "-"


@dataclass(frozen=True)
class Filter:
    """One vocabulary to choose from; ``chosen`` is the key of the chosen term, or empty."""

    name: str
    label: str
    options: list[TermEntry]
    chosen: str


@dataclass(frozen=True)
class Browse:
    """What ``components/browse.html`` needs."""

    total: int
    cards: list[Card]
    filters: list[Filter]
    page: PaginatorPage
    query: str

    @property
    def is_narrowed(self) -> bool:
        return any(one.chosen for one in self.filters)


def browse(queryset: QuerySet, params, deck: Deck, vocabularies: list[str]) -> Browse:
    """The part of ``queryset`` that ``params`` (a QueryDict) asks for; an unknown term gives an empty list."""
    visible = for_reader(queryset, deck.language)
    chosen = {name: slugify(params[name][:60]) or UNKNOWN for name in vocabularies if params.get(name)}
    rows = with_card_fields(narrowed(visible, chosen))
    page = Paginator(rows, PAGE_SIZE).get_page(page_number(params))
    options = facets(visible, vocabularies, deck.language)
    return Browse(
        total=page.paginator.count,
        cards=deck.lay(page.object_list),
        filters=[Filter(n, BY_NAME[n].label, options[n], chosen.get(n, "")) for n in vocabularies if options[n]],
        page=page,
        query=urlencode(chosen),
    )


def page_number(params) -> int:
    """``page`` of a query, within bounds; 1 for anything that is not a number."""
    text = params.get("page", "1")
    return min(max(int(text), 1), MAX_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1
