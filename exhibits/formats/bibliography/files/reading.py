"""A file or a pasted text of works: which of the two formats it is, and everything that is wrong with it."""

import re
from collections import Counter

from . import bibtex, ris
from .entries import BEGIN
from .faults import MOST_BYTES, MOST_FAULTS, MOST_WORKS, Fault, Reading, Wrong

RIS = re.compile(r"^[ \t]*TY  ?- ", re.MULTILINE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decoded(content: bytes) -> tuple[str, Fault | None]:
    """The text of a file, or why there is none. It is UTF-8, with a mark of its byte order or without, or UTF-16 with
    one."""
    if len(content) > MOST_BYTES:
        return "", Fault(0, Wrong.TOO_LARGE, str(MOST_BYTES // 1000))
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"), None
    except UnicodeDecodeError as error:
        return "", Fault(content[: error.start].count(b"\n") + 1, Wrong.UNDECODABLE)


def read(text: str) -> Reading:
    if len(text.encode(errors="replace")) > MOST_BYTES:
        return Reading(faults=[Fault(0, Wrong.TOO_LARGE, str(MOST_BYTES // 1000))])
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return Reading(faults=[Fault(line, Wrong.CONTROL, f"U+{ord(found[0]):04X}")])
    form = _form(text)
    if form is None:
        return Reading(faults=[Fault(0, Wrong.UNKNOWN_FORM if text.strip() else Wrong.EMPTY)])
    reading = form.read(text)
    if len(reading.works) > MOST_WORKS:
        return Reading(faults=[Fault(0, Wrong.TOO_MANY, str(MOST_WORKS))])
    if not reading.works and not reading.faults:
        reading.tell(0, Wrong.EMPTY)
    _tell_doubled(reading)
    reading.faults = sorted(reading.faults, key=lambda one: one.line)[:MOST_FAULTS]
    return reading


def _form(text: str):
    """The module that reads it; None where it is neither."""
    if RIS.search(text):
        return ris
    return bibtex if BEGIN.search(text) else None


def _tell_doubled(reading: Reading) -> None:
    counted: Counter = Counter()
    for found in reading.works:
        key = found.work.key.lower()
        counted[key] += 1
        if key and counted[key] > 1:
            reading.tell(found.line, Wrong.KEY_TWICE, found.work.key)
