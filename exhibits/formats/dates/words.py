"""A date in the words of each language of the museum, as a label beside an object says it.

The spaces are plain ones: whoever shows the words keeps together what must not be torn apart at the end of a line.
Years before 500 carry their era (Cataloging Cultural Objects, 4.2.3), later ones only beside one before our era.
"""

import re
from dataclasses import replace
from enum import Enum

from .edtf import Date, Kind, Open, Span
from .phrases import DASH, PHRASES, Phrases
from .points import SPRING, Component, Day, Point

DOUBTED = "{} (?)"
FIRST_YEAR_WITHOUT_ERA = 500
CENTURY = re.compile(r"-?\d\dXX")
DECADE = re.compile(r"\d{3}X")


class Shape(Enum):
    """What sort of time a point is, so that words are found for it. ``OTHER`` is said by its first and last day."""

    YEAR = 1
    DECADE = 2
    CENTURY = 3
    SEASON = 4
    MONTH = 5
    DAY = 6
    YEARLESS = 7
    OTHER = 8


LONG_SHAPES = frozenset({Shape.DECADE, Shape.CENTURY, Shape.OTHER})


def words_of(date: Date, language: str) -> str:
    """``date`` in ``language``, one of the museum's codes: *circa 1860*, *5. mai 1860*, *secolul al XIX-lea*."""
    speaker = _Speaker(PHRASES[language])
    if date.kind is Kind.ONE or date.kind is Kind.ALL:
        return speaker.set(date)
    return speaker.span(date.spans[0])


class _Speaker:
    def __init__(self, phrases: Phrases):
        self.phrases = phrases

    def set(self, date: Date) -> str:
        word = self.phrases.either if date.kind is Kind.ONE else self.phrases.both
        *others, last = [self._member(span, word) for span in date.spans]
        return f"{', '.join(others)} {word} {last}" if others else last

    def _member(self, span: Span, word: str) -> str:
        if isinstance(span.start, Open):
            return self.phrases.earlier.format(self.point(span.end), word)
        if isinstance(span.end, Open):
            return self.phrases.later.format(self.point(span.start), word)
        return self.span(span)

    def span(self, span: Span) -> str:
        start, end = (_known_side(side) for side in (span.start, span.end))
        if isinstance(start, Open) and isinstance(end, Open):
            return self.phrases.undated
        if isinstance(start, Open):
            return self._before(end)
        if isinstance(end, Open):
            return self._since(start) if end is Open.ENDLESS else self._after(start)
        if start == end:
            return self.point(start)
        if start.qualifier is None or start.qualifier != end.qualifier:
            return self.phrases.from_to.format(self._named(start), self._named(end))
        return self._with_doubts(self._range(_plain(start), _plain(end)), start)

    def point(self, point: Point) -> str:
        if point.qualifier is None and self._shape(point) is not Shape.OTHER:
            return self._single(point)
        return self._with_doubts(self._single(_plain(point)), point)

    def _before(self, end: Point) -> str:
        # "Before 1900" leaves its end where readers look for it; "before the 19th century" would end a century early.
        if self._shape(end) in LONG_SHAPES:
            return self.phrases.earlier.format(self.point(end), self.phrases.either)
        return self.phrases.before.format(self.point(end))

    def _after(self, start: Point) -> str:
        if self._shape(start) in LONG_SHAPES:
            return self.phrases.later.format(self.point(start), self.phrases.either)
        return self.phrases.after.format(self.point(start))

    def _since(self, start: Point) -> str:
        if self._shape(start) is Shape.OTHER:
            return self._after(start)
        return self.phrases.since.format(self._named(start))

    def _named(self, point: Point) -> str:
        """A point behind a preposition."""
        named = self._shape(point) in (Shape.DECADE, Shape.CENTURY) and not point.is_approximate
        return (self.phrases.the if named else "") + self.point(point)

    def _with_doubts(self, words: str, of: Point | Component) -> str:
        words = self.phrases.about.format(words) if _is_approximate(of) else words
        return DOUBTED.format(words) if _is_uncertain(of) else words

    def _shape(self, point: Point) -> Shape:
        point = _known(point)
        if point.year.is_unspecified:
            whole = all(one.number for one in point.components[1:]) and not point.season
            return Shape.YEARLESS if whole else Shape.OTHER
        if point.month is None and point.year.number is None:
            return self._shape_of_years(point.year)
        if any(one.number is None for one in point.components):
            return Shape.OTHER
        if point.season:
            return Shape.SEASON if self.phrases.seasons else Shape.YEAR
        return Shape.DAY if point.day else Shape.MONTH if point.month else Shape.YEAR

    def _shape_of_years(self, year: Component) -> Shape:
        if CENTURY.fullmatch(year.digits) and self.phrases.century:
            return Shape.CENTURY
        # "The 1900s" are ten years to some and a hundred to others.
        decade = DECADE.fullmatch(year.digits) and year.digits[2] != "0" and self.phrases.decade
        return Shape.DECADE if decade and int(year.digits[:3]) * 10 >= FIRST_YEAR_WITHOUT_ERA else Shape.OTHER

    def _single(self, point: Point) -> str:
        shape, point = self._shape(point), _known(point)
        if shape is Shape.YEARLESS:
            return self._yearless(point)
        if shape is Shape.OTHER:
            return self._range_of_days(point)
        if shape is Shape.CENTURY:
            return self._era(point.year, self.phrases.century(*_century(point.year)))
        if shape is Shape.DECADE:
            return self.phrases.decade.format(_first_year(point.year))
        year = self._with_doubts(self._year(point.year.number), _doubts(point.year, point))
        if shape is Shape.SEASON:
            return self.phrases.seasons[point.season - SPRING].format(year)
        return " ".join([*self._day_and_month(point), year] if shape is not Shape.YEAR else [year])

    def _day_and_month(self, point: Point) -> list[str]:
        day = [self.phrases.day.format(point.day.number)] if point.day else []
        month = self.phrases.months[point.month.number - 1]
        doubted = zip((point.day, point.month), (*day, month), strict=True) if day else [(point.month, month)]
        return [self._with_doubts(words, _doubts(component, point)) for component, words in doubted]

    def _yearless(self, point: Point) -> str:
        if not point.month:
            return self.phrases.undated
        return self.phrases.some_year.format(" ".join(self._day_and_month(point)))

    def _range_of_days(self, point: Point) -> str:
        if point.year.is_unspecified:
            return self.phrases.undated
        first, last = point.earliest, point.latest
        if (first[1:], last[1:]) == ((1, 1), (12, 31)):
            return self._years(_earliest_year(point), last.year)
        to_the_month = _known(point).day is None
        return self._range(*(_point_at(day, to_the_month) for day in (first, last)))

    def _range(self, start: Point, end: Point) -> str:
        """From one point to another, of which nothing is doubted."""
        shapes = {self._shape(start), self._shape(end)}
        shape = shapes.pop() if len(shapes) == 1 else None
        if shape is Shape.YEAR:
            return self._years(start.year.number, end.year.number)
        if shape is Shape.DECADE:
            return self.phrases.decades.format(_first_year(start.year), _first_year(end.year))
        if shape is Shape.CENTURY and _century(start.year)[1] == _century(end.year)[1]:
            return self._centuries(start.year, end.year)
        if shape in (Shape.DAY, Shape.MONTH) and start.year == end.year:
            return self._within_a_year(start, end)
        others = {self._shape(start), self._shape(end)} & {Shape.CENTURY, Shape.YEARLESS}
        if start.month is None and end.month is None and not others:
            return self._years(_earliest_year(start), end.latest.year)
        return self.phrases.wide.join((self._single(start), self._single(end)))

    def _centuries(self, start: Component, end: Component) -> str:
        first, bce = _century(start)
        return self._era(start, self.phrases.centuries(first, _century(end)[0], bce))

    def _within_a_year(self, start: Point, end: Point) -> str:
        year = self._year(end.year.number)
        *first_day, first_month = self._day_and_month(start)
        *last_day, last_month = self._day_and_month(end)
        if first_day and first_month == last_month:
            return f"{first_day[0]}{DASH}{last_day[0]} {last_month} {year}"
        joined = self.phrases.wide if first_day else DASH
        return f"{' '.join([*first_day, first_month])}{joined}{' '.join([*last_day, last_month])} {year}"

    def _years(self, first: int, last: int) -> str:
        if first == last:
            return self._year(first)
        if first > 0:
            words = f"{first}{DASH}{last}"
            return self.phrases.ce.format(words) if first < FIRST_YEAR_WITHOUT_ERA else words
        if last > 0:
            return self.phrases.wide.join((self._year(first), self.phrases.ce.format(last)))
        if self.phrases.bce.startswith("{}"):
            return self.phrases.bce.format(f"{1 - first}{DASH}{1 - last}")
        return self.phrases.wide.join((self._year(first), self._year(last)))

    def _year(self, number: int) -> str:
        if number <= 0:
            return self.phrases.bce.format(1 - number)
        return self.phrases.ce.format(number) if number < FIRST_YEAR_WITHOUT_ERA else str(number)

    def _era(self, year: Component, words: str) -> str:
        number, bce = _century(year)
        if bce:
            return self.phrases.bce.format(words)
        return self.phrases.ce.format(words) if number * 100 <= FIRST_YEAR_WITHOUT_ERA else words


