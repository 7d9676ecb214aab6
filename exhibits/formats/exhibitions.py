"""The neutral records of an exhibit and of the lists that name exhibits and objects. In no format.

Plain text everywhere, by language code as in ``things``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .record import TextLanguage
from .things import ConceptRecord, FileRecord, PictureRecord, ThingRecord, Words


@dataclass(frozen=True)
class ShownRecord:
    """A picture as it hangs in an exhibit, with the words it has there; ``thing`` is the object that it shows, where
    an object of the collection hangs there."""

    picture: PictureRecord
    thing: ThingRecord | None = None


@dataclass(frozen=True)
class SectionRecord:
    """``headings`` is empty for what hangs before the first one."""

    headings: Words
    shown: tuple[ShownRecord, ...]


@dataclass(frozen=True)
class ExhibitRecord:
    """One exhibit. ``addresses`` are absolute, by language, of pages that are public now; ``permanent`` leads to it for
    ever. ``cover`` stands above all sections."""

    uuid: str
    permanent: str
    addresses: Mapping[str, str]
    titles: Words
    subtitles: Words = field(default_factory=dict)
    introductions: Words = field(default_factory=dict)
    content_notes: Words = field(default_factory=dict)
    credits: Words = field(default_factory=dict)
    places: tuple[ConceptRecord, ...] = ()
    periods: tuple[ConceptRecord, ...] = ()
    themes: tuple[ConceptRecord, ...] = ()
    people: tuple[ConceptRecord, ...] = ()
    cover: PictureRecord | None = None
    sections: tuple[SectionRecord, ...] = ()
    texts: Mapping[str, TextLanguage] = field(default_factory=dict)


@dataclass(frozen=True)
class EntryRecord:
    """An exhibit or an object as a list names it; ``themes`` are keys of what it is indexed under."""

    uuid: str
    titles: Words
    themes: tuple[str, ...] = ()
    thumbnail: FileRecord | None = None


@dataclass(frozen=True)
class ThemeRecord:
    key: str
    names: Words
    descriptions: Words = field(default_factory=dict)
