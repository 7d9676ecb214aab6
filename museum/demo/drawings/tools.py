"""Tools of the coppersmith and the spoon carver, laid out side by side on the bench."""

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, bezier, box, circle, path, place, points, ribbon, spline
from .palette import COPPER, DEEP_PAPER, LINE, PAPER, Colour, Linear, fade, mix

SIZE = (2400, 1600)
IRON: Colour = (62, 64, 69)
STEEL: Colour = (128, 131, 136)
BRIGHT: Colour = (206, 207, 206)
ASH: Colour = (196, 142, 88)
BEECH: Colour = (166, 100, 58)
PLUM: Colour = (122, 62, 40)
SHADOW: Colour = (96, 78, 58)


class Tool:
    """One tool on the bench: its shapes are given about its own middle, y down, and lit from the upper left."""

    def __init__(self, canvas: Canvas, at: tuple[float, float], turn: float = 0.0) -> None:
        self.canvas, self.at, self.turn = canvas, at, turn

    def put(self, shape: Points) -> Points:
        """Return a shape of the tool where it lies on the bench."""
        return place(shape, self.at, 1.0, self.turn)

    def part(self, shape: Points, colour: Colour, *, round_by: float = 0.5) -> None:
        """Lay a part: shadow, colour that turns from light to dark across it, a light edge."""
        outline = self.put(shape)
        self.canvas.shadow(outline, shift=(13, 19), blur=13, paint=SHADOW, alpha=0.5)
        left, right = shape[:, 0].min(), shape[:, 0].max()
        middle = (shape[:, 1].min() + shape[:, 1].max()) / 2
        start, end = self.put(points((left, middle), (right, middle)))
        light, dark = mix(colour, PAPER, 0.42 * round_by * 2), mix(colour, (20, 14, 12), 0.34 * round_by * 2)
        self.canvas.fill(
            outline, Linear(tuple(start), tuple(end), ((0.0, colour), (0.22, light), (0.5, colour), (1.0, dark)))
        )

    def flat(self, shape: Points, colour: Colour, alpha: float = 1.0) -> None:
        """Lay a facet of one colour on a part."""
        self.canvas.fill(self.put(shape), colour, alpha=alpha)

    def line(self, shape: Points, width: float, colour: Colour, alpha: float = 1.0) -> None:
        """Draw a line on a part."""
        self.canvas.stroke(self.put(shape), width, colour, alpha=alpha)

    def handle(self, top: float, bottom: float, wide: float, colour: Colour) -> None:
        """Lay a turned wooden handle that swells in the hand, with its grain."""
        length = bottom - top
        right = spline(
            points(
                (wide * 0.62, top),
                (wide * 0.7, top + length * 0.3),
                (wide, top + length * 0.72),
                (wide * 0.9, bottom - 12),
                (wide * 0.5, bottom),
            ),
            14,
        )
        self.part(np.concatenate([right, right[::-1] * (-1, 1)]), colour)
        for x in (-0.3, 0.08, 0.36):
            grain = bezier(
                (wide * x * 0.8, top + 20),
                (wide * x, top + length * 0.4),
                (wide * x * 1.5, top + length * 0.7),
                (wide * x * 1.1, bottom - 24),
            )
            self.line(grain, 1.8, mix(colour, (40, 20, 10), 0.5), 0.45)


def _planishing_hammer(canvas: Canvas) -> None:
    """The hammer that smooths: two polished faces."""
    tool = Tool(canvas, (250, 430), -3)
    tool.handle(-190, 330, 25, ASH)
    head = path(
        (-132, -246), ((-100, -246),), ((-76, -246), (-64, -226), (-40, -222)), ((40, -222),),
        ((64, -226), (76, -250), (104, -250)),
        ((132, -250),), ((138, -226), (138, -186), (132, -162)), ((104, -162),),
        ((76, -162), (64, -186), (40, -190)), ((-40, -190),),
        ((-64, -186), (-76, -166), (-100, -166)), ((-132, -166),),
    )  # fmt: skip
    tool.part(head, STEEL, round_by=0.3)
    tool.flat(box(-136, -246, -122, -166, 3), BRIGHT)
    tool.flat(path((124, -250), ((132, -250),), ((139, -226), (139, -186), (132, -162)), ((124, -162),)), BRIGHT)
    tool.flat(box(-40, -224, 40, -188, 4), IRON, 0.55)
    tool.flat(box(-13, -226, 13, -186, 3), ASH)


