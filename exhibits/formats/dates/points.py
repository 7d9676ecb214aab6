"""One date of EDTF, from a year to a day, each of its components with its own doubts; and the days it may be.

Years are astronomical: 0 is 1 BCE, -43 is 44 BCE. The calendar is Gregorian throughout, also before 1582.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

DIGITS = "0123456789"
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
MONTHS, SEASONS = range(1, 13), range(SPRING, WINTER + 1)
# The standard leaves the months of a season open: northern ones here. "Winter 1942" is what began in that year or what
# ended in it, so its days are all of both.
SEASON_BOUNDS = {
    SPRING: ((0, 3, 1), (0, 5, 31)),
    SUMMER: ((0, 6, 1), (0, 8, 31)),
    AUTUMN: ((0, 9, 1), (0, 11, 30)),
    WINTER: ((0, 1, 1), (1, 2, 28)),
}
# Any leap year: of an unknown year every day is possible.
SOME_YEAR = 2000
QUALIFIERS = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}


class Day(NamedTuple):
    """A day as three numbers; days sort, those before our era too."""

    year: int
    month: int
    day: int


@dataclass(frozen=True)
class Component:
    """A year, a month or a day: its digits, ``X`` for each unspecified one, and what is doubted of it."""

    digits: str
    uncertain: bool = False
    approximate: bool = False

    @property
    def qualifier(self) -> str:
        return QUALIFIERS[self.uncertain, self.approximate]

    @property
    def is_unspecified(self) -> bool:
        """Whether nothing at all is known of it."""
        return not self.digits.strip("-X")

    @property
    def number(self) -> int | None:
        """Its value; None if a digit is unspecified."""
        return None if "X" in self.digits else int(self.digits.lstrip("Y"))

    def among(self, numbers: range) -> list[int]:
        """Those of ``numbers``, of two digits, that it may be."""
        mask = re.compile(self.digits.replace("X", r"\d"))
        return [number for number in numbers if mask.fullmatch(f"{number:02}")]


@dataclass(frozen=True)
class Point:
    """A year; with ``month`` (or a season, 21 to 24) a month of it; with ``day`` a day. Shown as canonical EDTF."""

    year: Component
    month: Component | None = None
    day: Component | None = None

    @property
    def components(self) -> tuple[Component, ...]:
        return tuple(one for one in (self.year, self.month, self.day) if one)

    @property
    def season(self) -> int | None:
        """21 to 24, None if it is no season."""
        number = self.month and self.month.number
        return number if number in SEASONS else None

    @property
    def is_uncertain(self) -> bool:
        return any(one.uncertain for one in self.components)

    @property
    def is_approximate(self) -> bool:
        return any(one.approximate for one in self.components)

    @property
    def qualifier(self) -> str | None:
        """The one sign that stands for the whole; None if its components differ in what is doubted of them."""
        signs = {one.qualifier for one in self.components}
        return signs.pop() if len(signs) == 1 else None

    @property
    def earliest(self) -> Day | None:
        """The first day that it may be; None for a year of which nothing is known."""
        return None if self.year.is_unspecified else next(self.days(backwards=False))

    @property
    def latest(self) -> Day | None:
        """The last day that it may be; None for a year of which nothing is known."""
        return None if self.year.is_unspecified else next(self.days(backwards=True))

    def days(self, backwards: bool) -> Iterator[Day]:
        """Of each month that it may be the first day that it may be (``backwards``: the last), in their order."""
        step = -1 if backwards else 1
        for year in _years(self.year, backwards):
            if self.season:
                years, month, day = SEASON_BOUNDS[self.season][backwards]
                yield _in_its_month(Day(year + years, month, day))
                continue
            for month in (self.month.among(MONTHS) if self.month else list(MONTHS))[::step]:
                possible = range(1, _length(year, month) + 1)
                days = self.day.among(possible) if self.day else list(possible)
                if days:
                    yield Day(year, month, days[::step][0])

    def __str__(self) -> str:
        qualifier = self.qualifier
        if qualifier is not None:
            return "-".join(one.digits for one in self.components) + qualifier
        return "-".join(one.qualifier + one.digits for one in self.components)


def _years(year: Component, backwards: bool) -> Iterator[int]:
    if year.is_unspecified:
        yield SOME_YEAR
    elif year.number is not None:
        yield year.number
    else:
        sign, digits = (-1, year.digits[1:]) if year.digits.startswith("-") else (1, year.digits)
        order = DIGITS[::-1] if backwards == (sign > 0) else DIGITS
        for chosen in product(*(order if digit == "X" else digit for digit in digits)):
            yield sign * int("".join(chosen))


def _in_its_month(day: Day) -> Day:
    """The end of February for 28 February, which ends a winter."""
    return day._replace(day=_length(day.year, day.month)) if (day.month, day.day) == (2, 28) else day


def _length(year: int, month: int) -> int:
    # A year of the same length within those that ``calendar`` knows: the calendar repeats every 400 years.
    return monthrange(year % 400 + 400, month)[1]
