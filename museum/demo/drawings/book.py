"""The cover of the book: from a copper cauldron a tree of threads rises, and its fruits are letters."""

import math
import random
from pathlib import Path

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, bezier, box, circle, normals, path, place
from .fields import distance, enlarge, stripes
from .lettering import centred
from .palette import COPPER, LIGHT_COPPER, LIGHT_FIELD, LIGHT_SKY, NIGHT, SKY, Radial, fade, mix
from .seas import stop
from .vessels import STEPS, Vessel, stand

SIZE = (1600, 2200)
CREAM = (246, 232, 204)
ROSE = (222, 104, 84)
CROWN = (800.0, 690.0)
SPREAD = (590.0, 500.0)
VESSEL = Vessel((800.0, 1985.0), STEPS[-1], mark=27.0, lip=8.0, scale=1.62)
LETTERS = (
    ("ʒ", 800, 560, 330, CREAM), ("θ", 1085, 380, 220, LIGHT_COPPER), ("ć", 508, 400, 220, LIGHT_SKY),
    ("rr", 330, 690, 150, LIGHT_FIELD), ("ś", 1290, 660, 190, LIGHT_FIELD), ("q", 1130, 840, 150, LIGHT_SKY),
    ("č", 790, 240, 150, ROSE), ("ź", 560, 800, 140, LIGHT_COPPER), ("kh", 300, 480, 118, ROSE),
    ("ǎ", 1310, 460, 124, CREAM), ("ž", 1010, 640, 104, ROSE), ("ph", 420, 930, 104, CREAM),
    ("š", 1180, 1010, 110, LIGHT_COPPER), ("ç", 640, 640, 96, LIGHT_FIELD),
)  # fmt: skip
COUNT = 108
INKS = (LIGHT_COPPER, LIGHT_SKY, LIGHT_FIELD, ROSE, CREAM)


def _targets(dice: random.Random) -> list[tuple[float, float]]:
    """Return where the small fruits hang: evenly over the crown, clear of the letters."""
    targets = []
    for index in range(COUNT):
        angle, away = index * 2.39996, math.sqrt((index + 0.5) / COUNT)
        x = CROWN[0] + SPREAD[0] * 1.06 * away * math.cos(angle) + dice.gauss(0, 9)
        y = CROWN[1] - 20 + SPREAD[1] * 1.04 * away * math.sin(angle) + dice.gauss(0, 9)
        clear = all(math.hypot((x - a) / 0.9, y - b) > height * 0.5 + 42 for _, a, b, height, _ in LETTERS)
        if clear and y < 1150 - abs(x - 800) * 0.1:
            targets.append((x, y))
    return targets


def _thread(target: tuple[float, float], dice: random.Random) -> Points:
    """Return the way of one thread from the mouth of the cauldron to what hangs at its end."""
    (cx, cy), width = VESSEL.rim
    x, y = target
    lean = (x - cx) / SPREAD[0]
    start = (cx + lean * width * 0.5 + dice.gauss(0, 8), cy + 14 - abs(lean) * 12)
    waist = (cx + lean * 54, cy - 300 - dice.uniform(0, 80))
    below = (x - lean * 60 + dice.gauss(0, 14), y + 190 + abs(lean) * 30)
    return bezier(start, waist, below, target, 70)


def _leaf(length: float, broad: float) -> Points:
    """Return a leaf that points upwards."""
    return path(
        (0, 0),
        ((-broad, -length * 0.3), (-broad * 0.8, -length * 0.75), (0, -length)),
        ((broad * 0.8, -length * 0.75), (broad, -length * 0.3), (0, 0)),
        steps=12,
    )


