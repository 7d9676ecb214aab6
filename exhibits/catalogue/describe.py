"""From objects to their neutral records. What is not public is in none of them."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet
from django.utils.html import strip_tags

from exhibits.access.selectors import public, within_pages
from exhibits.core import describe
from exhibits.core.describe import Family, words
from exhibits.formats.exhibitions import EntryRecord
from exhibits.formats.things import (
    ConceptRecord,
    DimensionRecord,
    IdentifierRecord,
    MakerRecord,
    StepRecord,
    ThingRecord,
    thumbnail,
)
from exhibits.media.models import MuseumImage

from .looking import steps_on
from .models import ObjectImage, ObjectPage

ROWS = {
    "types": "object_types",
    "materials": "materials",
    "places": "places",
    "periods": "periods",
    "themes": "themes",
    "people": "people",
    "communities": "communities",
}


def record_of(key: UUID) -> ThingRecord | None:
    """The record of the object with this ``translation_key``; None when nobody may see it."""
    return next(iter(records_of([key])), None)


def records_of(keys: Iterable[UUID]) -> list[ThingRecord]:
    """The records of those of ``keys`` that anybody may see, in their order; as many queries for any number."""
    keys = list(keys)
    pages = public(ObjectPage.objects.filter(translation_key__in=keys), describe.HARVEST)
    families = describe.families(
        pages.prefetch_related("images", "makers__person", "dimensions", "identifiers", *ROWS.values())
    )
    writer = _Writer(families)
    return [writer.record(families[key]) for key in keys if key in families]


def entries(pages: QuerySet) -> list[EntryRecord]:
    """Those of the object pages ``pages`` that anybody may see and that have a picture to show, in the order of the
    tree; as many queries for any number."""
    whole = MuseumImage.objects.filter(renditions__filter_spec__startswith=describe.WHOLE)
    shown = ObjectImage.objects.filter(image__in=within_pages(whole, describe.HARVEST)).values("page")
    # Of tens of thousands only what a list tells of them.
    listed = public(pages.filter(pk__in=shown), describe.HARVEST).order_by("path")
    listed = listed.only("path", "translation_key", "locale", "title", "cover")
    families = describe.families(listed.prefetch_related("themes__term"))
    covers = describe.Pictures(page.cover_id for family in families.values() for page in family.values())
    return [_entry(family, covers) for family in families.values()]


def _entry(family: Family, covers: describe.Pictures) -> EntryRecord:
    page = next(iter(family.values()))
    return EntryRecord(
        str(page.translation_key),
        words(family, "title"),
        tuple(row.term.key for row in page.themes.all()),
        thumbnail([covers.get(page.cover_id)]),
    )


class _Writer:
    """What all records of one go have in common, fetched together."""

    def __init__(self, families: dict[UUID, Family]):
        pages = [next(iter(family.values())) for family in families.values()]
        self.terms = {name: describe.concepts(pages, rows) for name, rows in ROWS.items()}
        images = [row.image_id for page in pages for row in page.images.all()]
        self.pictures = describe.Pictures(images, others=[page.rights_id for page in pages])
        self.texts = describe.texts(families)

    def record(self, family: Family) -> ThingRecord:
        page = next(iter(family.values()))
        return ThingRecord(
            uuid=str(page.translation_key),
            number=page.inventory_number,
            permanent=describe.permanent(page.translation_key),
            addresses=describe.addresses(family),
            titles=words(family, "title"),
            summaries=words(family, "summary"),
            descriptions={code: strip_tags(text) for code, text in words(family, "description").items()},
            content_notes=words(family, "content_note"),
            original_title=page.original_title,
            original_title_language=page.original_title_language,
            original_title_notes=words(family, "original_title_note"),
            date=page.date,
            **{name: self._concepts(page, name) for name in ROWS},
            makers=tuple(MakerRecord(one.name, one.role, describe.wikidata(one.person)) for one in page.makers.all()),
            dimensions=tuple(
                DimensionRecord(one.kind, f"{one.value.normalize():f}", one.unit) for one in page.dimensions.all()
            ),
            identifiers=tuple(IdentifierRecord(one.scheme, one.value, one.url) for one in page.identifiers.all()),
            provenance=words(family, "provenance"),
            acquired_by=page.acquired_by,
            acquired_on=page.acquired_on,
            holder=page.holder,
            credit_lines=words(family, "credit_line"),
            rights=self.pictures.rights.get(page.rights_id),
            pictures=tuple(filter(None, (self.pictures.get(row.image_id) for row in page.images.all()))),
            steps=self._steps(family),
            texts=self.texts[page.translation_key],
        )

    def _steps(self, family: Family) -> tuple[StepRecord, ...]:
        """Steps of the original, each in the languages that have words of their own for it."""
        page = next(iter(family.values()))
        return tuple(
            _step(key, shown.uuid, {code: dict(steps_on(one, row.image_id)).get(key) for code, one in family.items()})
            for row in page.images.all()
            if (shown := self.pictures.get(row.image_id))
            for key, _value in steps_on(page, row.image_id)
        )

    def _concepts(self, page: ObjectPage, name: str) -> tuple[ConceptRecord, ...]:
        found = self.terms[name]
        return tuple(
            replace(found[row.term_id], role=getattr(row, "role", ""))
            for row in getattr(page, ROWS[name]).all()
            if row.term_id in found
        )


def _step(key: str, picture: str, values: dict[str, dict | None]) -> StepRecord:
    """``values`` by language, the original first; a translation that lags behind may not have the step yet."""
    told = {code: (value["heading"], strip_tags(value["text"].source)) for code, value in values.items() if value}
    first = next(iter(told.values()))
    # Words that nobody has translated yet are the original's: they are not passed off as another language's.
    own = {code: words for code, words in told.items() if words is first or words != first}
    return StepRecord(
        key,
        picture,
        next(iter(values.values()))["region"],
        {code: heading for code, (heading, _text) in own.items()},
        {code: text for code, (_heading, text) in own.items()},
    )
