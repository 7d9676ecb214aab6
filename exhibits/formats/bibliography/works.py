"""A work, read from a CSL-JSON item and written as one (CSL-JSON schema 1.0.2).

Items come from editors, from files and from before there were fields for them: whatever is not of its shape counts as
unknown. A year, a place of publication under ``year`` and ``place`` are read as well, as older items have them.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace

from . import people
from .lines import on_one_line
from .people import LONGEST_NAME, Person

# The types of CSL that the museum's works are of. Any other is written like a document.
KINDS = (
    "book", "chapter", "article-journal", "article-magazine", "article-newspaper", "report", "thesis", "legislation",
    "treaty", "document", "manuscript", "speech", "paper-conference", "entry-encyclopedia", "entry-dictionary",
    "webpage", "interview", "motion_picture", "song", "broadcast", "graphic", "map", "dataset",
)  # fmt: skip
DOCUMENT = "document"
LONGEST = 2000
LARGEST = 10**15
LONGEST_ADDRESS = 500
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
RAW_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
NAME_ENDS = re.compile(r"[,.:(\[]")
YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
LAST_YEAR, LAST_MONTH = 9999, 12


@dataclass(frozen=True)
class Day:
    """A year, with a month and a day or without; 0 is unknown. ``until`` ends a span of years. ``words`` is said as it
    stands, of a date that is no such."""

    year: int = 0
    month: int = 0
    day: int = 0
    until: int = 0
    about: bool = False
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.year or self.words)


NO_DAY = Day()


@dataclass(frozen=True)
class Work:
    """``kind`` is a CSL type and ``language`` the BCP 47 tag of the title. ``sentence_title`` is the title with
    capitals only where a sentence has them, for English works. ``container`` is what the work is a part of: book,
    journal, site. ``archive`` keeps what is not published, under ``shelfmark``. ``moment`` is
    a time within a recording, of words that are quoted. ``citation`` is the whole entry in words, of a work of which
    nothing else is known.
    """

    key: str
    title: str = ""
    kind: str = DOCUMENT
    short_title: str = ""
    sentence_title: str = ""
    language: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    interviewers: tuple[Person, ...] = ()
    issued: Day = NO_DAY
    accessed: Day = NO_DAY
    container: str = ""
    series: str = ""
    series_number: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    number: str = ""
    genre: str = ""
    event: str = ""
    archive: str = ""
    shelfmark: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    annotation: str = ""
    moment: str = ""
    citation: str = ""

    @property
    def address(self) -> str:
        """Where the work is on the web: its DOI lasts longer than where it is now."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


TEXTS = {
    "title": "title",
    "short_title": "title-short",
    "container": "container-title",
    "series": "collection-title",
    "series_number": "collection-number",
    "publisher": "publisher",
    "place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "number": "number",
    "genre": "genre",
    "event": "event-title",
    "archive": "archive",
    "shelfmark": "archive_location",
    "isbn": "ISBN",
    "annotation": "annote",
}
NAMES = {
    "authors": "author",
    "editors": "editor",
    "translators": "translator",
    "interviewers": "interviewer",
}
# Where CSL has no name for something, it has a place for it.
CUSTOM, SENTENCE = "custom", "sentence-title"
OLDER = {"place": "place", "event": "event", "short_title": "shortTitle"}
OWN_KEYS = frozenset(
    {"id", "type", "language", "issued", "accessed", "DOI", "URL", "year", *TEXTS.values(), *NAMES.values(),
     *OLDER.values()}
)  # fmt: skip


def from_csl(key: str, item: object) -> Work:
    """``item`` is whatever a reference holds as its data."""
    if not isinstance(item, dict):
        return Work(key)
    told = {name: _text(item.get(field)) or _text(item.get(OLDER.get(name, ""))) for name, field in TEXTS.items()}
    custom = _dict(item.get(CUSTOM))
    return Work(
        key,
        kind=kind if (kind := _text(item.get("type"))) in KINDS else DOCUMENT,
        sentence_title=_text(custom.get(SENTENCE)),
        language=tag_of(_text(item.get("language"))),
        issued=day_from(item.get("issued")) or day_from(item.get("year")),
        accessed=day_from(item.get("accessed")),
        doi=doi_of(_text(item.get("DOI"))),
        url=address_of(_text(item.get("URL"))),
        **told,
        **{name: people.from_csl(item.get(field)) for name, field in NAMES.items()},
    )


