"""Maps on coastlines alone: the road from India, the Romanian lands, Norway, and the two coasts of the project."""

import random
from pathlib import Path

import numpy as np
from PIL import Image

from . import places
from .canvas import Canvas
from .coast import Conic, land
from .curves import Points, bezier, normals, spline
from .palette import (
    COPPER,
    DEEP_PAPER,
    FIELD,
    LIGHT_COPPER,
    LIGHT_FIELD,
    LIGHT_SKY,
    LINE,
    NIGHT,
    PAPER,
    SKY,
    SOFT_INK,
    Linear,
    Radial,
    fade,
    mix,
)
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
    ((67, 26.8), (68.6, 29), (69.6, 31.4)),
    ((73.5, 20), (74.6, 15), (77, 10)),
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
    ridges = [line for ridge in MOUNTAINS for line in _rows(spline(conic.line(*ridge), 24), 17.0)]
    hills(canvas, ridges, 24.0, 60, mix(LINE, SOFT_INK, 0.6), mask)
    _lay_road(canvas, conic)
    return canvas.grain(fine=2.0, lumps=1.6, seed=41)


def _lay_road(canvas: Canvas, conic: Conic) -> None:
    """Lay the threads of the road and its rings."""
    dice = random.Random(1385)
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


def _rows(ridge: Points, gap: float) -> list[Points]:
    """Return two lines beside a ridge, for a range two hills deep."""
    side = normals(ridge) * gap / 2
    return [ridge + side, ridge - side]


def _wash(canvas: Canvas, outline: Points, ink: tuple, alpha: float, clip: Image.Image) -> None:
    """Lay a wash of colour without an edge."""
    canvas.shadow(outline, shift=(0, 0), blur=58, paint=ink, alpha=alpha, clip=clip, multiply=True)


def romanian_lands(packages: Path) -> Image.Image:
    """Draw the lands between Carpathians, Danube and Black Sea by their mountains and rivers."""
    window = (10.0, 36.0, 42.0, 56.0)
    conic = Conic((25.3, 46.05), (44.0, 48.0), (1180.0, 800.0), 246.0)
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 1600), fade(mix(SEA, PAPER, 0.2), mix(SEA, SKY, 0.16))))
    outlines, lakes = land(packages, conic, window)
    mask = canvas.mask(*outlines, holes=lakes)
    water_lines(canvas, shore_distance(canvas, mask, 320), SKY, first=9, growth=1.11, count=17, width=2.0, alpha=0.7)
    canvas.shade(mask, (4, 8), 12, (20, 50, 80), 0.3)
    canvas.lay(mask, Linear((2300, 1500), (300, 100), fade(DEEP_PAPER, PAPER, PAPER)))
    for outline, ink, alpha in (
        (places.WALLACHIA, mix(FIELD, PAPER, 0.5), 0.6),
        (places.MOLDAVIA, mix(LIGHT_SKY, PAPER, 0.1), 0.55),
        (places.TRANSYLVANIA, mix(LIGHT_COPPER, PAPER, 0.2), 0.62),
    ):
        _wash(canvas, conic.line(*outline), ink, alpha, mask)
    river = mix(SKY, NIGHT, 0.15)
    for course, width in places.RIVERS:
        line = spline(conic.line(*course), 14)
        canvas.stroke(line, np.linspace(width * 0.45, width, len(line)), river, clip=mask)
    ranges = (*places.CARPATHIANS, places.BALKAN_RANGE)
    ridges = [line for ridge in ranges for line in _rows(spline(conic.line(*ridge), 24), 36.0)]
    hills(canvas, ridges, 46.0, 160, mix(SOFT_INK, COPPER, 0.35), mask)
    canvas.stroke(outlines, 3.0, mix(SKY, NIGHT, 0.35), closed=True)
    for town in (places.TISMANA, places.BUCHAREST, places.IASI):
        stop(canvas, conic.point(*town), 24.0)
    return canvas.grain(fine=2.0, lumps=1.6, seed=43)


