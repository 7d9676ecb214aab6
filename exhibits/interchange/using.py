"""What a page offers to whoever takes its pictures along: made of what the page shows, one query besides."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.models import Page

from exhibits.catalogue.models import ObjectPage
from exhibits.catalogue.reading import Account
from exhibits.core import describe, routing
from exhibits.core.embedded import Embedded, leaves
from exhibits.core.reading import Reading
from exhibits.media.models import MuseumImage, Rendition
from exhibits.media.pictures import words_of

from . import addresses
from .cite.citation import Citation, creators
from .cite.words import in_words
from .iiif.metadata import date_text


@dataclass(frozen=True)
class Take:
    """One picture that may be shared: its ``files``, the largest first, and ``embed``, HTML for somebody's own page
    or empty where nobody agreed to that."""

    image: MuseumImage
    files: list[Rendition]
    embed: str


@dataclass(frozen=True)
class Use:
    """``manifest`` is empty where there is no picture; ``forms`` are those of the citation."""

    manifest: str
    citation: str
    forms: list[addresses.Form]
    takes: list[Take]


def manifest_of(page: Page, reading: Reading, embedded: Embedded, account: Account | None = None) -> str:
    """The absolute address of the manifest of an exhibit or, with its ``account``, of an object; "" where nobody may
    see it, or there is none."""
    if not reading.translations:
        return ""
    images = map(embedded.images.get, account.images) if account else _hung(page, embedded)
    taken = any(image and image.may_be_harvested and _whole(image) for image in images)
    return addresses.manifest(str(page.translation_key)) if taken else ""


def use_of(page: ObjectPage, reading: Reading, embedded: Embedded, account: Account) -> Use | None:
    """None for a page that not everybody may see: nothing of it is to be taken along yet."""
    if not reading.translations:
        return None
    key = page.translation_key
    images = [image for pk in account.images if (image := embedded.images.get(pk))]
    citation = Citation(
        uuid=str(key),
        title=page.title,
        language=reading.text_language,
        museum=gettext("Roma’s Treasure"),
        address=describe.permanent(key),
        creators=creators(account.makers),
        date=page.date,
        number=page.inventory_number,
    )
    return Use(
        manifest=manifest_of(page, reading, embedded, account),
        citation=in_words(citation, date_text(page.date, reading.language)),
        forms=addresses.other_forms(str(key)),
        takes=[_take(image, citation.address) for image in images if _may_be_taken(image)],
    )


def _may_be_taken(image: MuseumImage) -> bool:
    """Elsewhere nobody would see the note that stands before it here."""
    is_free = image.rights and image.rights.is_open and not image.content_note and image.may_be_downloaded
    return bool(is_free and _common(image))


def _take(image: MuseumImage, address: str) -> Take:
    files = sorted(_common(image), key=lambda one: (one.width, one.content_type), reverse=True)
    return Take(image, files, _embed(image, files, address) if image.may_be_embedded else "")


def _embed(image: MuseumImage, files: list[Rendition], address: str) -> str:
    """The picture leads to its object; whom it is owed to stands below, as its rights may demand."""
    middle = next((one for one in files if one.content_type == "image/jpeg"), files[0])
    return format_html(
        '<a href="{}"><img src="{}" alt="{}" width="{}" height="{}"></a><br>{} · <a href="{}">{}</a>',
        address,
        routing.absolute(middle.url),
        words_of(image, translation.get_language()).alt,
        middle.width,
        middle.height,
        image.credit or gettext("Roma’s Treasure"),
        image.rights.uri,
        image.rights.code,
    )


def _whole(image: MuseumImage) -> list[Rendition]:
    return [one for one in image.renditions.all() if one.filter_spec.startswith(describe.WHOLE)]


def _common(image: MuseumImage) -> list[Rendition]:
    """Without AVIF: too few programs open it yet."""
    return [one for one in _whole(image) if one.content_type != "image/avif"]


def _hung(page: Page, embedded: Embedded) -> Iterator[MuseumImage | None]:
    """The pictures that an exhibit's manifest has too: its cover, those in its body, those of objects in it."""
    yield embedded.images.get(page.cover_id)
    for thing in leaves(page.body.stream_block, page.body):
        if isinstance(thing, MuseumImage):
            yield embedded.images.get(thing.pk)
        elif isinstance(thing, Page) and (card := embedded.pages.get(thing.pk)) and isinstance(card.page, ObjectPage):
            yield card.cover
