"""A dragon and a man, cut from layers of paper."""

import math

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from .canvas import Canvas
from .curves import Points, arc, bezier, circle, evenly, normals, path, place, points, ribbon, spline, swell
from .fields import clouds
from .palette import COPPER, FIELD, LIGHT_COPPER, NIGHT, PAPER, SKY, WHEEL, Radial, fade, mix

SIZE = (2400, 1600)
CREAM = (244, 231, 205)
GOLD = (226, 166, 92)
MOON = (1790.0, 720.0, 560.0)

# The dragon's back from the neck to the tip of the tail, and how broad the body is there.
SPINE = (
    (1500, 600), (1560, 500), (1680, 395), (1850, 345), (2030, 400), (2130, 550), (2090, 730), (1950, 850),
    (1790, 930), (1700, 1060), (1740, 1210), (1890, 1300), (2080, 1290), (2220, 1190), (2260, 1040), (2200, 920),
    (2215, 810), (2290, 760),
)  # fmt: skip
BREADTH = (92, 112, 138, 168, 196, 212, 214, 206, 192, 176, 160, 142, 122, 100, 78, 54, 34, 18)
HEAD_AT = (1505.0, 598.0)
HEAD_TURN = -24.0
HEAD_SIZE = 1.02


def _body() -> tuple[Points, np.ndarray]:
    """Return the line of the back, point by point, and the breadth there."""
    line = spline(points(*SPINE), 24)
    breadth = np.interp(np.linspace(0, len(SPINE) - 1, len(line)), np.arange(len(SPINE)), BREADTH)
    even = evenly(line, 6.0)
    return even, np.interp(np.linspace(0, 1, len(even)), np.linspace(0, 1, len(line)), breadth)


def _at(line: Points, side: Points, index: int, across: float) -> Points:
    """Return the point a number of pixels to the left of the line at an index."""
    return line[index] + side[index] * across


def _scales(line: Points, breadth: np.ndarray) -> list[Points]:
    """Return the crescents cut along the body, row beside row, each row shifted by half a scale."""
    side = normals(line)
    cuts: list[Points] = []
    index, row = 26, 0
    while index < len(line) - 46:
        broad = breadth[index]
        lanes = (-0.02, 0.17, 0.36) if row % 2 else (-0.11, 0.075, 0.265)
        for lane in lanes:
            centre = _at(line, side, index, broad * lane)
            turn = math.degrees(math.atan2(*(line[index + 2] - line[index - 2])[::-1]))
            cuts.append(place(_crescent(), tuple(centre), broad * 0.098, turn))
        index += max(3, round(broad * 0.105 / 6))
        row += 1
    return cuts


def _crescent() -> Points:
    """Return one scale of unit size: a crescent open towards the head."""
    outer = bezier((-0.45, -1.0), (1.15, -0.95), (1.15, 0.95), (-0.45, 1.0), steps=14)
    inner = bezier((-0.45, 1.0), (0.55, 0.6), (0.55, -0.6), (-0.45, -1.0), steps=14)
    return np.concatenate([outer, inner[1:-1]])


def _belly(line: Points, breadth: np.ndarray) -> list[Points]:
    """Return the bars cut along the belly."""
    side = normals(line)
    cuts = []
    index = 20
    while index < len(line) - 40:
        broad = breadth[index]
        thick = broad * 0.042
        bar = np.stack([_at(line, side, index, -broad * share) for share in np.linspace(0.17, 0.43, 8)])
        bar += np.stack([line[index + 1] - line[index - 1]] * 8) * (np.linspace(0, 1, 8)[:, None] ** 2) * 0.9
        cuts.append(ribbon(bar, swell(8, thick * 2, thick * 0.7)))
        index += max(3, round(broad * 0.115 / 6))
    return cuts


