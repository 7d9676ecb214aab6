"""What a page's body holds of other things: pictures, recordings, other pages; fetched by kind, never one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Model
from wagtail import blocks
from wagtail.models import Page

from exhibits.access.selectors import public
from exhibits.media.models import MuseumImage, Recording
from exhibits.media.pictures import images_for_pages
from exhibits.translations.readers import for_reader

from .cards import Card, cards_of


@dataclass
class Embedded:
    """Public things by primary key; cards by the ``translation_key`` of their page. What is absent is not shown."""

    images: dict[int, MuseumImage] = field(default_factory=dict)
    recordings: dict[int, Recording] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)


def gather(streams: Iterable, language: str, images: Iterable[int | None] = (), recordings=()) -> Embedded:
    """Everything that the StreamField values ``streams`` show, and the images and recordings named besides."""
    image_ids = {pk for pk in images if pk}
    recording_ids = {pk for pk in recordings if pk}
    keys = set()
    for stream in streams:
        for thing in chosen(stream.stream_block, stream):
            if isinstance(thing, MuseumImage):
                image_ids.add(thing.pk)
            elif isinstance(thing, Recording):
                recording_ids.add(thing.pk)
            elif isinstance(thing, Page):
                keys.add(thing.translation_key)
    return Embedded(_images(image_ids), _recordings(recording_ids), _cards(keys, language))


def chosen(block: blocks.Block, value) -> Iterator[Model]:
    """Every object that choosers within ``value`` point to, in order."""
    if value is None:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield value
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from chosen(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for child in value:
            yield from chosen(block.child_block, child)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from chosen(child, value.get(name))


def _images(ids: set[int]) -> dict[int, MuseumImage]:
    return {image.pk: image for image in images_for_pages(MuseumImage.objects.filter(pk__in=ids))} if ids else {}


def _recordings(ids: set[int]) -> dict[int, Recording]:
    if not ids:
        return {}
    rows = public(Recording.objects.filter(pk__in=ids)).prefetch_related("derivatives")
    return {recording.pk: recording for recording in rows}


def _cards(keys: set, language: str) -> dict:
    if not keys:
        return {}
    pages = for_reader(Page.objects.filter(translation_key__in=keys), language).specific()
    return {card.page.translation_key: card for card in cards_of(pages, language)}
