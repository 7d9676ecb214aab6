"""Parts of a picture, as fractions of its sides: they hold at any size the picture is shown in."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

# Ten thousandths: finer than a pixel of any screen, and of a picture 10,000 pixels wide.
DIGITS = 4
# What is smaller than this cannot be told apart on a phone.
LEAST = 0.01
PERCENT = 100
NAMES = ("x", "y", "width", "height")


class NotARegion(ValueError):
    """What is given is no part of a picture."""


@dataclass(frozen=True)
class Region:
    """A rectangle on the upright picture: its left upper corner, its width and height, each from 0 to 1."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def of(cls, *sides: float) -> "Region":
        """The region of these four fractions, rounded. Raises NotARegion for one that is too small, or beyond an
        edge."""
        if len(sides) != len(NAMES) or not all(math.isfinite(side) for side in sides):
            raise NotARegion
        x, y, width, height = (round(side, DIGITS) for side in sides)
        if x < 0 or y < 0 or min(width, height) < LEAST or round(max(x + width, y + height), DIGITS) > 1:
            raise NotARegion
        return cls(x, y, width, height)

    @classmethod
    def from_percent(cls, text: str) -> "Region":
        """Of "10,20,30.5,40": left, top, width and height in percent. Raises NotARegion."""
        try:
            return cls.of(*(float(part) / PERCENT for part in text.split(",")))
        except (ValueError, OverflowError) as error:
            raise NotARegion from error

    @classmethod
    def from_stored(cls, stored: Mapping) -> "Region":
        """Of what ``stored`` gives. Raises NotARegion."""
        try:
            return cls.of(*(float(stored[name]) for name in NAMES))
        except (KeyError, TypeError, ValueError) as error:
            raise NotARegion from error

    @property
    def stored(self) -> dict[str, float]:
        return {name: getattr(self, name) for name in NAMES}

    @property
    def percent(self) -> str:
        return ",".join(f"{getattr(self, name) * PERCENT:.2f}".rstrip("0").rstrip(".") for name in NAMES)

    def on(self, width: int, height: int) -> tuple[int, int, int, int]:
        """In whole pixels of the picture at this size; never beyond its edges, never without extent."""
        left, top = min(round(self.x * width), width - 1), min(round(self.y * height), height - 1)
        return (
            left,
            top,
            min(max(round(self.width * width), 1), width - left),
            min(max(round(self.height * height), 1), height - top),
        )

    def framed(self, width: int, height: int, ratio: float) -> tuple[int, int, int, int]:
        """The same with what lies around it, in a frame of this ``ratio`` of width to height: as small as holds the
        region, moved in from the edges, and cut where the picture ends."""
        left, top, wide, high = self.on(width, height)
        frame_width = min(max(wide, round(high * ratio)), width)
        frame_height = min(max(high, round(wide / ratio)), height)
        return (
            min(max(left - (frame_width - wide) // 2, 0), width - frame_width),
            min(max(top - (frame_height - high) // 2, 0), height - frame_height),
            frame_width,
            frame_height,
        )
