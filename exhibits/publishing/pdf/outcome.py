"""What goes to the process that prints, and what comes back. Without Django, and without what lays out pages."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from exhibits.formats.publication import PageBreak, Publication


class Size(StrEnum):
    """A page's size; ``a5`` is that of a book in the hand, ``a4`` what printers at schools and offices have."""

    A5 = "a5"
    A4 = "a4"


@dataclass(frozen=True)
class Printed:
    """A book that was written. ``count`` is the number of its pages, the cover among them; ``pages`` where each page
    of the edition's documents begins, in order; ``remarks`` what was mended or left out, in sentences for editors.
    """

    count: int
    pages: tuple[PageBreak, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """What to print and how large, into which file, and with which fonts: part names and their files."""

    publication: Publication
    size: Size
    target: Path
    fonts: tuple[tuple[str, Path], ...]
    mark: Path | None = None


class CannotPrint(Exception):
    """The book cannot be printed as it is: a sentence that names the document and, where one is known, the line."""


class NoPango(CannotPrint):
    """The libraries that set type are not on this machine; the message says what to install."""
