"""The numbers of pages as they are printed, and where in the book each page begins."""

from __future__ import annotations

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from exhibits.formats.publication import PageBreak

from .composing import TEXT, Book
from .leaves import Leaf

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Paging:
    """``breaks`` are the places where pages of the book's documents begin; ``front`` how many pages come before the
    text."""

    def __init__(self, leaves: list[Leaf], book: Book):
        starts = (number for number, leaf in enumerate(leaves) if TEXT in leaf.anchors)
        self.front = next(starts, len(leaves))
        self.breaks = tuple(self._breaks(leaves, book))

    def label(self, page: int) -> str:
        """What is printed at the foot of a page, counted from 0: roman before the text, then from one."""
        return roman(page + 1) if page < self.front else str(page - self.front + 1)

    def _breaks(self, leaves: list[Leaf], book: Book):
        """A page begins at, or behind, the place that was begun last before its first words or picture; where a
        document has none until then, at its first on that page. Without any, a page cannot be told."""
        here, begun = ("", ""), set()
        for number, leaf in enumerate(leaves):
            inside, found = "", None
            for place, around, is_content in _pieces(leaf.box, "", book.places):
                if place and place not in begun:
                    begun.add(place)
                    here = place
                inside = inside or (around if is_content else "")
                if found is None and inside and here[0] == inside and here[1]:
                    found = PageBreak(self.label(number), *here)
            if found:
                yield found

    def write(self, pdf: pydyf.PDF) -> None:
        """Page labels (ISO 32000-1, 12.4.2)."""
        ranges = pydyf.Array([0, pydyf.Dictionary({"S": "/r"})])
        if self.front < len(pdf.page_references):
            ranges += [self.front, pydyf.Dictionary({"S": "/D"})]
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": ranges})


def _pieces(box, inside: str, places: dict[str, tuple[str, str]]):
    """For each box of a page in order: the place that it is, the document around it, and whether it is words or a
    picture."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox):
        return
    place = None
    if box.element is not None and "::" not in (box.element_tag or ""):
        place = places.get(box.element.get("id", ""))
        inside = place[0] if place else inside
    yield place, inside, isinstance(box, boxes.TextBox | boxes.ReplacedBox)
    for child in getattr(box, "children", ()):
        yield from _pieces(child, inside, places)


def roman(number: int) -> str:
    """In small letters, for 1 to 399."""
    made = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        made += letters * count
    return made
