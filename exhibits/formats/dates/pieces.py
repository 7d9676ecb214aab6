"""One date of a catalogue, made of tokens: a day, a month, a year, a decade, a century or a part of one.

Parts are counted in the years 0 to 99 of a century and 0 to 9 of a decade, as EDTF counts (``18XX``): the first half of
the 19th century is 1800 to 1849. Early and late are its outer three tenths, about.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from .lexicon import PARTS, VAGUE_PARTS, Token

DECADE, CENTURY = 10, 100
LAST_CENTURY = 30
BEGINNINGS = ("about", "maybe")
ERAS = ("bce", "ce")


class Note(StrEnum):
    """What was settled that the text leaves open, or left out of it."""

    YEARS_COMPLETED = "years_completed"  # 1860-65: 1865
    MONTH_OR_YEARS = "month_or_years"  # 1910-12: December 1910, not 1910 to 1912
    DAY_OR_MONTH = "day_or_month"  # 6/4/1930: one of two days
    MONTH_FIRST = "month_first"  # 1/23/2008: 23 January
    DECADE_OR_CENTURY = "decade_or_century"  # the 1800s: the century
    PART = "part"  # early 19th century: about 1800 to 1830
    BOTH_ABOUT = "both_about"  # c. 1860-1870: both years
    MAKINGS = "makings"  # designed 1960, cast 1999: both, without what was done
    PERIOD = "period"  # Edo period (1603-1867): without the name


class Unread(Exception):
    """The tokens are no date."""


@dataclass(frozen=True)
class Piece:
    """From ``low`` to ``high``, EDTF without qualifiers, the same for one date; and what is doubted of both.

    ``vague`` is a part of a century, whose years are about; ``approximate`` is what the text itself calls so.
    """

    low: str
    high: str
    vague: bool = False
    approximate: bool = False
    uncertain: bool = False

    @property
    def start(self) -> str:
        return self.low + self._qualifier

    @property
    def end(self) -> str:
        return self.high + self._qualifier

    @property
    def _qualifier(self) -> str:
        approximate = self.approximate or self.vague
        return "%" if approximate and self.uncertain else "~" if approximate else "?" if self.uncertain else ""

    def text(self, separator: str) -> str:
        return self.start if self.low == self.high else f"{self.start}{separator}{self.end}"


def piece_of(tokens: list[Token], notes: list[Note]) -> Piece:
    """The one date that ``tokens`` are; ``notes`` grows by what was settled. Raises ``Unread``."""
    tokens = [token for token in tokens if token.kind != "comma"]
    found = set()
    while tokens and tokens[0].kind in BEGINNINGS:
        found.add(tokens.pop(0).kind)
    while tokens and tokens[-1].kind == "doubt":
        found.add(tokens.pop().kind)
    part = tokens.pop(0).kind if tokens and tokens[0].kind in PARTS else None
    era = _era(tokens)
    unit = UNITS.get(" ".join(token.kind for token in tokens))
    if not unit or (part and unit not in LONG_UNITS):
        raise Unread
    numbers = [number for token in tokens for number in token.numbers]
    piece = _part(unit(tokens, numbers, era, notes), part, notes)
    return replace(piece, approximate="about" in found, uncertain=bool(found & {"maybe", "doubt"}))


def year_text(year: int) -> str:
    """An astronomical year in EDTF."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _era(tokens: list[Token]) -> str:
    if tokens and tokens[-1].kind in ERAS:
        return tokens.pop().kind
    return tokens.pop(0).kind if tokens and tokens[0].kind == "ce" else ""


def _part(mask: str, part: str | None, notes: list[Note]) -> Piece:
    if not part:
        return Piece(mask, mask)
    notes.append(Note.PART)
    length = CENTURY if mask.endswith("XX") else DECADE
    # Before our era the years of a century are counted down: its first has the most digits.
    first = int(mask.replace("X", "9" if mask.startswith("-") else "0"))
    begins, ends = (round(share * length) for share in PARTS[part])
    vague = part in VAGUE_PARTS
    last = min(ends, length - 1) if vague else ends - 1
    return Piece(year_text(first + begins), year_text(first + last), vague=vague)


def _year(tokens: list[Token], numbers: list[int], era: str, notes: list[Note]) -> str:
    # Without its era, a number of one or two digits is not known to be a year, and one of five is a slip.
    if numbers[-1] == 0 or (not era and len(tokens[-1].text.rstrip(".")) not in (3, 4)):
        raise Unread
    return year_text(1 - numbers[-1] if era == "bce" else numbers[-1])


def _decade(tokens: list[Token], numbers: list[int], era: str, notes: list[Note]) -> str:
    year = numbers[0]
    if era == "bce" or year % DECADE or not DECADE * DECADE <= year <= 9999:
        raise Unread
    if year % CENTURY == 0 and not tokens[-1].text.endswith(("årene", "åra")):
        notes.append(Note.DECADE_OR_CENTURY)
        return f"{year // CENTURY:02}XX"
    return f"{year // DECADE:03}X"


def _hundreds(tokens: list[Token], numbers: list[int], era: str, notes: list[Note]) -> str:
    return _century(tokens, [numbers[0] // CENTURY + 1], era, notes)


def _century(tokens: list[Token], numbers: list[int], era: str, notes: list[Note]) -> str:
    if not 1 <= numbers[0] <= LAST_CENTURY:
        raise Unread
    return f"{'-' if era == 'bce' else ''}{numbers[0] - 1:02}XX"


def _in_order(*order: int) -> Callable[..., str]:
    """A unit whose numbers stand in the text as ``order`` says: the places of year, month and day."""

    def unit(tokens: list[Token], numbers: list[int], era: str, notes: list[Note]) -> str:
        year, *rest = (numbers[place] for place in order)
        # The year of a month needs its four digits, or "May 12" would be one.
        if not era and year <= 31:
            raise Unread
        return "-".join([year_text(1 - year if era == "bce" else year), *(f"{number:02}" for number in rest)])

    return unit


def _slashed(tokens: list[Token], numbers: list[int], era: str, notes: list[Note]) -> str:
    one, other, year = numbers
    day_first, month_first = (f"{year_text(year)}-{m:02}-{d:02}" for d, m in ((one, other), (other, one)))
    if one == other or one > 12:
        return day_first
    if other > 12:
        notes.append(Note.MONTH_FIRST)
        return month_first
    notes.append(Note.DAY_OR_MONTH)
    return f"[{','.join(sorted((day_first, month_first)))}]"


UNITS = {
    "number": _year,
    "decade": _decade,
    "decades number": _decade,
    "hundreds": _hundreds,
    "ordinal century": _century,
    "century ordinal": _century,
    "century roman": _century,
    "century number": _century,
    "iso": _in_order(0, 1, 2),
    "dotted": _in_order(2, 1, 0),
    "slashed": _slashed,
    "month_of": _in_order(1, 0),
    "month number": _in_order(1, 0),
    "number month": _in_order(0, 1),
    "season number": _in_order(1, 0),
    "number season": _in_order(0, 1),
    "number month number": _in_order(2, 1, 0),
    "ordinal month number": _in_order(2, 1, 0),
    "month number number": _in_order(2, 0, 1),
    "month ordinal number": _in_order(2, 0, 1),
}
LONG_UNITS = (_decade, _hundreds, _century)
