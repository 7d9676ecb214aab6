"""A violin, drawn to measure: every shape below is in millimetres on the instrument, x across and y from the neck down.

The proportions are those of a full-size violin (body 355 mm, bouts 168 and 208, waist 110).
"""

import math

import numpy as np
from PIL import Image

from .canvas import Canvas
from .curves import Points, bezier, box, circle, path, place, points, ribbon, spline
from .fields import as_mask, clouds, distance, enlarge, grid, smoothstep, soften, stripes
from .palette import LIGHT_COPPER, NIGHT, Linear, Radial, Stops, fade, mix, ramp, sheet

SIZE = (2400, 1600)
ORIGIN = (1120.0, 592.0)
SCALE = 3.66
TURN = -52.0
EBONY = (26, 22, 22)
EBONY_LIGHT = (66, 58, 56)
BOXWOOD = (196, 128, 66)
VARNISH = (
    (0.0, (44, 14, 6)), (0.22, (104, 38, 14)), (0.45, (160, 70, 24)), (0.68, (206, 110, 44)), (0.86, (236, 158, 84)),
    (1.0, (255, 214, 158)),
)  # fmt: skip
STRINGS = ((-8.6, -17.4, -8.2), (-2.9, -5.8, -2.7), (2.9, 5.8, 2.7), (8.6, 17.4, 8.2))


def on(shape: Points) -> Points:
    """Return a shape given in millimetres where it lies in the drawing."""
    return place(shape, ORIGIN, SCALE, TURN)


def body() -> Points:
    """Return the outline of the body."""
    half = path(
        (0, 2), ((14, 1), (20, -2), (32, 1)), ((62, 8), (80, 28), (83, 56)), ((86, 82), (78, 100), (70, 111)),
        ((65, 118), (70, 124), (80, 126)), ((79.5, 131),), ((66, 133), (56, 147), (55, 166)),
        ((54, 186), (66, 204), (94, 208)), ((95, 213),), ((85, 215), (80, 221), (86, 231)),
        ((102, 250), (108, 276), (103, 301)), ((96, 336), (50, 355), (0, 355)),
    )  # fmt: skip
    return np.concatenate([half, half[-2:0:-1] * (-1, 1)])


def sound_hole(side: int) -> tuple[list[Points], list[Points]]:
    """Return (stem and eyes, nicks) of one f-hole; side is 1 for the right, -1 for the left."""
    stem = spline(
        points(
            (20.6, 171), (21.4, 164.5), (26, 161), (30.6, 165), (31.8, 176), (32.8, 191), (34.4, 206), (37, 217.5),
            (41.4, 222), (45.6, 218.6), (46.6, 212),
        ),
        12,
    )  # fmt: skip
    width = np.interp(np.linspace(0, 10, len(stem)), range(11), [1.6, 1.7, 2.3, 4.0, 5.6, 6.3, 5.9, 4.4, 2.7, 1.9, 1.7])
    shapes = [ribbon(stem, width), circle((19.9, 173.4), 3.5), circle((45.9, 208.8), 4.7)]
    nicks = [points((28, 190), (31, 191.5), (28, 193.5)), points((38, 190), (34, 191.5), (38, 194))]
    return [shape * (side, 1) for shape in shapes], [nick * (side, 1) for nick in nicks]


