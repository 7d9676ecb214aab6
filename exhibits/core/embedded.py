"""What a page's body holds of other things: pictures, recordings, pages, places; fetched by kind, never one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Model
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import RichText

from exhibits.access.asking import Asking, Use
from exhibits.access.selectors import public, within_pages
from exhibits.access.withdrawing import taken_back
from exhibits.media.models import MuseumImage, Recording
from exhibits.media.transcripts.reading import tracks
from exhibits.vocabularies.models import Place, Reference

from .atlas import Site, sites_of
from .cards import Card, Deck
from .richtext import linked_pages
from .shelf import ImageShelf


@dataclass
class Embedded:
    """What a page shows, by primary key; ``cards`` is the deck that all parts of the page draw from.

    What is absent is not public, and is not shown; where it was taken back, a quiet word stands in its place.
    """

    images: ImageShelf
    cards: Deck
    pages: Mapping[int, Card] = field(default_factory=dict)
    recordings: dict[int, Recording] = field(default_factory=dict)
    references: dict[int, Reference] = field(default_factory=dict)
    places: dict[int, Site] = field(default_factory=dict)

    @cached_property
    def _taken_back(self) -> dict[str, set[int]]:
        return taken_back()

    def was_taken_back(self, thing: Model) -> bool:
        """Asked for what is absent only. One query, however many there are."""
        model = Page if isinstance(thing, Page) else type(thing)
        return thing.pk in self._taken_back.get(model._meta.label_lower, ())


class LinkedPages(Mapping):
    """Cards of pages that blocks and texts link to, in any of their translations."""

    def __init__(self, deck: Deck, keys: dict[int, UUID]):
        self._deck, self._keys = deck, keys
        deck.want(keys.values())

    def __getitem__(self, pk: int) -> Card:
        card = self._deck.get(self._keys[pk])
        if card is None:
            raise KeyError(pk)
        return card

    def __iter__(self):
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def gather(
    streams: Iterable,
    language: str,
    images: Iterable[int | None] = (),
    recordings: Iterable[int | None] = (),
    texts: Iterable[str] = (),
    asked: Asking | None = None,
) -> Embedded:
    """What the StreamField values ``streams`` and the rich ``texts`` hold, and what is named besides."""
    things = [thing for stream in streams for thing in leaves(stream.stream_block, stream)]
    return embed(things, language, images, recordings, texts, asked)


def embed(
    things: Iterable[Model | RichText],
    language: str,
    images: Iterable[int | None] = (),
    recordings: Iterable[int | None] = (),
    texts: Iterable[str] = (),
    asked: Asking | None = None,
) -> Embedded:
    """The same for ``things`` that ``leaves`` found; ``asked``: for another use than the museum's pages."""
    found: dict[type[Model], set[int | None]] = {
        MuseumImage: set(images), Recording: set(recordings), Page: set(), Reference: set(),
        Place: set(),
    }  # fmt: skip
    for text in texts:
        found[Page] |= linked_pages(text)
    for thing in things:
        if isinstance(thing, RichText):
            found[Page] |= linked_pages(thing.source)
        else:
            next(pks for model, pks in found.items() if isinstance(thing, model)).add(thing.pk)
    asked = asked or Asking()
    shelf = ImageShelf(asked.use)
    shelf.want(found[MuseumImage])
    deck = Deck(language, shelf, asked if asked.use != Use.WEB else None)
    return Embedded(
        images=shelf,
        cards=deck,
        pages=_pages(found[Page], deck),
        recordings=_recordings(found[Recording] - {None}, asked),
        references=public(Reference.objects.filter(pk__in=found[Reference])).in_bulk() if found[Reference] else {},
        places=sites_of(found[Place], language),
    )


def leaves(block: blocks.Block, value) -> Iterator[Model | RichText]:
    """Every chosen object and every rich text within ``value``, in order."""
    if value is None:
        return
    if isinstance(block, blocks.ChooserBlock | blocks.RichTextBlock):
        yield value
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from leaves(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for child in value:
            yield from leaves(block.child_block, child)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, value.get(name))


def _recordings(ids: set[int], asked: Asking) -> dict[int, Recording]:
    if not ids:
        return {}
    rows = within_pages(Recording.objects.filter(pk__in=ids), asked)
    # As with cards: of what may stand on the museum's pages what may be used so besides.
    rows = rows if asked.use == Use.WEB else within_pages(rows)
    return {recording.pk: recording for recording in rows.prefetch_related("derivatives", tracks(asked))}


def _pages(ids: set[int], deck: Deck) -> Mapping[int, Card]:
    return LinkedPages(deck, dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))) if ids else {}
