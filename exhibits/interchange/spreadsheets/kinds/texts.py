"""Cells that hold one thing: words, a date, one of a few choices, a statement of rights."""

import re
from functools import lru_cache
from html import escape, unescape

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from exhibits.catalogue.faults import words_for
from exhibits.catalogue.models import ObjectPage
from exhibits.formats.dates import catalogued
from exhibits.formats.dates.edtf import NotADate, parse
from exhibits.interchange.spreadsheets.known import Known, folded

from .base import Kind, Reading, clean, excerpt

BREAKS = re.compile(r"[ \t]*\n\s*")
PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
BETWEEN_PARAGRAPHS = re.compile(r"</p>\s*<p\b[^>]*>")
LINE = re.compile(r"<br\s*/?>")
TAG = re.compile(r"<[^>]*>")
PLAIN_TAG = re.compile(r"</?p\b[^>]*>|<br\s*/?>")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
SPEAKING = ("en", "ro", "nb")


class Text(Kind):
    """Words in one line, or in ``lines``; ``as_written`` ones are quoted, and no letter of them is changed."""

    def __init__(self, field: str, lines: bool = False, as_written: bool = False):
        super().__init__(field)
        self.lines, self.as_written = lines, as_written
        self.most = ObjectPage._meta.get_field(field).max_length

    def read(self, cell, known, language=""):
        text = clean(cell, "" if self.as_written else language or known.language)
        text = self._laid(text)
        if len(text) <= self.most:
            return Reading(self._stored(text), text)
        fault = _("This has %(number)s letters; there is room for %(most)s. Shorten it.")
        short = shortened(text, self.most)
        return Reading(self._stored(short), short, (fault % {"number": len(text), "most": self.most},))

    def text_of(self, page, known):
        return self._laid(getattr(page, self.field).replace("\r\n", "\n").strip())

    def _laid(self, text: str) -> str:
        return text if self.lines else BREAKS.sub(" ", text)

    def _stored(self, text: str) -> str:
        return text


class Paragraphs(Text):
    """Rich text, as a sheet can hold it: an empty line between paragraphs, and no marks within them."""

    def __init__(self, field: str):
        super().__init__(field, lines=True)

    def text_of(self, page, known):
        html = LINE.sub("\n", BETWEEN_PARAGRAPHS.sub("\n\n", getattr(page, self.field)))
        return self._laid(unescape(TAG.sub("", html)).strip())

    def _laid(self, text: str) -> str:
        return PARAGRAPHS.sub("\n\n", text)

    def _stored(self, text: str) -> str:
        parts = (escape(part, quote=False).replace("\n", "<br/>") for part in text.split("\n\n"))
        return "".join(f"<p>{part}</p>" for part in parts) if text else ""

    def has_marks(self, page: ObjectPage) -> bool:
        """Bold, links and the like, which would be lost with other words."""
        return bool(TAG.search(PLAIN_TAG.sub("", getattr(page, self.field))))


class LanguageTag(Text):
    def read(self, cell, known, language=""):
        reading = super().read(cell, known)
        if not reading.text or LANGUAGE_TAG.fullmatch(reading.text):
            return reading
        return Reading("", "", (_("“%(text)s” is no language tag. Write ro, nb, de.") % {"text": excerpt(cell)},))


class Date(Kind):
    """EDTF, or the words of a catalogue, which are read as EDTF."""

    def read(self, cell, known, language=""):
        text = clean(cell, "")
        try:
            parse(text) if text else None
        except NotADate as error:
            read = _catalogued(text)
            if read is None:
                return Reading("", "", (f"“{excerpt(text)}”: {words_for(error)}",))
            text = read
        most = ObjectPage._meta.get_field(self.field).max_length
        if len(text) > most:
            return Reading("", "", (_("The date is longer than %(most)s letters.") % {"most": most},))
        return Reading(text, text)

    def text_of(self, page, known):
        return getattr(page, self.field)


@lru_cache(maxsize=20_000)
def _catalogued(text: str) -> str | None:
    """A catalogue's date in EDTF; empty for one that says there is none, None for what nobody understands."""
    reading = catalogued.read(text)
    if reading is None:
        return None
    return str(reading.date) if reading.date else ""


class CataloguedDate(Date):
    """A date from a sheet that was not made for the museum: *1918-21* are years there, and no spring."""

    def read(self, cell, known, language=""):
        found = _catalogued(clean(cell, ""))
        return super().read(cell if found is None else found, known)


class Choice(Kind):
    """One of a few values, by its own name or by its label in a language of the workshop."""

    def __init__(self, field: str, choices: type[models.TextChoices]):
        super().__init__(field)
        self.choices = choices

    def read(self, cell, known, language=""):
        text = clean(cell, "")
        value = choice_of(self.choices, text) if text else ""
        if value is None:
            return Reading("", "", (not_among(self.choices, text),))
        return Reading(value, value)

    def text_of(self, page, known):
        return getattr(page, self.field)


@lru_cache(maxsize=50)
def _labels(choices: type[models.TextChoices]) -> dict[str, str]:
    found = {folded(value): value for value in choices.values}
    for code in SPEAKING:
        with translation.override(code):
            found |= {folded(str(label)): value for value, label in choices.choices if folded(str(label)) not in found}
    return found


def choice_of(choices: type[models.TextChoices], text: str) -> str | None:
    return _labels(choices).get(folded(text))


def not_among(choices: type[models.TextChoices], text: str) -> str:
    words = _("“%(text)s” is none of these: %(choices)s.")
    return words % {"text": excerpt(text), "choices": ", ".join(choices.values)}


class RightsCell(Kind):
    def read(self, cell, known: Known, language=""):
        text = clean(cell, "")
        if not text:
            return Reading(None, "")
        found = known.rights.find(text)
        if len(found) != 1:
            words = _("“%(text)s” is no statement of rights of the museum’s. Write its short name or its address.")
            return Reading(None, "", (words % {"text": excerpt(text)},))
        key = next(iter(found))
        return Reading(known.rights.pk_of(key), known.rights.name_of(key))

    def text_of(self, page, known):
        return known.rights.name_of(known.rights.keys[page.rights_id]) if page.rights_id else ""

    def set(self, page, value):
        page.rights_id = value


def shortened(text: str, most: int) -> str:
    """``text`` up to the last word that there is room for, and an ellipsis."""
    cut = text[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…".replace("\n…", "…")
