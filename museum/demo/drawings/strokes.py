"""Drawings made of strokes alone: the thirty articles, and the line that leaves the grid."""

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, points
from .fields import as_mask, clouds, smoothstep
from .palette import COPPER, FIELD, LINE, PAPER, SKY, SOFT_INK, WHEEL, Linear, fade, mix
from .seas import stop

SIZE = (2400, 1600)
INKS = (SKY, mix(SKY, FIELD, 0.5), FIELD, mix(FIELD, COPPER, 0.55), COPPER, mix(COPPER, WHEEL, 0.5), WHEEL)


def _brush(width: int, height: int, seed: int) -> np.ndarray:
    """Return the coverage of one stroke of a broad brush pushed upwards until it runs dry."""
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    along = np.linspace(1, 0, height, dtype=np.float32)[:, None]
    shape = (height, width)
    hairs = clouds(shape, (3.0, 620), seed) * 0.55 + clouds(shape, (7.0, 330), seed + 1) * 0.45
    sway = clouds((height, 1), (1, 420), seed + 2) * 0.06 * along
    edge = 0.80 + 0.06 * clouds((height, 2), (1, 150), seed + 3)[:, :1] + 0.08 * hairs * along
    body = smoothstep(0.0, 0.05, edge - np.abs(across + sway))
    start = smoothstep(0.004, 0.012, along + 0.006 * hairs - 0.016 * across**2 + 0.012)
    finish = smoothstep(0.0, 0.05, 0.94 - along + 0.09 * hairs)
    load = 1.02 - 0.78 * along**1.3 + 0.66 * hairs
    return np.clip(body * start * finish * (0.2 * smoothstep(0.1, 0.5, along) + smoothstep(0.02, 0.34, load)), 0, 1)


def udhr() -> Image.Image:
    """Draw thirty brush strokes side by side, one for each article, rising from one ground."""
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 1600), fade((255, 252, 246), PAPER, (245, 237, 223))))
    step, width = 70.0, 78
    for index in range(30):
        place = index / 29 * (len(INKS) - 1)
        low = min(int(place), len(INKS) - 2)
        ink = mix(INKS[low], INKS[low + 1], place - low)
        height = int(910 + 44 * np.sin(index * 0.43 + 0.6) + 52 * np.sin(index * 1.9) + 34 * np.sin(index * 4.7))
        left, foot = int(146 + index * step), int(1340 + 16 * np.sin(index * 2.6))
        mask = as_mask(_brush(width, height, 400 + index * 7) * 0.93)
        canvas.lay(mask, ink, (left, foot - height, left + width, foot), multiply=True)
    return canvas.grain(fine=2.2, lumps=1.6, seed=111)


def _bending(start: tuple[float, float], bends: tuple[tuple[float, float], ...], step: float = 4.0) -> Points:
    """Return a line that sets out to the right; `bends` are (length so far, curvature in degrees per 100 pixels)."""
    places, turns = (np.array(column) for column in zip(*bends, strict=True))
    travelled = np.arange(0.0, places[-1], step)
    after = np.clip(np.searchsorted(places, travelled, side="right"), 1, len(places) - 1)
    share = (travelled - places[after - 1]) / (places[after] - places[after - 1])
    share = share * share * (3 - 2 * share)
    curvature = turns[after - 1] + (turns[after] - turns[after - 1]) * share
    heading = np.radians(np.cumsum(curvature) * step / 100.0)
    x, y = np.cumsum(np.cos(heading)) * step, np.cumsum(np.sin(heading)) * step
    return np.concatenate([points(start), np.stack([start[0] + x, start[1] + y], axis=-1)])


def _steps() -> Points:
    """Return the way of the line through the grid: right angles only."""
    cell = 96.0
    moves = ((0, 9), (2, 9), (2, 12), (4, 12), (4, 7), (5, 7), (5, 10), (7, 10), (7, 5), (8, 5), (8, 8), (10, 8))
    return points(*((x * cell - 2, y * cell + 32) for x, y in moves))


def free_line() -> Image.Image:
    """Draw a grid of ruled lines, and one thin line that walks out of it and opens."""
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 0), fade((243, 236, 223), PAPER, (254, 251, 246))))
    cell, edge = 96.0, 958.0
    rows = [points((-10, y), (edge, y)) for y in np.arange(32, 1610, cell)]
    columns = [points((x, -10), (x, 1610)) for x in np.arange(-2, edge + 1, cell)]
    canvas.stroke(rows + columns, 2.2, mix(SOFT_INK, LINE, 0.25), alpha=0.8)
    inner = _steps()
    last = inner[-1]
    bends = ((0, 0), (160, 0), (620, -20), (1100, -24), (1700, -22), (2300, -10), (2900, 6), (3500, 3), (4300, -4))
    out = _bending(tuple(last), bends)
    canvas.stroke(inner, 7.0, COPPER)
    canvas.stroke(out, np.linspace(7.0, 4.0, len(out)), COPPER)
    stop(canvas, tuple(last), 17.0)
    return canvas.grain(fine=2.2, lumps=1.6, seed=113)
