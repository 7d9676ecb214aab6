"""Words lie in a language like layers in the earth; the letters stand on top and their roots reach down."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, circle, place, points, spline
from .fields import as_mask, clouds, grid, stripes
from .lettering import centred
from .palette import COPPER, FIELD, INK, LIGHT_COPPER, PAPER, SKY, WHEEL, Colour, Linear, fade, mix
from .seas import stop

SIZE = (2400, 1600)
CREAM = (248, 236, 210)


@dataclass(frozen=True)
class Layer:
    """One layer: its upper edge (pixels from the top), colour, and what marks it."""

    top: float
    colour: Colour
    marks: str


# From the newest, thin, to the oldest, which carries the rest.
LAYERS = (
    Layer(560, (231, 213, 178), "grains"),
    Layer(628, (217, 166, 92), "dashes"),
    Layer(730, mix(FIELD, (120, 160, 110), 0.35), "scallops"),
    Layer(868, mix(SKY, (40, 70, 110), 0.25), "waves"),
    Layer(1034, (186, 84, 60), "lozenges"),
    Layer(1140, COPPER, "hatch"),
    Layer(1290, (84, 36, 20), "stones"),
)
STANDING = (
    ("ć", 330, 250, SKY, (3, 5)), ("rr", 760, 230, WHEEL, (6, 2, 4)), ("ʒ", 1240, 430, COPPER, (6, 6, 3, 5)),
    ("θ", 1680, 330, FIELD, (3, 6)), ("ś", 2080, 280, INK, (2, 1, 6)),
)  # fmt: skip


def _edge(index: int) -> np.ndarray:
    """Return the upper edge of a layer for every column."""
    x = np.arange(SIZE[0], dtype=np.float32)
    broad = clouds((1, SIZE[0]), 620, 500 + index)[0] * (16 + 4 * index) + clouds((1, SIZE[0]), 150, 520 + index)[0] * 7
    dip = 26 * np.sin(x / 560 + 0.9) * (0.35 + index / 8)
    return LAYERS[index].top + broad + dip


def _marks(kind: str, below: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return the coverage of a layer's marks; `below` is the distance under its upper edge."""
    wide = x + 0.0 * below
    if kind == "hatch":
        return stripes(wide * 0.7 + below * 0.7, 19.0, 3.2)
    if kind == "waves":
        return stripes(below + 7 * np.sin(wide / 26), 25.0, 3.0)
    if kind == "scallops":
        row = np.floor(below / 30)
        inside = np.hypot((wide + 29 * (row % 2)) % 58 - 29, below % 30)
        return np.clip(1.9 - np.abs(inside - 27), 0, 1)
    if kind == "lozenges":
        a, b = np.abs((wide + below) % 46 - 23), np.abs((wide - below) % 46 - 23)
        return np.clip(7.5 - np.maximum(a, b), 0, 1)
    if kind == "dashes":
        row = np.floor(below / 19)
        return stripes(below - 9, 19.0, 3.0) * (((wide + row * 37) % 64) < 38)
    return np.zeros_like(below)


def _scattered(canvas: Canvas, layer: int, edges: list[np.ndarray]) -> None:
    """Strew grains or stones through a layer."""
    dice = random.Random(560 + layer)
    colour = LAYERS[layer].colour
    small = LAYERS[layer].marks == "grains"
    floor = edges[layer + 1] if layer + 1 < len(edges) else np.full(SIZE[0], SIZE[1] + 30.0)
    for _ in range(520 if small else 150):
        x = dice.uniform(0, SIZE[0] - 1)
        low, high = edges[layer][int(x)] + 12, floor[int(x)] - 10
        y = dice.uniform(low, max(low + 1, high))
        if small:
            canvas.disc((x, y), dice.uniform(1.8, 3.8), mix(colour, INK, dice.uniform(0.2, 0.5)))
        else:
            radius = dice.uniform(9, 30)
            turns = circle((0, 0), (radius * 1.5, radius * 0.8), 11)
            rough = turns * np.array([[dice.uniform(0.85, 1.12)] for _ in turns])
            stone = place(spline(rough, 8, closed=True), (x, y))
            shade = mix(colour, LIGHT_COPPER, dice.uniform(0.08, 0.42))
            if y - radius > low:
                canvas.fill(stone, shade)
                canvas.stroke(stone, 1.6, mix(colour, (0, 0, 0), 0.45), closed=True)


