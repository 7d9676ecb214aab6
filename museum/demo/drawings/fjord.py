"""A fjord printed with two inks: one plate green, one plate blue. They cross, and both stay whole."""

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, points, spline
from .fields import billows, clouds, grid, smoothstep, stripes
from .palette import FIELD, PAPER, SKY

SIZE = (2400, 1600)
HORIZON = 1020
SUN = (1505.0, 560.0, 168.0)

# Mountain sides from far to near: points of the skyline, darkness, and how much mist lies at the foot.
GREEN_SIDES = (
    (((-80, 520), (300, 430), (700, 470), (980, 640), (1180, 770), (1360, 860), (1520, 950), (1720, 1040)), 0.40, 0.62),
    (((-80, 300), (160, 210), (400, 330), (620, 420), (840, 640), (960, 850), (1170, 1040)), 0.66, 0.6),
    (((-80, 520), (120, 430), (330, 610), (500, 700), (640, 880), (860, 1040)), 0.92, 0.42),
)
BLUE_SIDES = (
    (
        ((2480, 520), (2240, 430), (2040, 500), (1850, 640), (1720, 740), (1560, 850), (1400, 960), (1220, 1040)),
        0.40,
        0.62,
    ),
    (((2480, 120), (2290, 60), (2120, 190), (1980, 420), (1900, 560), (1800, 850), (1680, 1040)), 0.66, 0.6),
    (((2480, 560), (2340, 480), (2230, 660), (2130, 800), (2070, 930), (1950, 1040)), 0.94, 0.42),
)
NEAR = (
    (-80, 900), (150, 930), (360, 1040), (560, 1090), (740, 1200), (880, 1270), (1020, 1380), (1240, 1440),
    (1450, 1530),
    (1640, 1640),
)  # fmt: skip


def _skyline(places: tuple, rough: float, seed: int) -> np.ndarray:
    """Return the height (y in pixels) of a mountain side for every column, roughened like rock."""
    line: Points = spline(points(*places), 30)
    line = line[np.argsort(line[:, 0])]
    columns = np.arange(SIZE[0], dtype=np.float32)
    smooth = np.interp(columns, line[:, 0], line[:, 1])
    noise = sum((1 - 2 * np.abs(clouds((1, SIZE[0]), 190 / 2**k, seed + k)[0])) * rough / 1.9**k for k in range(5))
    # Level with the water the rock is calm; the slope in front lies wholly below it.
    calm = (
        1.0
        if smooth.min() > HORIZON - 120
        else smoothstep(0, 130, np.clip(HORIZON - smooth, 0, 200).astype(np.float32))
    )
    return (smooth - noise * calm).astype(np.float32)


def _side(plate: np.ndarray, other: np.ndarray, skyline: np.ndarray, dark: float, mist: float, seed: int) -> None:
    """Print one mountain side on its plate: a tone, lines that echo the skyline, and mist at its foot."""
    y = np.arange(HORIZON, dtype=np.float32)[:, None] + 0.5
    below = y - skyline[None, :]
    shape = np.clip(below + 0.5, 0, 1)
    foot = smoothstep(0.35, 1.0, y / HORIZON) ** 2 * mist
    drift = clouds((HORIZON, SIZE[0]), (210, 120), seed) * 22 + clouds((HORIZON, SIZE[0]), (60, 50), seed + 3) * 7
    phase = np.maximum(below + drift * smoothstep(0, 160, below), 0) ** 0.93
    lines = stripes(phase, 15.0, 1.5 + 5.0 * dark * (1 - foot))
    tone = dark * (1 - foot) * (0.72 + 0.16 * clouds((HORIZON, SIZE[0]), (500, 260), seed + 7))
    tone = np.clip(tone + lines * (0.16 + 0.22 * dark) * (1 - foot * 0.8), 0, 1)
    area = plate[:HORIZON]
    area += (tone - area) * shape
    other[:HORIZON] *= 1 - 0.5 * shape


