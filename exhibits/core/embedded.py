"""What a page's body holds of other things: pictures, recordings, other pages; fetched by kind, never one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Model
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import RichText

from exhibits.access.selectors import public
from exhibits.media.models import MuseumImage, Recording
from exhibits.media.pictures import images_for_pages
from exhibits.translations.readers import for_reader

from .cards import Card, cards_of
from .richtext import linked_pages
from .routing import addresses


@dataclass
class Embedded:
    """Public things by primary key, cards by the ``translation_key`` of their page, the paths of pages that texts link
    to by primary key. What is absent is not shown.
    """

    images: dict[int, MuseumImage] = field(default_factory=dict)
    recordings: dict[int, Recording] = field(default_factory=dict)
    cards: dict[UUID, Card] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)


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
    return Embedded(_images(image_ids), _recordings(recording_ids), _cards(keys, language), _links(linked, language))


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


def _images(ids: set[int]) -> dict[int, MuseumImage]:
    return {image.pk: image for image in images_for_pages(MuseumImage.objects.filter(pk__in=ids))} if ids else {}


def _recordings(ids: set[int]) -> dict[int, Recording]:
    if not ids:
        return {}
    rows = public(Recording.objects.filter(pk__in=ids)).prefetch_related("derivatives")
    return {recording.pk: recording for recording in rows}


def _cards(keys: set[UUID], language: str) -> dict[UUID, Card]:
    if not keys:
        return {}
    pages = for_reader(Page.objects.filter(translation_key__in=keys), language).specific()
    return {card.page.translation_key: card for card in cards_of(pages, language)}


def _links(ids: set[int], language: str) -> dict[int, str]:
    """Paths for a reader of ``language``; a linked page may be any translation of what the reader is led to."""
    if not ids:
        return {}
    keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    pages = list(for_reader(Page.objects.filter(translation_key__in=set(keys.values())), language))
    paths = addresses(pages, language)
    by_key = {page.translation_key: paths[page.pk] for page in pages}
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}
