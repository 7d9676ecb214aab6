"""Sheets of paper, set plainly: ink, line, date, and much that is left empty."""

import random
from pathlib import Path

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, bezier, box, circle, evenly, path, place, points, ribbon, spline
from .fields import clouds
from .lettering import centred, write
from .palette import COPPER, INK, LINE, NIGHT, PAPER, SOFT_INK, WHEEL, Linear, Radial, fade, mix

SIZE = (2400, 1600)
DESK = (31, 28, 25)
SHEET = (246, 240, 229)
PARCHMENT = (226, 205, 168)


def _desk(light: tuple[float, float] = (1700.0, 500.0)) -> Canvas:
    """Return the dark table on which the old documents lie."""
    return Canvas(SIZE, Radial(light, 2000.0, fade((58, 52, 46), DESK, (20, 18, 17))))


def _lay_sheet(canvas: Canvas, outline: Points, colour: tuple[int, int, int], *, lift: float = 26.0) -> Image.Image:
    """Lay a sheet with its shadow and return its mask, for what is written on it."""
    canvas.shadow(outline, shift=(lift * 0.5, lift), blur=lift * 1.3, paint=(5, 4, 3), alpha=0.6)
    left, top = outline.min(axis=0)
    right, bottom = outline.max(axis=0)
    paint = Linear(
        (left, top), (right, bottom), fade(mix(colour, (255, 255, 255), 0.28), colour, mix(colour, SOFT_INK, 0.1))
    )
    canvas.fill(outline, paint)
    return canvas.mask(outline)


def _fold(canvas: Canvas, line: Points, clip: Image.Image, strength: float = 0.16) -> None:
    """Press a fold into a sheet: a shade on one side of the line, a light on the other."""
    for offset, ink, alpha in ((5.0, (70, 56, 40), strength), (-3.0, (255, 252, 244), strength * 2.2)):
        shift = np.array([0.0, offset]) if abs(line[0, 1] - line[-1, 1]) < 50 else np.array([offset, 0.0])
        canvas.stroke(line + shift, 5.0, ink, alpha=alpha, clip=clip)


def _written(
    canvas: Canvas, packages: Path, text: str, size: float, at: tuple[float, float], ink: tuple, **how
) -> None:
    """Set a date in ink, a little uneven as from a press."""
    outlines, holes = write(packages, text, size, at, **how)
    pressed = np.clip(0.97 + 0.05 * clouds((SIZE[1], SIZE[0]), 14, 5), 0, 1)
    clip = Image.fromarray((pressed * 255).astype(np.uint8), "L")
    canvas.fill(outlines, ink, holes=holes, clip=clip)


def pen_mark(at: tuple[float, float], height: float, dice: random.Random) -> tuple[Points, np.ndarray]:
    """Return one upright pen stroke and its widths: pressed at the top, lifted at the foot."""
    x, y = at
    lean, bow = dice.gauss(0, 1.6), dice.gauss(0, 1.3)
    grown = height * dice.uniform(0.93, 1.06)
    line = bezier((x + lean, y - grown), (x + bow, y - grown * 0.6), (x - bow, y - grown * 0.3), (x - lean, y), steps=9)
    press = dice.uniform(0.85, 1.15)
    return line, np.array([4.2, 6.4, 6.6, 6.2, 5.8, 5.4, 5.0, 4.2, 2.6]) * press


def document_1856(packages: Path) -> Image.Image:
    """Draw the sheet of 1856: a pen stroke for each of the 471 years since 1385, then empty paper and the date."""
    canvas = _desk()
    outline = box(1046, -60, 2178, 1448)
    sheet = _lay_sheet(canvas, outline, SHEET, lift=34)
    for y in (470, 962):
        _fold(canvas, points((1046, y), (2178, y + 6)), sheet)
    dice = random.Random(1856)
    per_row, pitch, row_height = 36, 25.6, 60.0
    ink = mix(INK, (52, 38, 30), 0.5)
    for year in range(471):
        row, column = divmod(year, per_row)
        at = (1166 + column * pitch + dice.gauss(0, 1.2), 158 + row * row_height + dice.gauss(0, 1.0))
        line, width = pen_mark(at, 43.0, dice)
        canvas.stroke(line, width, ink if year < 470 else COPPER, alpha=dice.uniform(0.86, 1.0))
    _written(canvas, packages, "1856", 400, (1150, 1330), INK, weight=800)
    return canvas.grain(fine=2.0, lumps=1.4, seed=101)