def _sky(green: np.ndarray, blue: np.ndarray) -> None:
    """Print the sky as level lines, thin towards the horizon, that leave out the sun."""
    x, y = grid((HORIZON, SIZE[0]))
    away = np.hypot(x - SUN[0], y - SUN[1])
    fade = np.clip(1 - y / (HORIZON * 0.92), 0, 1)
    glow = smoothstep(SUN[2], SUN[2] + 620, away)
    open_sky = np.clip(away - SUN[2] + 0.5, 0, 1)
    blue[:HORIZON] = (stripes(y, 12.0, 0.6 + 4.6 * fade * glow) * 0.42 + 0.1 * fade * glow) * open_sky
    green[:HORIZON] = (stripes(y + 6.0, 12.0, 0.5 + 2.2 * fade * glow) * 0.30 + 0.05 * glow) * open_sky


def _water(green: np.ndarray, blue: np.ndarray) -> None:
    """Print the water: every second line green, every second blue, heavier where a mountain is mirrored."""
    rows = SIZE[1] - HORIZON
    _, y = grid((rows, SIZE[0]))
    near = y / rows
    mirror = np.clip((HORIZON - 1 - y[:, 0] * 1.45 - 3).astype(int), 0, HORIZON - 1)
    waves = billows((rows, SIZE[0]), 260, 90, 3) * (3 + 40 * near)
    line = 22.0
    phase = (y + waves * 0.16) ** 1.06
    sway = (clouds((rows, SIZE[0]), (70, 7), 95) * (4 + 60 * near)).astype(int)
    columns = np.clip(np.arange(SIZE[0])[None, :] + sway, 0, SIZE[0] - 1)
    for plate, shift in ((green, 0.0), (blue, line / 2)):
        mirrored = plate[mirror[:, None], columns]
        glitter = 0.72 + 0.5 * clouds((rows, SIZE[0]), (240, 10), 99 + int(shift))
        width = line * (0.1 + 0.74 * mirrored * (1 - 0.35 * near)) * np.clip(glitter, 0.1, 1.2)
        plate[HORIZON:] = (
            stripes(phase + shift, line, width) * np.clip(0.5 + mirrored * 0.6, 0, 0.95) + mirrored * 0.18 + 0.13 * near
        )


def _near_shore(green: np.ndarray, blue: np.ndarray) -> None:
    """Print the dark slope in front with both inks."""
    skyline = _skyline(NEAR, 26, 300)
    y = np.arange(SIZE[1], dtype=np.float32)[:, None] + 0.5
    below = y - skyline[None, :]
    shape = np.clip(below + 0.5, 0, 1)
    drift = clouds((SIZE[1], SIZE[0]), (260, 120), 310) * 26
    lines = stripes(np.maximum(below + drift * smoothstep(0, 120, below), 0), 17.0, 2.2) * smoothstep(420, 0, below)
    for plate, tone, cut in ((green, 0.97, 0.2), (blue, 0.86, 0.34)):
        plate += (tone - cut * lines - plate) * shape


def two_lines() -> Image.Image:
    """Draw the fjord and print it on paper."""
    green = np.zeros((SIZE[1], SIZE[0]), np.float32)
    blue = np.zeros((SIZE[1], SIZE[0]), np.float32)
    _sky(green, blue)
    for index, (left, right) in enumerate(zip(GREEN_SIDES, BLUE_SIDES, strict=True)):
        _side(green, blue, _skyline(left[0], 16 + 9 * index, 200 + index * 10), left[1], left[2], 220 + index * 10)
        _side(blue, green, _skyline(right[0], 16 + 9 * index, 250 + index * 10), right[1], right[2], 270 + index * 10)
    _water(green, blue)
    _near_shore(green, blue)
    canvas = Canvas(SIZE, PAPER)
    for plate, ink in ((green, FIELD), (blue, SKY)):
        canvas.lay(Image.fromarray((np.clip(plate, 0, 1) * 255).astype(np.uint8), "L"), ink, multiply=True)
    return canvas.grain(fine=2.2, lumps=1.6, seed=51)
