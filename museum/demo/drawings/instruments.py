"""Instruments of the lăutari, printed in the old way: flat colour first, then the line, a little out of register."""

import math

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, bezier, box, circle, path, place, points, ribbon, spline
from .palette import COPPER, DEEP_PAPER, FIELD, INK, LIGHT_COPPER, PAPER, SKY, WHEEL, Colour, Linear, fade, mix
from .violin import body as violin_body
from .violin import sound_hole

SIZE = (2400, 1600)
SHIFT = np.array([-16.0, 13.0])
PEN = 4.6


class Print:
    """One instrument: colour areas are laid out of register, lines exactly, all turned and placed together."""

    def __init__(self, canvas: Canvas, at: tuple[float, float], size: float = 1.0, turn: float = 0.0) -> None:
        self.canvas, self.at, self.size, self.turn = canvas, at, size, turn

    def put(self, shape: Points) -> Points:
        """Return a shape of the instrument where it lies on the sheet."""
        return place(shape, self.at, self.size, self.turn)

    def area(self, shapes: list[Points] | Points, colour: Colour) -> None:
        """Print a flat colour."""
        outlines = [shapes] if isinstance(shapes, np.ndarray) else shapes
        self.canvas.fill([self.put(shape) + SHIFT for shape in outlines], colour, multiply=True)

    def line(self, shapes: list[Points] | Points, width: float = PEN, *, closed: bool = True) -> None:
        """Print lines in ink."""
        lines = [shapes] if isinstance(shapes, np.ndarray) else shapes
        self.canvas.stroke([self.put(line) for line in lines], width, INK, closed=closed)

    def ink(self, shapes: list[Points] | Points) -> None:
        """Print solid ink."""
        outlines = [shapes] if isinstance(shapes, np.ndarray) else shapes
        self.canvas.fill([self.put(shape) for shape in outlines], INK)


def _violin(canvas: Canvas) -> None:
    """Print the violin and its bow."""
    part = Print(canvas, (318, 730), 2.05, -6)
    outline = violin_body()
    part.area(outline, mix(COPPER, PAPER, 0.12))
    part.line(outline)
    board = np.concatenate([points((-11.8, -131), (11.8, -131)), bezier((21, 140), (8, 143), (-8, 143), (-21, 140))])
    tail = path(
        (-21, 238),
        ((-22, 231), (22, 231), (21, 238)),
        ((17, 280), (13, 320), (11, 340)),
        ((-11, 340),),
        ((-13, 320), (-17, 280), (-21, 238)),
    )
    part.ink([board, tail])
    for side in (-1, 1):
        part.ink(sound_hole(side)[0])
    part.line([points((x * 0.5, 240), (x, 193), (x * 0.47, -131)) for x in (-17, -6, 6, 17)], 2.0, closed=False)
    part.ink(ribbon(bezier((-21, 195), (-10, 190), (10, 190), (21, 195)), 5.0))
    pegbox = path(
        (-13, -132),
        ((-12, -165), (-9, -190), (-9, -205)),
        ((-24, -208), (-22, -240), (0, -240)),
        ((22, -240), (24, -208), (9, -205)),
        ((9, -190), (12, -165), (13, -132)),
    )
    part.area(pegbox, mix(COPPER, PAPER, 0.12))
    part.line(pegbox)
    part.line(circle((0, -222), 6), 3.0)
    for y, side in ((-150, -1), (-164, 1), (-178, -1), (-192, 1)):
        part.ink([ribbon(points((side * 9, y), (side * 30, y)), 5.0), circle((side * 35, y), (8, 9), 30)])
    bow = Print(canvas, (690, 740), 1.0, 5)
    stick = bezier((0, -560), (-26, -180), (-24, 220), (6, 560), 60)
    bow.line(stick, 8.0, closed=False)
    bow.line(points((22, -556), (32, 520)), 3.0, closed=False)
    bow.ink([points((-4, -572), (28, -560), (22, -536), (0, -540)), box(0, 500, 40, 560, 8)])


def _nai(canvas: Canvas) -> None:
    """Print the pan pipes."""
    part = Print(canvas, (1115, 470), 1.0, 0)
    count = 17
    pipes, mouths = [], []
    for index in range(count):
        share = index / (count - 1)
        x = -310 + index * 38.5
        top = 30 * (2 * share - 1) ** 2 - 30
        length = 470 - 300 * share**0.82
        pipes.append(box(x - 18, top, x + 18, top + length, 15))
        mouths.append(circle((x, top + 6), (14, 6), 40))
    bands = [spline(points((-336, y0), (0, y0 - 18), (332, y0 - 4)), 20) for y0 in (92, 126)]
    part.area(pipes, mix(LIGHT_COPPER, PAPER, 0.2))
    part.area(np.concatenate([bands[0], bands[1][::-1]]), WHEEL)
    part.line(pipes, 3.6)
    part.ink(mouths)
    part.line(bands, 4.0, closed=False)