def _earth(canvas: Canvas) -> list[np.ndarray]:
    """Lay the layers, newest first, and return their upper edges."""
    edges = [_edge(index) for index in range(len(LAYERS))]
    x, y = grid((SIZE[1], SIZE[0]))
    columns = np.arange(SIZE[0]) + 0.5
    for index, (layer, edge) in enumerate(zip(LAYERS, edges, strict=True)):
        crest = np.stack([columns, edge], -1)[::4]
        outline = np.concatenate([points((-10, edge[0])), crest, points((2410, edge[-1]), (2410, 1610), (-10, 1610))])
        if index:
            canvas.shadow(outline, shift=(0, -5), blur=9, alpha=0.3)
        canvas.fill(outline, layer.colour)
        marks = _marks(layer.marks, y - edge[None, :], x)
        if marks.any():
            canvas.lay(as_mask(marks), mix(layer.colour, CREAM, 0.42), clip=canvas.mask(outline), alpha=0.75)
        canvas.stroke(crest, 3.0, mix(layer.colour, CREAM, 0.55))
        if layer.marks in ("grains", "stones"):
            _scattered(canvas, index, edges)
    return edges


def _root(start: tuple[float, float], depth: float, lean: float, dice: random.Random) -> Points:
    """Return a root that feels its way down to a depth."""
    x, y = start
    steps = max(3, int((depth - y) / 110))
    line = [(x, y)]
    for step in range(1, steps + 1):
        x += lean / steps + dice.gauss(0, 17)
        line.append((x, y + (depth - y) * step / steps))
    return spline(points(*line), 18)


def _standing(canvas: Canvas, packages: Path, edges: list[np.ndarray]) -> None:
    """Stand the letters on the ground and let their roots down to the layers they drew from."""
    dice = random.Random(77)
    roots = []
    for _, x, size, _, layers in STANDING:
        for index, layer in enumerate(layers):
            lean = (index - (len(layers) - 1) / 2) * 150 + dice.gauss(0, 30)
            column = int(np.clip(x + lean, 0, SIZE[0] - 1))
            floor = edges[layer + 1][column] if layer + 1 < len(edges) else 1560.0
            depth = edges[layer][column] + (floor - edges[layer][column]) * dice.uniform(0.45, 0.62)
            roots.append(_root((x + (index - 1) * size * 0.12, edges[0][x] + 4), float(depth), lean, dice))
    for root in roots:
        width = np.linspace(8.5, 3.2, len(root))
        canvas.stroke(place(root, (2, 3)), width, (30, 14, 8), alpha=0.35)
        canvas.stroke(root, width, CREAM)
        for at in range(14, len(root) - 12, 13):
            side = dice.choice((-1, 1))
            twig = root[at] + points((0, 0), (side * 16, 14), (side * 30, 40), (side * 30 + dice.gauss(0, 6), 58))
            canvas.stroke(spline(twig, 8), np.linspace(3.2, 1.2, 25), CREAM, alpha=0.9)
        stop(canvas, tuple(root[-1]), 12.0, CREAM, COPPER)
    for text, x, size, ink, _ in STANDING:
        outlines, holes = centred(packages, text, 1000.0, (0, 0))
        ink_box = np.concatenate(outlines)
        scale = size / (ink_box[:, 1].max() - ink_box[:, 1].min())
        foot = edges[0][x] + 10 - ink_box[:, 1].max() * scale
        placed = [[shape * scale + (x, foot) for shape in shapes] for shapes in (outlines, holes)]
        canvas.shadow(placed[0], shift=(12, 8), blur=14, paint=(90, 76, 58), alpha=0.3, holes=placed[1])
        canvas.fill(placed[0], ink, holes=placed[1])


def word_strata(packages: Path) -> Image.Image:
    """Draw the letters on their ground."""
    canvas = Canvas(SIZE, Linear((0, 0), (0, 620), fade((236, 241, 243), PAPER, (252, 244, 230))))
    edges = _earth(canvas)
    _standing(canvas, packages, edges)
    return canvas.grain(fine=2.2, lumps=1.8, seed=171)
