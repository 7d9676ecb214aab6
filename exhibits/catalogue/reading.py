"""An object as a page tells of it, in the reader's language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.functional import Promise

from exhibits.core.cards import Card, Deck
from exhibits.core.mentions import shown_in
from exhibits.core.terms import TermEntry
from exhibits.formats.dates.edtf import parse
from exhibits.formats.dates.words import words_of
from exhibits.formats.romani import ROMANI
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.models import RightsStatement

if TYPE_CHECKING:
    from .models import ObjectPage


@dataclass(frozen=True)
class Maker:
    """``words`` say the ``role``; ``key`` is that of the person's entry in the museum, empty for whoever has none."""

    name: str
    role: str
    words: str | Promise
    key: str = ""


@dataclass(frozen=True)
class Account:
    """What stands beside an object's pictures; ``images`` are primary keys, in their order. Lists may be empty."""

    images: list[int]
    date: str
    makers: list[Maker]
    dimensions: list[str]
    places: list[tuple[TermEntry, str]]
    acquired: str
    acquired_on: str
    identifiers: list
    rights: RightsStatement | None
    related: list[Card]
    shown_in: list[Card]


def account_of(page: "ObjectPage", deck: Deck, terms: dict[str, list[TermEntry]]) -> Account:
    """``terms`` is what the page is indexed under, as ``core.terms.terms_of`` gives it."""
    others = [row.other for row in page.relations.all().select_related("other")]
    places = shown_in(page, deck.language, type(page))
    deck.want([*(one.translation_key for one in others), *places])
    return Account(
        images=[row.image_id for row in page.images.all()],
        date=date_words(page.date, deck.language),
        makers=_makers(page, deck.language),
        dimensions=[dimension_words(row, deck.language) for row in page.dimensions.all()],
        places=_places(page, terms.get("place", []), deck.language),
        acquired=_said(page.get_acquired_by_display(), deck.language),
        acquired_on=date_words(page.acquired_on, deck.language),
        identifiers=list(page.identifiers.all()),
        rights=_rights(page.rights_id, deck.language),
        related=deck.several(one.translation_key for one in others),
        shown_in=deck.several(places),
    )


def date_words(text: str, language: str) -> str:
    return words_of(parse(text), language) if text else ""


def dimension_words(row, language: str) -> str:
    """Such as "height 12.5 cm", its number as the reader's language writes it."""
    number = number_format(row.value.normalize() if row.value % 1 else int(row.value))
    return " ".join(filter(None, (_said(row.get_kind_display(), language), number, row.unit)))


def _said(word: str, language: str) -> str:
    """For measures and roles nobody has given the museum Romani words: there they are left out, and none is made up."""
    return "" if language == ROMANI else word


def _makers(page: "ObjectPage", language: str) -> list[Maker]:
    rows = page.makers.all().select_related("person")
    return [
        Maker(row.name, row.role, _said(row.get_role_display(), language), row.person.key if row.person else "")
        for row in rows
    ]


def _places(page: "ObjectPage", entries: list[TermEntry], language: str) -> list[tuple[TermEntry, str]]:
    """Each place with what happened there; keys are the same in all languages."""
    roles: dict[str, list[str]] = {}
    for row in page.places.all().select_related("term"):
        if row.role:
            roles.setdefault(row.term.key, []).append(_said(row.get_role_display(), language))
    return [(entry, ", ".join(filter(None, roles.get(entry.key, [])))) for entry in entries]


def _rights(pk: int | None, language: str) -> RightsStatement | None:
    if not pk:
        return None
    same = RightsStatement.objects.filter(pk=pk).values("translation_key")
    return for_reader(RightsStatement.objects.filter(translation_key__in=same), language).first()
