"""Fields of numbers over a drawing: noise, distance to a shape, hatching. All arrays are float32 (height, width)."""

import random
from functools import lru_cache

import numpy as np
from PIL import Image

TILE = 1024


@lru_cache(maxsize=8)
def static(seed: int, size: int = TILE) -> np.ndarray:
    """Return a square tile of white noise between -1 and 1, the same for the same seed on every machine."""
    raw = random.Random(seed).randbytes(size * size * 2)
    pairs = np.frombuffer(raw, dtype=np.uint8).reshape(size, size, 2).astype(np.float32)
    return (pairs[..., 0] + pairs[..., 1]) / 255.0 - 1.0


def spread(tile: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Repeat a square tile until it covers the shape (height, width)."""
    rows, columns = -(-shape[0] // tile.shape[0]), -(-shape[1] // tile.shape[1])
    return np.tile(tile, (rows, columns))[: shape[0], : shape[1]]


def dither(shape: tuple[int, int]) -> np.ndarray:
    """Return the small noise (half a level) that keeps smooth ramps from showing bands."""
    return spread(static(1) * np.float32(0.6), shape)


def enlarge(field: np.ndarray, step: int, shape: tuple[int, int]) -> np.ndarray:
    """Return a coarse field (rows, columns[, channels]) enlarged `step` times, smoothly, and cut to shape."""
    if step == 1:
        return field[: shape[0], : shape[1]].astype(np.float32)
    if field.ndim == 3:
        return np.stack([enlarge(field[..., i], step, shape) for i in range(field.shape[2])], axis=-1)
    image = Image.fromarray(np.ascontiguousarray(field, dtype=np.float32), "F")
    size = (field.shape[1] * step, field.shape[0] * step)
    return np.asarray(image.resize(size, Image.Resampling.BICUBIC))[: shape[0], : shape[1]]


def clouds(shape: tuple[int, int], cell: float | tuple[float, float], seed: int) -> np.ndarray:
    """Return smooth noise, about -1 to 1, whose lumps are `cell` pixels wide (or across, down)."""
    across, down = cell if isinstance(cell, tuple) else (cell, cell)
    rows, columns = int(shape[0] / down) + 3, int(shape[1] / across) + 3
    dice = random.Random(seed)
    grid = np.frombuffer(dice.randbytes(rows * columns), dtype=np.uint8).reshape(rows, columns) / 127.5 - 1.0
    image = Image.fromarray(grid.astype(np.float32), "F")
    box = (1.0, 1.0, 1.0 + shape[1] / across, 1.0 + shape[0] / down)
    return np.asarray(image.resize((shape[1], shape[0]), Image.Resampling.BICUBIC, box=box))


def billows(shape: tuple[int, int], cell: float, seed: int, octaves: int = 4) -> np.ndarray:
    """Return noise with finer and finer lumps added, about -1 to 1."""
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        total += clouds(shape, cell / 2**octave, seed + octave) * 0.5 ** (octave + 1)
    return total


def grid(shape: tuple[int, int], origin: tuple[float, float] = (0.0, 0.0)) -> tuple[np.ndarray, np.ndarray]:
    """Return x (1, width) and y (height, 1) of every pixel centre, counted from the origin."""
    x = np.arange(shape[1], dtype=np.float32)[None, :] + np.float32(0.5 - origin[0])
    y = np.arange(shape[0], dtype=np.float32)[:, None] + np.float32(0.5 - origin[1])
    return x, y


def _down_columns(coverage: np.ndarray) -> np.ndarray:
    """Return how far each point lies from the shape within its own column, to a fraction of a pixel."""
    height = coverage.shape[0]
    start = np.where(coverage > 0.02, 1.0 - coverage, np.float32(1e4)).astype(np.float32)
    steps = np.arange(height, dtype=np.float32)[:, None]
    above = np.minimum.accumulate(start - steps, axis=0) + steps
    below = np.minimum.accumulate((start + steps)[::-1], axis=0)[::-1] - steps
    return np.minimum(above, below)


def _across_rows(columns: np.ndarray, reach: int) -> np.ndarray:
    """Return the least distance over the columns up to `reach` to either side."""
    squares = columns * columns
    best = squares.copy()
    for offset in range(1, min(reach, columns.shape[1] - 1) + 1):
        cost = np.float32(offset * offset)
        np.minimum(best[:, offset:], squares[:, :-offset] + cost, out=best[:, offset:])
        np.minimum(best[:, :-offset], squares[:, offset:] + cost, out=best[:, :-offset])
    return np.sqrt(best)


def distance(coverage: np.ndarray, reach: int) -> np.ndarray:
    """Return how far (pixels) each point lies from a shape given as coverage (0 to 1), right up to `reach`.

    Worked out columns first and rows first: each is exact to a fraction of a pixel where the other is coarse and
    too short, so the longer is kept. Lines drawn from an enlarged field then stay smooth.
    """
    level = _across_rows(_down_columns(coverage), reach)
    upright = _across_rows(_down_columns(np.ascontiguousarray(coverage.T)), reach).T
    return np.maximum(level, upright)


def soften(field: np.ndarray, radius: int) -> np.ndarray:
    """Return a field blurred by three running means, close to a Gaussian; its edge values carry on outside."""
    for _ in range(3):
        for axis in (0, 1):
            pad = [(radius + 1, radius) if i == axis else (0, 0) for i in (0, 1)]
            total = np.cumsum(np.pad(field, pad, mode="edge"), axis=axis, dtype=np.float64)
            wide = 2 * radius + 1
            upper, lower = (slice(wide, None), slice(None, -wide))
            field = (total[upper] - total[lower] if axis == 0 else total[:, upper] - total[:, lower]) / wide
    return field.astype(np.float32)


def smoothstep(low: float, high: float, value: np.ndarray) -> np.ndarray:
    """Return 0 below low, 1 above high and a soft S between them."""
    share = np.clip((value - low) / (high - low), 0.0, 1.0)
    return share * share * (3.0 - 2.0 * share)


def stripes(phase: np.ndarray, spacing: float, width: np.ndarray | float) -> np.ndarray:
    """Return the coverage (0 to 1) of lines `width` pixels thick at every `spacing` pixels of phase (a distance)."""
    offset = np.abs((phase + spacing / 2) % spacing - spacing / 2)
    return np.clip(width / 2 - offset + 0.5, 0.0, 1.0)


def as_mask(coverage: np.ndarray) -> Image.Image:
    """Return a coverage field (0 to 1) as a mask image."""
    return Image.fromarray(np.clip(coverage * 255.0 + 0.5, 0, 255).astype(np.uint8), "L")
