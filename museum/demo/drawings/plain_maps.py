"""Two maps of hard history, set plainly: ink on paper, and much that is left empty."""

import random
from pathlib import Path

import numpy as np
from PIL import Image

from . import places
from .canvas import Canvas
from .coast import Conic, land
from .curves import Points, evenly, points, ribbon, spline
from .documents import pen_mark
from .fields import as_mask, grid, stripes
from .lettering import write
from .palette import INK, PAPER, SOFT_INK, mix
from .seas import shore_distance, stop, water_lines

SIZE = (2400, 1600)
GROUND = (247, 243, 235)
SHORE = (120, 113, 104)


def _sheet(
    packages: Path, conic: Conic, window: tuple[float, float, float, float]
) -> tuple[Canvas, Image.Image, list[Points]]:
    """Return a sheet with the coast in thin ink and three pale water lines."""
    canvas = Canvas(SIZE, GROUND)
    outlines, lakes = land(packages, conic, window)
    mask = canvas.mask(*outlines, holes=lakes)
    canvas.lay(mask, PAPER)
    water_lines(canvas, shore_distance(canvas, mask, 60), SHORE, first=8, growth=1.25, count=5, width=1.4, alpha=0.5)
    canvas.stroke(outlines, 2.4, mix(SOFT_INK, INK, 0.4), closed=True)
    return canvas, mask, outlines


def border_1934(packages: Path) -> Image.Image:
    """Draw the way north, the bar across it, and the way home that was not to be had."""
    conic = Conic((9.6, 56.4), (52.0, 61.0), (1040.0, 800.0), 134.0)
    canvas, _, _ = _sheet(packages, conic, (-20.0, 44.0, 40.0, 68.0))
    north = spline(conic.line((7.6, 49.6), (8.4, 51.2), (9.5, 52.6), (9.7, 53.7), places.PADBORG), 40)
    canvas.stroke(north, 7.0, INK)
    home = spline(conic.line(places.PADBORG, (9.5, 56.2), (10.1, 57.5), (10.5, 58.6), places.OSLO), 60)
    dots = evenly(home, 26.0)[2:-1]
    for dot in dots:
        canvas.disc(tuple(dot), 3.4, SOFT_INK, alpha=0.75)
    x, y = conic.point(*places.PADBORG)
    bar = points((x - 96, y - 14), (x + 96, y - 2))
    canvas.stroke(bar, 15.0, INK)
    stop(canvas, conic.point(*places.OSLO), 19.0, INK, PAPER)
    outlines, holes = write(packages, "1934", 240, (1640, 1440), weight=700)
    canvas.fill(outlines, INK, holes=holes)
    return canvas.grain(fine=1.8, lumps=1.2, seed=151)


def transnistria_map(packages: Path) -> Image.Image:
    """Draw the land between two rivers; above it twenty-five strokes, eleven of them empty."""
    conic = Conic((29.3, 46.75), (45.0, 49.0), (1330.0, 800.0), 285.0)
    canvas, mask, _ = _sheet(packages, conic, (14.0, 38.0, 46.0, 56.0))
    dniester = spline(conic.line(*places.DNIESTER), 16)
    bug = spline(conic.line(*places.SOUTHERN_BUG), 16)
    between = np.concatenate(
        [
            dniester[np.argmin(np.abs(dniester[:, 0] - conic.point(27.4, 48.45)[0])) :],
            conic.line((31.3, 46.6)),
            bug[::-1][: -len(bug) // 5],
        ]
    )
    x, y = grid((SIZE[1], SIZE[0]))
    lines = stripes(y + 0.35 * x, 15.0, 1.5)
    region = canvas.mask(between)
    canvas.lay(as_mask(lines * (np.asarray(region, np.float32) / 255.0)), SOFT_INK, alpha=0.55, clip=mask)
    canvas.stroke([dniester, bug], 6.0, INK, clip=mask)
    _count(canvas)
    return canvas.grain(fine=1.8, lumps=1.2, seed=153)


def _count(canvas: Canvas) -> None:
    """Set down one stroke for each thousand of those deported; those for the dead are left open."""
    dice = random.Random(1942)
    for index in range(25):
        line, width = pen_mark((1426 + index * 36.0, 322), 104.0, dice)
        if index < 14:
            canvas.stroke(line, width * 1.5, INK)
        else:
            canvas.stroke(ribbon(line, width * 1.9), 1.8, INK, closed=True, alpha=0.85)
