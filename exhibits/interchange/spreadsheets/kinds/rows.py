"""Cells that hold several things, parted by bars: what a page keeps in rows."""

import re
from abc import abstractmethod
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from exhibits.catalogue.models import (
    ObjectDimension,
    ObjectIdentifier,
    ObjectImage,
    ObjectMaker,
    ObjectPage,
    ObjectRelation,
)
from exhibits.interchange.spreadsheets.known import Known, NewTerm, Vocabulary
from exhibits.vocabularies.models import PagePlace

from .base import Kind, Reading, clean, excerpt, items_of, joined, rows_of
from .texts import choice_of, not_among

# One that no sheet needs, and that keeps a page readable.
MOST_ITEMS = 100
BRACES = re.compile(r"(?P<name>.*?)\s*\{(?P<key>[^{}]*)\}")
MEASURE = re.compile(r"(?P<kind>\D+?)\s+(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[^\W\d]*)")
LINKED = re.compile(r"(?P<rest>.*?)\s*<(?P<url>[^<>\s]+)>")
WHOLE_DIGITS, PLACES = 7, 3
is_address = URLValidator(schemes=("http", "https"))


class Rows(Kind):
    """``read_item`` gives the values of one row and its text, or raises Unfit with the reason in words."""

    several = True
    row: type
    most = MOST_ITEMS

    def read(self, cell, known, language=""):
        values, texts, faults = [], [], []
        for item in items_of(clean(cell, known.language)):
            try:
                value, text = self.read_item(item, known)
            except Unfit as unfit:
                faults.append(str(unfit))
                continue
            if text not in texts:
                values.append(value)
                texts.append(text)
        if len(values) > self.most:
            faults.append(
                _("There are %(number)s here; the most is %(most)s.") % {"number": len(values), "most": self.most}
            )
        return Reading(tuple(values), joined(texts), tuple(faults))

    @abstractmethod
    def read_item(self, item: str, known: Known):
        """The values of one row, and its text. Raises Unfit."""

    def text_of(self, page, known):
        return joined(filter(None, (self.text_of_row(row, known) for row in rows_of(page, self.field))))

    @abstractmethod
    def text_of_row(self, row, known: Known) -> str:
        """The item that says this row; empty for one that says nothing any more."""

    def set(self, page, value):
        rows = [self.row(sort_order=order, **self.columns(one)) for order, one in enumerate(value)]
        setattr(page, self.field, rows)

    def columns(self, value) -> dict:
        """The columns of the row for what was read."""
        return value


class Unfit(Exception):
    """An item that cannot be taken, and why, in words."""


class Terms(Rows):
    """Terms of an authority list. What is read is a term's primary key or a ``NewTerm``."""

    def __init__(self, field: str, row: type, most: int = MOST_ITEMS):
        super().__init__(field)
        self.row, self.most = row, most
        self.model = row._meta.get_field("term").related_model

    def read_item(self, item, known):
        return term_of(item, known.vocabulary(self.model), self.model in known.growing)

    def text_of_row(self, row, known):
        words = known.vocabulary(self.model)
        return words.name_of(words.keys[row.term_id])

    def columns(self, value):
        return {"term_id": value}


class Places(Terms):
    """Places, each with what happened there before it: *made: Sibiu*."""

    def read_item(self, item, known):
        before, colon, name = item.partition(": ")
        role = choice_of(PagePlace.Role, before) if colon else None
        pk, text = super().read_item(name if role else item, known)
        return (pk, role or ""), f"{role}: {text}" if role else text

    def text_of_row(self, row, known):
        text = super().text_of_row(row, known)
        return f"{row.role}: {text}" if row.role else text

    def columns(self, value):
        return {"term_id": value[0], "role": value[1]}


def term_of(text: str, words: Vocabulary, may_be_new: bool) -> tuple[int | NewTerm, str]:
    """The term that ``text`` is a name, key or number of. Raises Unfit."""
    found = words.find(text)
    if len(found) == 1:
        key = next(iter(found))
        return words.pk_of(key), words.name_of(key)
    if found:
        told = _("“%(text)s” may be several terms. Write the key of one of them: %(keys)s.")
        raise Unfit(told % {"text": excerpt(text), "keys": ", ".join(words.slugs_of(found))})
    most = words.model._meta.get_field("name").max_length
    if may_be_new and len(text) <= most:
        new = words.new(text)
        return new, new.name
    if may_be_new:
        told = _("“%(text)s” is too long for a term: %(most)s letters at most.")
        raise Unfit(told % {"text": excerpt(text), "most": most})
    told = _("“%(text)s” is no term of the list “%(list)s”. Correct it, add it to the list, or let new terms be made.")
    raise Unfit(told % {"text": excerpt(text), "list": words.model._meta.verbose_name_plural})


