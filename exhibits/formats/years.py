"""Years in a row: spans of years, and the decade and the hundred years in which each begins.

Years are counted as historians do: 1 is followed back by -1, the year 1 BC. Hundreds are read off the numbers
(1800–1899), as museums' labels do, and not counted from 1801: so that no decade lies in two of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

DECADE, HUNDRED = 10, 100


@dataclass(frozen=True)
class Span:
    """From ``start`` to ``end``, both included; one of them may be open (None). ``key``: what it is the span of; keys
    can be compared, and put in order what is of the same time."""

    key: Any
    start: int | None
    end: int | None

    @property
    def begins(self) -> int:
        """The year under which it stands; the end, where the beginning is not known."""
        return self.end if self.start is None else self.start


Stretch = tuple[int, int]


@dataclass(frozen=True)
class Heap:
    """Spans that begin within the years ``first`` to ``last``, in order: of ``total`` all, or the first."""

    first: int
    last: int
    spans: list[Span]
    total: int


@dataclass(frozen=True)
class Century:
    """A hundred years: the spans ``long`` reach beyond one decade, the others stand in ``decades``."""

    long: Heap
    decades: list[Heap]


def year_of(day: int | None) -> int | None:
    """The year of a day written YYYYMMDD by the astronomers' count, in which 0 is 1 BC and -1 is 2 BC."""
    if day is None:
        return None
    year = abs(day) // 10_000
    if day < 0:
        year = -year
    return year if year > 0 else year - 1


def stretch(year: int, length: int) -> Stretch:
    """The first and last year of the ``length`` years that ``year`` belongs to: 1856 and 10 give (1850, 1859)."""
    low = abs(year) // length * length
    near, far = max(low, 1), low + length - 1
    return (near, far) if year > 0 else (-far, -near)


def in_centuries(spans: Iterable[Span]) -> list[Century]:
    """All spans by hundreds and decades, earliest first."""
    centuries: dict[Stretch, tuple[list[Span], dict[Stretch, list[Span]]]] = {}
    for span in in_order(spans):
        long, decades = centuries.setdefault(stretch(span.begins, HUNDRED), ([], {}))
        decade = stretch(span.begins, DECADE)
        if span.start is None or span.end is None or span.end > decade[1]:
            long.append(span)
        else:
            decades.setdefault(decade, []).append(span)
    return [
        Century(_heap(years, long), [_heap(decade, found) for decade, found in sorted(decades.items())])
        for years, (long, decades) in sorted(centuries.items())
    ]


def _heap(years: Stretch, spans: list[Span]) -> Heap:
    return Heap(*years, spans, len(spans))


def in_order(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: (span.begins, span.begins if span.end is None else span.end, span.key))


def heaps(centuries: Iterable[Century]) -> list[Heap]:
    """All that is not empty, the long spans of each century before its decades."""
    return [heap for one in centuries for heap in (one.long, *one.decades) if heap.spans]
