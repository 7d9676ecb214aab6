"""Carved wooden spoons, laid side by side: grain, hollow and chip carving."""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, bezier, circle, path, place, points, ribbon, spline
from .fields import distance, enlarge, soften
from .palette import FIELD, NIGHT, Linear, fade, mix
from .wood import board

SIZE = (2400, 1600)
LIGHT = np.array([-0.55, -0.65])
WOODS = {
    "lime": ((150, 104, 60), (232, 196, 142)),
    "plum": ((98, 48, 30), (188, 112, 70)),
    "walnut": ((58, 36, 24), (140, 94, 60)),
    "maple": ((176, 134, 86), (246, 218, 172)),
    "cherry": ((122, 62, 34), (212, 138, 84)),
}


def _outline(profile: tuple[tuple[float, float], ...]) -> Points:
    """Return a spoon's outline about its upper end, smooth all round."""
    right = points(*profile)
    return spline(np.concatenate([right, right[-2:0:-1] * (-1, 1)]), 14, closed=True)


@dataclass(frozen=True)
class Spoon:
    """A spoon as it lies: upper end (pixels), turn (degrees), wood, hollow (y of its middle, radii), carving, outline.

    The outline is given as half-widths at distances below the upper end.
    """

    at: tuple[float, float]
    turn: float
    wood: str
    hollow: tuple[float, tuple[float, float]]
    carving: str
    profile: tuple[tuple[float, float], ...]


SPOONS = (
    Spoon(
        (300, 230), -2.0, "lime", (872, (98, 158)), "rosette",
        (
            (0, 0), (34, 12), (50, 50), (42, 96), (26, 132), (20, 200), (20, 420), (24, 560), (46, 660), (112, 760),
            (138, 870), (124, 990), (74, 1070), (0, 1096),
        ),
    ),
    Spoon(
        (680, 290), 1.4, "plum", (905, (96, 110)), "notches",
        (
            (0, 0), (24, 4), (30, 30), (30, 120), (22, 170), (19, 260), (19, 560), (26, 690), (78, 770), (126, 850),
            (134, 930), (104, 1010), (48, 1050), (0, 1060),
        ),
    ),
    Spoon(
        (1065, 170), 0.0, "maple", (915, (122, 180)), "heart",
        (
            (0, 0), (52, 30), (74, 84), (58, 140), (28, 186), (22, 280), (22, 470), (26, 600), (70, 700), (146, 806),
            (166, 920), (140, 1040), (78, 1120), (0, 1144),
        ),
    ),
    Spoon(
        (1440, 280), -1.2, "walnut", (908, (78, 128)), "twist",
        (
            (0, 0), (20, 6), (26, 40), (18, 84), (18, 420), (20, 640), (40, 730), (98, 800), (112, 900), (98, 1000),
            (58, 1060), (0, 1078),
        ),
    ),
    Spoon(
        (1790, 220), 2.2, "cherry", (902, (108, 150)), "ring",
        (
            (0, 0), (40, 10), (58, 44), (60, 90), (36, 140), (24, 176), (20, 300), (20, 500), (26, 620), (66, 712),
            (128, 800), (148, 900), (128, 1010), (72, 1084), (0, 1108),
        ),
    ),
    Spoon(
        (2130, 350), -1.6, "lime", (806, (74, 96)), "waves",
        (
            (0, 0), (26, 8), (36, 46), (28, 92), (19, 150), (18, 380), (20, 560), (34, 640), (88, 716), (108, 800),
            (96, 880), (52, 930), (0, 944),
        ),
    ),
)  # fmt: skip


def _wooden(canvas: Canvas, outline: Points, wood: str, seed: int, hollow: tuple) -> None:
    """Lay a piece of carved wood: shadow, grain, rounded edges, and the hollow of the bowl."""
    canvas.shadow(outline, shift=(26, 38), blur=30, paint=(4, 8, 8), alpha=0.6)
    region = canvas.around([outline], margin=8)
    shape = (region[3] - region[1], region[2] - region[0])
    mask = canvas.cut([outline], region)
    dark, light = WOODS[wood]
    timber = np.asarray(board(shape, dark, light, seed=seed, ring=15.0, turn=math.pi / 2 + 0.02), np.float32)
    coverage = np.asarray(mask.reduce(2), np.float32) / 255.0
    depth = enlarge(distance(1.0 - np.pad(coverage, 2), 40)[2:-2, 2:-2], 2, shape) * 2
    relief = soften(np.sqrt(np.clip(depth, 0, 34) * 68 - np.clip(depth, 0, 34) ** 2), 3)
    relief = relief - _bowl(shape, region, hollow)
    down, across = np.gradient(relief)
    level = 0.94 + np.clip(-(across * LIGHT[0] + down * LIGHT[1]), -0.62, 0.42)
    colours = np.clip(timber * level[..., None], 0, 255).astype(np.uint8)
    canvas.lay(mask, Image.fromarray(colours, "RGB"), region)