def _deckle(left: float, top: float, right: float, bottom: float, seed: int) -> Points:
    """Return the outline of a parchment whose edges were cut by hand."""
    corners = points((left, top), (right, top - 14), (right + 10, bottom), (left - 12, bottom + 10), (left, top))
    walk = evenly(corners, 12.0)
    sway = clouds((2, len(walk)), 16, seed)[:1].T * 5 + clouds((2, len(walk)), 4, seed + 1)[:1].T * 2
    centre = walk.mean(axis=0)
    return walk + (walk - centre) / np.hypot(*(walk - centre).T)[:, None] * sway


def _line_of_words(left: float, right: float, y: float, dice: random.Random) -> list[Points]:
    """Return a line of writing as bars of different lengths: there, but not to be read."""
    words = []
    x = left
    while x < right - 30:
        length = min(dice.choice((34, 48, 62, 80, 104, 128)) * dice.uniform(0.9, 1.1), right - x)
        line = spline(
            points((x, y), (x + length * 0.5, y + dice.gauss(0, 0.9)), (x + length, y + dice.gauss(0, 0.9))), 6
        )
        words.append(line)
        x += length + dice.uniform(15, 22)
    return words


def _seal(canvas: Canvas, centre: tuple[float, float]) -> None:
    """Hang the wax seal from its cord."""
    x, y = centre
    for dx in (-16, 14):
        cord = ribbon(bezier((x + dx * 0.4, y - 270), (x + dx, y - 200), (x + dx * 1.5, y - 120), (x + dx, y)), 13.0)
        canvas.shadow(cord, shift=(8, 10), blur=8, alpha=0.5)
        canvas.fill(cord, mix(PARCHMENT, SOFT_INK, 0.28))
    walk = circle(centre, 1.0, 121) - centre
    sway = clouds((1, 120), 14, 77)[0]
    wax = np.array(centre) + walk * (118 + 6 * sway)[:, None]
    canvas.shadow(wax, shift=(14, 22), blur=24, alpha=0.7)
    dark = mix(WHEEL, NIGHT, 0.42)
    canvas.fill(wax, Radial((x - 40, y - 50), 190, fade(mix(WHEEL, PARCHMENT, 0.16), mix(WHEEL, NIGHT, 0.22), dark)))
    for radius, width in ((88, 5), (74, 2.5), (30, 4)):
        canvas.ring(centre, radius, width, dark, alpha=0.85)
        canvas.ring((x + 1.5, y + 2.5), radius + width * 0.7, 2.0, mix(WHEEL, PARCHMENT, 0.42), alpha=0.7)
    canvas.disc(centre, 9, dark, alpha=0.9)


def document_1385(packages: Path) -> Image.Image:
    """Draw the charter of 1385: lines that cannot be read, and among them forty strokes."""
    canvas = _desk()
    outline = _deckle(1046, 96, 2178, 1216, 21)
    parchment = _lay_sheet(canvas, outline, PARCHMENT, lift=30)
    stain = clouds((SIZE[1], SIZE[0]), 300, 60) * 0.6 + clouds((SIZE[1], SIZE[0]), 70, 61) * 0.4
    spots = Image.fromarray((np.clip(stain, 0, 1) * 46).astype(np.uint8), "L")
    canvas.lay(spots, (150, 104, 56), clip=parchment)
    for y in (470, 846):
        _fold(canvas, points((990, y), (2260, y + 5)), parchment, 0.2)
    _fold(canvas, points((1664, 60), (1668, 1240)), parchment, 0.16)
    dice = random.Random(1385)
    ink = (74, 50, 32)
    words = [word for row in range(5) for word in _line_of_words(1150, 2084, 208 + row * 52, dice)]
    words += [word for row in range(3) for word in _line_of_words(1150, 2084 - 330 * (row == 2), 660 + row * 52, dice)]
    canvas.stroke(words, 7.5, ink, alpha=0.72)
    for index in range(40):
        row, column = divmod(index, 20)
        at = (1172 + column * 46.8 + dice.gauss(0, 2), 520 + row * 82 + dice.gauss(0, 1.5))
        line, width = pen_mark(at, 58.0, dice)
        canvas.stroke(line, width * 1.15, INK)
    _seal(canvas, (1950, 1380))
    _written(canvas, packages, "1385", 330, (1148, 1110), (62, 40, 26), weight=800)
    return canvas.grain(fine=2.2, lumps=1.6, seed=103)


