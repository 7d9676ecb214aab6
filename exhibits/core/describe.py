"""What the records of all departments have in common: pages in their languages, pictures, terms, rights."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from exhibits.access.asking import Asking, Use
from exhibits.access.selectors import public
from exhibits.formats.record import TextLanguage
from exhibits.formats.things import ConceptRecord, FileRecord, PictureRecord, RightsRecord, Words
from exhibits.media.models import MuseumImage
from exhibits.media.pictures import images_for_pages, told
from exhibits.translations.describe import text_language
from exhibits.translations.locales import code_of
from exhibits.translations.models import Original, TranslationState
from exhibits.vocabularies.models import RightsStatement, Term

from . import routing

# Whoever takes a record may carry it on.
HARVEST = Asking(Use.HARVEST)
# By language, the original first.
Family = dict[str, Page]
# Of these derivatives each shows the whole picture; the others are cut.
WHOLE = "width-"


def families(pages: QuerySet) -> dict[UUID, Family]:
    """The pages of each thing by ``translation_key``; ``pages`` have passed the selectors. Two queries."""
    found: dict[UUID, Family] = {}
    firsts = dict(
        Original.objects.filter(translation_key__in=pages.values("translation_key")).values_list(
            "translation_key", "locale"
        )
    )
    for page in sorted(pages, key=lambda one: firsts.get(one.translation_key) != one.locale_id):
        found.setdefault(page.translation_key, {})[code_of(page.locale_id)] = page
    return found


def address(page: Page, language: str) -> str:
    return routing.absolute(routing.path_of(page.url_path, language))


def addresses(family: Family) -> dict[str, str]:
    return {code: address(page, code) for code, page in family.items()}


def permanent(key: UUID) -> str:
    return routing.absolute(reverse("permanent", args=[key]))


def words(family: Family, name: str) -> Words:
    return {code: text for code, page in family.items() if (text := getattr(page, name))}


def texts(found: Mapping[UUID, Family]) -> dict[UUID, dict[str, TextLanguage]]:
    """How the text in each language came about, by ``translation_key``; one query."""
    rows = TranslationState.objects.filter(translation_key__in=found).select_related("translator", "reviewer")
    states = {(row.translation_key, row.locale_id): row for row in rows}
    return {key: _texts(family, states) for key, family in found.items()}


def _texts(family: Family, states: dict) -> dict[str, TextLanguage]:
    original, first = next(iter(family.items()))
    told = {}
    for code, page in family.items():
        state = states.get((page.translation_key, page.locale_id))
        told[code] = (
            text_language(code, state)
            if page is first
            else text_language(code, state, original, address(first, original))
        )
    return told


def concepts(pages: Iterable[Page], relation: str) -> dict[int, ConceptRecord]:
    """Every term that a row of ``relation`` points to, by the primary key in the row; two queries."""
    rows = [row for page in pages for row in getattr(page, relation).all()]
    if not rows:
        return {}
    model = type(rows[0])._meta.get_field("term").related_model
    keys = dict(model.objects.filter(pk__in={row.term_id for row in rows}).values_list("pk", "translation_key"))
    by_key: dict[UUID, ConceptRecord] = {}
    for term in public(model.objects.filter(translation_key__in=keys.values())):
        known = by_key.setdefault(term.translation_key, ConceptRecord(term.key, {}, _uri(term)))
        known.names[code_of(term.locale_id)] = term.name
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}


def _uri(term: Term) -> str:
    return getattr(term, "uri", "") or wikidata(term)


def wikidata(term: Term | None) -> str:
    return f"http://www.wikidata.org/entity/{term.wikidata}" if term and term.wikidata else ""


class Pictures:
    """The images ``ids`` that pages may show, fetched together, and the rights in them and in ``others`` besides, which
    are primary keys of rights statements. Five queries."""

    def __init__(self, ids: Iterable[int | None], others: Iterable[int | None] = ()):
        self.images = images_for_pages(MuseumImage.objects.filter(pk__in=set(ids) - {None}), Use.HARVEST).in_bulk()
        self.rights = _rights({*others, *(image.rights_id for image in self.images.values())} - {None})

    def get(self, pk: int | None) -> PictureRecord | None:
        image = self.images.get(pk)
        if image is None:
            return None
        files = sorted(_files(image), key=lambda one: (one.width, one.format))
        largest = max(files, key=lambda one: (one.format == "image/jpeg", one.width), default=None)
        return PictureRecord(
            uuid=str(image.uuid),
            width=image.width,
            height=image.height,
            alt=told(image, "alt"),
            caption=told(image, "caption"),
            credit=image.credit,
            rights=self.rights.get(image.rights_id),
            content_note=image.content_note,
            src=largest.address if largest else "",
            src_size=(largest.width, largest.height) if largest else (0, 0),
            files=tuple(files),
            language=image.original_language,
            service=_service(image),
        )


def _service(image: MuseumImage) -> str:
    return routing.absolute(reverse("image_service", args=[image.uuid])) if hasattr(image, "tiles") else ""


def _files(image: MuseumImage) -> list[FileRecord]:
    return [
        FileRecord(routing.absolute(one.url), one.content_type, one.width, one.height)
        for one in image.renditions.all()
        if one.filter_spec.startswith(WHOLE)
    ]


def _rights(ids: set[int]) -> dict[int, RightsRecord]:
    keys = dict(RightsStatement.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    found: dict[UUID, list[RightsStatement]] = {}
    for one in RightsStatement.objects.filter(translation_key__in=keys.values()):
        found.setdefault(one.translation_key, []).append(one)
    return {
        pk: RightsRecord(
            uri=found[key][0].uri,
            code=found[key][0].code,
            names={code_of(one.locale_id): one.name for one in found[key]},
            is_open=found[key][0].is_open,
        )
        for pk, key in keys.items()
    }
