"""What is wrong with a translated passage, as far as that can be said without knowing the languages.

A passage is in wagtail-localize's form: text with ``&``, ``<`` and ``>`` escaped, a few inline tags without attributes,
and ``<a id="a1">`` for a link, a note or a language mark, whose attributes are kept elsewhere.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from .numbers import difference

INLINE = frozenset({"a", "abbr", "acronym", "b", "code", "em", "i", "strong", "br"})
# Longer than any paragraph; where the field says nothing itself.
MOST_LETTERS = 20_000
# With all its tags: more than that nobody takes apart.
LONGEST = 100_000
EXCERPT = 60
MOST_EXCERPTS = 20
# Tags within each other: far more than any text needs, far less than a program that reads them can bear.
DEEPEST = 8

# What is read once is not tried again in shorter pieces: a name of many letters would take hours.
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)(?P<rest>[^<>]*+)>")
# Whatever else begins like a tag: a comment, or a letter that has to be written ``&lt;``.
ANGLE = re.compile(r"<[^>]*>?")
MARK = re.compile(r"""\s+id\s*=\s*(?:"([^"]*)"|'([^']*)')\s*""")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd](?!\w)|\{[A-Za-z_]\w*\}")
# Those that XML and PO cannot carry, those that turn the direction of writing, and the sign for a lost letter.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd-\uffff\ud800-\udfff]")
# Without quotation marks, which may well stand behind a capital Å.
OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f«»“”]{2,4}")
DOUBLE_SPACE = re.compile(r"[ \t\u00a0]{2,}")
WORD = re.compile(r"[^\W\d_]+")
WORDS_OF_A_SENTENCE = 3


class Kind(StrEnum):
    EMPTY = "empty"
    MARKUP = "markup"
    UNKNOWN_MARK = "unknown_mark"
    DOUBLED_MARK = "doubled_mark"
    MISSING_MARK = "missing_mark"
    PLACEHOLDER = "placeholder"
    NUMBER = "number"
    LENGTH = "length"
    CONTROL = "control"
    ENCODING = "encoding"
    SPACES = "spaces"
    LINES = "lines"
    UNTRANSLATED = "untranslated"


GRAVE = frozenset({Kind.EMPTY, Kind.MARKUP, Kind.UNKNOWN_MARK, Kind.LENGTH, Kind.CONTROL})


@dataclass(frozen=True)
class Fault:
    """``detail`` says what exactly: the tag, the mark, the numbers before and after, the letters too many. A ``grave``
    fault keeps the passage from being stored; the others are for a person to look at.
    """

    kind: Kind
    detail: str = ""

    @property
    def grave(self) -> bool:
        return self.kind in GRAVE


@dataclass(frozen=True)
class _Read:
    """A passage taken apart: its plain text, the marks by how often each stands there, and its markup's faults."""

    plain: str
    marks: Counter
    broken: tuple[str, ...]


def faults(source: str, text: str, rich: bool, limit: int | None = None) -> list[Fault]:
    """What is wrong with ``text`` as a translation of ``source``, the grave first.

    In a passage that is not ``rich`` no tag may stand but ``<br>``. ``limit`` is the number of letters that its place
    has room for, counted as readers see them.
    """
    if len(text) > LONGEST:
        return [Fault(Kind.LENGTH, str(len(text) - LONGEST))]
    had, has = _read(source, rich=True), _read(text, rich)
    if not has.plain.strip() and not has.broken:
        return [Fault(Kind.EMPTY)]
    found = [
        *(Fault(Kind.MARKUP, one[:EXCERPT]) for one in has.broken[:MOST_EXCERPTS]),
        *_mark_faults(had.marks, has.marks),
        *_length_faults(had.plain, has.plain, limit),
        *_letter_faults(had.plain, has.plain),
        *_placeholder_faults(had.plain, has.plain),
        *_number_faults(had.plain, has.plain),
        *_space_faults(had, has),
    ]
    if text == source and len(WORD.findall(had.plain)) >= WORDS_OF_A_SENTENCE:
        found.append(Fault(Kind.UNTRANSLATED))
    return sorted(dict.fromkeys(found), key=lambda fault: not fault.grave)


def broken_tags(text: str) -> list[Fault]:
    """Whatever keeps the markup of a passage from being read at all, each as a grave fault; found in one pass, where a
    reader of HTML takes a time that grows with the square of what is open, or gives up.
    """
    if len(text) > LONGEST:
        return [Fault(Kind.LENGTH, str(len(text) - LONGEST))]
    return [Fault(Kind.MARKUP, one[:EXCERPT]) for one in _read(text, rich=True).broken[:MOST_EXCERPTS]]


