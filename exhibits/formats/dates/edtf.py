"""Dates as a museum knows them: EDTF (ISO 8601-2:2019, as at https://www.loc.gov/standards/datetime/).

Read are levels 0 and 1, and of level 2 sets, qualifiers of single components and unspecified digits anywhere. Refused,
with a word on why, are times of day, exponents, significant digits and groupings of months other than the seasons.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from .points import MONTHS, SEASONS, Component, Day, Point

MOST_LETTERS = 500
COMPONENT = re.compile(r"(?P<before>[?~%]?)(?P<digits>Y?-?[0-9X]+)(?P<after>[?~%]?)", re.ASCII)
YEAR = re.compile(r"-?[0-9X]{4}|Y-?[1-9][0-9]{4,8}", re.ASCII)
LATER_LEVELS = re.compile(r"[0-9X][TES]|^[0-9]{4}-(?:2[5-9]|3[0-9]|4[01])", re.ASCII)
DAYS = range(1, 32)


class Fault(StrEnum):
    """What can be wrong with a date; the values are English."""

    EMPTY = "there is no date"
    LENGTH = "the date is too long"
    SIGN = "this cannot stand here"
    YEAR = "a year has four digits"
    MONTH = "a month is 01 to 12, a season 21 to 24"
    DAY = "a day is 01 to 31, and stands behind a month"
    NO_SUCH_DAY = "this month has no such day"
    ORDER = "the end is before the beginning"
    ENDS = "one side at least needs a date"
    OPEN = "only the first date of a set may be open before, only the last one after"
    BRACKET = "the closing bracket is missing"
    LATER_LEVEL = "times of day, exponents, significant digits and groupings beyond the seasons are not read"


class NotADate(ValueError):
    """The text is no date: ``fault`` says why, ``column`` where, from 1."""

    def __init__(self, fault: Fault, column: int):
        super().__init__(f"{fault} (column {column})")
        self.fault = fault
        self.column = column


class Kind(StrEnum):
    """``ONE`` of a set's dates is meant, or ``ALL`` of them."""

    SINGLE = "single"
    INTERVAL = "interval"
    ONE = "one"
    ALL = "all"


BRACKETS = {Kind.SINGLE: ("", ""), Kind.ONE: "[]", Kind.ALL: "{}"}
SETS = {"[": Kind.ONE, "{": Kind.ALL}


class Open(StrEnum):
    """The side of a span that has no date: it goes on, or nobody knows."""

    ENDLESS = ".."
    UNKNOWN = ""


@dataclass(frozen=True)
class Span:
    """From ``start`` to ``end``, both included; the same point twice for a date by itself."""

    start: Point | Open
    end: Point | Open

    @property
    def points(self) -> tuple[Point, ...]:
        sides = (self.start,) if self.start == self.end else (self.start, self.end)
        return tuple(side for side in sides if isinstance(side, Point))

    @property
    def earliest(self) -> Day | None:
        return self.start.earliest if isinstance(self.start, Point) else None

    @property
    def latest(self) -> Day | None:
        return self.end.latest if isinstance(self.end, Point) else None

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        start, end = (str(side) if isinstance(side, Point) else "" for side in (self.start, self.end))
        return f"{start}..{end}"


@dataclass(frozen=True)
class Date:
    """A date, an interval or a set. ``str`` of it is canonical EDTF: one text for all ways of writing the same.

    ``earliest`` and ``latest`` are the first and the last day that it may be, None where an end is open or unknown.
    They are what the digits say: that a date is approximate does not widen them.
    """

    kind: Kind
    spans: tuple[Span, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for span in self.spans for point in span.points)

    @property
    def earliest(self) -> Day | None:
        days = [span.earliest for span in self.spans]
        return None if None in days else min(days)

    @property
    def latest(self) -> Day | None:
        days = [span.latest for span in self.spans]
        return None if None in days else max(days)

    @property
    def is_uncertain(self) -> bool:
        return any(point.is_uncertain for point in self.points)

    @property
    def is_approximate(self) -> bool:
        return any(point.is_approximate for point in self.points)

    def __str__(self) -> str:
        if self.kind is Kind.INTERVAL:
            return f"{self.spans[0].start}/{self.spans[0].end}"
        opening, closing = BRACKETS[self.kind]
        return opening + ",".join(map(str, self.spans)) + closing


