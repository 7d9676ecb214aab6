"""A tale cut from layers of paper: the dragon coils before the moon, and the man stands unafraid."""

import math
import random

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from . import dragon as beast
from .canvas import Canvas
from .curves import Points, bezier, circle, evenly, path, place, points, ribbon, spline, swell
from .palette import COPPER, FIELD, LIGHT_COPPER, LIGHT_FIELD, NIGHT, SKY, WHEEL, Linear, Radial, fade, mix

SIZE = (2400, 1600)
CREAM = (244, 231, 205)
GOLD = (226, 166, 92)
CAKE = (108.0, -318.0)
MAN_AT = (1130.0, 1283.0)
MAN_SIZE = 1.12
MOON = (1790.0, 740.0, 560.0)


def _limb(widths: tuple[float, ...], *joints: tuple[float, float]) -> Points:
    """Return an arm or a leg through its joints."""
    line = spline(points(*joints), 10)
    return ribbon(line, np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(widths)), widths))


def _man() -> tuple[list[Points], list[Points]]:
    """Return (pieces, cuts) of the old man: feet at the origin, 310 pixels tall, one hand raised."""
    shirt = path(
        (-36, -238), ((-20, -250), (14, -252), (30, -242)), ((40, -200), (26, -170), (38, -108)),
        ((12, -99), (-14, -99), (-40, -108)), ((-24, -170), (-44, -200), (-36, -238)),
    )  # fmt: skip
    head = path(
        (-20, -282), ((-23, -313), (22, -319), (26, -288)), ((28, -283), (34, -278), (31, -274)),
        ((28, -273), (28, -268), (27, -263)),
        ((20, -252), (6, -252), (-2, -260)), ((-15, -266), (-18, -272), (-20, -282)),
    )  # fmt: skip
    beard = path(
        (-8, -268),
        ((0, -262), (12, -270), (30, -267)),
        ((44, -246), (34, -216), (14, -204)),
        ((-2, -222), (-8, -244), (-8, -268)),
    )
    pieces = [
        _limb((38, 29, 21), (9, -140), (27, -76), (30, -8)),
        _limb((38, 29, 21), (-9, -140), (-24, -78), (-36, -8)),
        points((19, -16), (42, -14), (64, -6), (64, 1), (18, 1)),
        points((-47, -16), (-24, -15), (-4, -6), (-4, 1), (-48, 1)),
        _limb((27, 22, 17, 13), (24, -234), (70, -218), (96, -266), (104, -296)),
        _limb((27, 21, 18, 12), (-30, -232), (-70, -196), (-54, -166), (-24, -158)),
        path((-4, -244), ((-2, -262), (-2, -262), (-6, -270)), ((14, -262), (16, -262), (16, -244))),
        shirt,
        head,
        beard,
    ]
    strands = [
        ribbon(bezier((x, -258), (x + 1, -246), (x + lean * 0.4, -232), (x + lean, -218)), swell(28, 3.4, 0.8))
        for x, lean in ((3, 2), (12, 2), (21, -2))
    ]
    cuts = [
        ribbon(bezier((-28, -152), (-10, -146), (12, -146), (29, -153)), 4.5),
        ribbon(bezier((77, -230), (84, -226), (88, -224), (93, -219)), 3.2),
        ribbon(bezier((30, -268), (25, -261), (17, -260), (11, -266)), swell(28, 3.6, 1.0)),
        ribbon(bezier((21, -301), (8, -303), (-2, -297), (-3, -284)), swell(28, 3.4, 0.8)),
        ribbon(bezier((-3, -284), (-8, -286), (-11, -279), (-6, -274)), swell(28, 3.0, 0.8)),
        circle((18, -285), 2.4, 16),
        ribbon(bezier((0, -101), (2, -92), (1, -80), (-1, -62)), np.linspace(3, 8, 28)),
        ribbon(points((18, -30), (42, -31)), 3.0),
        ribbon(points((-46, -30), (-22, -29)), 3.0),
        *[circle((x, -114 + 0.004 * x * x), 2.6, 14) for x in range(-30, 34, 10)],
        *strands,
    ]
    return pieces, cuts


