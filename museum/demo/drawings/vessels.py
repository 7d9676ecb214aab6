"""Copper vessels seen from the side and a little from above; a sheet becomes a cauldron in five steps."""

import math
import random
from dataclasses import dataclass

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, arc, bezier, circle, points, spline
from .fields import grid
from .metal import beat, copper_colours, gleam, slopes
from .palette import COPPER, DEEP_PAPER, LINE, NIGHT, PAPER, Linear, fade, mix
from .seas import stop

SIZE = (2400, 1600)
TILT = 0.24
IRON = (52, 50, 50)

# The five steps: half-widths at heights above the ground, in pixels; the last height is the rim.
STEPS = (
    ((0, 196), (7, 200)),
    ((0, 96), (8, 134), (30, 174), (58, 198)),
    ((0, 74), (10, 112), (48, 158), (104, 182), (160, 192)),
    ((0, 84), (12, 128), (60, 172), (128, 188), (196, 178), (262, 156), (300, 150)),
    ((0, 78), (14, 132), (70, 184), (148, 204), (224, 190), (284, 150), (318, 128), (340, 130), (358, 148)),
)
PLACES = (270.0, 722.0, 1182.0, 1648.0, 2122.0)
GROUND = 1000.0


@dataclass(frozen=True)
class Vessel:
    """A round vessel: where it stands (pixels), its profile, how fine the hammer marks are, how thick its lip is."""

    at: tuple[float, float]
    profile: tuple[tuple[float, float], ...]
    mark: float = 21.0
    lip: float = 7.0
    scale: float = 1.0

    def curve(self) -> Points:
        """Return (half-width, height) along the profile, smooth, in pixels."""
        return spline(points(*((w, h) for h, w in self.profile)), 14) * self.scale

    def half(self, height: np.ndarray) -> np.ndarray:
        """Return the half-width at heights."""
        curve = self.curve()
        return np.interp(height, curve[:, 1], curve[:, 0])

    @property
    def rim(self) -> tuple[tuple[float, float], float]:
        """The centre of the rim's ellipse and its half-width."""
        width, height = self.curve()[-1]
        return (self.at[0], self.at[1] - height), width

    def outline(self) -> Points:
        """Return the silhouette."""
        curve = self.curve()
        x, y = self.at
        right = np.stack([x + curve[:, 0], y - curve[:, 1]], -1)
        left = np.stack([x - curve[:, 0], y - curve[:, 1]], -1)
        width, height = curve[-1]
        top = arc((x, y - height), (width, width * TILT), 360, 180, 60)
        foot = arc((x, y), (curve[0, 0], curve[0, 0] * TILT), 180, 0, 40)
        return np.concatenate([right, top, left[::-1], foot])

    def sags(self) -> list[Points]:
        """Return the ellipses of the lower body, whose fronts hang below the profile because the eye is above."""
        curve = self.curve()
        widest = int(np.argmax(curve[:, 0]))
        return [
            circle((self.at[0], self.at[1] - height), (width, width * TILT), 90)
            for width, height in curve[: widest + 1 : 4]
        ]

    def mouth(self) -> Points:
        """Return the ellipse of the opening."""
        centre, width = self.rim
        return circle(centre, (width, width * TILT))


def _marks(vessel: Vessel, origin: tuple[float, float], seed: int) -> np.ndarray:
    """Return the blows on the side that faces the eye, ring above ring."""
    dice = random.Random(seed)
    size = vessel.mark * vessel.scale
    blows = []
    height = -size
    top = vessel.curve()[-1, 1]
    while height < top + size:
        width = float(vessel.half(np.array([max(height, 0.0)]))[0])
        count = max(6, round(math.pi * width / size))
        start = dice.random()
        for index in range(count + 1):
            angle = (index + start + dice.gauss(0, 0.14)) * math.pi / count - math.pi / 2
            x = vessel.at[0] + width * math.sin(angle) - origin[0]
            y = vessel.at[1] - height + width * TILT * math.cos(angle) + dice.gauss(0, 0.14) * size - origin[1]
            blows.append((x, y, size * dice.uniform(0.92, 1.06)))
        height += size * 0.86
    return np.array(blows, np.float32)


def metal_side(vessel: Vessel, box: tuple[int, int, int, int], seed: int) -> Image.Image:
    """Return the hammered outside of a vessel for a box of the drawing."""
    left, top, right, bottom = box
    shape = (bottom - top, right - left)
    relief, tint = beat(shape, _marks(vessel, (left, top), seed), seed)
    across, down = slopes(relief, 3.4 * vessel.scale + 2.0)
    x, y = grid(shape, (vessel.at[0] - left, vessel.at[1] - top))
    height = -y + 0.0 * x
    share = np.zeros(shape, np.float32)
    for _ in range(3):
        width = np.maximum(vessel.half(height), 4.0)
        share = np.clip(x / width, -0.985, 0.985)
        height = -y + width * TILT * np.sqrt(1 - share * share)
    flare = (vessel.half(height + 4) - vessel.half(height - 4)) / 8.0
    round_x = -share / np.sqrt(1 - share * share)
    bright = gleam(0.72 * round_x + across, -0.42 * flare - 0.10 + down, tint)
    floor = np.clip(0.78 + 0.22 * height / max(float(vessel.curve()[-1, 1]), 1.0), 0.7, 1.0)
    return Image.fromarray(copper_colours(np.clip(bright * floor * 1.22 + 0.05, 0, 1)), "RGB")