def _depth(mask: Image.Image, reach: int, step: int = 4) -> np.ndarray:
    """Return how deep inside a mask each pixel lies (pixels of the drawing)."""
    outside = 1.0 - np.asarray(mask.reduce(step), np.float32) / 255.0
    return enlarge(distance(outside, reach // step), step, (SIZE[1], SIZE[0])) * step


def _millimetres() -> tuple[np.ndarray, np.ndarray]:
    """Return where each pixel lies on the instrument: across and along, in millimetres."""
    x, y = grid((SIZE[1], SIZE[0]), ORIGIN)
    angle = math.radians(TURN)
    return (x * math.cos(angle) + y * math.sin(angle)) / SCALE, (y * math.cos(angle) - x * math.sin(angle)) / SCALE


def _vault(mask: Image.Image) -> np.ndarray:
    """Return the broad arching of the top (0 to 1): the outline blurred twice, wide and wider."""
    small = np.asarray(mask.reduce(8), np.float32) / 255.0
    return enlarge(0.4 * soften(small, 7) + 0.6 * soften(small, 13), 8, (SIZE[1], SIZE[0]))


def _top(mask: Image.Image) -> Image.Image:
    """Return the varnished spruce of the top: grain, arching, the channel at the edge."""
    shape = (SIZE[1], SIZE[0])
    depth = _depth(mask, 300)
    across, along = _millimetres()
    arch = 190.0 * _vault(mask) - 7.0 * np.exp(-(((depth - 24) / 13) ** 2)) + 5.0 * smoothstep(0, 12, depth)
    lean_y, lean_x = np.gradient(arch)
    light = 0.50 + 0.42 * lean_x + 0.5 * lean_y
    wander = across + 1.2 * clouds(shape, 500, 71) + 0.25 * clouds(shape, 90, 72)
    grain = stripes(wander * SCALE, 6.2 + 0.0 * along, 1.7) * (0.55 + 0.45 * clouds(shape, 160, 73))
    glow = 0.24 * np.exp(-(((across + 14) / 62) ** 2) - (((along - 190) / 150) ** 2))
    worn = 0.10 * clouds(shape, 620, 75) + 0.05 * clouds(shape, 170, 76)
    edge = -0.2 * np.exp(-depth / 75)
    bright = light + glow + worn + edge - 0.085 * grain - 0.05 * stripes(across * SCALE, 4000, 1.6)
    return sheet(ramp(np.clip(bright, 0, 1), VARNISH))


def _purfling(canvas: Canvas, mask: Image.Image) -> None:
    """Inlay the thin double line near the edge."""
    depth = _depth(mask, 60)
    for place_at, width, ink, alpha in (
        (16.0, 2.4, (30, 14, 10), 0.95),
        (19.6, 3.6, (214, 160, 96), 0.55),
        (23.0, 2.4, (30, 14, 10), 0.95),
    ):
        line = np.clip(width / 2 - np.abs(depth - place_at) + 0.5, 0, 1)
        canvas.lay(as_mask(line), ink, alpha=alpha, clip=mask)


def _along(first: tuple[float, float], second: tuple[float, float], stops: Stops) -> Linear:
    """Return a gradient between two points given in millimetres on the instrument."""
    start, end = on(points(first, second))
    return Linear(tuple(start), tuple(end), stops)


def _spot(x: float, y: float) -> tuple[float, float]:
    """Return the pixel of one point given in millimetres."""
    return tuple(on(points((x, y)))[0])


def _pegs(canvas: Canvas) -> None:
    """Lay the four pegs, two to each side."""
    for y, side in ((-150, -1), (-164, 1), (-179, -1), (-193, 1)):
        shaft = on(points((0, y - 2.6), (side * 25, y - 3.4), (side * 25, y + 3.4), (0, y + 2.6)))
        head = path(
            (side * 23, y),
            ((side * 24, y - 11), (side * 40, y - 13), (side * 44, y)),
            ((side * 40, y + 13), (side * 24, y + 11), (side * 23, y)),
        )
        canvas.shadow([shaft, on(head)], shift=(14, 20), blur=16, alpha=0.6)
        canvas.fill(shaft, EBONY_LIGHT)
        ends = (side * 33, y + 12), (side * 33, y - 12)
        canvas.fill(on(head), _along(*ends, fade(EBONY, EBONY_LIGHT, EBONY)))
        canvas.disc(_spot(side * 42, y), 4.5, mix(EBONY_LIGHT, LIGHT_COPPER, 0.35))


def _neck(canvas: Canvas) -> None:
    """Lay neck, pegbox and the head from which the scroll is cut."""
    neck = points((-12.6, -134), (12.6, -134), (18, 6), (-18, 6))
    pegbox = path(
        (-13.4, -132),
        ((-12.6, -160), (-10.5, -180), (-9, -206)),
        ((9, -206),),
        ((10.5, -180), (12.6, -160), (13.4, -132)),
    )
    head = [circle((0, -221), (12.5, 16)), circle((-13, -215), 8.2), circle((13, -215), 8.2), box(-9, -216, 9, -200)]
    parts = [on(shape) for shape in (neck, pegbox, *head)]
    canvas.shadow(parts, shift=(22, 32), blur=26, alpha=0.6)
    brown = ((0.0, (86, 34, 14)), (0.4, (192, 104, 46)), (1.0, (92, 36, 14)))
    canvas.fill(parts, _along((-17, -160), (17, -160), brown))
    hollow = path((-7.4, -140), ((-7, -165), (-6, -180), (-5, -200)), ((5, -200),), ((6, -180), (7, -165), (7.4, -140)))
    canvas.fill(on(hollow), (38, 16, 10))


def _scroll(canvas: Canvas) -> None:
    """Cut the ears of the scroll and lay its spine."""
    for side in (-1, 1):
        ear = _spot(side * 13, -215)
        canvas.ring(ear, 6.9 * SCALE, 3.2, (74, 28, 10))
        canvas.ring(ear, 4.2 * SCALE, 2.6, (74, 28, 10))
        canvas.disc(ear, 2.2 * SCALE, (206, 122, 60))
    spine = path(
        (-5, -202),
        ((-5, -216), (-8, -226), (-7, -236)),
        ((-3, -239), (3, -239), (7, -236)),
        ((8, -226), (5, -216), (5, -202)),
    )
    canvas.shadow(on(spine), shift=(5, 7), blur=7, alpha=0.5)
    canvas.fill(on(spine), _along((-8, -220), (8, -220), fade((150, 72, 30), (214, 130, 66), (140, 64, 26))))


def _fittings(canvas: Canvas) -> None:
    """Lay fingerboard, tailpiece, bridge and strings."""
    fingerboard = np.concatenate(
        [points((-11.8, -131), (11.8, -131)), bezier((21, 140), (8, 143), (-8, 143), (-21, 140))]
    )
    tail = path(
        (-21, 238),
        ((-22, 231), (22, 231), (21, 238)),
        ((17, 280), (13, 320), (11, 340)),
        ((8, 346), (-8, 346), (-11, 340)),
        ((-13, 320), (-17, 280), (-21, 238)),
    )
    for outline in (on(fingerboard), on(tail)):
        canvas.shadow(outline, shift=(20, 30), blur=20, alpha=0.55)
        sheen = ((0.0, EBONY), (0.34, EBONY_LIGHT), (0.5, (48, 42, 42)), (1.0, EBONY))
        canvas.fill(outline, _along((-20, 200), (20, 200), sheen))
    canvas.fill(on(box(-12.4, -134, 12.4, -129.6, 1.2)), (226, 210, 180))
    canvas.fill(on(box(-13, 350, 13, 356.5, 2)), EBONY)
    canvas.disc(_spot(0, 358), 5.6 * SCALE, EBONY)
    canvas.disc(_spot(0, 359), 2.2 * SCALE, EBONY_LIGHT)
    canvas.stroke([on(points((x, 338), (x * 0.7, 356))) for x in (-5, 5)], 5, EBONY)
    bridge = np.concatenate(
        [bezier((-21, 194), (-12, 190), (12, 190), (21, 194)), bezier((21, 198), (12, 195), (-12, 195), (-21, 198))]
    )
    canvas.shadow(on(bridge), shift=(26, 40), blur=12, alpha=0.6)
    canvas.fill(on(bridge), _along((0, 189), (0, 198), fade((246, 214, 160), BOXWOOD)))
    _strings(canvas)


def _strings(canvas: Canvas) -> None:
    """Stretch the four strings from tailpiece over the bridge to the nut, with their shadows on the top."""
    for index, (tail_x, bridge_x, nut_x) in enumerate(STRINGS):
        line = on(points((tail_x, 242), (bridge_x, 192), (nut_x, -131), (nut_x * 0.55, -150 - 12 * index)))
        width = 4.4 - 0.7 * index
        canvas.stroke(place(line[:3], (11, 16)), width, (20, 8, 6), alpha=0.4)
        canvas.stroke(line, width, mix((222, 214, 200), BOXWOOD, 0.18 * index))
        canvas.stroke(line[:3] - (0.8, 1.0), width * 0.35, (255, 250, 240))


def _echoes(canvas: Canvas, mask: Image.Image) -> None:
    """Let the sound go out from the body as fine lines."""
    coverage = np.asarray(mask.reduce(8), np.float32) / 255.0
    far = enlarge(distance(coverage, 190), 8, (SIZE[1], SIZE[0])) * 8
    line = stripes(np.maximum(far - 14, 0) ** 0.9, 20.0, 1.3)
    faint = np.clip(1 - far / 1250, 0, 1) ** 1.7 * 0.5 * (far > 20)
    canvas.lay(as_mask(line * faint), LIGHT_COPPER)


def violin() -> Image.Image:
    """Draw the violin on a night-blue ground."""
    canvas = Canvas(SIZE, Radial((1700, 700), 1900.0, fade(mix(NIGHT, (40, 66, 92), 0.75), NIGHT, (12, 20, 30))))
    outline = on(body())
    mask = canvas.mask(outline)
    _echoes(canvas, mask)
    canvas.shadow(outline, shift=(46, 66), blur=46, paint=(4, 6, 10), alpha=0.75)
    _pegs(canvas)
    _neck(canvas)
    _scroll(canvas)
    canvas.lay(mask, _top(mask))
    _purfling(canvas, mask)
    for side in (-1, 1):
        holes, nicks = sound_hole(side)
        canvas.fill([place(on(shape), (2.2, 3.2)) for shape in holes], (240, 168, 96), alpha=0.5)
        canvas.fill([on(shape) for shape in holes], (20, 8, 6))
        canvas.fill([on(nick) for nick in nicks], (20, 8, 6))
    _fittings(canvas)
    return canvas.grain(fine=1.8, lumps=0.6, seed=71)
