"""What is known of an object or an exhibit, as pairs of a label and a value (3.1, metadata)."""

from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import urlsplit

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exhibits.catalogue.models import ObjectDimension, ObjectMaker, ObjectPage
from exhibits.catalogue.reading import date_words
from exhibits.formats.exhibitions import ExhibitRecord
from exhibits.formats.things import (
    ConceptRecord,
    DimensionRecord,
    IdentifierRecord,
    MakerRecord,
    RightsRecord,
    ThingRecord,
)
from exhibits.vocabularies.models import PagePlace

from . import texts
from .shapes import LanguageMap, Pair

MAKERS = dict(ObjectMaker.Role.choices)
MEASURES = dict(ObjectDimension.Kind.choices)
PLACES = dict(PagePlace.Role.choices)
WAYS = dict(ObjectPage.Acquired.choices)


def of_thing(record: ThingRecord) -> list[Pair]:
    return _pairs(
        (_("Inventory number"), texts.unspoken(record.number)),
        (_("Original title"), _original_title(record)),
        (pgettext_lazy("of an object", "Date"), date(record.date)),
        (_("Made by"), texts.joined(*map(_maker, record.makers))),
        (_("Type of object"), texts.named(record.types)),
        (_("Material or technique"), texts.named(record.materials)),
        (_("Measures"), texts.joined(*map(_measure, record.dimensions))),
        (_("Places"), _places(record.places)),
        (_("Community"), texts.named(record.communities)),
        (_("Period"), texts.named(record.periods)),
        (_("Themes"), texts.named(record.themes)),
        (_("People"), texts.named(record.people)),
        (_("Where it comes from"), texts.told(record.provenance, record.texts)),
        (_("How it came"), _acquired(record)),
        (_("Kept by"), texts.unspoken(record.holder)),
        (_("Rights"), _rights(record.rights)),
        *((one.scheme, _identifier(one)) for one in record.identifiers),
        (_("Permanent address"), _link(record.permanent, record.permanent)),
    )


def of_exhibit(record: ExhibitRecord) -> list[Pair]:
    return _pairs(
        (_("Places"), texts.named(record.places)),
        (_("Period"), texts.named(record.periods)),
        (_("Themes"), texts.named(record.themes)),
        (_("People"), texts.named(record.people)),
        (_("Permanent address"), _link(record.permanent, record.permanent)),
    )


def date(edtf: str) -> LanguageMap:
    """A date in the words of each language; in none where every language writes it as EDTF does."""
    found = texts.spoken(lambda code: date_text(edtf, code)) if edtf else {}
    return found if set(found) != {texts.MESSAGES} or found[texts.MESSAGES] != [edtf] else texts.unspoken(edtf)


def date_text(edtf: str, language: str) -> str:
    """As it is said in ``language``; as it is written where it is no EDTF: old entries may hold anything."""
    try:
        return (date_words(edtf, language) if edtf else "") or edtf
    except ValueError:
        return edtf


def _pairs(*rows: tuple[str | Promise, LanguageMap]) -> list[Pair]:
    """A label that is a string is nobody's word: the name of another museum's list."""
    return [
        {"label": texts.unspoken(label) if isinstance(label, str) else texts.spoken(label), "value": value}
        for label, value in rows
        if value
    ]


def _original_title(record: ThingRecord) -> LanguageMap:
    """With a note it is shown only to those who ask for it, and a client that heeds that is not known: it is left to
    the object's own page."""
    if record.original_title_notes:
        return {}
    return texts.tagged(record.original_title, record.original_title_language)


def _maker(maker: MakerRecord) -> LanguageMap:
    return texts.spoken(lambda code: f"{maker.name} ({MAKERS.get(maker.role, maker.role)})")


def _measure(measure: DimensionRecord) -> LanguageMap:
    number = Decimal(measure.value)
    kind = texts.spoken(MEASURES.get(measure.kind, measure.kind))
    return texts.each(kind, lambda code, word: f"{word} {number_format(number)} {measure.unit}")


def _places(places: Iterable[ConceptRecord]) -> LanguageMap:
    """Each with what happened there, as far as the language has a word for it."""
    shown = []
    for place in places:
        role = texts.spoken(PLACES[place.role]) if place.role in PLACES else {}
        names = {code: f"{name} ({role[code][0]})" if code in role else name for code, name in place.names.items()}
        shown.append(ConceptRecord(place.key, names))
    return texts.named(shown)


def _acquired(record: ThingRecord) -> LanguageMap:
    if not record.acquired_by:
        return date(record.acquired_on)
    way = texts.spoken(WAYS.get(record.acquired_by, record.acquired_by))
    return texts.each(way, lambda code, word: ", ".join(filter(None, (word, date_text(record.acquired_on, code)))))


def _rights(record: RightsRecord | None) -> LanguageMap:
    return texts.told(record.names) if record else {}


def _identifier(one: IdentifierRecord) -> LanguageMap:
    if urlsplit(one.url).scheme in ("http", "https"):
        return _link(one.url, one.value)
    return texts.unspoken(one.value)


def _link(address: str, words: str) -> LanguageMap:
    """A link, as well-formed XML (4.5)."""
    return {texts.NONE: [format_html('<a href="{}">{}</a>', address, words)]}