def _fins(line: Points, breadth: np.ndarray) -> list[Points]:
    """Return the flames that stand along the back."""
    side = normals(line)
    fins = []
    index = 10
    while index < len(line) - 60:
        broad = breadth[index]
        step = max(4, round(broad * 0.27 / 6))
        base = _at(line, side, index, broad * 0.44)
        end = _at(line, side, index + step + 2, broad * 0.44)
        tip = _at(line, side, index + step + 5, broad * 0.74)
        out = side[index] * broad * 0.2
        front = bezier(tuple(base), tuple(base + out), tuple(tip - side[index + step] * broad * 0.05), tuple(tip), 12)
        back = bezier(tuple(tip), tuple(tip - (tip - end) * 0.4), tuple(end + out * 0.4), tuple(end), 12)
        fins.append(np.concatenate([front, back[1:]]))
        index += step
    return fins


def _tail(line: Points) -> tuple[Points, list[Points]]:
    """Return the leaf at the end of the tail and the cuts in it."""
    tip, before = line[-1], line[-8]
    turn = math.degrees(math.atan2(tip[1] - before[1], tip[0] - before[0]))
    leaf = path((-14, 0), ((10, -60), (60, -62), (124, 0)), ((60, 62), (10, 60), (-14, 0)))
    veins = [
        ribbon(np.array([[16 + 22 * k, s * 6.0], [34 + 22 * k, s * (30 - 7 * k)]]), np.array([4.0, 9.0 - 2 * k]))
        for k in range(3)
        for s in (-1, 1)
    ]
    return place(leaf, tuple(tip), 1.0, turn), [place(vein, tuple(tip), 1.0, turn) for vein in veins]


def _head() -> tuple[list[Points], list[Points]]:
    """Return (pieces, cuts) of the head, which looks to the left."""
    skull = path(
        (70, -48), ((30, -78), (-10, -104), (-62, -104)), ((-96, -104), (-112, -86), (-140, -80)),
        ((-186, -70), (-210, -88), (-250, -100)), ((-292, -110), (-332, -84), (-330, -50)),
        ((-328, -30), (-318, -22), (-302, -20)), ((-250, -16), (-176, -22), (-92, 14)),
        ((-150, 22), (-214, 44), (-262, 44)), ((-284, 44), (-292, 32), (-304, 28)), ((-312, 58), (-290, 86), (-254, 92)),
        ((-190, 102), (-120, 96), (-70, 92)), ((-20, 88), (30, 78), (60, 60)),
    )  # fmt: skip
    horn = path((-58, -92), ((-20, -150), (60, -170), (150, -232)), ((110, -150), (60, -96), (8, -72)))
    second = path((-6, -76), ((40, -108), (110, -112), (190, -150)), ((150, -92), (100, -58), (40, -40)))
    frill = path(
        (-40, 72), ((-10, 110), (10, 128), (30, 176)), ((38, 140), (44, 124), (58, 104)), ((70, 122), (84, 132), (112, 150)),
        ((102, 118), (98, 100), (98, 82)), ((116, 86), (134, 86), (158, 84)), ((128, 60), (100, 40), (60, 30)),
    )  # fmt: skip
    beard = path((-236, 88), ((-226, 118), (-214, 132), (-190, 150)), ((-194, 128), (-188, 110), (-178, 96)))
    eye = path((-132, -48), ((-112, -76), (-82, -74), (-62, -50)), ((-86, -38), (-108, -36), (-132, -48)))
    nostril = path((-300, -62), ((-292, -78), (-276, -78), (-268, -68)), ((-278, -66), (-288, -64), (-300, -62)))
    cheek = [
        place(_crescent(), (x, y), size, 196 + turn)
        for x, y, size, turn in ((-40, 10, 17, 0), (0, -14, 17, 6), (2, 34, 17, -6), (38, 8, 16, 0), (-64, 58, 13, -10))
    ]
    brow = ribbon(bezier((-146, -62), (-116, -92), (-76, -92), (-40, -62)), swell(28, 7.0, 1.0))
    lip = ribbon(bezier((-306, -40), (-240, -34), (-180, -40), (-112, -8)), swell(28, 7.0, 1.0))
    horn_cuts = [
        ribbon(np.array([[-20 + 32 * k, -104 - 22 * k], [4 + 32 * k, -86 - 27 * k]]), np.array([7.0, 3.0])) for k in range(4)
    ]
    return [skull, horn, second, frill, beard], [eye, nostril, brow, lip, *cheek, *horn_cuts]