def metal_inside(vessel: Vessel, box: tuple[int, int, int, int], seed: int) -> Image.Image:
    """Return the inside of a vessel as seen through its mouth: lit on the far right wall, dark below the left lip."""
    left, top, right, bottom = box
    shape = (bottom - top, right - left)
    (cx, cy), width = vessel.rim
    deep = min(1.0, float(vessel.curve()[-1, 1]) / (width * 1.1))
    x, y = grid(shape, (cx - left, cy - top))
    share = np.clip(x / width, -1, 1) + 0.0 * y
    fall = np.clip(y / (width * TILT), -1, 1) + 0.0 * x
    dice = random.Random(seed)
    blows = np.array(
        [
            (dice.uniform(0, shape[1]), dice.uniform(0, shape[0]), vessel.mark * dice.uniform(0.7, 0.9))
            for _ in range(420)
        ],
        np.float32,
    )
    relief, tint = beat(shape, blows, seed)
    across, down = slopes(relief, 3.6)
    flat = 0.19 * (1.0 - deep)
    bright = gleam(0.9 * deep * share + flat * (1 + share) + across * 0.8, 0.62 * deep * fall + flat + down * 0.8, tint)
    gloom = 1.0 - deep * (0.52 + 0.2 * fall - 0.22 * share)
    return Image.fromarray(copper_colours(np.clip(bright * gloom * 1.2 + 0.04, 0, 1)), "RGB")


def stand(canvas: Canvas, vessel: Vessel, seed: int, *, shadow: float = 0.45) -> None:
    """Draw a vessel on its ground: shadow, hammered side, mouth, lip."""
    x, y = vessel.at
    reach = float(vessel.curve()[:, 0].max())
    canvas.shadow(
        circle((x + reach * 0.2, y + 8), (reach * 0.98, reach * 0.24)), shift=(reach * 0.1, 10), blur=26, alpha=shadow
    )
    silhouette = [vessel.outline(), *vessel.sags()]
    box = canvas.around(silhouette)
    if box:
        canvas.lay(canvas.cut(silhouette, box), metal_side(vessel, box, seed), box)
    mouth = vessel.mouth()
    box = canvas.around([mouth])
    if box:
        canvas.lay(canvas.cut([mouth], box), metal_inside(vessel, box, seed + 1), box)
    canvas.stroke(mouth, vessel.lip * vessel.scale, _lip_paint(vessel), closed=True)
    front = arc(*_ellipse(vessel), 8, 172, 80)
    canvas.stroke(front - (0, vessel.lip * vessel.scale * 0.3), 1.8, (255, 226, 190), alpha=0.75)


def _ellipse(vessel: Vessel) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the centre and the two radii of the rim."""
    centre, width = vessel.rim
    return centre, (width, width * TILT)


def _lip_paint(vessel: Vessel) -> Linear:
    """Return the gleam along the lip."""
    (x, y), width = vessel.rim
    return Linear(
        (x - width, y),
        (x + width, y),
        ((0.0, (150, 74, 34)), (0.25, (248, 200, 152)), (0.55, (196, 110, 58)), (1.0, (112, 50, 24))),
    )


def _bail(canvas: Canvas, vessel: Vessel) -> None:
    """Hang the iron handle of the cauldron."""
    (x, y), width = vessel.rim
    handle = bezier(
        (x - width * 0.98, y + 4), (x - width * 0.9, y - 250), (x + width * 0.9, y - 250), (x + width * 0.98, y + 4), 60
    )
    canvas.stroke(handle, 13.0, IRON)
    canvas.stroke(handle[4:-22] - (2, 3), 3.0, (140, 134, 130), alpha=0.8)
    for side in (-1, 1):
        eye = (x + side * width * 0.98, y + 6)
        canvas.disc(eye, 19, mix(COPPER, NIGHT, 0.4))
        canvas.ring(eye, 12, 8, IRON)


def metal_stages() -> Image.Image:
    """Draw the five steps from sheet to cauldron, and the line that joins them."""
    canvas = Canvas(
        SIZE, Linear((0, 0), (0, 1600), fade((252, 248, 240), PAPER, DEEP_PAPER, mix(DEEP_PAPER, LINE, 0.5)))
    )
    line_at = 1278.0
    canvas.stroke(points((-20, line_at), (2420, line_at)), 4.0, COPPER)
    for index, (place, profile) in enumerate(zip(PLACES, STEPS, strict=True)):
        vessel = Vessel(
            (place, GROUND), profile, mark=(40.0, 30.0, 25.0, 23.0, 21.0)[index], lip=(3.0, 6.0, 6.5, 7.0, 9.0)[index]
        )
        stand(canvas, vessel, 120 + index * 3)
        if index == len(STEPS) - 1:
            _bail(canvas, vessel)
        canvas.stroke(points((place, GROUND + 84), (place, line_at - 30)), 1.6, mix(COPPER, PAPER, 0.45))
        stop(canvas, (place, line_at), 17.0 + 3.0 * index)
    return canvas.grain(fine=2.0, lumps=1.4, seed=121)