def _leaves(canvas: Canvas, line: Points, ink: tuple[int, int, int], dice: random.Random) -> None:
    """Set a few leaves along a thread."""
    side = normals(line)
    shapes = []
    for index in range(46, 67, 7):
        hand = 1 if (index // 7) % 2 else -1
        turn = (
            math.degrees(math.atan2(side[index, 1], side[index, 0])) + 90
            if hand > 0
            else math.degrees(math.atan2(-side[index, 1], -side[index, 0])) + 90
        )
        shapes.append(
            place(_leaf(dice.uniform(24, 34), dice.uniform(6.5, 9)), tuple(line[index]), 1.0, turn - hand * 38)
        )
    canvas.fill(shapes, mix(ink, NIGHT, 0.25))


def _fruit(canvas: Canvas, at: tuple[float, float], ink: tuple[int, int, int], kind: int, size: float) -> None:
    """Hang one small fruit: a ring, a drop, a dot in a circle of dots."""
    if kind == 0:
        stop(canvas, at, size, ink, mix(NIGHT, SKY, 0.3))
    elif kind == 1:
        canvas.disc(at, size * 0.72, ink)
    else:
        canvas.disc(at, size * 0.34, ink)
        dots = [
            circle((at[0] + size * math.cos(a), at[1] + size * math.sin(a)), size * 0.19, 20)
            for a in np.arange(7) * math.tau / 7
        ]
        canvas.fill(dots, ink)


def _tree(canvas: Canvas, packages: Path) -> None:
    """Draw threads, leaves, fruits and letters."""
    dice = random.Random(30)
    targets = _targets(dice)
    for index, target in enumerate(targets):
        ink = INKS[(index * 3 + index // 5) % 5]
        line = _thread(target, dice)
        canvas.stroke(line, np.linspace(2.8, 1.7, len(line)), mix(ink, COPPER, 0.35), alpha=0.72)
        if index % 3 == 0:
            _leaves(canvas, line, ink, dice)
        _fruit(canvas, target, ink, index % 3, dice.uniform(9, 15))
    for _, x, y, height, ink in LETTERS:
        line = _thread((x, y + height * 0.3), dice)
        canvas.stroke(line, np.linspace(5.0, 2.6, len(line)), mix(ink, COPPER, 0.3))
    for text, x, y, height, ink in LETTERS:
        outlines, holes = centred(packages, text, height * 1.42, (x, y), weight=800)
        canvas.shadow(outlines, shift=(6, 10), blur=14, paint=(4, 8, 14), alpha=0.65)
        canvas.fill(outlines, ink, holes=holes)


def _binding(canvas: Canvas) -> None:
    """Stamp the frame of the cover, and the joint beside the spine."""
    for inset, width, radius in ((62, 4.0, 26), (80, 1.8, 18)):
        canvas.stroke(box(inset + 26, inset, SIZE[0] - inset, SIZE[1] - inset, radius), width, COPPER, closed=True)
    for x, y in ((SIZE[0] - 71, 71), (SIZE[0] - 71, SIZE[1] - 71), (97, 71), (97, SIZE[1] - 71)):
        stop(canvas, (x, y), 15, LIGHT_COPPER, NIGHT)
    joint = box(-10, -10, 40, SIZE[1] + 10)
    canvas.shadow(joint, shift=(0, 0), blur=10, paint=(4, 8, 14), alpha=0.6)
    canvas.fill(box(44, -10, 47, SIZE[1] + 10), LIGHT_SKY, alpha=0.14)


def _echoes(canvas: Canvas) -> None:
    """Chase fine lines round the cauldron."""
    mask = canvas.mask(VESSEL.outline())
    coverage = np.asarray(mask.reduce(8), np.float32) / 255.0
    far = enlarge(distance(coverage, 200), 8, (SIZE[1], SIZE[0])) * 8
    line = stripes(np.maximum(far - 10, 0) ** 0.9, 27.0, 1.3) * np.clip(1 - far / 1500, 0, 1) ** 1.5 * (far > 16)
    canvas.lay(Image.fromarray((line * 46).astype(np.uint8), "L"), LIGHT_SKY)


def book_cover(packages: Path) -> Image.Image:
    """Draw the cover."""
    canvas = Canvas(SIZE, Radial((820, 760), 1650.0, fade(mix(NIGHT, SKY, 0.46), mix(NIGHT, SKY, 0.2), NIGHT)))
    _echoes(canvas)
    _binding(canvas)
    stand(canvas, VESSEL, 140, shadow=0.75)
    _tree(canvas, packages)
    return canvas.grain(fine=1.2, lumps=0.6, seed=131)