def apology_2015(packages: Path) -> Image.Image:
    """Draw a sheet of paper in the light of a window, and on it a date."""
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 1600), fade((205, 203, 198), (222, 217, 208), (196, 191, 184))))
    for left in (150, 960, 1770):
        beam = points((left, -20), (left + 640, -20), (left + 240, 1620), (left - 400, 1620))
        canvas.shadow(beam, shift=(0, 0), blur=26, paint=(250, 244, 230), alpha=0.62)
    outline = place(box(-520, -690, 520, 690), (1380, 850), 1.0, 1.2)
    canvas.shadow(outline, shift=(26, 40), blur=42, paint=(60, 58, 62), alpha=0.42)
    canvas.fill(outline, Linear((900, 150), (1900, 1500), fade((255, 254, 250), (250, 247, 240), (240, 235, 226))))
    page = canvas.mask(outline)
    for left in (150, 960, 1770):
        beam = points((left, -20), (left + 640, -20), (left + 240, 1620), (left - 400, 1620))
        shade = points((left + 640, -20), (left + 810, -20), (left + 410, 1620), (left + 240, 1620))
        canvas.shadow(shade, shift=(0, 0), blur=26, paint=(120, 122, 130), alpha=0.10, clip=page)
        canvas.shadow(beam, shift=(0, 0), blur=26, paint=(255, 252, 244), alpha=0.3, clip=page)
    outlines, holes = centred(packages, "8.4.2015", 210, (1396, 560), weight=600, spacing=0.012)
    turned = [[place(shape - (1380, 850), (1380, 850), 1.0, 1.2) for shape in shapes] for shapes in (outlines, holes)]
    canvas.fill(turned[0], INK, holes=turned[1])
    rule = place(points((-384, 0), (384, 0)), (1374, 800), 1.0, 1.2)
    canvas.stroke(rule, 2.4, SOFT_INK, alpha=0.7)
    return canvas.grain(fine=2.0, lumps=1.2, seed=105)


def names() -> Image.Image:
    """Draw a page of empty ruled lines; a pencil lies ready."""
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 1500), fade((255, 252, 245), PAPER, (238, 229, 213))))
    rows = np.arange(250, 1620, 104.0)
    canvas.stroke([points((-20, y), (2420, y)) for y in rows], 2.6, mix(LINE, SOFT_INK, 0.45), alpha=0.85)
    for x, width in ((300, 2.4), (312, 1.4)):
        canvas.stroke(points((x, -20), (x, 1620)), width, mix(WHEEL, PAPER, 0.4), alpha=0.7)
    gutter = np.exp(-np.arange(2400, dtype=np.float32) / 58)[None, :] * np.ones((1600, 1), np.float32)
    canvas.lay(Image.fromarray((gutter * 150).astype(np.uint8), "L"), (120, 104, 84), multiply=True)
    _pencil(canvas, (1490, 1180), -17.0)
    return canvas.grain(fine=2.2, lumps=1.8, seed=107)


def _pencil(canvas: Canvas, at: tuple[float, float], turn: float) -> None:
    """Lay a pencil down, its point to the left."""

    def put(shape: Points) -> Points:
        return place(shape, at, 1.0, turn)

    whole = points((-96, 0), (0, -21), (720, -21), (720, 21), (0, 21))
    canvas.shadow(put(whole), shift=(16, 40), blur=20, paint=(90, 74, 56), alpha=0.45)
    canvas.fill(put(points((-96, 0), (4, -21), (14, -21), (14, 21), (4, 21))), mix((222, 178, 122), PAPER, 0.2))
    for low, high, share in ((-21, -8, 0.16), (-8, 9, 0.0), (9, 21, 0.34)):
        colour = mix(COPPER, PAPER if low < -10 else NIGHT, share)
        edge = path((10, low), ((700, low),), ((700, high),), ((10, high),), ((-4, high - 3), (-4, low + 3), (10, low)))
        canvas.fill(put(edge), colour)
    canvas.fill(put(points((-96, 0), (-66, -6.3), (-66, 6.3))), INK)
    canvas.fill(put(box(700, -21, 722, 21, 3)), mix(COPPER, NIGHT, 0.55))