def norway_map(packages: Path) -> Image.Image:
    """Draw the long coast of Norway, with rings at Oslo and Elverum."""
    window = (-30.0, 48.0, 60.0, 82.0)
    conic = Conic((15.0, 64.6), (59.0, 70.0), (1330.0, 800.0), 110.0)
    canvas = Canvas(SIZE, Linear((0, 1600), (2000, 0), fade(NIGHT, mix(NIGHT, SKY, 0.42), mix(NIGHT, SKY, 0.62))))
    outlines, lakes = land(packages, conic, window)
    mask = canvas.mask(*outlines, holes=lakes)
    water_lines(
        canvas, shore_distance(canvas, mask, 330), LIGHT_SKY, first=7, growth=1.12, count=19, width=1.7, alpha=0.72
    )
    canvas.shade(mask, (6, 12), 16, (6, 14, 24), 0.6)
    canvas.lay(mask, Linear((2300, 1500), (600, 100), fade(mix(DEEP_PAPER, LINE, 0.5), DEEP_PAPER, PAPER)))
    ridges = _rows(spline(conic.line(*places.SCANDES), 24), 28.0)
    hills(canvas, ridges, 34.0, 190, mix(LINE, SOFT_INK, 0.65), mask)
    canvas.stroke(outlines, 1.6, mix(NIGHT, SKY, 0.4), closed=True)
    for town, size in ((places.OSLO, 23.0), (places.ELVERUM, 17.0)):
        stop(canvas, conic.point(*town), size)
    return canvas.grain(fine=2.0, lumps=1.2, seed=45)


def project_bridge(packages: Path) -> Image.Image:
    """Draw two coasts, Norway's and the Black Sea's, and the threads that join them."""
    window = (-30.0, 30.0, 60.0, 76.0)
    conic = Conic((17.5, 53.2), (45.0, 62.0), (1250.0, 815.0), 66.0)
    canvas = Canvas(SIZE, Linear((0, 1600), (1700, 0), fade((14, 25, 38), NIGHT, mix(NIGHT, SKY, 0.2))))
    outlines, lakes = land(packages, conic, window, "50m")
    mask = canvas.mask(*outlines, holes=lakes)
    canvas.lay(
        mask, Linear((0, 1600), (2000, 0), fade(mix(NIGHT, SKY, 0.14), mix(NIGHT, SKY, 0.24), mix(NIGHT, SKY, 0.36)))
    )
    far = shore_distance(canvas, mask, 230)
    ends = ((conic.point(8.0, 62.0), 760.0, LIGHT_SKY), (conic.point(32.5, 44.2), 700.0, LIGHT_COPPER))
    for centre, radius, ink in ends:
        near = Radial(centre, radius, ((0.0, (255,) * 3), (0.5, (255,) * 3), (1.0, (0,) * 3)))
        clip = near.patch(canvas.box).convert("L")
        water_lines(canvas, far, ink, first=6, growth=1.12, count=18, width=1.8, alpha=0.75, clip=clip)
        canvas.stroke(outlines, 2.8, ink, closed=True, clip=clip)
    _bridge(canvas, conic.point(*places.OSLO), conic.point(*places.BUCHAREST))
    return canvas.grain(fine=1.8, lumps=0.8, seed=47)


def _bridge(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Span the threads from one ring to the other."""
    dice = random.Random(2)
    arch = bezier(start, (start[0] + 420, start[1] - 230), (end[0] + 210, end[1] - 520), end, 160)
    opening = 44.0 * np.sin(np.linspace(0, np.pi, len(arch))) ** 0.8 + 1.5
    paint = Linear(
        start, end, fade(LIGHT_SKY, mix(LIGHT_SKY, LIGHT_FIELD, 0.7), mix(LIGHT_FIELD, LIGHT_COPPER, 0.6), LIGHT_COPPER)
    )
    for thread in _threads(arch, 27, opening, dice):
        canvas.stroke(thread, 3.0, paint, alpha=0.9)
    stop(canvas, start, 27.0, LIGHT_SKY, NIGHT)
    stop(canvas, end, 27.0, LIGHT_COPPER, NIGHT)