def _teeth() -> list[Points]:
    """Return the teeth, hung and standing."""
    upper = [points((x, -21 + d), (x + 20, -20 + d), (x + 8, 12 + d)) for x, d in ((-300, 0), (-268, 2), (-236, 3), (-204, 4), (-172, 6))]
    lower = [points((x, 44 + d), (x + 18, 43 + d), (x + 6, 16 + d)) for x, d in ((-284, 0), (-254, 2), (-222, -2), (-190, -10))]
    return upper + lower


def _turned(shapes: list[Points]) -> list[Points]:
    """Return the head's shapes where the head stands in the drawing."""
    return [place(shape, HEAD_AT, HEAD_SIZE, HEAD_TURN) for shape in shapes]


def _wing() -> tuple[Points, list[Points]]:
    """Return the raised wing and the cuts between its ribs."""
    root = np.array([1905.0, 420.0])
    tips = np.array([[1640.0, 96.0], [1850.0, 30.0], [2060.0, 34.0], [2240.0, 120.0], [2352.0, 270.0]])
    edge = [root + (-26, 16)]
    edge += list(bezier(tuple(root), (1800, 330), (1700, 230), tuple(tips[0]), 20))
    for first, second in zip(tips[:-1], tips[1:], strict=True):
        hollow = (first + second) / 2 * 0.74 + root * 0.26
        edge += list(bezier(tuple(first), tuple(hollow * 0.8 + first * 0.2), tuple(hollow * 0.8 + second * 0.2), tuple(second), 20))
    edge += list(bezier(tuple(tips[-1]), (2250, 300), (2120, 420), (2090, 500), 20))
    cuts = []
    for first, second in zip(tips[:-1], tips[1:], strict=True):
        for share in (0.3, 0.5, 0.7):
            far = first + (second - first) * share
            reach = 0.74 - 0.22 * math.sin(share * math.pi)
            vein = np.stack([root + (far - root) * t for t in np.linspace(0.3, reach + 0.06, 12)])
            cuts.append(ribbon(vein, swell(12, 19.0, 2.0)))
    return np.array(edge), cuts


def _man(at: tuple[float, float], size: float) -> tuple[list[Points], list[Points]]:
    """Return (pieces, cuts) of the man, who looks to the right, one arm raised."""
    def limb(*joints: tuple[float, float], widths: tuple[float, ...]) -> Points:
        line = spline(points(*joints), 10)
        return ribbon(line, np.interp(np.linspace(0, 1, len(line)), np.linspace(0, 1, len(widths)), widths))

    pieces = [
        limb((9, -146), (27, -76), (30, -8), widths=(38, 29, 21)),
        limb((-9, -146), (-24, -78), (-36, -8), widths=(38, 29, 21)),
        path((20, -14), ((40, -16), (62, -12), (64, 0)), ((64, 0),), ((18, 0),)) if False else points((19, -16), (42, -14), (64, -6), (64, 1), (18, 1)),
        points((-47, -16), (-24, -15), (-4, -6), (-4, 1), (-48, 1)),
        path((-36, -238), ((-20, -250), (14, -252), (30, -242)), ((40, -200), (26, -170), (36, -122)), ((12, -114), (-14, -114), (-38, -122)), ((-24, -170), (-44, -200), (-36, -238))),
        limb((24, -234), (66, -214), (92, -262), (102, -292), widths=(27, 22, 17, 13)),
        limb((-30, -232), (-70, -196), (-54, -166), (-24, -158), widths=(27, 21, 18, 12)),
        circle((104, -299), (9.5, 10.5), 40),
        path((-2, -246), ((-2, -262), (-2, -262), (-6, -270)), ((14, -262), (16, -262), (14, -246))),
        path((-20, -282), ((-22, -312), (22, -318), (26, -288)), ((28, -283), (33, -279), (31, -276)), ((27, -275), (27, -270), (26, -264)), ((20, -256), (6, -256), (-2, -262)), ((-14, -266), (-18, -272), (-20, -282))),
    ]  # fmt: skip
    belt = ribbon(bezier((-28, -152), (-10, -146), (12, -146), (29, -153)), 4.5)
    open_shirt = ribbon(bezier((12, -246), (16, -226), (10, -206), (12, -190)), np.linspace(6, 1.2, 28))
    sleeve = ribbon(bezier((74, -226), (80, -222), (84, -220), (88, -216)), 3.2)
    hair = ribbon(bezier((24, -292), (8, -290), (0, -296), (-8, -278)), swell(28, 4.5, 1.2))
    boots = [ribbon(points((18, -30), (42, -31)), 3.0), ribbon(points((-46, -30), (-22, -29)), 3.0)]
    stride = ribbon(bezier((0, -118), (2, -100), (1, -84), (-1, -66)), np.linspace(2, 8, 28))
    moved = [[place(shape, at, size) for shape in shapes] for shapes in (pieces, [belt, open_shirt, sleeve, hair, stride, *boots])]
    return moved[0], moved[1]