def _raising_hammer(canvas: Canvas) -> None:
    """The hammer that raises: a long head with a rounded cross peen at either end."""
    tool = Tool(canvas, (640, 430), 2)
    tool.handle(-190, 340, 26, BEECH)
    head = path(
        (-178, -218), ((-120, -240), (-70, -246), (-34, -246)), ((34, -246),), ((80, -246), (130, -232), (172, -196)),
        ((180, -188), (176, -178), (166, -180)), ((120, -190), (80, -182), (34, -178)),
        ((-34, -178),), ((-80, -182), (-130, -190), (-172, -196)),
        ((-186, -198), (-188, -214), (-178, -218)),
    )  # fmt: skip
    tool.part(head, IRON, round_by=0.4)
    tool.line(bezier((-168, -214), (-110, -232), (-60, -238), (-30, -238)), 4.0, BRIGHT, 0.7)
    tool.flat(box(-34, -248, 34, -176, 5), mix(IRON, STEEL, 0.4))
    tool.flat(box(-14, -250, 14, -174, 4), BEECH)


def _mallet(canvas: Canvas) -> None:
    """The wooden mallet that does not mark the copper."""
    tool = Tool(canvas, (1030, 430), -1)
    tool.handle(-160, 330, 23, ASH)
    tool.part(box(-130, -262, 130, -128, 22), PLUM, round_by=0.25)
    for y in (-240, -214, -186, -158):
        tool.line(bezier((-116, y), (-40, y + 8), (50, y - 8), (118, y + 3)), 2.0, mix(PLUM, (20, 10, 8), 0.5), 0.6)
    tool.flat(box(-134, -262, -112, -128, 10), mix(PLUM, ASH, 0.5))
    tool.flat(box(112, -262, 134, -128, 10), mix(PLUM, (20, 10, 8), 0.35))


def _snips(canvas: Canvas) -> None:
    """The shears for sheet metal."""
    tool = Tool(canvas, (1450, 430), 0)
    for side in (-1, 1):
        blade = path((-2, -60), ((30, -96), (44, -190), (16, -312)), ((4, -300), (-4, -200), (-14, -70)))
        arm = bezier((side * -6, -70), (side * 30, 60), (side * 128, 120), (side * 74, 330), 50)
        tool.part(ribbon(arm, np.linspace(44, 24, 50)), mix(IRON, (120, 40, 30), 0.15), round_by=0.4)
        tool.part(place(blade * (side, 1), (side * 2, 0), 1.0, side * 5), STEEL, round_by=0.4)
        tool.line(
            place(bezier((0, -76), (16, -120), (24, -200), (14, -296)) * (side, 1), (side * 2, 0), 1.0, side * 5),
            3.0,
            BRIGHT,
            0.8,
        )
    tool.part(circle((0, -64), 25), STEEL)
    tool.flat(circle((0, -64), 9), IRON)


def _tongs(canvas: Canvas) -> None:
    """The tongs for the fire."""
    tool = Tool(canvas, (1790, 430), 2)
    for side in (-1, 1):
        rein = np.concatenate([bezier((side * -2, -150), (side * 34, -40), (side * 62, 120), (side * 42, 350), 40)])
        jaw = path(
            (side * 3, -146),
            ((side * 60, -170), (side * 64, -240), (side * 22, -330)),
            ((side * 3, -330),),
            ((side * 3, -316),),
            ((side * 36, -246), (side * 34, -196), (side * -8, -150)),
        )
        tool.part(ribbon(rein, np.linspace(30, 15, 40)), IRON, round_by=0.4)
        tool.part(jaw, IRON, round_by=0.4)
    tool.part(circle((0, -146), 20), STEEL)


def _dividers(canvas: Canvas) -> None:
    """The dividers that mark the circle."""
    tool = Tool(canvas, (2140, 430), -2)
    for side in (-1, 1):
        leg = points(
            (side * 2, -286), (side * 30, -250), (side * 92, 300), (side * 84, 344), (side * 76, 302), (0, -226)
        )
        tool.part(leg, mix((176, 140, 76), STEEL, 0.2), round_by=0.3)
        tool.flat(points((side * 92, 300), (side * 84, 346), (side * 76, 302)), BRIGHT)
    wing = bezier((-52, 60), (-20, 24), (30, 20), (62, 40))
    tool.part(ribbon(wing, 13.0), IRON)
    tool.part(circle((0, -266), 34), (186, 150, 84))
    tool.flat(circle((0, -266), 12), IRON)


def _stake(canvas: Canvas) -> None:
    """The stake on which the metal is raised."""
    tool = Tool(canvas, (420, 1160), 0)
    stem = points((-34, -90), (34, -90), (22, 210), (8, 330), (-8, 330), (-22, 210))
    tool.part(stem, IRON, round_by=0.4)
    beak = path(
        (-250, -176),
        ((-240, -186), (-200, -204), (-120, -206)),
        ((150, -206),),
        ((196, -206), (232, -190), (238, -164)),
        ((238, -140), (220, -128), (150, -122)),
        ((70, -112), (40, -100), (36, -78)),
        ((-36, -78),),
        ((-40, -110), (-90, -128), (-150, -140)),
        ((-210, -150), (-246, -160), (-250, -176)),
    )
    tool.part(beak, mix(IRON, STEEL, 0.25), round_by=0.35)
    tool.line(bezier((-214, -188), (-130, -202), (40, -200), (150, -200)), 5.0, BRIGHT, 0.75)
    tool.line(bezier((160, -200), (200, -200), (226, -186), (232, -166)), 5.0, BRIGHT, 0.6)


