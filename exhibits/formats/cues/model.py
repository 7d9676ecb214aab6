"""A transcript as data: its cues, the segments of its index, and what can be wrong with a file of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count

MOST_CUES = 5_000
MOST_SEGMENTS = 1_000
# Of one cue.
MOST_LETTERS = 4_000
LONGEST_NAME = 120
MOST_BYTES = 5_000_000
# Milliseconds: no recording is longer than a day.
LONGEST = 24 * 3_600_000
# Of one file: who has a thousand lines to mend looks at the first of them.
MOST_FAULTS = 200
EXCERPT = 40
KEY = re.compile(r"[0-9A-Za-z_-]{1,20}")
# Those that no form of file carries, those that turn the direction of writing, and the sign for a lost letter.
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd-\uffff\ud800-\udfff]")
LINE_BREAK = re.compile("\r\n|[\r\u2028\u2029]")


@dataclass(frozen=True)
class Cue:
    """What one speaker says from ``start`` to ``end``, in milliseconds, as plain text.

    ``key`` is the same in every language of a recording. A cue that is ``withheld`` stands for one or several whose
    words are kept back: it has their time and none of their text.
    """

    key: str
    start: int
    end: int
    speaker: str = ""
    text: str = ""
    withheld: bool = False


@dataclass(frozen=True)
class Segment:
    """A part of a recording that its index names; it lasts from ``start``, in milliseconds, to the next one's."""

    start: int
    title: str
    synopsis: str = ""
    keywords: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Wrong(StrEnum):
    """What can be wrong with cues, in a file or in an editor's hands."""

    TOO_LARGE = "too_large"
    UNDECODABLE = "undecodable"
    HEADER = "header"
    NO_CUES = "no_cues"
    TIMES = "times"
    NO_TIMES = "no_times"
    UNPARTED = "unparted"
    END = "end"
    ORDER = "order"
    OVERLAP = "overlap"
    BEYOND = "beyond"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NAME_TOO_LONG = "name_too_long"
    TOO_MANY = "too_many"
    CONTROL = "control"
    KEY = "key"
    DOCTYPE = "doctype"
    XML = "xml"
    NO_RECORD = "no_record"
    SYNC = "sync"
    NO_SYNC = "no_sync"
    POINT = "point"
    UNTITLED = "untitled"


@dataclass(frozen=True)
class Fault:
    """``line`` and ``column`` count from 1 and are 0 where there is none; of cues in an editor's hands, ``line`` is the
    number of the cue. ``detail`` is what the sentence about it needs: an excerpt, a limit, the number of a line."""

    line: int
    wrong: Wrong
    detail: str = ""
    column: int = 0


class Unreadable(ValueError):
    """Cues that cannot be taken, none of them; ``faults`` says why, in order of lines."""

    def __init__(self, *faults: Fault):
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))[:MOST_FAULTS]
        super().__init__("; ".join(f"{fault.wrong} (line {fault.line})" for fault in self.faults))


@dataclass
class Placed:
    """Cues and the line that each of them came from, and what is wrong with them so far."""

    cues: list[Cue] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, cue: Cue, line: int) -> None:
        self.cues.append(cue)
        self.lines.append(line)

    def fault(self, line: int, wrong: Wrong, detail: str = "", column: int = 0) -> None:
        self.faults.append(Fault(line, wrong, detail, column))

    def checked(self) -> list[Cue]:
        """The cues, of which nothing is wrong, each with a key of its own. Raises Unreadable."""
        self.cues = keyed(self.cues)
        self.faults += faults_of(self.cues, self.lines)
        if self.faults:
            raise Unreadable(*self.faults)
        return self.cues


def keyed(cues: list[Cue]) -> list[Cue]:
    """Cues with what their file calls them, where that can be a key, else with the next number that is free."""
    called: dict[str, int] = {}
    for place, cue in enumerate(cues):
        if KEY.fullmatch(cue.key):
            called.setdefault(cue.key, place)
    numbers = (str(number) for number in count(1) if str(number) not in called)
    return [cue if called.get(cue.key) == place else replace(cue, key=next(numbers)) for place, cue in enumerate(cues)]


def faults_of(cues: list[Cue], lines: Iterable[int] | None = None) -> list[Fault]:
    """What is wrong with cues one by one and in their order; ``lines`` are theirs, else they are counted from 1.

    Stricter than WebVTT: cues may not overlap, since a page reads them one after the other.
    """
    faults = []
    places = list(lines) if lines is not None else list(range(1, len(cues) + 1))
    if len(cues) > MOST_CUES:
        return [Fault(places[MOST_CUES], Wrong.TOO_MANY, str(MOST_CUES))]
    seen: set[str] = set()
    before: tuple[Cue, int] | None = None
    for cue, line in zip(cues, places, strict=True):
        faults += [Fault(line, wrong, detail) for wrong, detail in _alone(cue)]
        if not KEY.fullmatch(cue.key) or cue.key in seen:
            faults.append(Fault(line, Wrong.KEY, cue.key[:EXCERPT]))
        seen.add(cue.key)
        if before and cue.start < before[0].start:
            faults.append(Fault(line, Wrong.ORDER, str(before[1])))
        elif before and cue.start < before[0].end:
            faults.append(Fault(line, Wrong.OVERLAP, str(before[1])))
        before = cue, line
    return faults


def _alone(cue: Cue) -> Iterable[tuple[Wrong, str]]:
    if cue.end <= cue.start:
        yield Wrong.END, ""
    if cue.start < 0 or cue.end > LONGEST:
        yield Wrong.BEYOND, str(LONGEST // 3_600_000)
    if len(cue.text) > MOST_LETTERS:
        yield Wrong.TOO_LONG, str(MOST_LETTERS)
    if len(cue.speaker) > LONGEST_NAME:
        yield Wrong.NAME_TOO_LONG, str(LONGEST_NAME)
    if found := UNWANTED.search(f"{cue.speaker} {cue.text}"):
        yield Wrong.CONTROL, f"U+{ord(found[0]):04X}"


def decoded(content: bytes, encodings: Iterable[str] = ("utf-8-sig",)) -> str:
    """The text of a file, with one kind of line breaks. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Fault(0, Wrong.TOO_LARGE, str(MOST_BYTES // 1_000_000)))
    line = 1
    for encoding in encodings:
        try:
            return LINE_BREAK.sub("\n", content.decode(encoding))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
    raise Unreadable(Fault(line, Wrong.UNDECODABLE))


def tidy(text: str) -> str:
    """``text`` as a cue keeps it: no space at the ends of its lines, no empty line."""
    lines = (" ".join(line.split()) for line in LINE_BREAK.sub("\n", text).split("\n"))
    return "\n".join(line for line in lines if line)


def as_data(cue: Cue) -> dict:
    """A cue as JSON keeps it."""
    return {"key": cue.key, "start": cue.start, "end": cue.end, "speaker": cue.speaker, "text": cue.text}


def from_data(data: dict) -> Cue:
    return Cue(data["key"], data["start"], data["end"], data.get("speaker", ""), data.get("text", ""))


def segment_as_data(segment: Segment) -> dict:
    return {
        "start": segment.start,
        "title": segment.title,
        "synopsis": segment.synopsis,
        "keywords": list(segment.keywords),
        "places": list(segment.places),
        "people": list(segment.people),
    }


def segment_from_data(data: dict) -> Segment:
    lists = (tuple(data.get(name, ())) for name in ("keywords", "places", "people"))
    return Segment(data["start"], data["title"], data.get("synopsis", ""), *lists)
