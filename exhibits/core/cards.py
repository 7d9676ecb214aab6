"""A page as others show it: in lists, as a link, among related things."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from exhibits.media.models import MuseumImage
from exhibits.media.pictures import images_for_pages

from .registry import Kind, kind_of
from .routing import addresses, language_of


@dataclass(frozen=True)
class Card:
    """``lang`` is empty when the card's words are in the reader's language, else the tag of their own."""

    page: Page
    url: str
    kind: Kind | None
    title: str
    line: str
    lang: str
    cover: MuseumImage | None


def cards_of(pages: Iterable[Page], language: str) -> list[Card]:
    """Cards of specific pages in their order, for a reader of ``language``; the same few queries for any number."""
    pages = list(pages)
    paths = addresses(pages, language)
    covers = _covers({page.cover_id for page in pages if getattr(page, "cover_id", None)})
    return [
        Card(
            page=page,
            url=paths[page.pk],
            kind=kind_of(page),
            title=page.title,
            line=page.card_line(),
            lang="" if language_of(page) == language else language_of(page),
            cover=covers.get(getattr(page, "cover_id", None)),
        )
        for page in pages
    ]


def _covers(ids: set[int]) -> dict[int, MuseumImage]:
    return {image.pk: image for image in images_for_pages(MuseumImage.objects.filter(pk__in=ids))} if ids else {}