def _punches(canvas: Canvas) -> None:
    """Three chasing punches: line, ring, dot."""
    for index, x in enumerate((800, 878, 956)):
        tool = Tool(canvas, (x, 1160), (-2, 0.5, 2)[index])
        body = points((-13, -214), (-19, -170), (-19, 60), (-9, 232), (9, 232), (19, 60), (19, -170), (13, -214))
        tool.part(body, STEEL, round_by=0.45)
        tool.flat(points((-13, -214), (-10, -226), (10, -226), (13, -214)), IRON)
        tip = (box(-11, 228, 11, 246, 2), circle((0, 238), 12), circle((0, 236), 7))[index]
        tool.flat(tip, BRIGHT)
        if index == 1:
            tool.flat(circle((0, 238), 6), IRON)


def _hook_knife(canvas: Canvas) -> None:
    """The bent knife that hollows the bowl of a spoon."""
    tool = Tool(canvas, (1200, 1180), 4)
    tool.handle(-20, 320, 27, BEECH)
    hook = np.concatenate(
        [
            bezier((0, -10), (6, -90), (10, -130), (30, -170), 20),
            bezier((30, -170), (60, -226), (0, -290), (-60, -250), 30)[1:],
            bezier((-60, -250), (-92, -226), (-86, -180), (-58, -166), 20)[1:],
        ]
    )
    width = np.interp(np.linspace(0, 1, len(hook)), [0, 0.3, 0.5, 0.85, 1.0], [20, 22, 34, 26, 4])
    tool.part(ribbon(hook, width), STEEL, round_by=0.3)
    tool.line(place(hook[18:-6], (4, 3)), 3.4, BRIGHT, 0.9)
    tool.flat(box(-17, -24, 17, 6, 4), (186, 150, 84))


def _axe(canvas: Canvas) -> None:
    """The carving axe."""
    tool = Tool(canvas, (1570, 1160), -4)
    shaft = bezier((0, -250), (-10, -60), (30, 140), (0, 330), 50)
    tool.part(ribbon(shaft, np.interp(np.linspace(0, 1, 50), [0, 0.5, 0.85, 1], [40, 40, 46, 60])), ASH)
    head = path(
        (-44, -262),
        ((34, -262),),
        ((90, -250), (130, -280), (196, -318)),
        ((236, -230), (232, -120), (186, -44)),
        ((150, -120), (100, -150), (34, -172)),
        ((-44, -172),),
        ((-58, -190), (-58, -240), (-44, -262)),
    )
    tool.part(head, IRON, round_by=0.35)
    edge = path(
        (196, -318), ((236, -230), (232, -120), (186, -44)), ((172, -74),), ((206, -150), (206, -230), (180, -308))
    )
    tool.flat(edge, BRIGHT)


def _straight_knife(canvas: Canvas) -> None:
    """The straight knife and the rivets."""
    tool = Tool(canvas, (1930, 1160), 2)
    tool.handle(0, 320, 28, PLUM)
    blade = path((-20, 4), ((-20, -230),), ((-18, -276), (4, -300), (20, -316)), ((26, -240), (22, -100), (20, 4)))
    tool.part(blade, STEEL, round_by=0.3)
    tool.flat(path((20, 4), ((22, -100), (26, -240), (20, -316)), ((10, -240),), ((8, 4),)), BRIGHT)
    tool.flat(box(-22, -4, 22, 18, 4), (186, 150, 84))
    for index in range(5):
        x, y = 2170 + (index % 2) * 62, 960 + index * 92
        rivet = Tool(canvas, (x, y), index * 47)
        rivet.part(box(-6, -6, 6, 38, 3), COPPER)
        rivet.part(circle((0, -6), 23), COPPER)
        rivet.flat(circle((-6, -12), 7), mix(COPPER, PAPER, 0.6))


def tools() -> Image.Image:
    """Draw the bench."""
    canvas = Canvas(SIZE, Linear((0, 0), (2400, 1600), fade(PAPER, DEEP_PAPER, mix(DEEP_PAPER, LINE, 0.7))))
    for lay in (
        _planishing_hammer, _raising_hammer, _mallet, _snips, _tongs, _dividers,
        _stake, _punches, _hook_knife, _axe, _straight_knife,
    ):  # fmt: skip
        lay(canvas)
    return canvas.grain(fine=2.2, lumps=1.6, seed=191)
