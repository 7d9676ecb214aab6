"""Letters of the Romani alphabets at poster size, each made the way another craft would make it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, circle, evenly, normals
from .fields import billows, clouds, distance, enlarge, grid, stripes
from .lettering import centred, write
from .metal import beat, copper_colours, field_blows, gleam, slopes
from .palette import COPPER, FIELD, LIGHT_FIELD, LIGHT_SKY, NIGHT, PAPER, WHEEL, Box, Linear, fade, mix, sheet

SIZE = (6000, 4000)
ALPHABET = "abcćdefghijklmnopqrsśtθuvxzźʒ"
CREAM = (240, 226, 198)
ROSE = (214, 106, 78)


@dataclass
class Letter:
    """A letter on the poster: outlines and holes in pixels, and the box round it."""

    outlines: list[Points]
    holes: list[Points]
    box: Box

    @property
    def shape(self) -> tuple[int, int]:
        """The height and width of the box."""
        return self.box[3] - self.box[1], self.box[2] - self.box[0]


def _letter(canvas: Canvas, packages: Path, text: str, height: float, centre: tuple[float, float]) -> Letter:
    """Return a letter whose ink is `height` pixels tall, centred on a point."""
    outlines, _ = centred(packages, text, 1000.0, (0.0, 0.0))
    ink = np.concatenate(outlines)
    size = 1000.0 * height / (ink[:, 1].max() - ink[:, 1].min())
    outlines, holes = centred(packages, text, size, centre)
    return Letter(outlines, holes, canvas.around(outlines))


def _coverage(canvas: Canvas, letter: Letter, step: int) -> np.ndarray:
    """Return the letter's mask at a coarser step, as coverage 0 to 1."""
    mask = canvas.cut(letter.outlines, letter.box, letter.holes)
    return np.asarray(mask.reduce(step), np.float32) / 255.0


