"""The flag agreed on in 1971: blue over green, a red wheel with sixteen spokes. Sewn cloth, laid flat."""

import math
from pathlib import Path

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, box, circle, evenly, place, points
from .fields import clouds, grid
from .lettering import centred
from .palette import FIELD, NIGHT, SKY, WHEEL, Linear, fade, mix, sheet

SIZE = (2400, 1600)
HUB = (1560.0, 800.0)
RIM = 492.0
BAND = 54.0
SPOKES = 16
CREAM = (246, 234, 210)


def _wheel() -> tuple[list[Points], list[Points]]:
    """Return (outlines, holes) of the wheel: rim, sixteen spokes of even width, hub."""
    inner, hub = RIM - BAND, 78.0
    spokes = []
    for index in range(SPOKES):
        angle = (index + 0.5) * 2 * math.pi / SPOKES
        along = np.array([math.cos(angle), math.sin(angle)])
        side = np.array([-along[1], along[0]])
        ends = ((hub - 8, 9.0), (inner + 6, 9.0))
        right = [np.array(HUB) + along * away + side * half for away, half in ends]
        left = [np.array(HUB) + along * away - side * half for away, half in reversed(ends)]
        spokes.append(np.array(right + left))
    return [circle(HUB, RIM, 400), *spokes, circle(HUB, hub, 160)], [circle(HUB, inner, 400)]


def _mask(canvas: Canvas) -> Image.Image:
    """Return the wheel as one mask: the rim with its hole first, spokes and hub over it."""
    outlines, holes = _wheel()
    mask = canvas.mask(outlines[0], holes=holes)
    mask.paste(255, (0, 0), canvas.mask(*outlines[1:]))
    return mask


def _cloth() -> Image.Image:
    """Return the two cloths, their threads and a few soft folds."""
    shape = (SIZE[1], SIZE[0])
    x, y = grid(shape)
    thread = 7.0
    over = ((np.floor(x / thread) + np.floor(y / thread)) % 2).astype(np.float32)
    warp, weft = np.cos((x / thread % 1 - 0.5) * 3.0), np.cos((y / thread % 1 - 0.5) * 3.0)
    weave = over * weft + (1 - over) * warp - 0.75
    slub = clouds(shape, (340, 5), 3) * (1 - over) + clouds(shape, (5, 340), 4) * over
    fold = np.sin((x + 0.22 * y) / 330 + 1.2 * clouds(shape, 900, 6)) + 0.6 * clouds(shape, (420, 900), 8)
    upper, lower = np.array(SKY, np.float32), np.array(FIELD, np.float32)
    ground = np.where((y < SIZE[1] / 2)[..., None], upper, lower)
    level = 1.0 + 0.045 * weave + 0.035 * slub + 0.075 * fold
    return sheet(ground * level[..., None] + 5.0 * fold[..., None])


def _stitches(line: Points, stitch: float, gap: float) -> list[Points]:
    """Return a running stitch along a line: pieces with gaps between them."""
    walk = evenly(line, 2.0)
    length, pause = int(stitch / 2), int(gap / 2)
    return [walk[i : i + length] for i in range(0, len(walk) - length, length + pause)]


def _sew(canvas: Canvas, lines: list[Points], ink: tuple[int, int, int], width: float = 4.0) -> None:
    """Sew lines of stitches, each with its small shadow."""
    stitches = [stitch for line in lines for stitch in _stitches(line, 17, 11)]
    canvas.stroke([place(stitch, (1.4, 2.4)) for stitch in stitches], width, (16, 10, 10), alpha=0.4)
    canvas.stroke(stitches, width, ink)


def _seams(canvas: Canvas) -> None:
    """Sew the wheel to the flag and the two cloths to each other."""
    inner = RIM - BAND
    middle = SIZE[1] / 2
    _sew(
        canvas,
        [circle(HUB, RIM - 13, 400), circle(HUB, inner + 13, 400), circle(HUB, 66)],
        mix(WHEEL, CREAM, 0.45),
    )
    away = [points((-20, middle + d), (HUB[0] - RIM - 8, middle + d)) for d in (-12, 12)]
    beyond = [points((HUB[0] + RIM + 8, middle + d), (2420, middle + d)) for d in (-12, 12)]
    _sew(canvas, [away[0], beyond[0]], mix(SKY, CREAM, 0.4))
    _sew(canvas, [away[1], beyond[1]], mix(FIELD, CREAM, 0.4))


def _date(canvas: Canvas, packages: Path) -> None:
    """Embroider the year in satin stitch."""
    outlines, holes = centred(packages, "1971", 180, (2216, 1396), weight=700, spacing=0.03)
    mask = canvas.mask(*outlines, holes=holes)
    canvas.shadow(outlines, shift=(3, 5), blur=5, alpha=0.5)
    lines = [points((x, 1240), (x + 120, 1540)) for x in np.arange(1850, 2420, 5.6)]
    canvas.lay(mask, mix(CREAM, FIELD, 0.28))
    canvas.stroke(lines, 3.6, CREAM, clip=mask)


def congress(packages: Path) -> Image.Image:
    """Draw the flag."""
    canvas = Canvas(SIZE, _cloth())
    seam = box(-10, SIZE[1] / 2 - 2, 2410, SIZE[1] / 2 + 2)
    canvas.shadow(seam, shift=(0, 3), blur=7, alpha=0.5)
    canvas.fill(seam, NIGHT, alpha=0.5)
    wheel = _mask(canvas)
    canvas.shade(wheel, (7, 11), 12, (8, 8, 12), 0.5)
    red = Linear((1000, 300), (2100, 1400), fade(mix(WHEEL, CREAM, 0.07), WHEEL, mix(WHEEL, NIGHT, 0.1)))
    canvas.lay(wheel, red)
    felt = clouds((SIZE[1], SIZE[0]), (9, 9), 31) * 0.5 + clouds((SIZE[1], SIZE[0]), 40, 32) * 0.2
    lighter = Image.fromarray(np.clip(60 * felt, 0, 255).astype(np.uint8), "L")
    canvas.lay(lighter, mix(WHEEL, CREAM, 0.4), clip=wheel)
    _seams(canvas)
    _date(canvas, packages)
    return canvas.grain(fine=2.0, lumps=1.0, seed=91)
