"""Where a story is told: two chairs, a small table, a recorder that listens, and the evening light on the wall."""

from itertools import pairwise

import numpy as np
from PIL import Image, ImageFilter

from .canvas import Canvas
from .curves import Points, box, circle, place, points
from .palette import COPPER, FIELD, LIGHT_COPPER, NIGHT, PAPER, SKY, WHEEL, Linear, fade, mix
from .room import Eye, Solid, beam, block, cast, drum, moved, seen

SIZE = (2400, 1600)
EYE = Eye((0.46, 1.08, 4.1), 3250.0, (1190.0, 660.0))
WALL = -0.95
SUN = np.array([0.40, -0.20, -1.0]) / np.linalg.norm([0.40, -0.20, -1.0])
DUSK = (20, 34, 52)
EVENING = (255, 196, 120)
WINDOW = (0.16, -0.19, 1.98, 1.74)


def _chair(colour: tuple[int, int, int], cushion: tuple[int, int, int]) -> Solid:
    """Return a kitchen chair that faces to the right, its middle on the origin."""
    half, seat, post = 0.2, 0.44, 0.034
    parts: Solid = []
    for z in (-half, half):
        parts += beam((half - 0.01, 0, z * 0.94), (half - 0.02, seat, z * 0.94), post, post, colour)
        parts += beam((-half - 0.03, 0, z * 0.94), (-half + 0.01, seat, z * 0.94), post, post, colour)
        parts += beam((-half + 0.01, seat, z * 0.94), (-half - 0.07, 0.95, z * 0.94), post * 0.9, post, colour)
        parts += block((-half, 0.2, z * 0.94 - 0.01), (half - 0.02, 0.225, z * 0.94 + 0.01), colour)
    parts += block((half - 0.03, 0.3, -half), (half - 0.012, 0.325, half), colour)
    for low, lean in ((0.56, 0.019), (0.7, 0.043), (0.84, 0.066)):
        parts += block(
            (-half - lean - 0.008, low, -half + 0.02), (-half - lean + 0.012, low + 0.075, half - 0.02), colour
        )
    parts += block((-half - 0.02, seat, -half - 0.012), (half + 0.02, seat + 0.03, half + 0.012), colour)
    parts += block((-half + 0.02, seat + 0.03, -half + 0.02), (half - 0.01, seat + 0.062, half - 0.02), cushion)
    return parts


def _table() -> Solid:
    """Return the round table."""
    wood = (150, 92, 52)
    return [
        *drum((0, 0), 0.0, 0.025, 0.15, wood, top=0.13),
        *drum((0, 0), 0.025, 0.53, 0.026, wood),
        *drum((0, 0), 0.53, 0.555, 0.27, wood),
    ]


def _pane(left: float, low: float, right: float, high: float) -> np.ndarray:
    """Return a rectangle of light on the back wall, leaning a little with the sun."""
    lean = 0.06
    ends = ((left, low), (right, low), (right, high), (left, high))
    return np.array([(x + lean * y, y, WALL) for x, y in ends])


def _panes() -> list[np.ndarray]:
    """Return the light of the six window panes, as far down as the floor would let it."""
    left, low, right, high = WINDOW
    bar = 0.045
    columns = np.linspace(left, right, 4)
    middle = low + (high - low) * 0.64
    return [
        _pane(a + bar / 2, b + bar / 2, c - bar / 2, d - bar / 2)
        for a, c in pairwise(columns)
        for b, d in ((low, middle), (middle, high))
    ]


def _on_floor(pane: np.ndarray) -> np.ndarray | None:
    """Return the part of a pane's light that meets the floor before the wall, or None."""
    low, high = pane[0, 1], pane[2, 1]
    if low >= 0:
        return None
    corners = []
    for x, y in ((pane[0, 0], low), (pane[1, 0], low), (pane[1, 0], min(high, 0.0)), (pane[0, 0], min(high, 0.0))):
        back = y / SUN[1]
        corners.append((x - SUN[0] * back, 0.0, WALL - SUN[2] * back))
    return np.array(corners)


