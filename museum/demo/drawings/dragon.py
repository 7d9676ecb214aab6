"""The dragon of the paper-cut: outlines of its parts, and what is cut out of them."""

import math
from itertools import pairwise

import numpy as np

from .curves import Points, bezier, circle, evenly, normals, path, place, points, ribbon, spline, swell

# The dragon's back from the neck to the tip of the tail, and how broad the body is there.
SPINE = (
    (1500, 650), (1560, 555), (1680, 465), (1850, 425), (2020, 475), (2115, 605), (2080, 760), (1950, 865),
    (1800, 945), (1715, 1065), (1750, 1205), (1890, 1290), (2080, 1280), (2220, 1180), (2260, 1040), (2205, 925),
    (2215, 815), (2290, 765),
)  # fmt: skip
BREADTH = (92, 112, 138, 168, 196, 212, 214, 206, 192, 176, 160, 142, 122, 100, 78, 54, 34, 18)
HEAD_AT = (1508.0, 646.0)
HEAD_TURN = -24.0
HEAD_SIZE = 1.16


def body() -> tuple[Points, np.ndarray]:
    """Return the line of the back, point by point, and the breadth there."""
    line = spline(points(*SPINE), 24)
    breadth = np.interp(np.linspace(0, len(SPINE) - 1, len(line)), np.arange(len(SPINE)), BREADTH)
    even = evenly(line, 6.0)
    return even, np.interp(np.linspace(0, 1, len(even)), np.linspace(0, 1, len(line)), breadth)


def _at(line: Points, side: Points, index: int, across: float) -> Points:
    """Return the point a number of pixels to the left of the line at an index."""
    return line[index] + side[index] * across


def scales(line: Points, breadth: np.ndarray) -> list[Points]:
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


def belly(line: Points, breadth: np.ndarray) -> list[Points]:
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


def fins(line: Points, breadth: np.ndarray) -> list[Points]:
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


def tail(line: Points) -> tuple[Points, list[Points]]:
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


def head() -> tuple[list[Points], list[Points]]:
    """Return (pieces, cuts) of the head, which looks to the left."""
    skull = path(
        (70, -48), ((30, -78), (-10, -104), (-62, -104)), ((-96, -104), (-112, -86), (-140, -80)),
        ((-186, -70), (-210, -88), (-250, -100)), ((-292, -110), (-332, -84), (-330, -50)),
        ((-328, -30), (-318, -22), (-302, -20)), ((-250, -16), (-176, -22), (-92, 14)),
        ((-150, 22), (-214, 44), (-262, 44)), ((-284, 44), (-292, 32), (-304, 28)),
        ((-312, 58), (-290, 86), (-254, 92)),
        ((-190, 102), (-120, 96), (-70, 92)), ((-20, 88), (30, 78), (60, 60)),
    )  # fmt: skip
    horn = path(
        (-66, -94),
        ((-50, -160), (30, -196), (112, -176)),
        ((150, -166), (168, -196), (150, -226)),
        ((196, -196), (180, -128), (112, -126)),
        ((60, -122), (20, -110), (0, -66)),
    )
    ear = path((10, -70), ((50, -84), (110, -92), (166, -64)), ((120, -50), (90, -30), (50, -22)))
    frill = path(
        (-40, 72), ((-10, 110), (10, 128), (30, 176)), ((38, 140), (44, 124), (58, 104)),
        ((70, 122), (84, 132), (112, 150)),
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
        ribbon(points((x, y), (x + dx, y + dy)), np.array([7.0, 3.0]))
        for x, y, dx, dy in (
            (-44, -122, 26, 10),
            (-16, -150, 20, 20),
            (20, -168, 12, 24),
            (58, -176, 4, 24),
            (96, -172, 0, 22),
        )
    ]
    horn_cuts.append(ribbon(bezier((34, -52), (64, -64), (96, -72), (128, -66)), swell(28, 8.0, 1.0)))
    return [skull, horn, ear, frill, beard], [eye, nostril, brow, lip, *cheek, *horn_cuts]


def teeth() -> list[Points]:
    """Return the teeth, hung and standing."""
    upper = [
        points((x, -21 + d), (x + 20, -20 + d), (x + 8, 12 + d))
        for x, d in ((-300, 0), (-268, 2), (-236, 3), (-204, 4), (-172, 6))
    ]
    lower = [
        points((x, 44 + d), (x + 18, 43 + d), (x + 6, 16 + d))
        for x, d in ((-284, 0), (-254, 2), (-222, -2), (-190, -10))
    ]
    return upper + lower


