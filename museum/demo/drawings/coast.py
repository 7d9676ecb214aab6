"""Coastlines of the world-atlas package (Natural Earth): TopoJSON decoded and laid on a conic map. No borders.

TopoJSON: a shared list of arcs, each a run of integer steps to be scaled; polygons name arcs by index, and a
negative index means the arc ~index walked backwards (https://github.com/topojson/topojson-specification).
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from .curves import Points, points

Ring = np.ndarray


def arcs_of(topology: dict) -> list[Ring]:
    """Return the arcs of a quantised topology in degrees."""
    scale, shift = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]


@lru_cache(maxsize=2)
def rings(packages: Path, detail: str) -> tuple[tuple[Ring, ...], ...]:
    """Return the land as polygons, each its outer ring and its lakes, in degrees (longitude, latitude).

    `detail` is "50m" or "10m", Natural Earth's scales.
    """
    topology = json.loads((packages / "world-atlas" / f"land-{detail}.json").read_text(encoding="utf-8"))
    arcs = arcs_of(topology)

    def ring(indexes: list[int]) -> Ring:
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indexes]
        whole = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
        # Rings that cross the date line jump from 180 to -180; walked on, they stay whole when cut.
        longitude = np.unwrap(whole[:, 0], period=360)
        longitude -= 360 * np.round((longitude.min() + longitude.max()) / 720)
        return np.stack([longitude, whole[:, 1]], axis=-1)

    shapes = topology["objects"]["land"]["geometries"]
    polygons = [polygon for shape in shapes for polygon in _polygons(shape)]
    return tuple(tuple(ring(indexes) for indexes in polygon) for polygon in polygons)


def _polygons(shape: dict) -> list[list[list[int]]]:
    """Return the polygons of one TopoJSON geometry as lists of rings of arc indexes."""
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def _clip(ring: Ring, axis: int, limit: float, keep_above: bool) -> Ring:
    """Cut a ring along one line of longitude (axis 0) or latitude (axis 1) (Sutherland and Hodgman)."""
    if len(ring) == 0:
        return ring
    sign = 1.0 if keep_above else -1.0
    before, now = np.roll(ring, 1, axis=0), ring
    a, b = sign * (before[:, axis] - limit), sign * (now[:, axis] - limit)
    crossing = (a >= 0) != (b >= 0)
    share = np.where(crossing, a / np.where(crossing, a - b, 1.0), 0.0)[:, None]
    both = np.stack([before + (now - before) * share, now], axis=1)
    return both.reshape(-1, 2)[np.stack([crossing, b >= 0], axis=1).ravel()]


@dataclass(frozen=True)
class Conic:
    """Lambert's conformal conic map: degrees in, pixels of the drawing out.

    `centre` (longitude, latitude) lies at pixel `at`; `scale` is pixels per degree of latitude there; `turn` turns
    the sheet clockwise.
    """

    centre: tuple[float, float]
    parallels: tuple[float, float]
    at: tuple[float, float]
    scale: float
    turn: float = 0.0

    def __call__(self, degrees: Ring) -> Points:
        """Return the pixels of places given as (n, 2) longitude and latitude."""
        place = np.radians(np.atleast_2d(np.asarray(degrees, dtype=float)))
        first, second = (math.radians(p) for p in self.parallels)
        n = math.log(math.cos(first) / math.cos(second)) / math.log(_stretch(second) / _stretch(first))
        f = math.cos(first) * _stretch(first) ** n / n
        middle, latitude = (math.radians(c) for c in self.centre)
        rho = f / _stretch(np.clip(place[:, 1], -1.2, 1.55)) ** n
        rho0 = f / _stretch(latitude) ** n
        angle = n * (place[:, 0] - middle)
        x, y = rho * np.sin(angle), rho * np.cos(angle) - rho0
        unit = self.scale * 180 / math.pi
        turn = math.radians(self.turn)
        return np.stack(
            [
                self.at[0] + unit * (x * math.cos(turn) - y * math.sin(turn)),
                self.at[1] + unit * (x * math.sin(turn) + y * math.cos(turn)),
            ],
            axis=-1,
        )

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the pixel of one place."""
        return tuple(self(np.array([[longitude, latitude]]))[0])

    def line(self, *places: tuple[float, float]) -> Points:
        """Return the pixels of several places in order."""
        return self(points(*places))


def _stretch(latitude: np.ndarray | float) -> np.ndarray | float:
    """Return tan(π/4 + latitude/2), the conformal stretch of the meridian."""
    return np.tan(math.pi / 4 + latitude / 2)


def land(
    packages: Path, conic: Conic, window: tuple[float, float, float, float], detail: str = "10m"
) -> tuple[list[Points], list[Points]]:
    """Return (outlines, lakes) in pixels of the land inside a window of degrees (west, south, east, north)."""
    west, south, east, north = window
    outlines: list[Points] = []
    lakes: list[Points] = []
    for polygon in rings(packages, detail):
        low, high = polygon[0].min(axis=0), polygon[0].max(axis=0)
        if high[0] < west or low[0] > east or high[1] < south or low[1] > north:
            continue
        for index, ring in enumerate(polygon):
            cut = ring
            for axis, limit, above in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
                cut = _clip(cut, axis, limit, above)
            if len(cut) > 2:
                (lakes if index else outlines).append(conic(cut))
    return outlines, lakes
