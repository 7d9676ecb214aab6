"""What an engraver adds to a coast: water lines, hachures, a net of meridians; and the museum's own line with its rings."""

import numpy as np
from PIL import Image

from .canvas import Canvas
from .coast import Conic
from .curves import Points, circle, evenly, normals
from .fields import clouds, distance, enlarge, stripes
from .palette import COPPER, PAPER, Colour


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
    lines = [
        conic(np.stack([np.full(90, longitude), up], axis=-1)) for longitude in np.arange(west, east + 0.1, every)
    ]
    lines += [conic(np.stack([across, np.full(90, latitude)], axis=-1)) for latitude in np.arange(south, north, every)]
    canvas.stroke(lines, 1.2, ink, alpha=0.55)


def hachures(ridge: Points, reach: float, step: float, seed: int) -> list[Points]:
    """Return short strokes falling away on both sides of a mountain ridge, as on an engraved map."""
    walk = evenly(ridge, step)
    side = normals(walk)
    sway = clouds((1, len(walk)), 9, seed)[0] * 0.5 + clouds((1, len(walk)), 3, seed + 1)[0] * 0.5
    strokes = []
    for index, (place, out) in enumerate(zip(walk, side, strict=True)):
        length = reach * (0.72 + 0.5 * sway[index])
        for direction in (1, -1):
            start = place + out * direction * reach * 0.13
            strokes.append(np.stack([start, start + out * direction * length * (1.0 if direction > 0 else 0.8)]))
    return strokes


def stop(canvas: Canvas, place: tuple[float, float], radius: float, ink: Colour = COPPER, ground: Colour = PAPER) -> None:
    """Draw one of the small rings that the museum's line carries."""
    canvas.fill(circle(place, radius), ground)
    canvas.ring(place, radius, radius * 0.42, ink)


def ruled(shape: tuple[int, int], spacing: float, width: float) -> np.ndarray:
    """Return the coverage of level lines over a whole sheet."""
    y = np.arange(shape[0], dtype=np.float32)[:, None] + np.zeros((1, shape[1]), np.float32)
    return stripes(y, spacing, width)
