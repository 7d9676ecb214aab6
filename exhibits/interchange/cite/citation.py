"""What a citation says, in no format."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exhibits.formats.exhibitions import ExhibitRecord
from exhibits.formats.stories import StoryRecord
from exhibits.formats.things import ThingRecord

YEAR = re.compile(r"(\d{4})(-\d\d){0,2}")
# Of those who had a hand in an object, the ones whose work it is.
CREATORS = ("maker", "author", "photographer", "draughtsman")
MEDIA = {
    # Translators: Readers see this in the citation of a story, after the date and the place of its telling.
    "audio": _("Sound recording"),
    # Translators: Readers see this in the citation of a story, after the date and the place of its telling.
    "video": _("Film recording"),
}


@dataclass(frozen=True)
class Citation:
    """``language`` is the tag of ``title``; ``date`` is EDTF, or as somebody remembers it in words, empty where none is
    known, as is ``number`` of an exhibit. ``address`` is permanent.

    A story has more: the ``place`` where it was told, the ``medium`` it is heard in, which names one of ``MEDIA``, the
    day on which it was ``accessed``, since it may be taken back, and the ``moment`` of words that are quoted.
    """

    uuid: str
    title: str
    language: str
    museum: str
    address: str
    creators: tuple[str, ...] = ()
    date: str = ""
    number: str = ""
    place: str = ""
    medium: str = ""
    medium_words: str = ""
    accessed: datetime.date | None = None
    moment: str = ""

    @property
    def year(self) -> str:
        """Of a date that is one year, month or day; else empty."""
        found = YEAR.fullmatch(self.date)
        return found[1] if found else ""


def of_record(record: ThingRecord | ExhibitRecord | StoryRecord) -> Citation:
    """In the language of the original, or of what there is of it."""
    language, title = next(iter(record.titles.items()))
    text = record.texts.get(language)
    with translation.override(language):
        museum, media = gettext("Roma’s Treasure"), {name: str(words) for name, words in MEDIA.items()}
    citation = Citation(record.uuid, title, text.tag if text else language, museum, record.permanent)
    match record:
        case ThingRecord():
            return _of_thing(citation, record)
        case StoryRecord():
            return replace(_of_story(citation, record, language), medium_words=media.get(record.medium, ""))
    return citation


def creators(makers: Iterable) -> tuple[str, ...]:
    """The names of those of ``makers``, each with a ``name`` and a ``role``, whose work an object is."""
    return tuple(one.name for one in makers if one.role in CREATORS)


def _of_thing(citation: Citation, record: ThingRecord) -> Citation:
    return replace(citation, creators=creators(record.makers), date=record.date, number=record.number)


def _of_story(citation: Citation, record: StoryRecord, language: str) -> Citation:
    narrator = _in(record.narrators, language)
    return replace(
        citation,
        creators=(narrator,) if narrator else (),
        date=_in(record.dates, language),
        place=_in(record.place.names, language) if record.place else "",
        medium=record.medium,
        accessed=timezone.localdate(),
    )


def _in(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or next(iter(words.values()), "")