def plain_of(text: str) -> str:
    """A passage as readers see it: no tags, a line for each ``<br>``."""
    return _read(text, rich=True).plain


def _read(text: str, rich: bool) -> _Read:
    marks, broken, open_tags, pieces, at = Counter(), [], [], [], 0
    for tag in TAG.finditer(text):
        pieces.append(text[at : tag.start()])
        at = tag.end()
        name, closing, rest = tag["name"].lower(), tag["close"] == "/", tag["rest"]
        if name == "br" and not closing and rest.strip() in ("", "/"):
            pieces.append("\n")
        elif name not in INLINE or name == "br" or not rich:
            broken.append(tag[0])
        elif closing:
            if not open_tags or open_tags.pop() != name or rest.strip():
                broken.append(tag[0])
        else:
            mark = MARK.fullmatch(rest) if name == "a" else None
            if mark:
                marks[mark[1] or mark[2] or ""] += 1
            elif name == "a" and not rest.strip():
                marks[""] += 1
            too_deep = len(open_tags) >= DEEPEST
            if too_deep or (rest.strip() and not mark) or (name == "a" and "a" in open_tags):
                broken.append(tag[0])
            open_tags.append(name)
    pieces.append(text[at:])
    broken += [f"<{name}>" for name in open_tags]
    broken += [angle[0] for piece in pieces for angle in ANGLE.finditer(piece)]
    return _Read(unescape("".join(pieces)), marks, tuple(broken))


def _mark_faults(had: Counter, has: Counter) -> list[Fault]:
    return [
        *(Fault(Kind.UNKNOWN_MARK, mark) for mark in has if mark not in had),
        *(Fault(Kind.DOUBLED_MARK, mark) for mark in has if mark in had and has[mark] > had[mark]),
        *(Fault(Kind.MISSING_MARK, mark) for mark in had if has[mark] < had[mark]),
    ]


def _length_faults(had: str, has: str, limit: int | None) -> list[Fault]:
    most = limit if limit is not None else max(MOST_LETTERS, 4 * len(had))
    return [Fault(Kind.LENGTH, str(len(has) - most))] if len(has) > most else []


def _letter_faults(had: str, has: str) -> list[Fault]:
    found = [Fault(Kind.CONTROL, f"U+{ord(letter):04X}") for letter in CONTROL.findall(has) if letter not in had]
    return found + [
        Fault(Kind.ENCODING, letters[0])
        for letters in OUTSIDE_ASCII.finditer(has)
        if letters[0] not in had and _is_misread(letters[0])
    ]


def _is_misread(letters: str) -> bool:
    """Whether these are the bytes of UTF-8 that somebody has read as Windows-1252: Ã¥ for å, È™ for ș."""
    try:
        return letters.encode("cp1252").decode("utf-8") != letters
    except UnicodeError:
        return False


def _placeholder_faults(had: str, has: str) -> list[Fault]:
    before, after = (Counter(PLACEHOLDER.findall(one)) for one in (had, has))
    return [Fault(Kind.PLACEHOLDER, one) for one in [*(before - after), *(after - before)]]


def _number_faults(had: str, has: str) -> list[Fault]:
    found = difference(*(PLACEHOLDER.sub(" ", one) for one in (had, has)))
    if not found:
        return []
    return [Fault(Kind.NUMBER, f"{_listed(found.missing)} → {_listed(found.added)}")]


def _listed(numbers: tuple[str, ...]) -> str:
    """Each once, as far as a person can take them in."""
    return ", ".join(one[:EXCERPT] for one in [*dict.fromkeys(numbers)][:MOST_EXCERPTS]) or "–"


def _space_faults(had: _Read, has: _Read) -> list[Fault]:
    edges = [(one.plain[:1].isspace(), one.plain[-1:].isspace()) for one in (had, has)]
    doubled = len(DOUBLE_SPACE.findall(has.plain)) > len(DOUBLE_SPACE.findall(had.plain))
    found = [Fault(Kind.SPACES)] if edges[0] != edges[1] or doubled else []
    lines = [one.plain.count("\n") for one in (had, has)]
    return found + ([Fault(Kind.LINES, f"{lines[0]} → {lines[1]}")] if lines[0] != lines[1] else [])