def _plain(point: Point) -> Point:
    """The same point, of which nothing is doubted."""
    return Point(*(Component(one.digits) for one in point.components))


def _known(point: Point) -> Point:
    """Without a day, or a month and a day, of which nothing is known: so it is said."""
    if point.day and point.day.is_unspecified:
        point = replace(point, day=None)
    return replace(point, month=None) if point.month and point.month.is_unspecified and not point.day else point


def _known_side(side: Point | Open) -> Point | Open:
    """A side of which nothing is known is as good as none."""
    return Open.UNKNOWN if isinstance(side, Point) and side.year.is_unspecified and not _known(side).month else side


def _doubts(component: Component, point: Point) -> Component:
    """What is doubted of ``component`` alone; nothing where the same is of the whole, which is said once."""
    return component if point.qualifier is None else Component(component.digits)


def _is_approximate(of: Point | Component) -> bool:
    return of.is_approximate if isinstance(of, Point) else of.approximate


def _is_uncertain(of: Point | Component) -> bool:
    return of.is_uncertain if isinstance(of, Point) else of.uncertain


def _century(year: Component) -> tuple[int, bool]:
    """The number of a century, and whether it is before our era: 19 of ``18XX``, 5 before of ``-04XX``."""
    return int(year.digits.strip("-X")) + 1, year.digits.startswith("-")


def _first_year(decade: Component) -> str:
    return decade.digits.replace("X", "0")


def _earliest_year(point: Point) -> int:
    """``00XX`` and ``000X`` begin with the year 0, 1 BCE, by their digits; they are said from the year 1 on."""
    year = point.earliest.year
    return 1 if year == 0 and "X" in point.year.digits else year


def _point_at(day: Day, to_the_month: bool) -> Point:
    year = f"-{-day.year:04}" if day.year < 0 else f"{day.year:04}"
    digits = (year, f"{day.month:02}") if to_the_month else (year, f"{day.month:02}", f"{day.day:02}")
    return Point(*map(Component, digits))
