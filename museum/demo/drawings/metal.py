"""Hammered copper: where the blows fall, the relief they leave, and the light on it."""

import math
import random

import numpy as np

from .fields import spread, static
from .palette import Stops, ramp

# Relief of metal that no blow has touched.
FLAT = 0.9
# From the darkest fold to the gleam.
COPPER_LIGHT: Stops = (
    (0.0, (24, 11, 8)),
    (0.16, (62, 26, 14)),
    (0.36, (122, 56, 24)),
    (0.55, (176, 91, 42)),
    (0.72, (217, 136, 80)),
    (0.87, (243, 190, 140)),
    (1.0, (255, 236, 208)),
)


def ring_blows(
    centre: tuple[float, float], inner: float, outer: float, size: float, seed: int, loose: float = 0.16
) -> np.ndarray:
    """Return hammer blows (n, 3: x, y, radius) set ring after ring about a centre, as a smith turns the piece."""
    dice = random.Random(seed)
    blows = []
    radius = inner
    while radius < outer:
        count = max(1, round(2 * math.pi * radius / size))
        start = dice.random() * 2 * math.pi
        for index in range(count):
            angle = start + (index + dice.gauss(0, loose)) * 2 * math.pi / count
            distance = radius + dice.gauss(0, loose) * size * 0.8
            reach = size * (0.98 + dice.gauss(0, 0.06))
            blows.append((centre[0] + distance * math.cos(angle), centre[1] + distance * math.sin(angle), reach))
        radius += size * 0.9
    return np.array(blows, dtype=np.float32)


def field_blows(width: float, height: float, size: float, seed: int, loose: float = 0.2) -> np.ndarray:
    """Return blows (n, 3) over a rectangle in shifted rows."""
    dice = random.Random(seed)
    blows = []
    for row in range(int(height / (size * 0.88)) + 2):
        for column in range(int(width / size) + 2):
            x = (column + 0.5 * (row % 2) + dice.gauss(0, loose)) * size
            y = (row * 0.88 + dice.gauss(0, loose)) * size
            blows.append((x, y, size * (1.0 + dice.gauss(0, 0.06))))
    return np.array(blows, dtype=np.float32)


def beat(shape: tuple[int, int], blows: np.ndarray, seed: int, reach: float = 1.1) -> tuple[np.ndarray, np.ndarray]:
    """Return (relief, tint) left by the blows: shallow dishes that cut into each other, and a tone for each facet.

    Relief is in pixels of depth per unit of curvature; tint is random between -1 and 1.
    """
    relief = np.full(shape, FLAT, np.float32)
    tint = np.zeros(shape, np.float32)
    tones = np.frombuffer(random.Random(seed).randbytes(len(blows)), np.uint8) / 127.5 - 1.0
    for (x, y, r), tone in zip(blows.tolist(), tones.tolist(), strict=True):
        half = r * reach
        left, right = max(int(x - half), 0), min(int(x + half) + 1, shape[1])
        top, bottom = max(int(y - half), 0), min(int(y + half) + 1, shape[0])
        if left >= right or top >= bottom:
            continue
        across = (np.arange(left, right, dtype=np.float32) - np.float32(x)) / np.float32(r)
        down = (np.arange(top, bottom, dtype=np.float32) - np.float32(y)) / np.float32(r)
        dish = across[None, :] ** 2 + down[:, None] ** 2
        patch = relief[top:bottom, left:right]
        deeper = dish < patch
        np.copyto(patch, dish, where=deeper)
        tint[top:bottom, left:right][deeper] = tone
    return relief, tint


def slopes(relief: np.ndarray, strength: float) -> tuple[np.ndarray, np.ndarray]:
    """Return how steeply the relief falls to the right and downwards, multiplied by the strength."""
    across = np.zeros_like(relief)
    down = np.zeros_like(relief)
    across[:, 1:-1] = (relief[:, 2:] - relief[:, :-2]) * np.float32(strength / 2)
    down[1:-1] = (relief[2:] - relief[:-2]) * np.float32(strength / 2)
    return across, down


def gleam(across: np.ndarray, down: np.ndarray, tint: np.ndarray | float = 0.0) -> np.ndarray:
    """Return the brightness (0 to 1) of copper whose surface leans by these slopes.

    A window stands at the upper left, a paler one at the right, and the room below is dark.
    """
    up = 1.0 / np.sqrt(1.0 + across * across + down * down)
    x, y = -across * up, -down * up
    mirrored_x, mirrored_y = 2.0 * up * x, 2.0 * up * y
    window = np.exp(-((mirrored_x + 0.62) ** 2 / 0.16 + (mirrored_y + 0.58) ** 2 / 0.13))
    second = np.exp(-((mirrored_x - 0.85) ** 2 / 0.05 + (mirrored_y + 0.05) ** 2 / 0.55))
    diffuse = np.clip(up * 0.62 - x * 0.42 - y * 0.48, 0.0, 1.2)
    return np.clip(0.05 + 0.46 * diffuse + 0.5 * window + 0.13 * second + 0.06 * tint, 0.0, 1.0)


def copper_colours(brightness: np.ndarray, stops: Stops = COPPER_LIGHT) -> np.ndarray:
    """Return the colours (…, 3) uint8 of copper at a brightness of 0 to 1, dithered."""
    levels = ramp(np.linspace(0.0, 1.0, 4096), stops) + 0.5
    shaken = brightness * 4095.0 + spread(static(3), brightness.shape) * 9.0
    return levels.astype(np.uint8)[np.clip(shaken, 0, 4095).astype(np.int16)]
