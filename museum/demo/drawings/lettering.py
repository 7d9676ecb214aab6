"""Letters and digits of Alegreya as outlines, read from the npm package @fontsource-variable/alegreya."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from .curves import Points, bezier, points

SUBSETS = ("latin", "latin-ext", "greek", "vietnamese")
Glyph = tuple[list[Points], list[Points]]


class OutlinePen(BasePen):
    """Collects a glyph's contours as points, curves included."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.contours: list[Points] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.contours.append(points(pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.contours[-1] = np.concatenate([self.contours[-1], points(pt)])

    def _curveToOne(self, pt1: tuple, pt2: tuple, pt3: tuple) -> None:
        curve = bezier(tuple(self.contours[-1][-1]), pt1, pt2, pt3, steps=16)[1:]
        self.contours[-1] = np.concatenate([self.contours[-1], curve])


@lru_cache(maxsize=8)
def _fonts(packages: Path, style: str) -> list[TTFont]:
    """Return the opened subset files of one style ("normal" or "italic")."""
    folder = packages / "@fontsource-variable" / "alegreya" / "files"
    return [TTFont(folder / f"alegreya-{subset}-wght-{style}.woff2") for subset in SUBSETS]


@lru_cache(maxsize=256)
def _letter(packages: Path, letter: str, weight: int, style: str) -> tuple[tuple[Points, ...], float]:
    """Return the contours of one letter in units of the em, y upwards, and its advance width."""
    for font in _fonts(packages, style):
        name = font.getBestCmap().get(ord(letter))
        if name:
            glyphs = font.getGlyphSet(location={"wght": weight})
            pen = OutlinePen(glyphs)
            glyphs[name].draw(pen)
            em = font["head"].unitsPerEm
            loops = (loop / em for contour in pen.contours for loop in _simple(contour))
            return tuple(loops), glyphs[name].width / em
    raise KeyError(f"Alegreya has no letter {letter!r}")


def _first_crossing(contour: Points) -> tuple[int, int, Points] | None:
    """Return the two sides (indexes) of a contour that cross each other first, and where; None if it is simple."""
    start, side = contour, np.roll(contour, -1, axis=0) - contour
    count = len(contour)
    for i in range(count - 2):
        others = slice(i + 2, count - (1 if i == 0 else 0))
        gap, dx, dy = start[others] - start[i], side[others, 0], side[others, 1]
        across = side[i, 0] * dy - side[i, 1] * dx
        with np.errstate(divide="ignore", invalid="ignore"):
            here = (gap[:, 0] * dy - gap[:, 1] * dx) / across
            there = (gap[:, 0] * side[i, 1] - gap[:, 1] * side[i, 0]) / across
        hits = np.flatnonzero((here > 0) & (here < 1) & (there > 0) & (there < 1))
        if len(hits):
            return i, i + 2 + int(hits[0]), start[i] + side[i] * here[hits[0]]
    return None


def _simple(contour: Points) -> list[Points]:
    """Return the simple loops of a contour that crosses itself where two strokes of a variable letter overlap."""
    crossing = _first_crossing(contour)
    if crossing is None:
        return [contour]
    first, second, at = crossing
    inner = np.concatenate([at[None], contour[first + 1 : second + 1]])
    outer = np.concatenate([contour[: first + 1], at[None], contour[second + 1 :]])
    return _simple(inner) + _simple(outer)


def _turns_clockwise(contour: Points) -> bool:
    """Say whether a contour runs clockwise (with y upwards): TrueType's outer contours do."""
    x, y = contour[:, 0], contour[:, 1]
    return float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) < 0


def write(
    packages: Path, text: str, size: float, at: tuple[float, float], *,
    weight: int = 800, style: str = "normal", spacing: float = 0.0,
) -> Glyph:  # fmt: skip
    """Return (outlines, holes) of the text in pixels: `size` is the em, `at` the left end of the base line."""
    outlines: list[Points] = []
    holes: list[Points] = []
    x = at[0]
    for letter in text:
        contours, advance = _letter(packages, letter, weight, style)
        for contour in contours:
            placed = contour * (size, -size) + (x, at[1])
            (outlines if _turns_clockwise(contour) else holes).append(placed)
        x += (advance + spacing) * size
    return outlines, holes


def centred(packages: Path, text: str, size: float, centre: tuple[float, float], **how) -> Glyph:
    """Return (outlines, holes) of the text with the middle of its ink at the centre."""
    outlines, holes = write(packages, text, size, (0.0, 0.0), **how)
    ink = np.concatenate(outlines)
    shift = np.asarray(centre) - (ink.min(axis=0) + ink.max(axis=0)) / 2
    return [shape + shift for shape in outlines], [shape + shift for shape in holes]