def _honey_cake() -> tuple[Points, list[Points]]:
    """Return (outline, cuts) of the cake the man holds up, in his measures."""
    petals = [place(_leaf(), CAKE, 18.0, turn) for turn in range(0, 360, 60)]
    dots = [
        circle((CAKE[0] + 21.5 * math.cos(a), CAKE[1] + 21.5 * math.sin(a)), 1.9, 12)
        for a in np.arange(18) * math.tau / 18
    ]
    return circle(CAKE, 27.0, 80), petals + dots


def _hill(*places: tuple[float, float]) -> Points:
    """Return a hill that reaches down to the lower edge."""
    crest = spline(points(*places), 30)
    return np.concatenate([crest, points((2460, 1660), (-60, 1660))])


def _leaf() -> Points:
    """Return a leaf of unit length that points upwards from the origin."""
    return path((0, 0), ((-0.34, -0.3), (-0.28, -0.75), (0, -1)), ((0.28, -0.75), (0.34, -0.3), (0, 0)), steps=12)


def _spray(at: tuple[float, float], height: float, lean: float, pairs: int) -> list[Points]:
    """Return a plant: a bent stem with pairs of leaves and one at its tip."""
    stem = bezier((0, 0), (lean * 0.1, -height * 0.4), (lean * 0.5, -height * 0.75), (lean, -height), 40)
    shapes = [ribbon(stem, np.linspace(7, 3, 40))]
    for pair in range(pairs):
        index = 8 + pair * 28 // max(pairs, 1)
        x, y = stem[index]
        size = height * (0.3 - 0.11 * pair / pairs)
        bend = math.degrees(math.atan2(lean * 0.6, height))
        shapes += [place(_leaf(), (x, y), size, bend + side * 52) for side in (-1, 1)]
    shapes.append(place(_leaf(), tuple(stem[-2]), height * 0.26, math.degrees(math.atan2(lean, height * 0.9))))
    return [place(shape, at) for shape in shapes]


def _border(crest: Points, drop: float, step: float, size: float) -> list[Points]:
    """Return a row of leaves and dots cut below the crest of a hill."""
    cuts: list[Points] = []
    walk = evenly(crest, step)
    for index, (x, y) in enumerate(walk.tolist()):
        if index % 2:
            cuts.append(circle((x, y + drop), size * 0.13, 24))
        else:
            cuts += [place(_leaf(), (x, y + drop + size * 0.4), size, turn) for turn in (-38, 0, 38)]
    return cuts


def _cut_paper(canvas: Canvas, mask: Image.Image, paint: object, lift: float, alpha: float = 0.5) -> None:
    """Lay one layer of cut paper with the shadow it throws on those below."""
    canvas.shade(mask, (round(-lift * 0.5), round(lift * 0.8)), lift * 0.9, (8, 8, 14), alpha)
    canvas.lay(mask, paint)


def _dragon(canvas: Canvas) -> None:
    """Lay the wing, then the dragon: gold paper below, red paper with its cuts above."""
    wing, panes, ribs = beast.wing()
    sail = canvas.mask(wing)
    _cut_paper(canvas, _wider(sail), mix(COPPER, LIGHT_COPPER, 0.45), 20)
    _cut_paper(canvas, canvas.mask(wing, holes=panes), mix(WHEEL, NIGHT, 0.36), 7)
    _cut_paper(canvas, canvas.mask(*ribs), mix(WHEEL, NIGHT, 0.16), 6)
    line, breadth = beast.body()
    pieces = [ribbon(line[i : i + 14], breadth[i : i + 14]) for i in range(0, len(line) - 2, 12)]
    leaf, veins = beast.tail(line)
    head, head_cuts = beast.head()
    arm, arm_cuts = beast.arm()
    cuts = [*beast.scales(line, breadth), *beast.belly(line, breadth), *veins, *beast.turned(head_cuts)]
    _gilded(canvas, [*pieces, *beast.fins(line, breadth), leaf], cuts[: -len(head_cuts)])
    _gilded(canvas, arm, arm_cuts)
    canvas.fill(beast.turned([beast.mouth()]), mix(WHEEL, NIGHT, 0.78))
    canvas.fill(beast.turned(beast.teeth()), CREAM)
    _gilded(canvas, beast.turned(head), beast.turned(head_cuts))
    pupil = path((-106, -68), ((-96, -58), (-96, -50), (-103, -42)), ((-111, -50), (-112, -58), (-106, -68)))
    canvas.fill(beast.turned([pupil]), NIGHT)
    _cut_paper(canvas, canvas.mask(*beast.breath()), GOLD, 8)