def _cobza(canvas: Canvas) -> None:
    """Print the cobza, the short-necked lute with its peg box bent back."""
    part = Print(canvas, (1880, 840), 1.0, 10)
    right = path(
        (34, -330),
        ((50, -250), (96, -190), (150, -80)),
        ((206, 40), (222, 190), (150, 290)),
        ((110, 342), (50, 360), (0, 360)),
    )
    outline = np.concatenate([right, right[::-1] * (-1, 1)])
    neck = points((-34, -330), (34, -330), (30, -560), (-30, -560))
    head = points((-30, -560), (30, -560), (78, -720), (22, -740))
    part.area([outline], mix(SKY, PAPER, 0.12))
    part.area([neck, head], mix(COPPER, PAPER, 0.3))
    part.line([outline, neck, head])
    part.line([circle((0, 20), radius) for radius in (70, 58)], 3.2)
    part.ink(
        [circle((58 * 0.62 * math.cos(a), 20 + 58 * 0.62 * math.sin(a)), 7.5, 24) for a in np.arange(8) * math.tau / 8]
    )
    part.ink(circle((0, 20), 13))
    part.ink(box(-72, 236, 72, 262, 8))
    strings = [points((x, 240), (x * 0.42, -560)) for x in (-46, -38, -18, -10, 10, 18, 38, 46)]
    part.line(strings, 1.8, closed=False)
    for index in range(4):
        y = -592 - index * 34
        shift = 12 + index * 9
        part.ink(
            [
                ribbon(points((shift - 66, y), (shift + 62, y)), 6.0),
                circle((shift - 74, y), 12, 30),
                circle((shift + 70, y), 12, 30),
            ]
        )


def _cimbalom(canvas: Canvas) -> None:
    """Print the cimbalom, its strings, and the two hammers across it."""
    part = Print(canvas, (1175, 1225), 1.0, 0)
    outer = points((-360, -190), (360, -190), (470, 200), (-470, 200))
    inner = points((-330, -164), (330, -164), (430, 172), (-430, 172))
    part.area(outer, mix(FIELD, PAPER, 0.1))
    part.line([outer, inner])
    share = np.linspace(0.04, 0.96, 22)
    left = inner[0] + (inner[3] - inner[0]) * share[:, None]
    right = inner[1] + (inner[2] - inner[1]) * share[:, None]
    part.line([np.stack([a, b]) for a, b in zip(left, right, strict=True)], 1.7, closed=False)
    for shift in (-150, 165):
        middle = np.stack([left[0] + right[0], left[-1] + right[-1]]) / 2
        bridge = place(middle, (shift, 0))
        part.line(bridge, 6.0, closed=False)
        part.ink([circle(tuple(bridge[0] + (bridge[1] - bridge[0]) * t), 8, 24) for t in np.linspace(0.06, 0.94, 7)])
    for turn, at in ((-32, (-40, -40)), (34, (120, 10))):
        hammer = [
            place(ribbon(bezier((0, 0), (4, -130), (-4, -260), (0, -330)), 8.0), at, 1.0, turn),
            place(path((-10, 0), ((-16, 30), (-40, 44), (-58, 30)), ((-44, 60), (6, 56), (10, 0))), at, 1.0, turn),
        ]
        part.ink(hammer)


def _clarinet(canvas: Canvas) -> None:
    """Print the clarinet."""
    part = Print(canvas, (2215, 800), 1.0, 4)
    tube = path(
        (-17, -480),
        ((17, -480),),
        ((20, 330),),
        ((24, 400), (40, 450), (70, 490)),
        ((-70, 490),),
        ((-40, 450), (-24, 400), (-20, 330)),
    )
    beak = path((-17, -490), ((-16, -540), (-6, -590), (6, -600)), ((10, -580), (16, -540), (17, -490)))
    part.area([tube], mix(WHEEL, PAPER, 0.12))
    part.area([beak], mix(INK, PAPER, 0.45))
    part.line([tube, beak])
    for y in (-486, -300, -40, 210, 330):
        part.line(points((-21, y), (21, y)), 7.0, closed=False)
    part.line([circle((0, y), 11, 40) for y in (-250, -200, -150, -100, 20, 70, 120, 170)], 3.4)
    for y, side in ((-330, 1), (-60, -1), (190, 1), (250, -1)):
        part.line(bezier((side * 8, y), (side * 44, y), (side * 44, y + 60), (side * 34, y + 84)), 5.0, closed=False)
        part.ink(circle((side * 34, y + 90), (10, 15), 30))


def instruments() -> Image.Image:
    """Draw violin and bow, pan pipes, cimbalom, cobza and clarinet."""
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 1600), fade((253, 249, 242), PAPER, mix(PAPER, DEEP_PAPER, 0.7))))
    for draw in (_violin, _nai, _cimbalom, _cobza, _clarinet):
        draw(canvas)
    return canvas.grain(fine=2.4, lumps=1.8, seed=181)