def _hill(places: tuple[tuple[float, float], ...]) -> Points:
    """Return a hill that reaches down to the lower edge."""
    crest = spline(points(*places), 30)
    return np.concatenate([crest, points((2460, 1660), (-60, 1660))])


def _cut_paper(canvas: Canvas, mask: Image.Image, paint: object, lift: float, alpha: float = 0.5) -> None:
    """Lay one layer of cut paper with the shadow it throws on those below."""
    canvas.shade(mask, (round(-lift * 0.5), round(lift * 0.8)), lift * 0.9, (8, 8, 14), alpha)
    canvas.lay(mask, paint)


def _dragon(canvas: Canvas) -> None:
    """Lay the wing, then the dragon: gold paper below, red paper with its cuts above."""
    wing, ribs = _wing()
    _cut_paper(canvas, canvas.mask(wing), mix(COPPER, LIGHT_COPPER, 0.35), 20)
    _cut_paper(canvas, canvas.mask(wing, holes=ribs), mix(WHEEL, NIGHT, 0.32), 9)
    line, breadth = _body()
    pieces = [ribbon(line[i : i + 14], breadth[i : i + 14]) for i in range(0, len(line) - 2, 12)]
    leaf, veins = _tail(line)
    head, head_cuts = _head()
    outlines = [*pieces, *_fins(line, breadth), leaf, *_turned(head)]
    cuts = [*_scales(line, breadth), *_belly(line, breadth), *veins, *_turned(head_cuts)]
    whole = canvas.mask(*outlines)
    holes = canvas.mask(*cuts)
    _cut_paper(canvas, whole.filter(ImageFilter.MaxFilter(9)), GOLD, 26)
    canvas.fill(_turned(_teeth()), CREAM)
    red = ImageChops.subtract(whole, holes)
    _cut_paper(canvas, red, WHEEL, 7, 0.42)
    pupil = path((-106, -66), ((-98, -58), (-98, -50), (-104, -42)), ((-110, -50), (-112, -58), (-106, -66)))
    canvas.fill(_turned([pupil]), NIGHT)


def dragon() -> Image.Image:
    """Draw the scene: moon, hills, the dragon coiling to the right, the small man unafraid before it."""
    canvas = Canvas(SIZE, Radial(MOON[:2], 1900.0, fade(mix(SKY, NIGHT, 0.35), mix(SKY, NIGHT, 0.66), NIGHT, NIGHT)))
    moon = circle(MOON[:2], MOON[2], 300)
    _cut_paper(canvas, canvas.mask(moon), CREAM, 18, 0.35)
    canvas.fill(_hill(((-60, 1010), (300, 930), (700, 1060), (1200, 1000), (1700, 1130), (2460, 1010))), mix(SKY, NIGHT, 0.62))
    _dragon(canvas)
    return canvas.grain(fine=2.6, lumps=2.2, seed=61)


__all__ = ["arc", "clouds", "dragon", "FIELD", "PAPER"]
