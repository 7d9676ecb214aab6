"""From objects to their neutral records. What is not public is in none of them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page

from exhibits.access.selectors import public
from exhibits.core import routing
from exhibits.formats.things import (
    ConceptRecord,
    DimensionRecord,
    IdentifierRecord,
    MakerRecord,
    PictureRecord,
    RightsRecord,
    ThingRecord,
    Words,
)
from exhibits.media.models import MuseumImage
from exhibits.media.pictures import images_for_pages
from exhibits.translations.describe import text_language
from exhibits.translations.locales import code_of
from exhibits.translations.models import Original, TranslationState
from exhibits.vocabularies.models import RightsStatement, Term

from .models import ObjectPage

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
    families = _families(public(ObjectPage.objects.filter(translation_key__in=keys)))
    writer = _Writer(families)
    return [writer.record(families[key]) for key in keys if key in families]


def _families(pages: QuerySet) -> dict[UUID, dict[str, ObjectPage]]:
    """The public pages of each object by language, the original first."""
    found: dict[UUID, dict[str, ObjectPage]] = {}
    rows = pages.prefetch_related("images", "makers__person", "dimensions", "identifiers", *ROWS.values())
    firsts = dict(
        Original.objects.filter(translation_key__in=pages.values("translation_key")).values_list(
            "translation_key", "locale"
        )
    )
    for page in sorted(rows, key=lambda one: firsts.get(one.translation_key) != one.locale_id):
        found.setdefault(page.translation_key, {})[code_of(page.locale_id)] = page
    return found


class _Writer:
    """What all records of one go have in common, fetched together."""

    def __init__(self, families: dict[UUID, dict[str, ObjectPage]]):
        pages = [next(iter(family.values())) for family in families.values()]
        self.terms = {name: _terms(pages, rows) for name, rows in ROWS.items()}
        images = {row.image_id for page in pages for row in page.images.all()}
        self.images = images_for_pages(MuseumImage.objects.filter(pk__in=images)).in_bulk()
        rights = {page.rights_id for page in pages} | {image.rights_id for image in self.images.values()}
        self.rights = _rights(rights - {None})
        states = TranslationState.objects.filter(translation_key__in=families).select_related("translator", "reviewer")
        self.states = {(state.translation_key, state.locale_id): state for state in states}

    def record(self, family: dict[str, ObjectPage]) -> ThingRecord:
        page = next(iter(family.values()))
        return ThingRecord(
            uuid=str(page.translation_key),
            number=page.inventory_number,
            permanent=routing.absolute(reverse("permanent", args=[page.translation_key])),
            addresses={code: _address(one, code) for code, one in family.items()},
            titles=_words(family, "title"),
            summaries=_words(family, "summary"),
            descriptions={code: strip_tags(text) for code, text in _words(family, "description").items()},
            content_notes=_words(family, "content_note"),
            original_title=page.original_title,
            original_title_language=page.original_title_language,
            original_title_notes=_words(family, "original_title_note"),
            date=page.date,
            **{name: self._concepts(page, name) for name in ROWS},
            makers=tuple(MakerRecord(one.name, one.role, _wikidata(one.person)) for one in page.makers.all()),
            dimensions=tuple(
                DimensionRecord(one.kind, f"{one.value.normalize():f}", one.unit) for one in page.dimensions.all()
            ),
            identifiers=tuple(IdentifierRecord(one.scheme, one.value, one.url) for one in page.identifiers.all()),
            provenance=_words(family, "provenance"),
            acquired_by=page.acquired_by,
            acquired_on=page.acquired_on,
            holder=page.holder,
            credit_lines=_words(family, "credit_line"),
            rights=self.rights.get(page.rights_id),
            pictures=tuple(self._pictures(page)),
            texts={code: self._text(one, code, page) for code, one in family.items()},
        )

    def _concepts(self, page: ObjectPage, name: str) -> tuple[ConceptRecord, ...]:
        found = self.terms[name]
        return tuple(
            ConceptRecord(**found[row.term_id], role=getattr(row, "role", ""))
            for row in getattr(page, ROWS[name]).all()
            if row.term_id in found
        )

    def _pictures(self, page: ObjectPage):
        for row in page.images.all():
            if image := self.images.get(row.image_id):
                texts = {text.language: text for text in image.texts.all()}
                largest = max(
                    (one for one in image.renditions.all() if one.filter_spec.startswith("width-")),
                    key=lambda one: (one.filter_spec.endswith("jpeg"), one.width),
                    default=None,
                )
                yield PictureRecord(
                    uuid=str(image.uuid),
                    width=image.width,
                    height=image.height,
                    alt={code: text.alt for code, text in texts.items() if text.alt},
                    caption={code: text.caption for code, text in texts.items() if text.caption},
                    credit=image.credit,
                    rights=self.rights.get(image.rights_id),
                    content_note=image.content_note,
                    src=routing.absolute(largest.url) if largest else "",
                    src_size=(largest.width, largest.height) if largest else (0, 0),
                )

    def _text(self, page: ObjectPage, code: str, first: ObjectPage):
        state = self.states.get((page.translation_key, page.locale_id))
        if page is first:
            return text_language(code, state)
        original = code_of(first.locale_id)
        return text_language(code, state, original, _address(first, original))


def _address(page: Page, language: str) -> str:
    return routing.absolute(routing.path_of(page.url_path, language))


def _words(family: dict[str, ObjectPage], name: str) -> Words:
    return {code: text for code, page in family.items() if (text := getattr(page, name))}


def _terms(pages: list[ObjectPage], relation: str) -> dict[int, dict]:
    """What a record says of each term that a row points to, by the primary key in the row; two queries."""
    rows = [row for page in pages for row in getattr(page, relation).all()]
    if not rows:
        return {}
    model = type(rows[0])._meta.get_field("term").related_model
    keys = dict(model.objects.filter(pk__in={row.term_id for row in rows}).values_list("pk", "translation_key"))
    by_key: dict[UUID, dict] = {}
    for term in public(model.objects.filter(translation_key__in=keys.values())):
        known = by_key.setdefault(term.translation_key, {"key": term.key, "names": {}, "uri": _uri(term)})
        known["names"][code_of(term.locale_id)] = term.name
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}


def _uri(term: Term) -> str:
    return getattr(term, "uri", "") or _wikidata(term)


def _wikidata(term: Term | None) -> str:
    return f"http://www.wikidata.org/entity/{term.wikidata}" if term and term.wikidata else ""


def _rights(ids: set[int]) -> dict[int, RightsRecord]:
    keys = dict(RightsStatement.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    families: dict[UUID, list[RightsStatement]] = {}
    for one in RightsStatement.objects.filter(translation_key__in=keys.values()):
        families.setdefault(one.translation_key, []).append(one)
    return {
        pk: RightsRecord(
            uri=families[key][0].uri,
            code=families[key][0].code,
            names={code_of(one.locale_id): one.name for one in families[key]},
            is_open=families[key][0].is_open,
        )
        for pk, key in keys.items()
    }
