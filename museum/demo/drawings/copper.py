"""A hammered copper pan seen from above: every facet is one blow, and the light falls across them."""

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .canvas import Canvas
from .curves import circle
from .fields import grid
from .metal import beat, copper_colours, gleam, ring_blows, slopes
from .palette import Radial, fade

SIZE = (6000, 4000)
CENTRE = (3830.0, 1985.0)
RIM = 2010.0
BAND = 256
# Steepness of the pan's own form from the middle (0) to the rim (1): floor, wall, lip, roll.
PROFILE = (
    (0.0, 0.0), (0.06, -0.02), (0.3, -0.05), (0.6, -0.13), (0.68, -0.3), (0.76, -0.62), (0.9, -0.86), (0.945, -0.8),
    (0.955, -1.6), (0.965, -0.9), (0.978, 0.0), (0.99, 0.95), (1.0, 2.2),
)  # fmt: skip


def _chased_line(pen: ImageDraw.ImageDraw, radius: float, width: int) -> None:
    """Draw a ring about the middle of the pan, as a tracer leaves it."""
    x, y = CENTRE
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=255, width=width)


def _ornament() -> Image.Image:
    """Return the chased work as a mask: lines round the wall, and between them a wave that carries small rings."""
    mask = Image.new("L", SIZE)
    pen = ImageDraw.Draw(mask)
    for share, width in ((0.052, 9), (0.066, 5), (0.645, 9), (0.659, 5), (0.757, 5), (0.771, 9)):
        _chased_line(pen, RIM * share, width)
    middle, height, repeats = RIM * 0.708, RIM * 0.029, 40
    angles = np.linspace(0, 2 * math.pi, 3200)
    for lift in (-7.0, 7.0):
        radius = middle + height * np.sin(angles * repeats) + lift
        wave = np.stack([CENTRE[0] + radius * np.cos(angles), CENTRE[1] + radius * np.sin(angles)], axis=-1)
        pen.line(wave.ravel().tolist(), fill=255, width=5, joint="curve")
    for index in range(repeats * 2):
        side = 1 if index % 2 else -1
        angle = (index + 0.5) * math.pi / repeats
        radius = middle - side * height * 0.1
        x, y = CENTRE[0] + radius * math.cos(angle), CENTRE[1] + radius * math.sin(angle)
        pen.ellipse((x - 19, y - 19, x + 19, y + 19), outline=255, width=6)
        pen.ellipse((x - 5, y - 5, x + 5, y + 5), fill=255)
        _dots(pen, angle, middle - side * height * 1.05, repeats)
    return mask.filter(ImageFilter.GaussianBlur(2.2))


def _dots(pen: ImageDraw.ImageDraw, angle: float, radius: float, repeats: int) -> None:
    """Punch three dots in the hollow of the wave."""
    for turn in (-0.3, 0.0, 0.3):
        place = angle + turn * math.pi / repeats
        x, y = CENTRE[0] + radius * math.cos(place), CENTRE[1] + radius * math.sin(place)
        pen.ellipse((x - 7, y - 7, x + 7, y + 7), fill=255)


def _blows() -> np.ndarray:
    """Return all blows on floor, ornamented band, wall and lip; each zone has its own hammer."""
    zones = (
        (0.004, 0.05, 46.0, 0.1),
        (0.072, 0.636, 54.0, 0.15),
        (0.778, 0.94, 54.0, 0.15),
        (0.965, 0.995, 34.0, 0.2),
    )
    rings = [
        ring_blows(CENTRE, RIM * inner, RIM * outer, size, seed, loose)
        for seed, (inner, outer, size, loose) in enumerate(zones, start=31)
    ]
    return np.concatenate(rings)


def _form(top: int, rows: int, span: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the slopes of the pan's own form for a band of rows, and the share of the rim's radius."""
    x, y = grid((rows, span[1] - span[0]), (CENTRE[0] - span[0], CENTRE[1] - top))
    away = np.sqrt(x * x + y * y) + np.float32(1e-3)
    share = away / np.float32(RIM)
    places, steep = zip(*PROFILE, strict=True)
    table = np.interp(np.linspace(0, 1.02, 4096), places, steep).astype(np.float32)
    lean = table[np.clip(share * (4095 / 1.02), 0, 4095).astype(np.int16)]
    return -lean * x / away, -lean * y / away, share


def _pool(top: int, rows: int, span: tuple[int, int]) -> np.ndarray:
    """Return how much of the window's light reaches each place: most above and left of the middle."""
    x, y = grid((rows, span[1] - span[0]), (CENTRE[0] - span[0], CENTRE[1] - top))
    along = (x * 0.80 + y * 0.60) / np.float32(RIM)
    across = (x * 0.60 - y * 0.80) / np.float32(RIM)
    beam = np.exp(-(((along + 0.22) / 0.62) ** 2) - (across / 0.8) ** 2)
    edge = np.exp(-(((along - 0.86) / 0.3) ** 2) - (across / 0.75) ** 2)
    return 0.8 + 0.78 * beam + 0.24 * edge


def _lit(relief: np.ndarray, tint: np.ndarray, left: int) -> np.ndarray:
    """Return the colours of the whole pan, worked out band by band."""
    rows, columns = relief.shape
    colours = np.empty((rows, columns, 3), np.uint8)
    for top in range(0, rows, BAND):
        first, last = max(top - 1, 0), min(top + BAND + 1, rows)
        across, down = slopes(relief[first:last], 15.0)
        form_x, form_y, share = _form(first, last - first, (left, left + columns))
        calm = np.where(share > 0.945, 0.45, 1.0).astype(np.float32)
        bright = gleam(form_x + across * calm, form_y + down * calm, tint[first:last])
        bright *= _pool(first, last - first, (left, left + columns)) * (1.0 - 0.1 * share)
        keep = slice(top - first, top - first + min(BAND, rows - top))
        colours[top : top + BAND] = copper_colours(bright)[keep]
    return colours


def pan() -> Image.Image:
    """Draw the pan on a dark table."""
    glow = Radial((3300.0, 1500.0), 4300.0, fade((66, 38, 25), (34, 20, 15), (17, 12, 12)))
    canvas = Canvas(SIZE, glow)
    rim = circle(CENTRE, RIM, 720)
    canvas.shadow(rim, shift=(130, 190), blur=150, paint=(6, 4, 4), alpha=0.75)
    left = int(CENTRE[0] - RIM) - 4
    columns = SIZE[0] - left
    blows = _blows() - np.array([left, 0, 0], np.float32)
    relief, tint = beat((SIZE[1], columns), blows, seed=5)
    chased = np.asarray(_ornament().crop((left, 0, SIZE[0], SIZE[1])), np.float32)
    relief += chased * np.float32(0.0026)
    pan_image = Image.fromarray(_lit(relief, tint, left), "RGB")
    canvas.lay(canvas.mask(rim).crop((left, 0, SIZE[0], SIZE[1])), pan_image, (left, 0, SIZE[0], SIZE[1]))
    return canvas.grain(fine=1.6, lumps=0.4, seed=11)