def _rug(canvas: Canvas, *, lit: bool, clip: Image.Image) -> None:
    """Spread the striped rug; in the sun its colours are the warmer ones."""
    stripes = (
        (0.05, (92, 30, 26)), (0.022, (180, 150, 104)), (0.05, (40, 66, 58)), (0.018, (150, 80, 40)),
        (0.06, (34, 50, 78)),
        (0.018, (150, 80, 40)), (0.05, (40, 66, 58)), (0.022, (180, 150, 104)), (0.05, (92, 30, 26)),
        (0.11, (64, 24, 26)),
    )  # fmt: skip
    x, index = -0.32, 0
    while x < 2.2:
        width, colour = stripes[index % len(stripes)]
        strip = EYE(np.array([(x, 0, -0.5), (x + width, 0, -0.5), (x + width, 0, 0.62), (x, 0, 0.62)]))
        paint = mix(mix(colour, EVENING, 0.3), (255, 120, 60), 0.16) if lit else mix(colour, DUSK, 0.42)
        canvas.fill(strip, paint, clip=clip)
        for z in (-0.5, 0.62):
            fringe = EYE(np.array([(x + width / 2, 0, z), (x + width / 2, 0, z + (0.05 if z > 0 else -0.04))]))
            canvas.stroke(fringe, 3.0, paint, clip=clip)
        x, index = x + width, index + 1


def _soft(mask: Image.Image, blur: float) -> Image.Image:
    """Return a mask with a soft edge."""
    return mask.filter(ImageFilter.GaussianBlur(blur))


def _lit_room(canvas: Canvas, things: Solid) -> None:
    """Paint wall and floor, the light that falls on them, and the shadows in the light."""
    floor = EYE(np.array([(-6, 0, WALL), (6, 0, WALL), (6, 0, 3.2), (-6, 0, 3.2)]))
    edge = float(floor[0, 1])
    canvas.fill(box(-10, edge, 2410, 1610), Linear((0, edge), (0, 1600), fade((52, 34, 27), (34, 24, 22))))
    joints = [EYE(np.array([(x, 0, WALL), (x * 1.0, 0, 3.0)])) for x in np.arange(-4, 5, 0.19)]
    wall_light = canvas.mask(*(EYE(np.maximum(pane, (-9, 0, -9))) for pane in _panes()))
    wall_shadow = canvas.mask(*(EYE(shadow) for shadow in cast(things, SUN, wall=WALL)))
    above = canvas.mask(box(-10, -10, 2410, edge))
    glow = Linear((1150, 100), (2250, 1200), fade((246, 190, 120), (226, 148, 84), (190, 106, 62)))
    canvas.lay(_soft(wall_light, 5), glow, clip=above)
    light = Image.composite(_soft(wall_light, 3), Image.new("L", SIZE), above)
    canvas.lay(_soft(wall_shadow, 3.5), (62, 46, 52), alpha=0.86, clip=light)
    spots = [spot for spot in map(_on_floor, _panes()) if spot is not None]
    floor_light = canvas.mask(*(EYE(spot) for spot in spots))
    below = canvas.mask(box(-10, edge, 2410, 1610))
    canvas.lay(_soft(floor_light, 4), Linear((0, edge), (0, 1600), fade((206, 128, 70), (160, 92, 50))), clip=below)
    canvas.stroke(joints, 2.0, (20, 14, 14), alpha=0.55, clip=below)
    _rug(canvas, lit=False, clip=below)
    _rug(canvas, lit=True, clip=_soft(floor_light, 4))
    floor_shadow = canvas.mask(*(EYE(shadow) for shadow in cast(things, SUN)))
    canvas.lay(_soft(floor_shadow, 3), (34, 24, 28), alpha=0.62, clip=below)
    skirting = EYE(np.array([(-6, 0, WALL), (6, 0, WALL), (6, 0.085, WALL), (-6, 0.085, WALL)]))
    canvas.fill(skirting, (14, 20, 30), alpha=0.5)
    canvas.stroke(skirting[2:], 2.0, (90, 84, 84), alpha=0.5)


