"""Finding pages by words, through the database's own full-text search. Small on purpose: it is to be rebuilt."""

import re
import unicodedata
from dataclasses import dataclass

from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from exhibits.core.cards import with_card_fields
from exhibits.core.registry import kinds
from exhibits.translations.readers import for_reader

MAX_LENGTH = 100
MAX_WORDS = 12
MAX_HITS = 500


@dataclass(frozen=True)
class Results:
    """One page of results; ``total`` counts all of them."""

    total: int
    pages: list[Page]
    number: int
    last: int


def clean(text: str) -> str:
    """The words of a query: letters, digits and apostrophes only, at most 12 of them.

    Whatever has a meaning in a database's query language, or cannot be stored (NUL, lone surrogates), is left out.
    """
    plain = unicodedata.normalize("NFC", text[: MAX_LENGTH * 4])
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", plain)
    return " ".join(words[:MAX_WORDS])[:MAX_LENGTH].strip()


def find(words: str, language: str, number: int, size: int) -> Results:
    """Public pages with all of ``words``, best first; page ``number`` of them, the last one if it is beyond the end.

    The search backend cannot take the selectors' conditions: it ranks first, then what the reader may not see is left
    out, before anything is counted.
    """
    everything = Page.objects.type(*(kind.model for kind in kinds()))
    ranked = [page.pk for page in get_search_backend().search(words, everything, operator="and")[:MAX_HITS]]
    visible = set(for_reader(Page.objects.filter(pk__in=ranked), language).values_list("pk", flat=True))
    found = [pk for pk in ranked if pk in visible]
    last = max(1, -(-len(found) // size))
    number = min(number, last)
    wanted = found[(number - 1) * size : number * size]
    by_pk = with_card_fields(Page.objects.filter(pk__in=wanted)).in_bulk()
    return Results(len(found), [by_pk[pk] for pk in wanted if pk in by_pk], number, last)
