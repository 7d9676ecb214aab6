"""The museum's colours as RGB triples, and the paints made from them.

The names are those of the look: paper, ink, copper, sky, field, wheel red, night.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from .fields import dither, enlarge

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]
Stops = tuple[tuple[float, Colour], ...]

BAND = 128  # rows worked on at a time: what fits the processor's cache

PAPER: Colour = (251, 247, 240)
DEEP_PAPER: Colour = (241, 233, 219)
LINE: Colour = (221, 209, 189)
SOFT_INK: Colour = (92, 85, 75)
INK: Colour = (29, 27, 24)
COPPER: Colour = (163, 81, 27)
LIGHT_COPPER: Colour = (229, 154, 94)
SKY: Colour = (27, 94, 155)
LIGHT_SKY: Colour = (125, 183, 234)
FIELD: Colour = (47, 107, 58)
LIGHT_FIELD: Colour = (134, 193, 147)
WHEEL: Colour = (176, 38, 26)
NIGHT: Colour = (18, 32, 47)
DARK: Colour = (18, 22, 29)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour that lies `share` (0 to 1) of the way from the first to the second."""
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))


def ramp(position: np.ndarray, stops: Stops) -> np.ndarray:
    """Return the colours (…, 3) float32 found at `position` (0 to 1) between the stops."""
    places = [place for place, _ in stops]
    channels = [np.interp(position, places, [colour[i] for _, colour in stops]) for i in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def sheet(colours: np.ndarray) -> Image.Image:
    """Return an RGB image of a float array (height, width, 3), 0 to 255, dithered so that no bands show."""
    height, width = colours.shape[:2]
    levels = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, BAND):
        band = colours[top : top + BAND] + dither((min(BAND, height - top), width))[..., None]
        band += 0.5
        np.clip(band, 0, 255, out=band)
        levels[top : top + BAND] = band
    return Image.fromarray(levels, "RGB")


class Gradient:
    """A paint whose colour depends on the place. Subclasses say how far along the ramp a point lies."""

    stops: Stops

    def along(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the position on the ramp for points given in pixels of the drawing."""
        raise NotImplementedError

    def patch(self, box: Box) -> Image.Image:
        """Return the paint for a box of the drawing; large boxes are computed coarsely and enlarged smoothly."""
        left, top, right, bottom = box
        step = 4 if (right - left) * (bottom - top) > 400_000 else 1
        x = np.arange(left, right + step, step, dtype=np.float32)[None, :]
        y = np.arange(top, bottom + step, step, dtype=np.float32)[:, None]
        colours = ramp(self.along(x, y), self.stops)
        return sheet(enlarge(colours, step, (bottom - top, right - left)))


@dataclass(frozen=True)
class Linear(Gradient):
    """A gradient along the line from start to end (pixels)."""

    start: tuple[float, float]
    end: tuple[float, float]
    stops: Stops

    def along(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """See Gradient."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        return ((x - self.start[0]) * dx + (y - self.start[1]) * dy) / (dx * dx + dy * dy)


@dataclass(frozen=True)
class Radial(Gradient):
    """A gradient outwards from a centre; `squash` below 1 flattens the circles (pixels)."""

    centre: tuple[float, float]
    radius: float
    stops: Stops
    squash: float = 1.0

    def along(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """See Gradient."""
        return np.hypot(x - self.centre[0], (y - self.centre[1]) / self.squash) / self.radius


def fade(*colours: Colour) -> Stops:
    """Return evenly spaced stops for the colours in order."""
    last = max(len(colours) - 1, 1)
    return tuple((index / last, colour) for index, colour in enumerate(colours))
