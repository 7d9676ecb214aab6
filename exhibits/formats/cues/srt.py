"""SubRip, the captions of players.

Nobody has written it down as a standard; what is common to its programs: https://docs.fileformat.com/video/srt/
"""

import re
from collections.abc import Iterable

from .model import EXCERPT, Cue, Placed, Wrong, decoded, tidy
from .times import from_stamp, stamp
from .webvtt import ARROW, Block, blocks

# Windows' editors save it as UTF-16; those files begin with a mark of their own.
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
TIMES = re.compile(r"[ \t]*([\d:.,]+)[ \t]*-->[ \t]*([\d:.,]+)(?:[ \t]+X1:.*)?[ \t]*", re.ASCII)
TAG = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
NAMED = re.compile(r"([^\W\d_][^\n:.!?,;]{0,39}):[ \n]+(?=\S)")


def read(content: bytes) -> list[Cue]:
    """The cues of a file, in order. Names before the words become speakers where every cue has one. Raises
    Unreadable."""
    text = decoded(content, ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig",))
    found = Placed()
    # Some programs leave spaces on the empty lines.
    for block in blocks("\n".join(line if line.strip() else "" for line in text.split("\n"))):
        _read_cue(block, found)
    if not found.cues and not found.faults:
        found.fault(1, Wrong.NO_CUES)
    return _with_speakers(found.checked())


def _read_cue(block: Block, found: Placed) -> None:
    (line, words), *rest = block
    if ARROW not in words and rest and words.strip().isdecimal():
        (line, words), *rest = rest
    if ARROW not in words:
        found.fault(line, Wrong.NO_TIMES, words.strip()[:EXCERPT])
        return
    match = TIMES.fullmatch(words)
    start, end = (from_stamp(part) for part in match.groups()) if match else (None, None)
    if start is None or end is None:
        column = match.start(1 if start is None else 2) + 1 if match else 1
        found.fault(line, Wrong.TIMES, words.strip()[:EXCERPT], column)
        return
    for number, text in rest:
        if ARROW in text:
            found.fault(number, Wrong.UNPARTED)
            return
    text = tidy(TAG.sub("", "\n".join(text for _, text in rest)))
    if not text:
        found.fault(line, Wrong.EMPTY)
    found.add(Cue("", start, end, "", text), line)


def _with_speakers(cues: list[Cue]) -> list[Cue]:
    named = [NAMED.match(cue.text) for cue in cues]
    # One colon may be anything; in every cue of several it is the way of this file.
    if len(cues) < 2 or not all(named):
        return cues
    return [
        Cue(cue.key, cue.start, cue.end, match[1].strip(), cue.text[match.end() :])
        for cue, match in zip(cues, named, strict=True)
    ]


def write(cues: Iterable[Cue]) -> bytes:
    """A file of cues, with the speaker's name before the words. Cues without text are left out."""
    told = [cue for cue in cues if tidy(cue.text)]
    written = [
        f"{number}\n{stamp(cue.start, comma=True)} --> {stamp(cue.end, comma=True)}\n{_text(cue)}\n"
        for number, cue in enumerate(told, start=1)
    ]
    return "\n".join(written).encode()


def _text(cue: Cue) -> str:
    # The arrow would be taken for times.
    text = tidy(cue.text).replace(ARROW, "—>")
    return f"{' '.join(cue.speaker.split())}: {text}" if cue.speaker else text
