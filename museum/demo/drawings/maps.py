"""Maps drawn on coastlines alone: the road from India, the Romanian lands, Norway, and the two coasts of the project."""

import random
from pathlib import Path

import numpy as np
from PIL import Image

from .canvas import Canvas
from .coast import Conic, land
from .curves import Points, normals, spline
from .palette import COPPER, DEEP_PAPER, LIGHT_COPPER, LINE, PAPER, SKY, SOFT_INK, Linear, fade, mix
from .seas import hills, net, shore_distance, stop, water_lines

SIZE = (2400, 1600)
SEA = (214, 226, 231)

ROAD_WINDOW = (-40.0, -6.0, 140.0, 82.0)
# Where the language met its neighbours: north-west India, Persia, Armenia, the Greek lands, the Balkans.
ROAD_STOPS = ((76.5, 29.5), (67.0, 32.0), (55.0, 34.5), (44.5, 39.0), (36.0, 39.2), (29.0, 41.0), (23.3, 41.6))
ROAD_ENDS = (
    ((24.4, 43.0), (25.6, 45.0), (25.0, 48.4), (24.0, 52.6), (25.6, 58.4)),
    ((22.6, 43.2), (20.6, 46.4), (19.2, 49.4), (20.2, 52.8)),
    ((21.8, 42.9), (18.6, 46.0), (14.4, 49.4), (11.6, 53.4), (10.6, 59.6)),
    ((21.0, 42.6), (16.4, 45.8), (10.4, 48.4), (4.4, 50.0), (-1.6, 52.4)),
    ((20.8, 42.2), (15.0, 45.0), (8.0, 45.2), (2.4, 43.0), (-4.4, 40.0)),
    ((20.6, 41.0), (18.2, 40.6), (15.4, 41.0)),
    ((25.2, 43.4), (28.2, 46.8), (33.0, 50.0), (39.0, 55.4)),
)
MOUNTAINS = (
    ((74.5, 34.5), (78, 32), (82, 29.6), (88, 28), (94, 28.4)),
    ((65, 34.6), (69, 35.2), (72.5, 36.6), (75.5, 36.4)),
    ((44, 37.2), (47, 34.6), (50, 31.6), (54, 28.4)),
    ((48.6, 37.4), (51.2, 36.1), (55.4, 37)),
    ((39.2, 44), (43, 43.1), (48, 41.3)),
    ((30, 36.9), (34, 37.2), (38, 38), (42.4, 38)),
    ((33, 41), (37, 40.5), (41.2, 40.7)),
    ((18.6, 49.3), (22.4, 49), (24.8, 47.8), (26.3, 46.4), (25.8, 45.5), (23.4, 45.4)),
    ((6.6, 44.4), (7.2, 46), (10.4, 46.7), (14, 47.2)),
    ((22.8, 43.2), (25, 42.8), (27.4, 42.9)),
    ((14.8, 45.2), (17.6, 43.7), (20, 42.4)),
    ((9, 44.4), (12.2, 43.2), (14.2, 41.7), (16, 40.3)),
    ((-1.4, 43), (2.4, 42.4)),
    ((7, 60), (9.6, 62), (14, 65), (18, 68)),
    ((58.6, 51.6), (59, 57), (60, 63)),
    ((70.6, 42), (76, 42), (82, 43.6)),
    ((67, 26.8), (68.6, 29), (69.6, 31.4)),
    ((73.5, 20), (74.6, 15), (77, 10)),
    ((-7, 31.4), (-3, 33), (3, 35)),
    ((38.6, 20), (41, 18), (43.6, 15)),
)


def _threads(route: Points, count: int, spread: np.ndarray, dice: random.Random) -> list[Points]:
    """Return lines that travel together along a route, each with its own small sway (pixels, one per point)."""
    side = normals(route)
    travelled = np.linspace(0, 1, len(route))
    threads = []
    for index in range(count):
        lane = (index + 0.5) / count * 2 - 1 if count > 1 else 0.0
        waves = [(dice.uniform(0.6, 3.2), dice.uniform(0, 6.3), dice.uniform(0.1, 0.4)) for _ in range(2)]
        sway = lane + sum(size * np.sin(rate * 6.283 * travelled + start) for rate, start, size in waves)
        threads.append(route + side * (sway * spread)[:, None])
    return threads


def road_map(packages: Path) -> Image.Image:
    """Draw the way from India to Europe as a bundle of threads: many people, no single road."""
    conic = Conic((40.0, 39.5), (26.0, 50.0), (1120.0, 840.0), 27.8, turn=-5.0)
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 1600), fade(mix(SEA, PAPER, 0.35), SEA, mix(SEA, SKY, 0.14))))
    net(canvas, conic, ROAD_WINDOW, 10.0, mix(SEA, SKY, 0.3))
    outlines, lakes = land(packages, conic, ROAD_WINDOW, "50m")
    mask = canvas.mask(*outlines, holes=lakes)
    water_lines(canvas, shore_distance(canvas, mask, 160), SKY, count=17, growth=1.13, width=1.6, alpha=0.62)
    canvas.shade(mask, (3, 6), 9, (20, 50, 80), 0.3)
    canvas.lay(mask, Linear((2300, 1500), (300, 100), fade(DEEP_PAPER, PAPER, PAPER)))
    canvas.stroke(outlines, 2.2, mix(SKY, (18, 32, 47), 0.35), closed=True)
    canvas.stroke(lakes, 1.6, SKY, closed=True)
    for index, ridge in enumerate(MOUNTAINS):
        outline, shading = hills(spline(conic.line(*ridge), 24), 21.0, 60 + index)
        canvas.fill(outline, PAPER, clip=mask)
        canvas.stroke(outline, 2.0, mix(LINE, SOFT_INK, 0.5), clip=mask)
        canvas.stroke(shading, 1.5, mix(LINE, SOFT_INK, 0.35), clip=mask)
    _lay_road(canvas, conic)
    return canvas.grain(fine=2.0, lumps=1.6, seed=41)


def _lay_road(canvas: Canvas, conic: Conic) -> None:
    """Lay the threads of the road and its rings."""
    dice = random.Random(1385)  # noqa: S311
    trunk = spline(conic.line(*ROAD_STOPS), 40)
    spread = 10.0 + 18.0 * np.abs(np.sin(np.linspace(0, len(ROAD_STOPS) - 1, len(trunk)) * np.pi)) ** 0.8
    inks = [COPPER, mix(COPPER, LIGHT_COPPER, 0.55), mix(COPPER, (60, 28, 14), 0.35)]
    for index, thread in enumerate(_threads(trunk, 21, spread, dice)):
        canvas.stroke(thread, 2.6, inks[index % 3], alpha=0.85)
    for branch in ROAD_ENDS:
        way = spline(conic.line(ROAD_STOPS[-1], *branch), 40)
        opening = 6.0 + 17.0 * np.linspace(0, 1, len(way)) ** 1.3
        for index, thread in enumerate(_threads(way, 7, opening, dice)):
            kept = thread[: int(len(thread) * dice.uniform(0.8, 1.0))]
            canvas.stroke(kept, np.linspace(2.6, 1.1, len(kept)), inks[index % 3], alpha=0.85)
    for index, place in enumerate(ROAD_STOPS):
        stop(canvas, conic.point(*place), 19.0 if index else 26.0)