def _bowl(shape: tuple[int, int], region: tuple, hollow: tuple) -> np.ndarray:
    """Return how deep the bowl is carved at each pixel of the region."""
    (cx, cy), (rx, ry) = hollow
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    away = np.hypot((x + region[0] - cx) / rx, (y + region[1] - cy) / ry)
    return soften(np.clip(1.0 - away**2, 0, None) ** 0.8 * 74.0, 3)


def _cut(canvas: Canvas, shapes: list[Points], wood: str) -> None:
    """Cut chips out of the wood: a dark hollow with a light lower edge."""
    dark, light = WOODS[wood]
    canvas.fill([place(shape, (1.6, 2.4)) for shape in shapes], mix(light, (255, 250, 240), 0.35), alpha=0.75)
    canvas.fill(shapes, mix(dark, (10, 6, 4), 0.45), alpha=0.9)


def _petal(length: float, broad: float) -> Points:
    """Return one chip: a leaf from the origin upwards."""
    return path(
        (0, 0),
        ((-broad, -length * 0.35), (-broad, -length * 0.65), (0, -length)),
        ((broad, -length * 0.65), (broad, -length * 0.35), (0, 0)),
        steps=12,
    )


def _diamonds(y0: float, y1: float, step: float, size: float) -> list[Points]:
    """Return a row of lozenges down the handle."""
    return [points((0, y - size), (size * 0.6, y), (0, y + size), (-size * 0.6, y)) for y in np.arange(y0, y1, step)]


def _carving(kind: str) -> list[Points]:
    """Return the chips of one spoon's handle, about its own axis, y down from its upper end."""
    if kind == "rosette":
        flower = [place(_petal(27, 7), (0, 62), 1.0, turn) for turn in range(0, 360, 60)]
        return [*flower, *_diamonds(170, 400, 34, 12)]
    if kind == "notches":
        return [
            points((side * 31, y - 9), (side * 12, y), (side * 31, y + 9))
            for y in np.arange(34, 120, 24)
            for side in (-1, 1)
        ] + [ribbon(points((-13, y), (13, y - 10)), 4.5) for y in np.arange(230, 520, 26)]
    if kind == "heart":
        heart = path(
            (0, 128),
            ((-50, 86), (-44, 46), (-20, 46)),
            ((-8, 46), (0, 56), (0, 66)),
            ((0, 56), (8, 46), (20, 46)),
            ((44, 46), (50, 86), (0, 128)),
        )
        return [heart, *_diamonds(240, 430, 38, 13)]
    if kind == "twist":
        return [ribbon(bezier((-19, y), (-6, y - 4), (6, y - 20), (19, y - 28)), 5.0) for y in np.arange(130, 620, 30)]
    if kind == "ring":
        dots = [circle((30 * math.cos(a), 68 + 34 * math.sin(a)), 4.6, 20) for a in np.arange(10) * math.tau / 10]
        return [
            *dots,
            circle((0, 68), 15),
            *[ribbon(points((-12, y), (0, y + 12), (12, y)), 4.5) for y in np.arange(210, 440, 26)],
        ]
    wave = [
        spline(points(*((9 * (-1) ** k * s, y) for k, y in enumerate(np.arange(180, 400, 24)))), 8) for s in (1, -1)
    ]
    return [
        *(ribbon(line, 4.5) for line in wave),
        *[place(_petal(20, 5), (0, 50), 1.0, turn) for turn in (0, 90, 180, 270)],
    ]


def spoons() -> Image.Image:
    """Draw six spoons on green cloth."""
    canvas = Canvas(
        SIZE,
        Linear((0, 0), (2400, 1600), fade(mix(FIELD, NIGHT, 0.28), mix(FIELD, NIGHT, 0.5), mix(FIELD, NIGHT, 0.68))),
    )
    for index, spoon in enumerate(SPOONS):
        outline = place(_outline(spoon.profile), spoon.at, 1.0, spoon.turn)
        y, radii = spoon.hollow
        centre = tuple(place(points((0, y)), spoon.at, 1.0, spoon.turn)[0])
        _wooden(canvas, outline, spoon.wood, 300 + index * 11, (centre, radii))
        _cut(canvas, [place(chip, spoon.at, 1.0, spoon.turn) for chip in _carving(spoon.carving)], spoon.wood)
    return canvas.grain(fine=2.2, lumps=1.4, seed=161)
