"""From exhibits to their neutral records. What is not public is in none of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet
from django.utils.html import strip_tags
from wagtail.models import Page

from exhibits.access.selectors import public
from exhibits.catalogue.describe import records_of as things_of
from exhibits.core import describe
from exhibits.core.describe import Family, words
from exhibits.formats.exhibitions import EntryRecord, ExhibitRecord, SectionRecord, ShownRecord
from exhibits.formats.things import PictureRecord, ThingRecord, thumbnail
from exhibits.media.models import MuseumImage

from .models import ExhibitPage

TERMS = ("places", "periods", "themes", "people")


def record_of(key: UUID) -> ExhibitRecord | None:
    """The record of the exhibit with this ``translation_key``; None when nobody may see it."""
    return next(iter(records_of(ExhibitPage.objects.filter(translation_key=key))), None)


def records_of(pages: QuerySet) -> list[ExhibitRecord]:
    """The records of those of the exhibit ``pages`` that anybody may see, in the order of the tree; as many queries for
    any number."""
    families = describe.families(public(pages, describe.HARVEST).order_by("path").prefetch_related(*TERMS))
    writer = _Writer(families)
    return [writer.record(family) for family in families.values()]


def entries(pages: QuerySet) -> list[EntryRecord]:
    """Those of the exhibit ``pages`` that anybody may see and that have a picture to show, as lists name them."""
    return [_entry(record) for record in records_of(pages) if pictures_of(record)]


def pictures_of(record: ExhibitRecord) -> list[PictureRecord]:
    """All that there is to see, the cover first."""
    hung = [one.picture for section in record.sections for one in section.shown]
    return [record.cover, *hung] if record.cover else hung


def _entry(record: ExhibitRecord) -> EntryRecord:
    themes = tuple(theme.key for theme in record.themes)
    return EntryRecord(record.uuid, record.titles, themes, thumbnail(pictures_of(record)))


@dataclass(frozen=True)
class _Hung:
    """A picture or an object in a body, of which only the primary key is at hand, with the words it has there."""

    what: MuseumImage | Page
    alt: str = ""
    caption: str = ""


def _hung(block) -> Iterator[_Hung]:
    """What hangs in one block; nothing in a block that was emptied."""
    value, found = block.value, []
    match block.block_type:
        case "image":
            found = [(value["image"], value["alt"], value["caption"])]
        case "gallery":
            found = [(item["image"], item["alt"], item["caption"]) for item in value["images"]]
        case "pair":
            found = [(value[name], "", value[f"{name}_label"]) for name in ("first", "second")]
        case "object":
            found = [(value["page"], "", value["text"])]
        case "compare":
            found = [(value[name], "", "") for name in ("first", "second")]
    for what, alt, caption in found:
        if what is not None:
            yield _Hung(what, alt or "", caption or "")


class _Writer:
    """What all records of one go have in common, fetched together."""

    def __init__(self, families: dict[UUID, Family]):
        pages = [next(iter(family.values())) for family in families.values()]
        self.terms = {name: describe.concepts(pages, name) for name in TERMS}
        self.texts = describe.texts(families)
        hung = [one.what for page in pages for block in page.body for one in _hung(block)]
        images = [one.pk for one in hung if isinstance(one, MuseumImage)]
        self.pictures = describe.Pictures([*images, *(page.cover_id for page in pages)])
        ids = {one.pk for one in hung if not isinstance(one, MuseumImage)}
        self.keys = dict(Page.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
        self.things = {one.uuid: one for one in things_of(set(self.keys.values()))}

    def record(self, family: Family) -> ExhibitRecord:
        page = next(iter(family.values()))
        cover = self.pictures.get(page.cover_id)
        return ExhibitRecord(
            uuid=str(page.translation_key),
            permanent=describe.permanent(page.translation_key),
            addresses=describe.addresses(family),
            titles=words(family, "title"),
            subtitles=words(family, "subtitle"),
            introductions={code: strip_tags(text) for code, text in words(family, "introduction").items()},
            content_notes=words(family, "content_note"),
            credits={code: strip_tags(text) for code, text in words(family, "credits").items()},
            **{name: self._concepts(page, name) for name in TERMS},
            cover=cover if cover and cover.src else None,
            sections=tuple(self._sections(family)),
            texts=self.texts[page.translation_key],
        )

    def _concepts(self, page: ExhibitPage, name: str) -> tuple:
        found = self.terms[name]
        return tuple(found[row.term_id] for row in getattr(page, name).all() if row.term_id in found)

    def _sections(self, family: Family) -> Iterator[SectionRecord]:
        """The body cut at its headings. Blocks keep their ids in translations, so each finds its words by them."""
        bodies = {code: {block.id: block for block in page.body} for code, page in family.items()}
        headings: dict[str, str] = {}
        shown: list[ShownRecord] = []
        for block in next(iter(family.values())).body:
            twins = {code: blocks[block.id] for code, blocks in bodies.items() if block.id in blocks}
            if block.block_type == "heading":
                yield from _section(headings, shown)
                headings, shown = {code: twin.value["text"] for code, twin in twins.items()}, []
            else:
                shown += self._shown(block, twins)
        yield from _section(headings, shown)

    def _shown(self, block, twins: dict) -> Iterator[ShownRecord]:
        told = {code: list(_hung(twin)) for code, twin in twins.items()}
        for place, one in enumerate(_hung(block)):
            there = {code: hung[place] for code, hung in told.items() if place < len(hung)}
            thing = self.things.get(str(self.keys.get(one.what.pk))) if not isinstance(one.what, MuseumImage) else None
            picture = _first_picture(thing) if thing else self._picture(one.what)
            if picture and picture.src:
                yield ShownRecord(_with_words(picture, there), thing)

    def _picture(self, what: MuseumImage | Page) -> PictureRecord | None:
        return self.pictures.get(what.pk) if isinstance(what, MuseumImage) else None


def _section(headings: dict[str, str], shown: list[ShownRecord]) -> Iterator[SectionRecord]:
    """A section in which nothing hangs is none."""
    if shown:
        yield SectionRecord(headings, tuple(shown))


def _first_picture(thing: ThingRecord) -> PictureRecord | None:
    """What stands for an object where it hangs."""
    return next((one for one in thing.pictures if one.src), None)


def _with_words(picture: PictureRecord, there: dict[str, _Hung]) -> PictureRecord:
    """The words of the place come before the picture's own."""
    alt = {code: one.alt for code, one in there.items() if one.alt}
    caption = {code: one.caption for code, one in there.items() if one.caption}
    return replace(picture, alt={**picture.alt, **alt}, caption={**picture.caption, **caption})