class Makers(Rows):
    """Names, each with a role before it unless it is the maker's: *photographer: Ion*. ``{key}`` behind a name says
    which person of the museum's is meant, ``{}`` that none is, where the name alone would say something else."""

    row = ObjectMaker

    def read_item(self, item, known):
        before, colon, rest = item.partition(": ")
        role = choice_of(ObjectMaker.Role, before) if colon else None
        name, person = self._person(rest if role else item, known)
        most = ObjectMaker._meta.get_field("name").max_length
        if not name or len(name) > most:
            raise Unfit(_("“%(text)s”: a name has 1 to %(most)s letters.") % {"text": excerpt(item), "most": most})
        value = {"name": name, "role": role or ObjectMaker.Role.MAKER, "person_id": person}
        return value, self._text(known=known, **value)

    def text_of_row(self, row, known):
        return self._text(row.name.strip(), row.role, row.person_id, known)

    @staticmethod
    def _person(text: str, known: Known) -> tuple[str, int | None]:
        named = BRACES.fullmatch(text)
        if not named:
            found = known.people.find(text)
            return text, known.people.pk_of(next(iter(found))) if len(found) == 1 else None
        if not named["key"]:
            return named["name"], None
        found = known.people.find(named["key"])
        if len(found) != 1:
            raise Unfit(_("There is no person with the key “%(key)s”.") % {"key": excerpt(named["key"])})
        return named["name"], known.people.pk_of(next(iter(found)))

    @staticmethod
    def _text(name: str, role: str, person_id: int | None, known: Known) -> str:
        person = known.people.keys.get(person_id)
        meant = known.people.find(name)
        if (person is None and len(meant) == 1) or (person and meant != {person}):
            name = f"{name} {{{known.people.slugs_of([person])[0] if person else ''}}}"
        return name if role == ObjectMaker.Role.MAKER else f"{role}: {name}"


class Measures(Rows):
    """Measures with their units: *height 12.5 cm*. Nothing measures nothing: a nought is left out."""

    row = ObjectDimension

    def read_item(self, item, known):
        found = MEASURE.fullmatch(item)
        kind = choice_of(ObjectDimension.Kind, found["kind"]) if found else None
        if not kind:
            words = _("“%(text)s” is no measure. Write what is measured, a number and a unit: height 12.5 cm.")
            raise Unfit(words % {"text": excerpt(item)})
        unit = choice_of(ObjectDimension.Unit, found["unit"] or ObjectDimension.Unit.CM)
        if unit is None:
            raise Unfit(not_among(ObjectDimension.Unit, found["unit"]))
        number = Decimal(found["number"].replace(",", "."))
        if -number.normalize().as_tuple().exponent > PLACES or number >= 10**WHOLE_DIGITS:
            words = _("“%(text)s”: a measure has at most %(whole)s digits before the point and %(places)s behind it.")
            raise Unfit(words % {"text": excerpt(item), "whole": WHOLE_DIGITS, "places": PLACES})
        return {"kind": kind, "value": number, "unit": unit}, measure_text(kind, number, unit)

    def text_of_row(self, row, known):
        return measure_text(row.kind, row.value, row.unit)


def measure_text(kind: str, number: Decimal, unit: str) -> str:
    return f"{kind} {number.normalize():f} {unit}"


class Numbers(Rows):
    """Numbers elsewhere: *Wikidata: Q218*, with its address behind it if it has one: *Wikidata: Q218 <https://…>*."""

    row = ObjectIdentifier

    def read_item(self, item, known):
        linked = LINKED.fullmatch(item)
        scheme, colon, value = (linked["rest"] if linked else item).partition(": ")
        scheme, value, url = scheme.strip(), value.strip(), linked["url"] if linked else ""
        if not (colon and scheme and value):
            words = _("“%(text)s” is no number elsewhere. Write whose number it is before it: Wikidata: Q218.")
            raise Unfit(words % {"text": excerpt(item)})
        for text, name in ((scheme, "scheme"), (value, "value"), (url, "url")):
            most = ObjectIdentifier._meta.get_field(name).max_length
            if len(text) > most:
                raise Unfit(_("“%(text)s” is longer than %(most)s letters.") % {"text": excerpt(text), "most": most})
        try:
            is_address(url) if url else None
        except ValidationError:
            raise Unfit(_("“%(text)s” is no address of a page in the web.") % {"text": excerpt(url)}) from None
        return {"scheme": scheme, "value": value, "url": url}, self._text(scheme, value, url)

    def text_of_row(self, row, known):
        return self._text(row.scheme, row.value, row.url)

    @staticmethod
    def _text(scheme: str, value: str, url: str) -> str:
        return f"{scheme}: {value} <{url}>" if url else f"{scheme}: {value}"


class Relations(Rows):
    """Other objects, by their inventory numbers. What is read are numbers: an object may come in the same sheet."""

    row = ObjectRelation

    def read_item(self, item, known):
        if item not in known.numbers and item not in known.coming:
            raise Unfit(_("There is no object with the number “%(text)s”.") % {"text": excerpt(item)})
        return item, item

    def text_of_row(self, row, known):
        return known.number_of(row.other_id)

    def columns(self, value):
        return {"other_id": value}


class PictureNames(Rows):
    """Files of pictures, by name: out of the archive that came with the sheet, else among the museum's own. What is
    read is a picture's primary key or what ``pictures`` found in the archive."""

    row = ObjectImage

    def read(self, cell, known, language=""):
        reading = super().read(cell, known)
        return Reading(reading.value, reading.text, reading.faults, identity=reading.value)

    def read_item(self, item, known):
        found = known.archive.find(item) if known.archive else None
        if found is not None:
            pk = found.pk
            return (pk, known.pictures.name_of(pk)) if pk else (found, found.name)
        pks = known.pictures.find(item)
        if len(pks) > 1:
            raise Unfit(_("The museum has several pictures called “%(text)s”.") % {"text": excerpt(item)})
        if not pks:
            words = _("There is no picture “%(text)s” in the archive, nor in the museum.")
            raise Unfit(words % {"text": excerpt(item)})
        return pks[0], known.pictures.name_of(pks[0])

    def text_of_row(self, row, known):
        return known.pictures.name_of(row.image_id)

    def identity_of(self, page: ObjectPage, known):
        return tuple(row.image_id for row in rows_of(page, self.field))

    def columns(self, value):
        return {"image_id": value}
