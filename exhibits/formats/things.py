"""The neutral record of an object, of which manifests, spreadsheets and harvests are written. In no format.

``Words`` are texts by language code; an empty mapping is nothing said. Plain text everywhere: no markup.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .record import TextLanguage
from .regions import Region

Words = Mapping[str, str]


@dataclass(frozen=True)
class ConceptRecord:
    """A term by its ``names``; ``key`` is the museum's own for it, ``uri`` what others know it by, ``role`` what it is
    to the thing: "made", "used" or "found" of a place."""

    key: str
    names: Words
    uri: str = ""
    role: str = ""


@dataclass(frozen=True)
class MakerRecord:
    name: str
    role: str
    uri: str = ""


@dataclass(frozen=True)
class DimensionRecord:
    """``value`` is a decimal number as text, in ``unit``."""

    kind: str
    value: str
    unit: str


@dataclass(frozen=True)
class IdentifierRecord:
    scheme: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class RightsRecord:
    """``uri`` is one of RightsStatements.org or Creative Commons; ``is_open``: may be shared."""

    uri: str
    code: str
    names: Words
    is_open: bool


@dataclass(frozen=True)
class FileRecord:
    """A picture's derivative in one size, at an absolute ``address``; ``format`` is its media type."""

    address: str
    format: str
    width: int
    height: int


@dataclass(frozen=True)
class PictureRecord:
    """``uuid`` is the picture's permanent identifier; ``width`` and ``height`` are its original's, in pixels. ``src``
    is the absolute address of its largest derivative, empty until that is made, with its size in ``src_size``;
    ``files`` are all that show the whole picture, the smallest first. ``language`` is that of ``credit`` and
    ``content_note``. ``service`` is the absolute address of its IIIF image service, empty where it has none.
    """

    uuid: str
    width: int
    height: int
    alt: Words
    caption: Words
    credit: str
    rights: RightsRecord | None
    content_note: str = ""
    src: str = ""
    src_size: tuple[int, int] = (0, 0)
    files: tuple[FileRecord, ...] = ()
    language: str = ""
    service: str = ""


@dataclass(frozen=True)
class StepRecord:
    """What to look at on a part of the picture with the uuid ``picture``; ``key`` is the step's own, in every
    language."""

    key: str
    picture: str
    region: Region
    headings: Words
    texts: Words


def thumbnail(pictures: Iterable[PictureRecord | None]) -> FileRecord | None:
    """The smallest file of the first picture that has one. One with a content note is shown to nobody unasked; AVIF is
    too young for the viewers of others."""
    for picture in pictures:
        if picture and not picture.content_note:
            for file in picture.files:
                if file.format != "image/avif":
                    return file
    return None


@dataclass(frozen=True)
class ThingRecord:
    """One object. ``addresses`` are absolute, by language, of pages that are public now; ``permanent`` leads to it for
    ever. Dates are EDTF. ``texts`` tells of the text in each language how it came about.
    """

    uuid: str
    number: str
    permanent: str
    addresses: Mapping[str, str]
    titles: Words
    summaries: Words = field(default_factory=dict)
    descriptions: Words = field(default_factory=dict)
    content_notes: Words = field(default_factory=dict)
    original_title: str = ""
    original_title_language: str = ""
    original_title_notes: Words = field(default_factory=dict)
    date: str = ""
    types: tuple[ConceptRecord, ...] = ()
    materials: tuple[ConceptRecord, ...] = ()
    places: tuple[ConceptRecord, ...] = ()
    periods: tuple[ConceptRecord, ...] = ()
    themes: tuple[ConceptRecord, ...] = ()
    people: tuple[ConceptRecord, ...] = ()
    communities: tuple[ConceptRecord, ...] = ()
    makers: tuple[MakerRecord, ...] = ()
    dimensions: tuple[DimensionRecord, ...] = ()
    identifiers: tuple[IdentifierRecord, ...] = ()
    provenance: Words = field(default_factory=dict)
    acquired_by: str = ""
    acquired_on: str = ""
    holder: str = ""
    credit_lines: Words = field(default_factory=dict)
    rights: RightsRecord | None = None
    pictures: tuple[PictureRecord, ...] = ()
    steps: tuple[StepRecord, ...] = ()
    texts: Mapping[str, TextLanguage] = field(default_factory=dict)
