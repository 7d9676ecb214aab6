"""The index of a recording as a plain text that people write.

A line that begins with a time is a part with its title; the lines below it tell what it is about, and those that begin
with a sign list its keywords (#), places (@) and people (*), parted by semicolons.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from .model import EXCERPT, LONGEST, MOST_LETTERS, MOST_SEGMENTS, UNWANTED, Fault, Segment, Unreadable, Wrong
from .times import from_written, written

# Without a colon it may be a year, which a line about a part may begin with.
BEGINS = re.compile(r"(\d{1,3}(?::\d{1,3}){1,2}(?:[.,]\d{1,3})?)(?: (.*))?", re.ASCII)
LISTS = {"#": "keywords", "@": "places", "*": "people"}


def write(segments: Iterable[Segment]) -> str:
    lines = []
    for segment in segments:
        lines.append(f"{written(segment.start)} {segment.title}")
        lines += [segment.synopsis] if segment.synopsis else []
        lines += [f"{sign} {'; '.join(words)}" for sign, name in LISTS.items() if (words := getattr(segment, name))]
    return "\n".join(lines)


def read(text: str) -> list[Segment]:
    """The segments, in order of time. Raises Unreadable, by lines."""
    found: list[Segment] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = " ".join(line.split())
        if unwanted := UNWANTED.search(words):
            faults.append(Fault(number, Wrong.CONTROL, f"U+{ord(unwanted[0]):04X}"))
        elif len(words) > MOST_LETTERS:
            faults.append(Fault(number, Wrong.TOO_LONG, str(MOST_LETTERS)))
        elif words and (fault := _take(words, found)):
            faults.append(Fault(number, fault, words[:EXCERPT]))
    if len(found) > MOST_SEGMENTS:
        faults.append(Fault(0, Wrong.TOO_MANY, str(MOST_SEGMENTS)))
    if faults:
        raise Unreadable(*faults)
    return sorted(found, key=lambda segment: segment.start)


def _take(words: str, found: list[Segment]) -> Wrong | None:
    """Add what a line says to the segments; what is wrong with it, if anything."""
    begins = BEGINS.fullmatch(words)
    if begins:
        time = from_written(begins[1])
        if time is None or time > LONGEST:
            return Wrong.TIMES
        if not begins[2]:
            return Wrong.UNTITLED
        found.append(Segment(time, begins[2]))
        return None
    if not found:
        return Wrong.POINT
    last = found[-1]
    if name := LISTS.get(words[0]):
        listed = tuple(word for part in words[1:].split(";") if (word := part.strip()))
        found[-1] = replace(last, **{name: (*getattr(last, name), *listed)})
    else:
        found[-1] = replace(last, synopsis=f"{last.synopsis} {words}".strip())
    return None
