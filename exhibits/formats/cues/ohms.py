"""The records of OHMS, the Oral History Metadata Synchronizer of the Nunn Center, as its application exports them.

Format: https://www.oralhistoryonline.org/ and what the viewer makes of it (https://github.com/uklibraries/ohms-viewer,
app/Ohms/Transcript.php): lines count from 0, and the first mark is of the first interval's end.
A record has one interview in up to two languages: a transcript that is tied to the recording minute by minute, or,
since version 6, one in WebVTT; and an index of points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from . import webvtt
from .model import EXCERPT, MOST_BYTES, MOST_SEGMENTS, Cue, Fault, Placed, Segment, Unreadable, Wrong, tidy
from .times import MINUTE, from_written

DEEPEST = 30
# Minutes from one mark to the next, and then the line (and the word) at which each of them stands.
SYNC = re.compile(r"(\d{1,2}(?:\.\d{1,3})?):(.*)", re.DOTALL | re.ASCII)
MARK = re.compile(r"(\d{1,6})(?:\((\d{1,6})\))?", re.ASCII)
NOTES = re.compile(r"\[\[footnotes\]\].*?\[\[/footnotes\]\]|\[\[footnote\]\].*?\[\[/footnote\]\]", re.DOTALL)
# Transcribers of the format write who speaks in capitals at the head of a paragraph.
NAMED = re.compile(r"([^\W\d_a-z][^\n:.!?,;a-z]{1,39}):\s+(?=\S)")
PARTED = re.compile(r"[;\n]")


@dataclass
class Told:
    """One language of a record; ``language`` as the record names it, in words."""

    language: str = ""
    cues: list[Cue] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


@dataclass
class _Element:
    name: str
    line: int
    text: str = ""
    children: list["_Element"] = field(default_factory=list)

    def find(self, name: str) -> "_Element | None":
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> Iterator["_Element"]:
        return (child for child in self.children if child.name == name)

    def words(self, name: str) -> str:
        child = self.find(name)
        return child.text.strip() if child else ""


def read(content: bytes) -> list[Told]:
    """What the record of a file tells, in its language and, where it has one, in the other. Raises Unreadable."""
    root = _parsed(content)
    record = root if root.name == "record" else root.find("record")
    if record is None:
        raise Unreadable(Fault(root.line, Wrong.NO_RECORD, root.name[:EXCERPT]))
    faults: list[Fault] = []
    found = [_told(record, suffix, faults) for suffix in ("", "_alt")]
    if not any(one.cues or one.segments for one in found) and not faults:
        faults.append(Fault(record.line, Wrong.NO_CUES))
    if faults:
        raise Unreadable(*faults)
    return [one for one in found if one.cues or one.segments]


def _parsed(content: bytes) -> _Element:
    """The elements of a file with their lines. What could stand for something else than itself is refused: a DOCTYPE,
    and with it every entity."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Fault(0, Wrong.TOO_LARGE, str(MOST_BYTES // 1_000_000)))
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    top = _Element("", 0)
    path = [top]

    def starts(name, attributes):
        if len(path) > DEEPEST:
            raise Unreadable(Fault(parser.CurrentLineNumber, Wrong.XML))
        element = _Element(name.rpartition("}")[2], parser.CurrentLineNumber)
        path[-1].children.append(element)
        path.append(element)

    def says(text):
        path[-1].text += text

    def refuses(*declared):
        raise Unreadable(Fault(parser.CurrentLineNumber, Wrong.DOCTYPE))

    parser.StartElementHandler, parser.EndElementHandler = starts, lambda name: path.pop()
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = says, refuses
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable(Fault(error.lineno, Wrong.XML, column=error.offset + 1)) from None
    except (UnicodeError, LookupError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(Fault(1, Wrong.UNDECODABLE)) from None
    return top.children[0]


def _told(record: _Element, suffix: str, faults: list[Fault]) -> Told:
    language = record.words("language") if not suffix else record.words("transcript_alt_lang")
    told = Told(language)
    try:
        told.cues = _cues(record, suffix)
    except Unreadable as error:
        faults += error.faults
    for index in record.all("index"):
        told.segments += [one for point in index.all("point") if (one := _segment(point, suffix, faults))]
    told.segments.sort(key=lambda segment: segment.start)
    if len(told.segments) > MOST_SEGMENTS:
        faults.append(Fault(record.line, Wrong.TOO_MANY, str(MOST_SEGMENTS)))
    return told


def _segment(point: _Element, suffix: str, faults: list[Fault]) -> Segment | None:
    """A point of the index; none where it has no title in this language."""
    time = from_written(point.words("time"))
    if time is None:
        faults.append(Fault(point.line, Wrong.POINT, point.words("time")[:EXCERPT]))
        return None
    title = tidy(point.words(f"title{suffix}"))
    if not title:
        return None
    places = [tidy(gps.words(f"gps_text{suffix}")) for gps in _gps(point)]
    words = [_list(point.words(f"{name}{suffix}")) for name in ("keywords", "subjects")]
    keywords = tuple(dict.fromkeys([*words[0], *words[1]]))
    return Segment(
        time, title, tidy(point.words(f"synopsis{suffix}")), keywords, tuple(dict.fromkeys(filter(None, places)))
    )


def _gps(point: _Element) -> Iterator[_Element]:
    for points in point.all("gpspoints"):
        # Older versions have one place, with its fields beside each other.
        yield from points.all("point") if points.find("point") else [points]


def _list(text: str) -> list[str]:
    return [word for part in PARTED.split(text) if (word := " ".join(part.split()))]


def _cues(record: _Element, suffix: str) -> list[Cue]:
    embedded = record.find(f"vtt_transcript{suffix}")
    if embedded is not None and embedded.text.strip():
        before = embedded.text[: len(embedded.text) - len(embedded.text.lstrip())]
        return webvtt.read_text(embedded.text.strip(), embedded.line + before.count("\n"))
    transcript = record.find(f"transcript{suffix}")
    if transcript is None or not transcript.text.strip():
        return []
    sync = record.find(f"sync{suffix}")
    if sync is None or not sync.text.strip():
        raise Unreadable(Fault(transcript.line, Wrong.NO_SYNC))
    return _synchronised(transcript, sync, from_written(record.words("duration")) or 0)


def _synchronised(transcript: _Element, sync: _Element, duration: int) -> list[Cue]:
    """The paragraphs between two marks share their time by their length: the format does not say more."""
    text = NOTES.sub(lambda match: "\n" * match[0].count("\n"), transcript.text)
    lines = text.split("\n")
    found = Placed()
    marks = _marks(sync, lines)
    # Where the record does not say how long the recording is, the last piece lasts as long as the one before it.
    usual = marks[-1][0] - marks[-2][0] if len(marks) > 1 else MINUTE
    last = duration if duration > marks[-1][0] else marks[-1][0] + usual
    ends = [*marks[1:], (last, len(lines), 0)]
    for mark, end in zip(marks, ends, strict=True):
        paragraphs = _paragraphs(lines, mark, end)
        letters = sum(len(words) for _, words in paragraphs)
        before = 0
        for number, words in paragraphs:
            start = mark[0] + (end[0] - mark[0]) * before // letters
            before += len(words)
            finish = mark[0] + (end[0] - mark[0]) * before // letters
            speaker, words = _named(words)
            found.add(Cue("", start, finish, speaker, words), transcript.line + number)
    return _continued(found).checked()


def _marks(sync: _Element, lines: list[str]) -> list[tuple[int, int, int]]:
    """Time in milliseconds, line and word (from 0) of the beginning and of each mark. Raises Unreadable."""
    match = SYNC.fullmatch(sync.text.strip())
    if not match or not float(match[1]):
        raise Unreadable(Fault(sync.line, Wrong.SYNC, sync.text.strip()[:EXCERPT]))
    every = round(float(match[1]) * MINUTE)
    marks, faults = [(0, 0, 0)], []
    # What stands before the first bar is the beginning, where it stands empty.
    for number, told in enumerate(match[2].split("|"), start=0 if match[2].lstrip().startswith("|") else 1):
        if not told.strip():
            continue
        mark = MARK.fullmatch(told.strip())
        here = (number * every, int(mark[1]), int(mark[2] or 0)) if mark else None
        if here is None or here[1] > len(lines) or here[1:] < marks[-1][1:]:
            faults.append(Fault(sync.line, Wrong.SYNC, told.strip()[:EXCERPT]))
        else:
            marks.append(here)
    if faults:
        raise Unreadable(*faults)
    return marks


def _paragraphs(lines: list[str], mark: tuple[int, int, int], end: tuple[int, int, int]) -> list[tuple[int, str]]:
    """What stands between two marks, parted where a line is empty or somebody is named: each with its line."""
    found: list[tuple[int, str]] = []
    is_new = True
    for number in range(mark[1], min(end[1] + 1, len(lines))):
        words = lines[number].split()
        words = words[mark[2] if number == mark[1] else 0 : end[2] if number == end[1] else None]
        if not words:
            is_new = is_new or not lines[number].strip()
            continue
        text = " ".join(words)
        if is_new or NAMED.match(text):
            found.append((number, text))
        else:
            found[-1] = found[-1][0], f"{found[-1][1]} {text}"
        is_new = False
    return found


def _named(words: str) -> tuple[str, str]:
    match = NAMED.match(words)
    return (match[1].strip(), words[match.end() :]) if match else ("", words)


def _continued(found: Placed) -> Placed:
    """Who is not named goes on speaking."""
    speaker, cues = "", []
    for cue in found.cues:
        speaker = cue.speaker or speaker
        cues.append(Cue(cue.key, cue.start, cue.end, speaker, cue.text))
    found.cues = cues
    return found
