"""What all kinds of cells have in common."""

import re
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from exhibits.catalogue.models import ObjectPage
from exhibits.formats.tables.shapes import mended
from exhibits.interchange.spreadsheets.known import CEDILLAS, Known

BAR = re.compile(r"(?<!\\)\|")
EXCERPT = 60


@dataclass(frozen=True)
class Reading:
    """What a cell says: ``value`` for the page, and ``text`` as the museum writes it. ``faults`` are what keeps it from
    being taken, in words; the value is then what could be made of it. ``same_as`` is what it is compared by."""

    value: Any
    text: str
    faults: tuple[str, ...] = ()
    identity: Any = None

    @property
    def same_as(self) -> Any:
        return self.text if self.identity is None else self.identity


class Kind(ABC):
    """``read`` cells, say what stands on a page (``text_of``), and ``set`` it. ``field`` is the page's."""

    # Whether a cell holds several things, parted by bars.
    several = False

    def __init__(self, field: str):
        self.field = field

    @abstractmethod
    def read(self, cell: str, known: Known, language: str = "") -> Reading:
        """``language`` is that of the words, empty for a fact."""

    @abstractmethod
    def text_of(self, page: ObjectPage, known: Known) -> str:
        """Empty where the page says nothing."""

    def identity_of(self, page: ObjectPage, known: Known) -> Any:
        return self.text_of(page, known)

    def set(self, page: ObjectPage, value: Any) -> None:
        setattr(page, self.field, value)


def rows_of(page: ObjectPage, field: str) -> list:
    """The rows of a page: as ``families`` has read them for many pages at once, else the page's own."""
    read = getattr(page, "rows_read", None)
    return list(getattr(page, field).all()) if read is None else read[field]


def clean(cell: str, language: str) -> str:
    """``cell`` with its letters composed, in Romanian with commas below, and with nothing around it."""
    text = unicodedata.normalize("NFC", mended(cell)).strip()
    return text.translate(CEDILLAS) if language == "ro" else text


def items_of(cell: str) -> list[str]:
    """What stands between the bars of a cell; ``\\|`` is a bar within an item."""
    return [item for part in BAR.split(cell) if (item := part.replace("\\|", "|").strip())]


def joined(items: Iterable[str]) -> str:
    return "|".join(item.replace("|", "\\|") for item in items)


def excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
