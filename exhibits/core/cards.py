"""A page as others show it: in lists, as a link, among related things."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.fields import RichTextField
from wagtail.models import Page

from exhibits.access.asking import Asking
from exhibits.access.selectors import public
from exhibits.media.models import MuseumImage
from exhibits.translations.readers import for_reader, untranslated_of, with_untranslated

from .foreign import Marker
from .registry import Kind, kind_of, kinds
from .routing import addresses, language_of
from .shelf import ImageShelf

PAGE_FIELDS = (
    "title", "slug", "path", "depth", "url_path", "translation_key", "locale", "content_type", "search_description",
)  # fmt: skip

PAGE_LINES = ("search_description",)
LONGEST_LINE = 24  # words of a summary


@dataclass(frozen=True)
class Card:
    """``lang`` is empty when the card's words are in the reader's language, else the tag of their own. Words of a
    translation that are still the original's mark themselves.

    ``page`` is of its own type, with the fields that its ``Kind`` names; others would cost a query each.
    """

    page: Page
    url: str
    kind: Kind | None
    title: str
    line: str
    lang: str
    shelf: ImageShelf = field(repr=False)

    @property
    def cover(self) -> MuseumImage | None:
        return self.shelf.cover(getattr(self.page, "cover_id", None))


class Deck:
    """The cards of one page, fetched together: parts of the page say what they ``want``, the first ``get`` fetches.
    ``asked``: of what may be shown to readers of the museum, only what may be used so besides."""

    def __init__(self, language: str, shelf: ImageShelf, asked: Asking | None = None):
        self.language, self.shelf, self.asked = language, shelf, asked
        self._wanted: set[UUID] = set()
        self._cards: dict[UUID, Card | None] = {}

    def want(self, keys: Iterable[UUID | None]) -> None:
        self._wanted.update(key for key in keys if key and key not in self._cards)

    def get(self, key: UUID | None) -> Card | None:
        """The card of the page with this ``translation_key``; None when there is none that may be shown."""
        self.want([key])
        if self._wanted:
            pages = for_reader(Page.objects.filter(translation_key__in=self._wanted), self.language)
            pages = public(pages, self.asked) if self.asked else pages
            self._cards.update(dict.fromkeys(self._wanted))
            self._cards.update({card.page.translation_key: card for card in self.lay(with_card_fields(pages))})
            self._wanted.clear()
        return self._cards.get(key)

    @property
    def laid(self) -> set[UUID]:
        """``translation_key`` of the pages that are wanted and may be shown."""
        self.get(None)
        return {key for key, card in self._cards.items() if card}

    def several(self, keys: Iterable[UUID]) -> list[Card]:
        """The cards for ``keys`` in their order, without those that may not be shown."""
        keys = list(keys)
        self.want(keys)
        return [card for card in map(self.get, keys) if card]

    def lay(self, pages: Iterable[Page]) -> list[Card]:
        """Cards of pages that are at hand, in their order; they have passed the selectors already."""
        pages = list(pages)
        paths = addresses(pages, self.language)
        cards = [self._card(page, paths[page.pk]) for page in pages]
        self.shelf.want(getattr(card.page, "cover_id", None) for card in cards)
        return cards

    def _card(self, page: Page, url: str) -> Card:
        own = specific_of(page)
        kind, language = kind_of(own), language_of(page)
        original, untranslated = untranslated_of(page)
        marker = Marker(original)
        title = marker.text(page.title) if "title" in untranslated else page.title
        name, line = _line(own, kind.lines if kind else PAGE_LINES)
        if name in untranslated:
            line = marker.text(line)
        return Card(own, url, kind, title, line, "" if language == self.language else language, self.shelf)


def _line(page: Page, names: Iterable[str]) -> tuple[str, str]:
    """The first of the fields ``names`` that says anything, and what."""
    for name in names:
        if text := getattr(page, name):
            is_rich = isinstance(page._meta.get_field(name), RichTextField)
            return name, Truncator(strip_tags(text)).words(LONGEST_LINE) if is_rich else text
    return "", ""


def with_card_fields(pages: QuerySet) -> QuerySet:
    """Pages of all registered kinds in one query, with the fields that cards show and no others."""
    pages = with_untranslated(pages)
    if pages.model is not Page:
        kind = next(kind for kind in kinds() if kind.model is pages.model)
        return pages.only(*PAGE_FIELDS, *kind.fields)
    relations = {kind.model._meta.model_name: kind for kind in kinds()}
    fields = [f"{name}__{one}" for name, kind in relations.items() for one in kind.fields or ("pk",)]
    return pages.select_related(*relations).only(*PAGE_FIELDS, *fields)


def specific_of(page: Page) -> Page:
    """The page as its own type, where ``with_card_fields`` has fetched that."""
    if type(page) is not Page:
        return page
    for kind in kinds():
        own = getattr(page, kind.model._meta.model_name, None) if page.content_type_id == kind.content_type_id else None
        if own:
            return own
    return page