def _depth(canvas: Canvas, letter: Letter, reach: int, step: int = 4) -> np.ndarray:
    """Return how deep inside the letter each pixel lies, in pixels of the drawing."""
    outside = 1.0 - np.pad(_coverage(canvas, letter, step), 1)
    return enlarge(distance(outside, reach // step)[1:-1, 1:-1], step, letter.shape) * step


def _lay(canvas: Canvas, letter: Letter, paint: object, lift: float = 46.0) -> None:
    """Lay a letter on the poster with its shadow."""
    canvas.shadow(letter.outlines, shift=(lift * 0.7, lift), blur=lift * 1.1, paint=(6, 14, 26), alpha=0.5)
    canvas.fill(letter.outlines, paint, holes=letter.holes)


def _blend(base: tuple, other: tuple, share: np.ndarray) -> np.ndarray:
    """Return colours between two by a field of shares (0 to 1)."""
    first, second = np.array(base, np.float32), np.array(other, np.float32)
    return first + (second - first) * share[..., None]


# -- the ways of making ------------------------------------------------------------------------------------------


def printed(canvas: Canvas, letter: Letter, packages: Path) -> Image.Image:
    """Cream paper printed all over with small letters, and three lines that follow the edge."""
    height, width = letter.shape
    page = Canvas((width, height), CREAM)
    outlines, holes = [], []
    size = 74.0
    for row, y in enumerate(np.arange(size, height + size, size * 0.92)):
        text = (ALPHABET[row % 28 :] + ALPHABET) * 2
        out, gaps = write(packages, text[: int(width / size * 1.9)], size, (-(row * 53 % 90), y), weight=500)
        outlines += out
        holes += gaps
    page.fill(outlines, mix(CREAM, COPPER, 0.42), holes=holes)
    depth = _depth(canvas, letter, 200)
    small = np.asarray(page.image, np.float32)
    keep = np.clip((depth - 112.0) / 2, 0, 1)[..., None]
    light = 8.0 * clouds((height, width), 900, 4)[..., None]
    colours = np.array(CREAM, np.float32) * (1 - keep) + small * keep + light
    lines = stripes(depth - 34.0, 1000, 9.0) + stripes(depth - 62.0, 1000, 4.0) + stripes(depth - 94.0, 1000, 7.0)
    return sheet(colours + (np.array(COPPER, np.float32) - colours) * (np.clip(lines, 0, 1) * 0.85)[..., None])


def hammered(canvas: Canvas, letter: Letter) -> Image.Image:
    """Copper, beaten, with a smooth edge."""
    height, width = letter.shape
    relief, tint = beat((height, width), field_blows(width, height, 58.0, 17), seed=18)
    depth = _depth(canvas, letter, 90)
    across, down = slopes(relief, 13.0)
    roll_x, roll_y = slopes(np.sqrt(np.clip(depth, 0, 46) * 92 - np.clip(depth, 0, 46) ** 2), 1.0)
    inner = np.clip((depth - 40) / 12, 0, 1)
    x, y = grid((height, width))
    lean_x, lean_y = 0.3 * (x / width - 0.5), 0.42 * (y / height - 0.5)
    bright = gleam(across * inner - roll_x * 0.8 + lean_x, down * inner - roll_y * 0.8 + lean_y, tint * inner)
    return Image.fromarray(copper_colours(np.clip(bright * 1.28 + 0.06, 0, 1)), "RGB")


def woven(canvas: Canvas, letter: Letter) -> Image.Image:
    """Green twill: every thread goes over two and under two."""
    height, width = letter.shape
    x, y = grid((height, width))
    thread = 22.0
    over = ((np.floor(x / thread) + np.floor(y / thread)) % 4) < 2
    across = np.abs((x / thread) % 1 - 0.5) * 2
    down = np.abs((y / thread) % 1 - 0.5) * 2
    round_off = np.where(over, 1 - across**2 * 0.75, 1 - down**2 * 0.75)
    shade = np.where(over, 0.62, 0.36) * round_off + 0.1 * clouds((height, width), 260, 9)
    depth = _depth(canvas, letter, 90)
    hem = (np.abs(depth - 44) < 3.5) & (((x + y) / 46 % 1) < 0.62)
    return sheet(
        _blend(mix(FIELD, NIGHT, 0.2), mix(LIGHT_FIELD, PAPER, 0.18), np.where(hem, 1.0, np.clip(shade, 0, 1)))
    )


def engraved(canvas: Canvas, letter: Letter) -> Image.Image:
    """Sky blue, cut with fine level lines that thicken towards the lower edge like a burin's."""
    height, width = letter.shape
    _, y = grid((height, width))
    depth = _depth(canvas, letter, 260)
    tone = 0.75 - np.clip(depth / 250, 0, 1) * 0.62 + 0.08 * clouds((height, width), 500, 21)
    lines = stripes(y + depth * 0.28, 26.0, np.clip(tone, 0.05, 0.9) * 26.0)
    return sheet(_blend(mix(LIGHT_SKY, PAPER, 0.35), mix(LIGHT_SKY, (27, 94, 155), 0.55), lines))


def punched(canvas: Canvas, letter: Letter) -> Image.Image:
    """Red lacquer with rows of round punches along the edge, row inside row."""
    height, width = letter.shape
    depth = _depth(canvas, letter, 330)
    tone = np.clip(0.62 - 0.5 * grid((height, width))[1] / height, 0, 1) + 0.06 * clouds((height, width), 400, 5)
    base = _blend(mix(WHEEL, NIGHT, 0.08), ROSE, tone)
    tray = Canvas((width, height), sheet(base))
    edges = [evenly(shape - letter.box[:2], 20.0) for shape in (*letter.outlines, *letter.holes)]
    for row in range(7):
        inset = 32.0 + row * 38.0
        dots = np.concatenate([edge + side * normals(edge) * inset for edge in edges for side in (1, -1)])
        x, y = (np.clip(dots[:, i].astype(int), 0, size - 1) for i, size in ((0, width), (1, height)))
        kept = _apart(dots[np.abs(depth[y, x] - inset) < 3.0], 36.0)
        tray.fill([circle(dot, 11.5 - row, 40) for dot in kept], (250, 205, 160), alpha=0.92 - row * 0.08)
    return tray.image


def _apart(dots: Points, gap: float) -> list[tuple[float, float]]:
    """Return the dots that keep at least this gap from those before them."""
    kept: list[tuple[float, float]] = []
    for x, y in dots.tolist():
        if all((x - a) ** 2 + (y - b) ** 2 >= gap * gap for a, b in kept):
            kept.append((x, y))
    return kept


def carved(canvas: Canvas, letter: Letter) -> Image.Image:
    """Walnut wood with its grain, and a chamfer along the edge."""
    height, width = letter.shape
    x, y = grid((height, width))
    warp = billows((height, width), 520, 40) * 60 + clouds((height, width), (900, 90), 44) * 26
    rings = np.sin((y + warp) * 0.115 + 3 * clouds((height, width), (1500, 400), 47))
    pores = np.clip(clouds((height, width), (90, 4.0), 49) - 0.42, 0, 1)
    depth = _depth(canvas, letter, 60)
    across, down = slopes(np.clip(depth, 0, 22), 1.0)
    chamfer = -0.2 * across - 0.24 * down
    share = np.clip(0.42 + 0.2 * rings - pores * 0.8 + chamfer + 0 * x, 0, 1)
    return sheet(_blend((74, 42, 26), (190, 130, 82), share))


# -- the poster --------------------------------------------------------------------------------------------------


def _echoes(canvas: Canvas, letters: list[Letter]) -> None:
    """Chase fine lines round the letters, wider and fainter with the distance, like rings in water."""
    step = 8
    outlines = [shape for letter in letters for shape in letter.outlines]
    holes = [hole for letter in letters for hole in letter.holes]
    coverage = np.asarray(canvas.mask(*outlines, holes=holes).reduce(step), np.float32) / 255.0
    coarse = distance(coverage, 330) * step
    width, height = canvas.size
    far = enlarge(coarse, step, (height, width))
    for top in range(0, height, 500):
        band = far[top : top + 500]
        line = stripes(np.maximum(band - 20.0, 0) ** 0.86, 30.0, 0.9 + 900.0 / (band + 420.0))
        faint = np.clip(1.0 - band / 2500.0, 0, 1) ** 1.6 * 0.42 * (band > 46)
        mask = Image.fromarray((line * faint * 255).astype(np.uint8), "L")
        canvas.lay(mask, LIGHT_SKY, (0, top, width, top + band.shape[0]))


def poster(packages: Path) -> Image.Image:
    """Draw the letters on a ground that goes from night to sky."""
    ground = Linear((500.0, 3900.0), (5200.0, 300.0), fade(NIGHT, (17, 48, 82), (25, 84, 142), (30, 100, 164)))
    canvas = Canvas(SIZE, ground)

    def letter(text: str, height: float, x: float, y: float) -> Letter:
        return _letter(canvas, packages, text, height, (x, y))

    carved_rr = letter("rr", 640, 2700, 930)
    woven_s = letter("ś", 1180, 4030, 640)
    engraved_q = letter("q", 1420, 5760, 760)
    red_c = letter("ć", 1260, 5400, 3270)
    theta = letter("θ", 1940, 4960, 1700)
    ezh = letter("ʒ", 2540, 3860, 2420)
    everything = [carved_rr, woven_s, engraved_q, red_c, theta, ezh]
    _echoes(canvas, everything)
    _lay(canvas, carved_rr, carved(canvas, carved_rr))
    _lay(canvas, woven_s, woven(canvas, woven_s))
    _lay(canvas, engraved_q, engraved(canvas, engraved_q))
    _lay(canvas, red_c, punched(canvas, red_c))
    _lay(canvas, theta, hammered(canvas, theta), lift=60)
    _lay(canvas, ezh, printed(canvas, ezh, packages), lift=72)
    return canvas.grain(fine=1.8, lumps=1.0, seed=23)
