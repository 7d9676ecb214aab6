"""Contrast of words on pictures, from the pixels that a reader sees: axe-core leaves these to people.

The words are made transparent, what is behind them is photographed, and their colour is compared with it
(WCAG 2.2, 1.4.3: relative luminance and contrast ratio).
"""

import math
from dataclasses import dataclass
from io import BytesIO

import numpy
from PIL import Image
from playwright.sync_api import Page

LARGE, LARGE_BOLD, BOLD = 24.0, 18.66, 700  # CSS pixels, and the weight from which type counts as bold
# The part of the pixels behind the words that may be worse: edges of letters drawn above, single bright grains.
SPECKS = 0.5  # percent
# Brings the words into view, tells how and where they are drawn, and takes them away.
TAKE_AWAY = """async element => {
    // What comes near the view may still move what is in it.
    for (let was = NaN, top = 0; top !== was;) {
        was = top;
        element.scrollIntoView({block: "center", inline: "center"});
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        top = element.getBoundingClientRect().top;
    }
    const style = getComputedStyle(element), range = document.createRange();
    const paint = element instanceof SVGElement ? "fill" : "color";
    range.selectNodeContents(element);
    const boxes = [...range.getClientRects()].map(box => ({
        left: Math.max(box.left, 0), top: Math.max(box.top, 0),
        right: Math.min(box.right, innerWidth), bottom: Math.min(box.bottom, innerHeight),
    })).filter(box => box.right - box.left >= 1 && box.bottom - box.top >= 1);
    const words = {
        color: style[paint], size: parseFloat(style.fontSize), weight: +style.fontWeight, boxes,
        was: [], ground: "",
    };
    // Letters of a map stand on their own halo, or on the mark that they number.
    if (paint === "fill") words.ground = style.stroke === "none"
        ? getComputedStyle(element.parentNode.querySelector(".dot") ?? element.parentNode).fill : style.stroke;
    // Links and marks within have colours of their own.
    for (const one of [element, ...element.querySelectorAll("*")]) {
        words.was.push(one.style.cssText);
        for (const [name, value] of [["transition", "none"], ["text-shadow", "none"], ["text-decoration", "none"],
            [paint, "transparent"]]) one.style.setProperty(name, value, "important");
    }
    return words;
}"""

# For words within them, or around, that are measured next.
GIVE_BACK = """(element, was) => {
    [element, ...element.querySelectorAll("*")].forEach((one, place) => { one.style.cssText = was[place]; });
}"""


@dataclass(frozen=True)
class Contrast:
    """How some words stand out, and how much they must."""

    ratio: float
    needed: float

    @property
    def enough(self) -> bool:
        return self.ratio >= self.needed


def measure(page: Page, selector: str) -> Contrast | None:
    """The contrast of the words of one element with what is behind them; None when there are none to be seen."""
    element = page.locator(selector).first
    words = element.evaluate(TAKE_AWAY)
    if not words["boxes"]:
        element.evaluate(GIVE_BACK, words["was"])
        return None
    pixels = numpy.array([[_channels(words["ground"])]]) if words["ground"] else _behind(page, words["boxes"])
    element.evaluate(GIVE_BACK, words["was"])
    behind = luminance(pixels)
    own = luminance(numpy.array([[_channels(words["color"])]]))[0, 0]
    lighter, darker = numpy.maximum(behind, own), numpy.minimum(behind, own)
    ratio = float(numpy.percentile((lighter + 0.05) / (darker + 0.05), SPECKS))
    large = words["size"] >= LARGE or (words["size"] >= LARGE_BOLD and words["weight"] >= BOLD)
    return Contrast(ratio, 3.0 if large else 4.5)


def _behind(page: Page, boxes: list[dict]) -> numpy.ndarray:
    """What is seen in each of the boxes, a row of pixels; between those of two lines stand other words."""
    left, top = (min(box[side] for box in boxes) for side in ("left", "top"))
    right, bottom = (max(box[side] for box in boxes) for side in ("right", "bottom"))
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    seen = numpy.asarray(Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB"))
    across, down = seen.shape[1] / (right - left), seen.shape[0] / (bottom - top)
    pieces = [
        seen[
            int((box["top"] - top) * down) : math.ceil((box["bottom"] - top) * down),
            int((box["left"] - left) * across) : math.ceil((box["right"] - left) * across),
        ].reshape(1, -1, 3)
        for box in boxes
    ]
    return numpy.concatenate(pieces, axis=1)


def luminance(pixels: numpy.ndarray) -> numpy.ndarray:
    """Relative luminance of sRGB pixels (last axis 3, from 0 to 255)."""
    part = pixels / 255
    linear = numpy.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ numpy.array([0.2126, 0.7152, 0.0722])


def _channels(colour: str) -> list[float]:
    """Red, green and blue of a computed colour such as ``rgb(29, 27, 24)``. Raises ValueError for a translucent one."""
    name, _, rest = colour.partition("(")
    numbers = [float(part) for part in rest.rstrip(")").split(",")]
    if name not in ("rgb", "rgba") or numbers[3:] not in ([], [1.0]):
        raise ValueError(f"{colour} is not an opaque colour")
    return numbers[:3]