def _wider(mask: Image.Image) -> Image.Image:
    """Return a mask grown by about four pixels, so that the sheet below shows as an edge."""
    return mask.filter(ImageFilter.GaussianBlur(2.8)).point([min(255, value * 9) for value in range(256)])


def _gilded(canvas: Canvas, outlines: list[Points], cuts: list[Points]) -> None:
    """Lay red paper over a gold sheet that shows at its edge and through its cuts."""
    whole = canvas.mask(*outlines)
    _cut_paper(canvas, _wider(whole), GOLD, 22)
    _cut_paper(canvas, ImageChops.subtract(whole, canvas.mask(*cuts)), WHEEL, 7, 0.42)


def _stars(canvas: Canvas) -> None:
    """Prick stars into the sky."""
    dice = random.Random(12)
    for _ in range(150):
        x, y = dice.uniform(0, 2400), dice.uniform(0, 900)
        if math.hypot(x - MOON[0], y - MOON[1]) > MOON[2] + 40:
            canvas.disc((x, y), dice.choice((2.0, 2.6, 3.4, 4.4)), CREAM, alpha=dice.uniform(0.35, 0.9))


def _stood(shapes: list[Points]) -> list[Points]:
    """Return shapes given in the man's measures where he stands."""
    return [place(shape, MAN_AT, MAN_SIZE) for shape in shapes]


def _layer(canvas: Canvas, outlines: list[Points], cuts: list[Points], paint: object, lift: float) -> None:
    """Lay a sheet of paper of these outlines less the cuts."""
    _cut_paper(canvas, ImageChops.subtract(canvas.mask(*outlines), canvas.mask(*cuts)), paint, lift)


def _ground(canvas: Canvas) -> None:
    """Lay the near hills with their cut borders, the man, and the plants in front."""
    middle = _hill((-60, 1180), (260, 1110), (640, 1170), (980, 1240), (1400, 1320), (1800, 1350), (2460, 1290))
    below = mix(LIGHT_FIELD, GOLD, 0.35)
    _cut_paper(canvas, canvas.mask(middle), below, 20)
    cuts = _border(middle[:-2], 62, 46, 40)
    _layer(canvas, [middle], cuts, Linear((0, 1100), (0, 1600), fade(FIELD, mix(FIELD, NIGHT, 0.5))), 5)
    pieces, man_cuts = _man()
    cake, cake_cuts = _honey_cake()
    _layer(canvas, _stood([cake]), _stood(cake_cuts), GOLD, 10)
    _layer(canvas, _stood(pieces), _stood(man_cuts), CREAM, 12)
    near = _hill((-60, 1330), (300, 1300), (700, 1400), (1100, 1490), (1600, 1540), (2100, 1500), (2460, 1470))
    plants = [
        shape
        for x, y, height, lean, pairs in (
            (1540, 1560, 190, 40, 4), (1690, 1560, 130, -26, 3), (2160, 1530, 240, -60, 5), (2300, 1520, 170, 36, 4),
            (2030, 1530, 120, 20, 3),
        )
        for shape in _spray((x, y), height, lean, pairs)
    ]  # fmt: skip
    _cut_paper(canvas, canvas.mask(near, *plants), mix(NIGHT, FIELD, 0.12), 20)


def dragon() -> Image.Image:
    """Draw the scene: moon, hills, the dragon to the right, the small man before it."""
    deep = mix(SKY, NIGHT, 0.62)
    canvas = Canvas(SIZE, Radial(MOON[:2], 1900.0, fade(mix(SKY, NIGHT, 0.3), deep, NIGHT, NIGHT)))
    _stars(canvas)
    _cut_paper(canvas, canvas.mask(circle(MOON[:2], MOON[2], 300)), CREAM, 18, 0.35)
    far = _hill((-60, 960), (300, 880), (640, 1000), (1000, 1090), (1500, 1130), (1900, 1180), (2460, 1030))
    _cut_paper(canvas, canvas.mask(far), mix(SKY, NIGHT, 0.5), 16)
    _dragon(canvas)
    _ground(canvas)
    return canvas.grain(fine=2.4, lumps=1.2, seed=61)