def parse(text: str) -> Date:
    """The date that ``text`` is in EDTF. Raises ``NotADate``."""
    if not text:
        raise NotADate(Fault.EMPTY, 1)
    if len(text) > MOST_LETTERS:
        raise NotADate(Fault.LENGTH, MOST_LETTERS + 1)
    if text[0] in SETS:
        return _set(text, SETS[text[0]])
    if "/" in text:
        return Date(Kind.INTERVAL, (_interval(text),))
    point = _point(text, 0)
    return Date(Kind.SINGLE, (Span(point, point),))


def _interval(text: str) -> Span:
    before, _, after = text.partition("/")
    start = Open(before) if before in ("", "..") else _point(before, 0)
    end = Open(after) if after in ("", "..") else _point(after, len(before) + 1)
    return _in_order(Span(start, end), len(before) + 1)


def _set(text: str, kind: Kind) -> Date:
    if not text.endswith(BRACKETS[kind][1]):
        raise NotADate(Fault.BRACKET, len(text) + 1)
    spans, place = [], 1
    for member in text[1:-1].split(","):
        spans.append(_member(member.strip(" "), place + len(member) - len(member.lstrip(" "))))
        place += len(member) + 1
    if any(before.end is Open.ENDLESS or after.start is Open.ENDLESS for before, after in pairwise(spans)):
        raise NotADate(Fault.OPEN, 2)
    return Date(kind, tuple(spans))


def _member(text: str, place: int) -> Span:
    before, dots, after = text.partition("..")
    if not dots:
        point = _point(text, place)
        return Span(point, point)
    start = _point(before, place) if before else Open.ENDLESS
    end = _point(after, place + len(before) + 2) if after else Open.ENDLESS
    return _in_order(Span(start, end), place + len(before))


def _in_order(span: Span, place: int) -> Span:
    if not span.points:
        raise NotADate(Fault.ENDS, place + 1)
    if span.earliest and span.latest and span.earliest > span.latest:
        raise NotADate(Fault.ORDER, place + 1)
    return span


def _point(text: str, place: int) -> Point:
    """The point that ``text`` is, which begins ``place`` letters from the left of the whole."""
    if not text:
        raise NotADate(Fault.EMPTY, place + 1)
    later = LATER_LEVELS.search(text)
    if later:
        raise NotADate(Fault.LATER_LEVEL, place + later.end())
    found = _components(text, place)
    year, month, day = [*(match["digits"] for match in found), "", ""][:3]
    if not YEAR.fullmatch(year) or year == "-0000" or (year.startswith("Y") and month):
        raise NotADate(Fault.YEAR, place + 1 + found[0].start("digits"))
    if month and (len(month) != 2 or not (Component(month).among(MONTHS) or Component(month).number in SEASONS)):
        raise NotADate(Fault.MONTH, place + 1 + found[1].start("digits"))
    if day and (len(day) != 2 or not Component(month).among(MONTHS) or not Component(day).among(DAYS)):
        raise NotADate(Fault.DAY, place + 1 + found[2].start("digits"))
    point = Point(*_qualified(found))
    if next(point.days(backwards=False), None) is None:
        raise NotADate(Fault.NO_SUCH_DAY, place + 1 + found[2].start("digits"))
    return point


def _components(text: str, place: int) -> list[re.Match]:
    found, at = [], 0
    while True:
        match = COMPONENT.match(text, at)
        if not match or len(found) == 3:
            raise NotADate(Fault.SIGN, place + at + 1)
        found.append(match)
        at = match.end()
        if at == len(text):
            return found
        if text[at] != "-":
            raise NotADate(Fault.SIGN, place + at + 1)
        at += 1


def _qualified(found: list[re.Match]) -> list[Component]:
    """A sign before a component is of it alone; one behind it, of it and of all to its left."""
    components = []
    for index, match in enumerate(found):
        signs = match["before"] + "".join(later["after"] for later in found[index:])
        uncertain, approximate = (any(sign in signs for sign in pair) for pair in ("?%", "~%"))
        components.append(Component(match["digits"], uncertain, approximate))
    return components
