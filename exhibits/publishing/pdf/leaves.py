"""A laid-out page that remembers what of it was marked while it was drawn, so that we can say what each mark is.

WeasyPrint's own structure has an element for each piece on each page: a paragraph over two pages is two paragraphs,
passages lose their language, notes, contents and running heads are nothing in particular. It makes its structure from
the boxes of a page after all pages are drawn, and finds none in ours (see ``structure``).
"""

from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import Box
from weasyprint.pdf.stream import Stream

from .faces import BREAKING, HYPHEN, HYPHENS, SOFT_HYPHEN

# What stands for a hyphen in the text of a PDF, where it was set with another sign.
SAID = {BREAKING: SOFT_HYPHEN, **{chr(code): chr(HYPHEN) for code in HYPHENS}}

POINTS = 0.75  # of a CSS pixel


class Leaf(Page):
    """``box`` is all that is on the page; ``marks`` has the number of each marked piece of text and picture of it."""

    def __init__(self, page: Page):
        # The page is laid out already: its boxes are not to be gone through again.
        self.__dict__.update(page.__dict__)
        self.box = page._page_box
        self.marks: dict[Box, int] = {}
        self.stream: Stream | None = None

    def paint(self, stream: Stream, scale: float = 1) -> None:
        super().paint(stream, scale)
        self.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}
        self.stream = stream
        self._places = {
            item["MCID"]: at for at, item in enumerate(stream.stream) if isinstance(item, dict) and "MCID" in item
        }
        stream._tags.clear()
        for font in stream._fonts.values():
            font.to_unicode.update({glyph: SAID[drawn] for glyph, drawn in font.to_unicode.items() if drawn in SAID})
        self._page_box = self.box.copy_with_children([])

    def make_artifact(self, mark: int) -> None:
        """What is marked with this number is furniture of the page, and not read (ISO 32000-1, 14.8.2.2)."""
        at = self._places[mark]
        self.stream.stream[at - 1 : at + 2] = ["/Artifact", b"<</Type /Pagination>>", b"BDC"]

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """Where the content of a box is, in points from the lower left corner of the page."""
        left, top = box.content_box_x() * POINTS, (self.height - box.content_box_y()) * POINTS
        return left, top - box.height * POINTS, left + box.width * POINTS, top
