"""What a citation says, in no format."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext

from exhibits.formats.exhibitions import ExhibitRecord
from exhibits.formats.things import ThingRecord

YEAR = re.compile(r"(\d{4})(-\d\d){0,2}")
# Of those who had a hand in an object, the ones whose work it is.
CREATORS = ("maker", "author", "photographer", "draughtsman")


@dataclass(frozen=True)
class Citation:
    """``language`` is the tag of ``title``; ``date`` is EDTF, empty where none is known, as is ``number`` of an
    exhibit. ``address`` is permanent."""

    uuid: str
    title: str
    language: str
    museum: str
    address: str
    creators: tuple[str, ...] = ()
    date: str = ""
    number: str = ""

    @property
    def year(self) -> str:
        """Of a date that is one year, month or day; else empty."""
        found = YEAR.fullmatch(self.date)
        return found[1] if found else ""


def of_record(record: ThingRecord | ExhibitRecord) -> Citation:
    """In the language of the original, or of what there is of it."""
    language, title = next(iter(record.titles.items()))
    text = record.texts.get(language)
    with translation.override(language):
        museum = gettext("Roma’s Treasure")
    citation = Citation(record.uuid, title, text.tag if text else language, museum, record.permanent)
    return _of_thing(citation, record) if isinstance(record, ThingRecord) else citation


def creators(makers: Iterable) -> tuple[str, ...]:
    """The names of those of ``makers``, each with a ``name`` and a ``role``, whose work an object is."""
    return tuple(one.name for one in makers if one.role in CREATORS)


def _of_thing(citation: Citation, record: ThingRecord) -> Citation:
    return replace(citation, creators=creators(record.makers), date=record.date, number=record.number)


def on_one_line(text: str) -> str:
    """``text`` without line breaks and control characters: in files that are read by lines they begin something new."""
    return " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in text).split())