def turned(shapes: list[Points]) -> list[Points]:
    """Return the head's shapes where the head stands in the drawing."""
    return [place(shape, HEAD_AT, HEAD_SIZE, HEAD_TURN) for shape in shapes]


def mouth() -> Points:
    """Return the dark inside of the open mouth."""
    return points((-312, -30), (-92, 10), (-120, 40), (-260, 60), (-300, 44))


WING_ROOT = np.array([1985.0, 500.0])
WING_TIPS = np.array(
    [[1476.0, 196.0], [1640.0, 62.0], [1880.0, 16.0], [2120.0, 44.0], [2300.0, 160.0], [2368.0, 330.0]]
)


def wing() -> tuple[Points, list[Points], list[Points]]:
    """Return the raised wing, the panes cut between its ribs, and the ribs themselves."""
    edge = [bezier(tuple(WING_ROOT), (1800, 420), (1640, 260), tuple(WING_TIPS[0]), 20)]
    panes = []
    for first, second in pairwise(WING_TIPS):
        hollow = (first + second) / 2 * 0.8 + WING_ROOT * 0.2
        start, end = hollow * 0.75 + first * 0.25, hollow * 0.75 + second * 0.25
        edge.append(bezier(tuple(first), tuple(start), tuple(end), tuple(second), 20))
        panes += _panes(first, second)
    edge.append(bezier(tuple(WING_TIPS[-1]), (2280, 400), (2200, 480), (2110, 540), 20))
    ribs = [ribbon(np.stack([WING_ROOT, tip]), np.array([26.0, 5.0])) for tip in WING_TIPS]
    return np.concatenate(edge), panes, ribs


def _panes(first: Points, second: Points) -> list[Points]:
    """Return the leaf-shaped cuts between two ribs, in two ranks."""
    panes = []
    for low, high, lanes in ((0.46, 0.66, (0.3, 0.7)), (0.69, 0.84, (0.22, 0.5, 0.78))):
        for lane in lanes:
            tip = first + (second - first) * lane
            reach = high - 0.05 * math.sin(lane * math.pi)
            vein = np.stack([WING_ROOT + (tip - WING_ROOT) * t for t in np.linspace(low, reach, 14)])
            panes.append(ribbon(vein, swell(14, float(np.hypot(*(second - first))) * 0.115 * reach, 1.5, 0.8)))
    return panes


def arm() -> tuple[list[Points], list[Points]]:
    """Return the lifted forearm with its claws, and its cuts."""
    line = spline(points((1900, 880), (1770, 910), (1650, 985), (1560, 960), (1500, 890)), 16)
    width = np.interp(np.linspace(0, 1, len(line)), [0, 0.3, 0.55, 0.8, 1.0], [150, 112, 70, 52, 58])
    pieces = [ribbon(line, width), circle((1896, 881), 75.0)]
    for at, turn, size in (
        ((1520, 884), 206, 1.0),
        ((1494, 892), 176, 1.05),
        ((1490, 914), 146, 1.0),
        ((1524, 930), 104, 0.8),
    ):
        claw = path((-6, -17), ((30, -24), (62, -22), (104, 12)), ((66, 4), (34, 10), (-6, 17)))
        pieces.append(place(claw, at, size, turn))
    spiral = _spiral((1792, 905), 46.0, 1.7)
    bands = [
        ribbon(np.stack([line[i] + normals(line)[i] * w for w in (-22, 0, 22)]), np.array([3.0, 8.0, 3.0]))
        for i in (34, 40, 46, 52)
    ]
    return pieces, [spiral, *bands]


def _spiral(centre: tuple[float, float], radius: float, turns: float) -> Points:
    """Return a curl that thins towards its middle."""
    t = np.linspace(0, 1, 70)
    angle = turns * 2 * math.pi * t + 2.4
    away = radius * (1 - t * 0.9)
    line = np.stack([centre[0] + away * np.cos(angle), centre[1] + away * np.sin(angle)], axis=-1)
    return ribbon(line, np.interp(t, [0, 0.15, 1], [1.0, 9.0, 4.0]))


def breath() -> list[Points]:
    """Return two curls of breath before the nostrils."""
    curls = []
    for centre, radius, start, mirror in (((1096, 636), 42.0, 0.4, 1), ((1058, 740), 27.0, 0.2, 1)):
        t = np.linspace(0, 1, 80)
        angle = start + 1.55 * 2 * math.pi * t
        away = radius * (1 - 0.86 * t)
        curl = np.stack([centre[0] + away * np.cos(angle), centre[1] + mirror * away * np.sin(angle)], axis=-1)
        curls.append(ribbon(curl, swell(80, radius * 0.3, 1.5)))
    return curls
