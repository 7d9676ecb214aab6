"""Takes pictures of pages and keeps them small."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Page

from museum.operations.install import ROOT

ALBUM = ROOT / "docs" / "screenshots"
LIMIT = 92 * 1024  # bytes: sixty-four of them stay below six megabytes
QUALITIES = (82, 74, 66, 58, 50, 42, 34)
# Brings what is loaded only near the view, and waits until all of it is there and stands still.
LOAD_ALL = """async height => {
    for (let top = 0; top < height; top += innerHeight / 2) {
        scrollTo(0, top);
        await new Promise(requestAnimationFrame);
    }
    scrollTo(0, 0);
    const near = [...document.images].filter(image => image.getBoundingClientRect().top < height);
    await Promise.all(near.map(image => image.decode().catch(() => null)));
    await document.fonts.ready;
    const timed = document.getAnimations().filter(animation => animation.timeline === document.timeline);
    await Promise.all(timed.map(animation => animation.finished.catch(() => null)));
}"""
PAPER = (241, 233, 219)  # the deeper paper of the museum's palette
SHADOW = (29, 27, 24, 90)


def photograph(page: Page, path: str, height: int) -> Image.Image:
    """The page from its top down to ``height`` CSS pixels, or to its end."""
    page.goto(path)
    page.evaluate(LOAD_ALL, height)
    end = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": min(height, end)}
    return Image.open(BytesIO(page.screenshot(full_page=True, clip=clip))).convert("RGB")


def keep(picture: Image.Image, name: str) -> int:
    """Saves as WebP in the best quality that stays within the limit; returns the bytes."""
    for quality in QUALITIES:
        buffer = BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=6)
        if buffer.tell() <= LIMIT:
            break
    (ALBUM / f"{name}.webp").write_bytes(buffer.getvalue())
    return buffer.tell()


def compose(desktop: Image.Image, phone: Image.Image, path: Path, width: int = 1200) -> int:
    """Desktop and phone beside each other on paper, as a palette PNG; returns its bytes."""
    margin, round_by = width // 24, 10
    screen = _fitted(desktop, round(width * 0.76))
    hand = _fitted(phone, round(width * 0.2))
    sheet = Image.new("RGB", (width, screen.height + 2 * margin), PAPER)
    _lay(sheet, screen, (margin, margin), round_by)
    _lay(sheet, hand, (width - margin - hand.width, sheet.height - margin - hand.height), round_by * 2)
    sheet.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


def _fitted(picture: Image.Image, width: int) -> Image.Image:
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def _lay(sheet: Image.Image, picture: Image.Image, corner: tuple[int, int], radius: int) -> None:
    """Puts a picture with round corners and a soft shadow onto the sheet."""
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, *picture.size), radius, fill=255)
    shadow = Image.new("RGBA", sheet.size)
    shadow.paste(SHADOW, (corner[0], corner[1] + radius), mask)
    shadow = shadow.filter(ImageFilter.GaussianBlur(radius))
    sheet.paste(shadow.convert("RGB"), mask=shadow.getchannel("A"))
    sheet.paste(picture, corner, mask)