def _things() -> list[Solid]:
    """Return the furniture, farthest first."""
    left = moved(_chair(SKY, mix(WHEEL, COPPER, 0.35)), (0.36, 0, -0.02), -16)
    right = moved(_chair(FIELD, (214, 168, 96)), (1.54, 0, -0.02), 196)
    return [left, right, moved(_table(), (0.95, 0, 0.06), 0)]


def _recorder(canvas: Canvas) -> None:
    """Stand the recorder on the table: two crossed microphones, a small screen, a red light."""
    foot = tuple(EYE(np.array([[0.93, 0.555, 0.08]]))[0])
    size = 1.32

    def put(shape: Points, turn: float = 0.0, at: tuple[float, float] = (0.0, 0.0)) -> Points:
        return place(place(shape, at, 1.0, turn), foot, size)

    canvas.shadow(put(circle((14, 0), (62, 11))), shift=(14, 4), blur=8, alpha=0.55)
    for turn, x in ((-50, 30), (50, -30)):
        capsule = put(box(-16, -78, 16, 0, 14), turn, (x, -158))
        canvas.fill(capsule, Linear(tuple(capsule.min(0)), tuple(capsule.max(0)), fade((132, 128, 128), (52, 52, 56))))
        mesh = [put(points((-15, -38 - 8 * k), (15, -38 - 8 * k)), turn, (x, -158)) for k in range(5)]
        canvas.stroke(mesh, 2.4, (30, 30, 34))
    body = put(box(-44, -168, 44, 0, 12))
    left, right = body[:, 0].min(), body[:, 0].max()
    canvas.fill(body, Linear((left, 0), (right, 0), fade((96, 94, 96), (44, 44, 48), (24, 24, 28))))
    canvas.fill(put(box(-33, -152, 33, -90, 5)), (14, 22, 28))
    heights = (4, 9, 15, 8, 20, 12, 24, 14, 7, 11, 5)
    bars = [put(points((-26 + 5.2 * k, -121 - h), (-26 + 5.2 * k, -121 + h))) for k, h in enumerate(heights)]
    canvas.stroke(bars, 3.4, LIGHT_COPPER)
    red = tuple(put(points((0, -58)))[0])
    for radius, colour, alpha in ((40, (255, 70, 40), 0.16), (18, (60, 58, 60), 1.0), (12.5, (240, 62, 38), 1.0)):
        canvas.disc(red, radius, colour, alpha=alpha)
    canvas.disc((red[0] - 4, red[1] - 4), 3.4, (255, 190, 170))
    canvas.stroke([put(points((-18 + 14 * k, -24), (-10 + 14 * k, -24))) for k in range(3)], 6, (110, 108, 110))


def _glass(canvas: Canvas, x: float, z: float) -> None:
    """Set down a glass of tea."""
    tea = drum((x, z), 0.559, 0.622, 0.028, (188, 92, 30), top=0.034)
    glass = drum((x, z), 0.622, 0.65, 0.034, (236, 214, 180), top=0.037)
    for outline, colour in seen(tea, EYE, SUN, (90, 40, 20), EVENING):
        canvas.fill(outline, colour)
    for outline, colour in seen(glass, EYE, SUN, (150, 130, 110), EVENING):
        canvas.fill(outline, colour, alpha=0.42)
    rim = EYE(drum((x, z), 0.6, 0.65, 0.037, PAPER)[-2].corners)
    canvas.stroke(rim, 2.0, (255, 240, 214), closed=True, alpha=0.8)


def recorder() -> Image.Image:
    """Draw the room."""
    canvas = Canvas(SIZE, Linear((0, 1600), (2400, 0), fade(NIGHT, mix(NIGHT, SKY, 0.16), mix(NIGHT, SKY, 0.30))))
    things = _things()
    _lit_room(canvas, [face for thing in things for face in thing])
    for thing in things:
        for outline, colour in seen(thing, EYE, SUN, DUSK, EVENING):
            canvas.fill(outline, colour)
            canvas.stroke(outline, 1.2, colour, closed=True)
    _glass(canvas, 0.76, 0.14)
    _glass(canvas, 1.12, 0.16)
    _recorder(canvas)
    return canvas.grain(fine=2.0, lumps=1.2, seed=81)
