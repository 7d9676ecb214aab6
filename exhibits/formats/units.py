"""A page's passages as they go to translators outside the museum and come back, whatever the form of the file."""

import hashlib
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

MOST_BYTES = 2_000_000
# Of one kind in one file: who has a hundred lines to mend looks at the first of them.
MOST_FLAWS = 100
# Before the stamp of a unit, in every language. Files are away for months: another prefix would not be found in those
# that come back.
WAS = "was: "
STAMP = re.compile(rf"{WAS}([0-9a-f]{{12}}(?: unfinished)?)")
# What neither form of file can carry.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Unit:
    """One passage. ``path`` is its place in the page; texts are in wagtail-localize's form, see ``checking``.

    ``unfinished`` are words that a person has still to look at: the original was changed after they were written
    (``previous_source`` is what it was, ``previous_target`` what was written for that), or a machine wrote them.
    ``limit`` is the greatest number of letters, ``was`` the stamp of what the museum had when the file was made,
    ``line`` where it stood in the file that it was read from.
    """

    path: str
    source: str
    target: str = ""
    notes: tuple[str, ...] = ()
    previous_source: str = ""
    previous_target: str = ""
    unfinished: bool = False
    limit: int | None = None
    was: str = ""
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        """The name of this passage: the same for the same words in the same place."""
        return f"{self.path}#{digest([self.source])}"


@dataclass(frozen=True)
class Document:
    """What one file holds: the passages of one page, by its translation key, for one other language.

    ``version`` is another one as soon as a passage of the original is.
    """

    page: str
    source_language: str
    target_language: str
    units: tuple[Unit, ...]
    version: str = ""


class Wrong(StrEnum):
    """What can be wrong with a file, before anybody looks at its words."""

    TOO_LARGE = "too_large"
    BOM = "bom"
    ENCODING = "encoding"
    BINARY = "binary"
    SYNTAX = "syntax"
    HEADER = "header"
    DOUBLED = "doubled"
    PLURAL = "plural"
    DOCTYPE = "doctype"
    VERSION = "version"
    INLINE = "inline"
    ALTERED = "altered"


@dataclass(frozen=True)
class Flaw:
    """Something wrong in a line of a file, and what exactly."""

    line: int
    wrong: Wrong
    detail: str = ""


class Unreadable(ValueError):
    """A file that is no document of the museum's; ``flaws`` says why, line by line."""

    def __init__(self, flaws: Iterable[Flaw]):
        self.flaws = sorted(flaws, key=lambda flaw: flaw.line)[:MOST_FLAWS]
        super().__init__(f"{len(self.flaws)} flaws")


def digest(texts: Iterable[str]) -> str:
    """Twelve letters that stand for these texts."""
    return hashlib.sha256("\0".join(map(writable, texts)).encode()).hexdigest()[:12]


def was_in(text: str) -> str:
    """The stamp in a comment or attribute of a unit; empty where there is none."""
    found = STAMP.fullmatch(text.strip())
    return found[1] if found else ""


def version_of(units: Iterable[Unit]) -> str:
    """Stands for the original as these units have it."""
    return digest(part for unit in units for part in (unit.path, unit.source))


def writable(text: str) -> str:
    """``text`` without the characters that no file can carry."""
    return UNWRITABLE.sub("", text)


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8. Raises Unreadable for anything else, naming every line that is not."""
    if len(content) > MOST_BYTES:
        raise Unreadable([Flaw(1, Wrong.TOO_LARGE, str(MOST_BYTES // 1_000_000))])
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise Unreadable([Flaw(1, Wrong.ENCODING)])
    if content.startswith(BOM_UTF8):
        raise Unreadable([Flaw(1, Wrong.BOM)])
    if b"\0" in content:
        raise Unreadable([Flaw(content[: content.index(b"\0")].count(b"\n") + 1, Wrong.BINARY)])
    try:
        return content.decode()
    except UnicodeDecodeError:
        lines = enumerate(content.split(b"\n"), start=1)
        raise Unreadable([Flaw(number, Wrong.ENCODING) for number, line in lines if not _is_utf8(line)]) from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def doubled(units: Iterable[Unit]) -> list[Flaw]:
    """Those that stand in a file twice."""
    seen, found = set(), []
    for unit in units:
        if unit.key in seen:
            found.append(Flaw(unit.line, Wrong.DOUBLED, unit.path))
        seen.add(unit.key)
    return found
