"""The sheet a drawing is made on. Every shape is antialiased by drawing its own box enlarged and reducing it."""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .curves import Points, circle
from .fields import clouds, spread, static
from .palette import Box, Colour, Gradient

Paint = Colour | Gradient | Image.Image
FINENESS = ((600_000, 4), (8_000_000, 3))
COARSEST = 2


class Canvas:
    """An RGB sheet of `size` (width, height) pixels. Shapes are laid on it one over the other."""

    def __init__(self, size: tuple[int, int], ground: Paint) -> None:
        self.size = size
        self.box: Box = (0, 0, *size)
        self.image = _patch(ground, self.box) if not isinstance(ground, tuple) else Image.new("RGB", size, ground)

    # -- masks -------------------------------------------------------------------------------------------------

    def around(self, shapes: Iterable[Points], margin: float = 2.0) -> Box | None:
        """Return the whole-pixel box round the shapes inside the sheet, or None if they lie outside it."""
        stacked = np.concatenate([np.asarray(shape) for shape in shapes])
        left, top = np.floor(stacked.min(axis=0) - margin).astype(int)
        right, bottom = np.ceil(stacked.max(axis=0) + margin).astype(int)
        box = (max(left, 0), max(top, 0), min(right, self.size[0]), min(bottom, self.size[1]))
        return tuple(int(v) for v in box) if box[0] < box[2] and box[1] < box[3] else None

    def cut(self, outlines: Sequence[Points], box: Box, holes: Sequence[Points] = ()) -> Image.Image:
        """Return the mask of the outlines less the holes, for a box of the sheet.

        The largest goes down first, so that a bar inside the hole of a letter (θ) stays.
        """
        scale = fineness(box)
        mask = Image.new("L", ((box[2] - box[0]) * scale, (box[3] - box[1]) * scale))
        pen = ImageDraw.Draw(mask)
        shapes = [(shape, 255) for shape in outlines] + [(shape, 0) for shape in holes]
        for shape, value in sorted(shapes, key=lambda pair: -_area(pair[0])):
            pen.polygon(((np.asarray(shape) - box[:2]) * scale).ravel().tolist(), fill=value)
        return mask.reduce(scale)

    def mask(self, *outlines: Points, holes: Sequence[Points] = ()) -> Image.Image:
        """Return a mask of the whole sheet, for clipping other shapes."""
        return self.cut(outlines, self.box, holes)

    # -- laying down -------------------------------------------------------------------------------------------

    def lay(
        self, mask: Image.Image, paint: Paint, box: Box | None = None, *,
        alpha: float = 1.0, multiply: bool = False, clip: Image.Image | None = None,
    ) -> None:  # fmt: skip
        """Lay paint through a mask that covers `box`; multiplied, it works like ink printed over ink."""
        box = box or self.box
        if clip is not None:
            mask = ImageChops.multiply(mask, clip.crop(box))
        if alpha < 1.0:
            mask = mask.point([round(value * alpha) for value in range(256)])
        if multiply:
            under = self.image.crop(box)
            paint = ImageChops.multiply(under, _patch(paint, box))
        elif isinstance(paint, Gradient):
            paint = paint.patch(box)
        self.image.paste(paint, box if isinstance(paint, tuple) else box[:2], mask)

    def fill(self, outline: Points | Sequence[Points], paint: Paint, *, holes: Sequence[Points] = (), **how) -> None:
        """Fill one outline or several with paint; `how` is passed on to lay()."""
        outlines = [outline] if isinstance(outline, np.ndarray) else list(outline)
        box = self.around(outlines) if outlines else None
        if box:
            self.lay(self.cut(outlines, box, holes), paint, box, **how)

    def stroke(
        self, lines: Points | Sequence[Points], width: float | np.ndarray, paint: Paint, *, closed: bool = False, **how
    ) -> None:
        """Draw one line or several of the same width (one value, or one per point) with round ends."""
        lines = [lines] if isinstance(lines, np.ndarray) else list(lines)
        if closed:
            lines = [np.concatenate([line, line[:1]]) for line in lines]
        box = self.around(lines, margin=float(np.max(width)) / 2 + 2) if lines else None
        if not box:
            return
        scale = fineness(box)
        mask = Image.new("L", ((box[2] - box[0]) * scale, (box[3] - box[1]) * scale))
        pen = ImageDraw.Draw(mask)
        for line in lines:
            _pen_stroke(pen, (line - box[:2]) * scale, np.asarray(width, dtype=float) * scale)
        self.lay(mask.reduce(scale), paint, box, **how)

    def disc(self, centre: tuple[float, float], radius: float, paint: Paint, **how) -> None:
        """Fill a circle."""
        self.fill(circle(centre, radius), paint, **how)

    def ring(self, centre: tuple[float, float], radius: float, width: float, paint: Paint, **how) -> None:
        """Fill the band between two circles; radius is that of its middle."""
        outer, inner = circle(centre, radius + width / 2), circle(centre, radius - width / 2)
        self.fill(outer, paint, holes=[inner], **how)

    def shadow(
        self, outline: Points | Sequence[Points], *, shift: tuple[float, float], blur: float,
        paint: Colour = (16, 12, 8), alpha: float = 0.35, holes: Sequence[Points] = (), **how,
    ) -> None:  # fmt: skip
        """Lay a soft shadow of the outline on what is already there."""
        outlines = [outline] if isinstance(outline, np.ndarray) else list(outline)
        moved = [np.asarray(shape) + shift for shape in outlines]
        box = self.around(moved, margin=blur * 3)
        if not box:
            return
        soft = max(1, int(blur / 4))
        mask = Image.new("L", (math.ceil((box[2] - box[0]) / soft), math.ceil((box[3] - box[1]) / soft)))
        pen = ImageDraw.Draw(mask)
        for shapes, value in ((moved, 255), ([np.asarray(hole) + shift for hole in holes], 0)):
            for shape in shapes:
                pen.polygon(((shape - box[:2]) / soft).ravel().tolist(), fill=value)
        self.lay(_blurred(mask, blur, soft, box), paint, box, alpha=alpha, **how)

    def shade(self, mask: Image.Image, shift: tuple[int, int], blur: float, paint: Colour, alpha: float) -> None:
        """Lay the soft shadow of a mask of the whole sheet."""
        soft = max(1, int(blur / 4))
        moved = Image.new("L", self.size)
        moved.paste(mask, shift)
        self.lay(_blurred(moved.reduce(soft), blur, soft, self.box), paint, alpha=alpha)

    # -- the surface -------------------------------------------------------------------------------------------

    def grain(self, fine: float = 2.0, lumps: float = 1.5, seed: int = 7, cell: float = 260.0) -> Image.Image:
        """Give the sheet the faint tooth of paper (levels of 255) and return it: the last thing done to a drawing."""
        width, height = self.size
        step = 8
        coarse = clouds((height // step + 1, width // step + 1), cell / step, seed) * lumps
        broad = np.asarray(
            Image.fromarray(coarse.astype(np.float32), "F").resize((width, height), Image.Resampling.BILINEAR)
        )
        tooth = spread(static(seed) * np.float32(fine), (1024, width))
        for top in range(0, height, 1024):
            band = self.image.crop((0, top, width, min(top + 1024, height)))
            rows = band.size[1]
            change = (broad[top : top + rows] + tooth[:rows])[..., None]
            levels = np.asarray(band).astype(np.float32) + change
            self.image.paste(Image.fromarray(np.clip(levels + 0.5, 0, 255).astype(np.uint8), "RGB"), (0, top))
        return self.image


def fineness(box: Box) -> int:
    """Return how many times a box is enlarged for antialiasing: the larger, the less."""
    pixels = (box[2] - box[0]) * (box[3] - box[1])
    return next((scale for limit, scale in FINENESS if pixels < limit), COARSEST)


def _patch(paint: Paint, box: Box) -> Image.Image:
    """Return any paint as an image the size of the box."""
    if isinstance(paint, Gradient):
        return paint.patch(box)
    if isinstance(paint, Image.Image):
        return paint
    return Image.new("RGB", (box[2] - box[0], box[3] - box[1]), paint)


def _blurred(mask: Image.Image, blur: float, soft: int, box: Box) -> Image.Image:
    """Return a mask that was drawn `soft` times smaller, blurred and enlarged to the box."""
    mask = mask.filter(ImageFilter.GaussianBlur(blur / soft))
    return mask.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)


def _area(shape: Points) -> float:
    """Return the area a shape encloses, in square pixels."""
    x, y = shape[:, 0], shape[:, 1]
    return abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2


def _pen_stroke(pen: ImageDraw.ImageDraw, line: Points, width: np.ndarray) -> None:
    """Draw one line as quadrilaterals joined by discs, so that sharp bends stay whole."""
    half = np.broadcast_to(width / 2, len(line))
    along = np.diff(line, axis=0)
    out = np.stack([along[:, 1], -along[:, 0]], axis=-1) / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    near, far = out * half[:-1, None], out * half[1:, None]
    corners = (line[:-1] + near, line[1:] + far, line[1:] - far, line[:-1] - near)
    for quad in np.concatenate(corners, axis=1).tolist():
        pen.polygon(quad, fill=255)
    for (x, y), r in zip(line.tolist(), half.tolist(), strict=True):
        if r > 1.5:
            pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
