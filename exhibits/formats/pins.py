"""Where the marks of a map go: places that a finger cannot tell apart share one, and names stand where there is room.

Everything is in the units of a sheet, and the same places always give the same map.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import hypot

from .projections import Point

# The mean width of a bold letter, in parts of its size; with more, names would be left out for nothing.
LETTER = 0.64
GAP = 6


@dataclass(frozen=True)
class Spot:
    """Something to be shown at ``at``; of those that are near each other the weightiest gives the mark its place."""

    key: str
    at: Point
    weight: int = 1


@dataclass
class Mark:
    """One or more spots, the weightiest first."""

    at: Point
    spots: list[Spot] = field(default_factory=list)


def marks(spots: Iterable[Spot], finger: float) -> list[Mark]:
    """Marks no two of which are nearer than ``finger``; each spot lies nearer than that to its mark."""
    found: list[Mark] = []
    for spot in sorted(spots, key=lambda one: (-one.weight, one.key)):
        near = min(found, key=lambda mark: _apart(mark.at, spot.at), default=None)
        if near is None or _apart(near.at, spot.at) >= finger:
            near = Mark(spot.at)
            found.append(near)
        near.spots.append(spot)
    return found


@dataclass(frozen=True)
class Lettering:
    """A name beside its mark: where its line begins, ends or has its middle (SVG's ``text-anchor``)."""

    x: int
    y: int
    anchor: str


Box = tuple[float, float, float, float]


class Space:
    """What of a sheet is still free for names."""

    def __init__(self, width: float, height: float, taken: Iterable[Box] = ()):
        self.width, self.height = width, height
        self.taken = list(taken)

    def letter(self, name: str, at: Point, radius: float, size: float) -> Lettering | None:
        """Room for ``name`` in letters of ``size`` beside, above or under a mark of ``radius``; None if there is none.

        The room is taken from then on.
        """
        length, (x, y) = len(name) * LETTER * size, at
        away, base = radius + GAP, size * 0.35
        for anchor, left, baseline in (
            ("start", x + away, y + base),
            ("end", x - away - length, y + base),
            ("middle", x - length / 2, y - away),
            ("middle", x - length / 2, y + away + size * 0.7),
        ):
            box = (left, baseline - size * 0.8, left + length, baseline + size * 0.25)
            if self._is_free(box):
                self.taken.append(box)
                start = {"start": left, "middle": x, "end": left + length}[anchor]
                return Lettering(round(start), round(baseline), anchor)
        return None

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return all(right <= x or x2 <= left or bottom <= y or y2 <= top for x, y, x2, y2 in self.taken)


def around(at: Point, radius: float) -> Box:
    """The square that a mark of ``radius`` takes up."""
    x, y = at
    return (x - radius, y - radius, x + radius, y + radius)


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
