"""Wood: the grain of a board, the flame of maple, as colours to be laid through a mask."""

import numpy as np
from PIL import Image

from .fields import billows, clouds, grid
from .palette import Colour, sheet


def board(
    shape: tuple[int, int], dark: Colour, light: Colour, *, seed: int, ring: float = 26.0, turn: float = 0.0
) -> Image.Image:
    """Return straight-grained wood; rings `ring` pixels apart run along x, turned clockwise by radians."""
    x, y = grid(shape)
    along = x * np.cos(turn) + y * np.sin(turn)
    across = y * np.cos(turn) - x * np.sin(turn)
    warp = billows(shape, 700, seed, 3) * ring * 1.6 + 10 * np.sin(along / 420 + seed)
    place = (across + warp) / ring
    late = (place % 1.0) ** 3
    fleck = 0.10 * clouds(shape, (46, 5) if abs(turn) < 0.8 else (5, 46), seed + 9)
    share = np.clip(0.72 - 0.34 * late + fleck + 0.16 * clouds(shape, 620, seed + 4), 0, 1)
    first, second = np.array(dark, np.float32), np.array(light, np.float32)
    return sheet(first + (second - first) * share[..., None])


def flame(shape: tuple[int, int], seed: int, width: float = 34.0) -> np.ndarray:
    """Return the shimmer across maple, about -1 to 1: soft bands that waver, for shading a varnished surface."""
    x, y = grid(shape)
    sway = billows(shape, 420, seed, 3) * 60
    bands = np.sin((y + sway + x * 0.12) * (2 * np.pi / width) + 2.2 * clouds(shape, (260, 160), seed + 5))
    return bands * (0.6 + 0.4 * clouds(shape, (180, 240), seed + 8))