def to_csl(work: Work) -> dict:
    """The item, without what is unknown and without its ``id``: a reference has a key of its own."""
    texts = {field: getattr(work, name) for name, field in TEXTS.items()}
    names = {field: people.to_csl(getattr(work, name)) for name, field in NAMES.items()}
    item = {
        "type": work.kind,
        **texts,
        **names,
        "language": work.language,
        "issued": day_to_csl(work.issued),
        "accessed": day_to_csl(work.accessed),
        "DOI": work.doi,
        "URL": work.url,
        CUSTOM: {SENTENCE: work.sentence_title} if work.sentence_title else {},
    }
    return {field: value for field, value in item.items() if value}


def merged(item: object, work: Work) -> dict:
    """``item`` once an editor has made ``work`` of it: what did not change stays as it was written, and so does what
    there are no fields for."""
    item = item if isinstance(item, dict) else {}
    before, after = to_csl(from_csl(work.key, item)), to_csl(work)
    told = {name: value for name, value in item.items() if name not in OWN_KEYS}
    told |= {name: item.get(name, value) if before.get(name) == value else value for name, value in after.items()}
    if own := {**_dict(item.get(CUSTOM)), **after.get(CUSTOM, {})}:
        told[CUSTOM] = own if work.sentence_title else {name: own[name] for name in own if name != SENTENCE}
    return told


def from_citation(key: str, citation: str, language: str = "") -> Work:
    """A work of which there is a line in a bibliography and nothing else: first a name, somewhere a year."""
    name = NAME_ENDS.split(citation, maxsplit=1)[0].strip()[:LONGEST_NAME]
    years = YEAR.findall(citation)
    authors = (Person(literal=name),) if name else ()
    issued = Day(int(years[-1])) if years else NO_DAY
    return Work(key, language=language, authors=authors, issued=issued, citation=citation)


def day_from(value: object) -> Day:
    """A date variable of CSL, or a bare year."""
    if isinstance(value, int | str):
        return _day_in(str(value))
    if not isinstance(value, dict):
        return NO_DAY
    about = bool(value.get("circa"))
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and (found := _day_of(parts[0])):
        until = _day_of(parts[1]).year if len(parts) > 1 else 0
        return replace(found, until=until if until > found.year else 0, about=about)
    if raw := _text(value.get("raw")):
        return replace(_day_in(raw), about=about)
    return Day(words=_text(value.get("literal")))


def day_to_csl(day: Day) -> dict:
    if not day.year:
        return {"literal": day.words} if day.words else {}
    first = [part for part in (day.year, day.month, day.day if day.month else 0) if part]
    return {"date-parts": [first, [day.until]] if day.until else [first], **({"circa": True} if day.about else {})}


def day_in(text: str) -> Day:
    """A year or a date, as ``YYYY-MM-DD`` or a part of it; a span of years; all else is words."""
    return _day_in(on_one_line(text))


def day_text(day: Day) -> str:
    """What ``day_in`` reads."""
    if not day.year:
        return day.words
    if day.until:
        return f"{day.year}/{day.until}"
    date = "-".join(f"{part:02}" for part in (day.year, day.month, day.day if day.month else 0) if part)
    return f"{date}~" if day.about else date


def doi_of(text: str) -> str:
    """The DOI itself, whatever stands before it; "" where there is none."""
    found = DOI.fullmatch(text.strip())
    return found[1] if found else ""


def address_of(text: str) -> str:
    """``text`` where it is a web address, else ""."""
    return text if len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text) else ""


def tag_of(text: str) -> str:
    return text if TAG.fullmatch(text) else ""


def _day_in(text: str) -> Day:
    first, slash, last = text.partition("/")
    about = first.endswith("~")
    found = RAW_DATE.fullmatch(first.rstrip("~"))
    if not found:
        return Day(words=text)
    told = [int(part) for part in found.groups() if part]
    day = _day_of(told)
    if not slash:
        is_whole = [part for part in (day.year, day.month, day.day) if part] == told
        return replace(day, about=about) if is_whole else Day(words=text)
    return Day(day.year, until=int(last)) if last.isascii() and last.isdigit() and len(last) == 4 else Day(words=text)


def _day_of(parts: object) -> Day:
    """Of a list of year, month and day, each a number or the figures of one."""
    numbers = [_number(part) for part in parts[:3]] if isinstance(parts, list) else []
    year, month, day = (*numbers, 0, 0, 0)[:3]
    if not 0 < year <= LAST_YEAR:
        return NO_DAY
    if not 0 < month <= LAST_MONTH:
        return Day(year)
    return Day(year, month, day if 0 < day <= monthrange(year, month)[1] else 0)


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return 0
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _dict(value: object) -> dict:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < LARGEST else ""
    return on_one_line(value)[:LONGEST] if isinstance(value, str) else ""
