"""WebVTT, the captions of the web.

Format: https://www.w3.org/TR/webvtt1/ (parsing: 6.1 and 6.4). Browsers pass over what they cannot read; here each such
thing is a fault, so that as many cues come out of a file as went into it.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from .model import EXCERPT, Cue, Placed, Unreadable, Wrong, decoded, tidy
from .times import from_stamp, stamp

HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
ARROW = "-->"
TIMES = re.compile(r"[ \t]*([\d:.]+)[ \t]*-->[ \t]*([\d:.]+)(?:[ \t]+.*)?[ \t]*", re.ASCII)
# Their thousandths are parted by a full stop, and an hour has two digits.
STAMP = re.compile(r"(?:\d{2,3}:)?\d{2}:\d{2}\.\d{3}", re.ASCII)
# Blocks that hold nothing that is said.
PASSED_OVER = re.compile(r"(?:NOTE(?:[ \t].*)?|STYLE[ \t]*|REGION[ \t]*)")
TAG = re.compile(r"<(/?)([a-z]*)([^\s<>]*)(?:[ \t\n]+([^<>]*))?>")
Block = list[tuple[int, str]]  # the lines of one block, each with its number


def read(content: bytes) -> list[Cue]:
    """The cues of a file, in order. Raises Unreadable."""
    return read_text(decoded(content))


def read_text(text: str, line: int = 1) -> list[Cue]:
    """The same of a text that stands from ``line`` on in some file."""
    found = Placed()
    first, *rest = blocks(text.removeprefix("\ufeff"), line) or [[(line, "")]]
    if first[0][0] != line or not HEADER.fullmatch(first[0][1]):
        found.fault(line, Wrong.HEADER, first[0][1][:EXCERPT])
        raise Unreadable(*found.faults)
    for number, words in first[1:]:
        if ARROW in words:
            found.fault(number, Wrong.UNPARTED)
    for block in rest:
        if not PASSED_OVER.fullmatch(block[0][1]):
            _read_cue(block, found)
    if not found.cues and not found.faults:
        found.fault(line, Wrong.NO_CUES)
    return found.checked()


def blocks(text: str, line: int = 1) -> list[Block]:
    """What empty lines part."""
    found, block = [], []
    for number, words in enumerate(text.split("\n"), start=line):
        if words:
            block.append((number, words))
        elif block:
            found.append(block)
            block = []
    return [*found, block] if block else found


def _read_cue(block: Block, found: Placed) -> None:
    identifier = ""
    (line, words), *rest = block
    if ARROW not in words:
        identifier = words.strip()
        if not rest or ARROW not in rest[0][1]:
            found.fault(line, Wrong.NO_TIMES, words[:EXCERPT])
            return
        (line, words), *rest = rest
    match = TIMES.fullmatch(words)
    start, end = (_time(part) for part in match.groups()) if match else (None, None)
    if start is None or end is None:
        found.fault(line, Wrong.TIMES, words.strip()[:EXCERPT], column=_column(words, match, start))
        return
    for number, text in rest:
        if ARROW in text:
            found.fault(number, Wrong.UNPARTED)
            return
    speaker, text = said("\n".join(text for _, text in rest))
    if not text:
        found.fault(line, Wrong.EMPTY)
    found.add(Cue(identifier, start, end, speaker, text), line)


def _time(text: str) -> int | None:
    return from_stamp(text) if STAMP.fullmatch(text) else None


def _column(words: str, match: re.Match | None, start: int | None) -> int:
    """Where the time begins that is none."""
    if match:
        return match.start(1 if start is None else 2) + 1
    return len(words) - len(words.lstrip()) + 1


def said(text: str) -> tuple[str, str]:
    """The first speaker of a cue's text and what is said in it, without tags. Another speaker within the cue is named
    before their words, as in a play."""
    speaker, parts = "", []
    for words, name in _voices(text):
        name = " ".join(html.unescape(name).split())
        if name and not speaker and not "".join(parts).strip():
            speaker = name
        elif name and name != speaker:
            parts.append(f"\n{name}: ")
        parts.append(words)
    return speaker, tidy(html.unescape("".join(parts)))


def _voices(text: str) -> Iterator[tuple[str, str]]:
    """The text piece by piece, each with the voice that begins there."""
    at, name = 0, ""
    for tag in TAG.finditer(text):
        yield text[at : tag.start()], name
        closing, kind, _, annotation = tag.groups()
        name = (annotation or "") if kind == "v" and not closing else ""
        at = tag.end()
    yield text[at:], name


def write(cues: Iterable[Cue], metadata: Mapping[str, str] | None = None, notes: Iterable[str] = ()) -> bytes:
    """A file of cues; ``metadata`` stands in its header (Kind, Language), ``notes`` are comments below it. Cues without
    text are left out: WebVTT has none."""
    header = [f"{name}: {' '.join(value.split())}" for name, value in (metadata or {}).items() if value]
    told = "\n".join(["WEBVTT", *header]).replace(ARROW, "—")
    comments = [f"NOTE\n{tidy(note)}".replace(ARROW, "—") for note in notes if note.strip()]
    written = [_cue(cue) for cue in cues if tidy(cue.text)]
    return ("\n\n".join([told, *comments, *written]) + "\n").encode()


def _cue(cue: Cue) -> str:
    text = escaped(tidy(cue.text))
    if cue.speaker:
        text = f"<v {' '.join(escaped(cue.speaker).split())}>{text}</v>"
    return f"{cue.key}\n{stamp(cue.start)} --> {stamp(cue.end)}\n{text}"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
