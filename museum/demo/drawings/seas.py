"""What an engraver adds to a coast: water lines, hills, a net of meridians; and the rings of the museum's own line."""

import random

import numpy as np
from PIL import Image

from .canvas import Canvas
from .coast import Conic
from .curves import Points, bezier, circle, evenly, points
from .fields import distance, enlarge
from .palette import COPPER, PAPER, Colour, mix


def shore_distance(canvas: Canvas, land: Image.Image, reach: float, step: int = 4) -> np.ndarray:
    """Return how far each pixel of sea lies from the coast, in pixels (0 on land)."""
    coverage = np.asarray(land.reduce(step), np.float32) / 255.0
    width, height = canvas.size
    return enlarge(distance(coverage, int(reach / step)), step, (height, width)) * step


def water_lines(
    canvas: Canvas, far: np.ndarray, ink: Colour, *,
    first: float = 5.0, growth: float = 1.16, count: int = 16, width: float = 1.7, alpha: float = 0.8,
    clip: Image.Image | None = None,
) -> None:  # fmt: skip
    """Draw lines along the coast that stand wider and fainter the further out they are."""
    total = np.zeros_like(far)
    gap, place = first, first
    for index in range(count):
        fade = (1 - index / count) ** 1.2
        line = np.clip(width / 2 - np.abs(far - place) + 0.5, 0, 1) * fade
        np.maximum(total, line, out=total)
        gap *= growth
        place += gap
    canvas.lay(Image.fromarray((total * 255).astype(np.uint8), "L"), ink, alpha=alpha, clip=clip)


def net(canvas: Canvas, conic: Conic, window: tuple[float, float, float, float], every: float, ink: Colour) -> None:
    """Draw meridians and parallels, hair-thin."""
    west, south, east, north = window
    across, up = np.linspace(west, east, 90), np.linspace(south, north, 90)
    lines = [conic(np.stack([np.full(90, longitude), up], axis=-1)) for longitude in np.arange(west, east + 0.1, every)]
    lines += [conic(np.stack([across, np.full(90, latitude)], axis=-1)) for latitude in np.arange(south, north, every)]
    canvas.stroke(lines, 1.2, ink, alpha=0.55)


def hills(canvas: Canvas, ridges: list[Points], size: float, seed: int, ink: Colour, clip: Image.Image) -> None:
    """Draw ranges of small hills along ridges, as on an engraved map: the farther up the sheet, the farther behind."""
    dice = random.Random(seed)
    feet = [foot for ridge in ridges for foot in evenly(ridge, size * 0.85).tolist()]
    for x, y in sorted(feet, key=lambda foot: foot[1]):
        middle, foot = x + dice.uniform(-0.25, 0.25) * size, y + dice.uniform(-0.3, 0.3) * size
        _hill(canvas, (middle, foot), size * dice.uniform(0.8, 1.15), size * dice.uniform(0.55, 0.95), ink, clip)


def _hill(
    canvas: Canvas, foot: tuple[float, float], width: float, height: float, ink: Colour, clip: Image.Image
) -> None:
    """Draw one hill, open below, shaded on its right."""
    x, y = foot
    top = (x, y - height)
    left = bezier((x - width / 2, y), (x - width * 0.28, y - height * 0.3), (x - width * 0.1, top[1]), top, steps=9)
    right = bezier(top, (x + width * 0.14, top[1]), (x + width * 0.24, y - height * 0.4), (x + width / 2, y), steps=9)
    outline = np.concatenate([left, right[1:]])
    canvas.fill(outline, PAPER, clip=clip, alpha=0.92)
    canvas.stroke(outline, 1.2 + width / 40, ink, clip=clip)
    shading = [
        points(tuple(right[place]), (right[place][0] - width * 0.1, min(y, right[place][1] + height * 0.36)))
        for place in (2, 4, 6)
    ]
    canvas.stroke(shading, 1.0 + width / 60, mix(ink, PAPER, 0.3), clip=clip)


def stop(
    canvas: Canvas, place: tuple[float, float], radius: float, ink: Colour = COPPER, ground: Colour = PAPER
) -> None:
    """Draw one of the small rings that the museum's line carries."""
    canvas.fill(circle(place, radius), ground)
    canvas.ring(place, radius, radius * 0.42, ink)
