"""``python -m tests.publishing.look [LANGUAGE] [SIZE] [FOLDER]``: the sample, printed and drawn, to be looked at.

Six pages to a picture, so that a book can be gone through in a minute: what is ugly no check says.
"""

import os
import sys
from pathlib import Path

import django
import pypdfium2
from PIL import Image

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "museum.settings.test")
ON_A_SHEET, SCALE, GAP = (3, 2), 1.2, 10


def sheets(path: Path) -> list[Image.Image]:
    """The pages of a PDF, side by side on grey."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.render(scale=SCALE).to_pil() for page in document]
    across, down = ON_A_SHEET
    return [_sheet(pages[at : at + across * down], across, down) for at in range(0, len(pages), across * down)]


def _sheet(pages: list[Image.Image], across: int, down: int) -> Image.Image:
    width, height = (side + GAP for side in pages[0].size)
    sheet = Image.new("RGB", (across * width + GAP, down * height + GAP), "#888")
    for place, page in enumerate(pages):
        sheet.paste(page, (place % across * width + GAP, place // across * height + GAP))
    return sheet


def main(language: str = "ro", size: str = "a5", folder: str = ".build/look") -> None:
    django.setup()
    from exhibits.publishing.pdf.building import build

    from .printed import sample

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{language}-{size}.pdf"
    build(sample(place, language), size, path)
    for number, sheet in enumerate(sheets(path), 1):
        sheet.save(place / f"{path.stem}-{number}.png")
    print(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
