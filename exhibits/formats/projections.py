"""Two map projections of a sphere of radius 1: degrees in, plane coordinates out (x to the east, y to the north).

Formulas and test values: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), pages 90
(equidistant cylindrical), 107 and 295 (Lambert conformal conic).
"""

import math
from dataclasses import dataclass
from functools import cached_property

Point = tuple[float, float]
# Nearer to a pole a cone that opens away from it runs into infinity.
POLEWARD = 89.9


def is_on_earth(longitude: float | None, latitude: float | None) -> bool:
    """Whether these are degrees of a place: numbers, finite, within ±180 and ±90."""
    if longitude is None or latitude is None:
        return False
    return abs(longitude) <= 180 and abs(latitude) <= 90  # NaN is not less than anything


def _from(meridian: float, longitude: float) -> float:
    """Degrees east of ``meridian``, between -180 and 180."""
    return (longitude - meridian + 180) % 360 - 180


@dataclass(frozen=True)
class Cylindrical:
    """Equidistant cylindrical: true to scale along the meridians and along ``parallel``; (0, 0) at ``centre``."""

    parallel: float
    centre: Point

    def __call__(self, longitude: float, latitude: float) -> Point:
        east = math.radians(_from(self.centre[0], longitude))
        return east * math.cos(math.radians(self.parallel)), math.radians(latitude - self.centre[1])


@dataclass(frozen=True)
class Conic:
    """Lambert's conformal conic: true to scale along both ``parallels``, angles kept; (0, 0) at ``centre``."""

    parallels: tuple[float, float]
    centre: Point

    def __call__(self, longitude: float, latitude: float) -> Point:
        rho, theta = self._radius(latitude), self.constant * math.radians(_from(self.centre[0], longitude))
        return rho * math.sin(theta), self._radius(self.centre[1]) - rho * math.cos(theta)

    @cached_property
    def constant(self) -> float:
        """Snyder's n: by how much the cone narrows a full turn."""
        first, second = map(math.radians, self.parallels)
        return math.log(math.cos(first) / math.cos(second)) / math.log(_stretch(second) / _stretch(first))

    @cached_property
    def _size(self) -> float:
        """Snyder's F."""
        first = math.radians(self.parallels[0])
        return math.cos(first) * _stretch(first) ** self.constant / self.constant

    def _radius(self, latitude: float) -> float:
        within = min(max(latitude, -POLEWARD), POLEWARD)
        return self._size / _stretch(math.radians(within)) ** self.constant


def _stretch(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


Projection = Cylindrical | Conic
