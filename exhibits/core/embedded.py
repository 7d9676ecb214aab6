"""What a page's body holds of other things: pictures, recordings, other pages; fetched by kind, never one by one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Model
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import RichText

from exhibits.access.selectors import public
from exhibits.media.models import MuseumImage, Recording

from .cards import Deck
from .richtext import linked_pages
from .shelf import ImageShelf


@dataclass
class Embedded:
    """Images and recordings by primary key, cards by the ``translation_key`` of their page, the paths of pages that
    texts link to by primary key. What is absent is not public, and is not shown.
    """

    images: ImageShelf
    cards: Deck
    recordings: dict[int, Recording] = field(default_factory=dict)
    links: Mapping[int, str] = field(default_factory=dict)


class Links(Mapping):
    """Paths for the reader; a linked page may be any translation of what the reader is led to."""

    def __init__(self, deck: Deck, keys: dict[int, UUID]):
        self._deck, self._keys = deck, keys
        deck.want(keys.values())

    def __getitem__(self, pk: int) -> str:
        card = self._deck.get(self._keys[pk])
        if card is None:
            raise KeyError(pk)
        return card.url

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
) -> Embedded:
    """What the StreamField values ``streams`` and the rich ``texts`` hold, and what is named besides."""
    things = [thing for stream in streams for thing in leaves(stream.stream_block, stream)]
    return embed(things, language, images, recordings, texts)


def embed(
    things: Iterable[Model | RichText],
    language: str,
    images: Iterable[int | None] = (),
    recordings: Iterable[int | None] = (),
    texts: Iterable[str] = (),
) -> Embedded:
    """The same for ``things`` that ``leaves`` found."""
    image_ids = {pk for pk in images if pk}
    recording_ids = {pk for pk in recordings if pk}
    keys, linked = set(), {pk for text in texts for pk in linked_pages(text)}
    for thing in things:
        if isinstance(thing, MuseumImage):
            image_ids.add(thing.pk)
        elif isinstance(thing, Recording):
            recording_ids.add(thing.pk)
        elif isinstance(thing, Page):
            keys.add(thing.translation_key)
        elif isinstance(thing, RichText):
            linked |= linked_pages(thing.source)
    shelf = ImageShelf()
    deck = Deck(language, shelf)
    shelf.want(image_ids)
    deck.want(keys)
    return Embedded(shelf, deck, _recordings(recording_ids), _links(linked, deck))


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


def _recordings(ids: set[int]) -> dict[int, Recording]:
    if not ids:
        return {}
    rows = public(Recording.objects.filter(pk__in=ids)).prefetch_related("derivatives")
    return {recording.pk: recording for recording in rows}


def _links(ids: set[int], deck: Deck) -> Mapping[int, str]:
    return Links(deck, dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))) if ids else {}
