"""Notes stay on the page that calls for them, each once: what WeasyPrint 70 does otherwise is mended, and made sure of.

Where the second line of a paragraph finds no room, WeasyPrint makes some by sending the notes of the page to the next
one. Pages are then laid out again for their numbers, and a note that was sent on may be printed twice or not at all: in
a trial 17 of 387 notes stood elsewhere, twice or nowhere. Here the paragraph goes to the next page, and the notes stay.
"""

import inspect
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from .leaves import Leaf

SENDING = "report = not context.in_column and can_break_now and not could_break_before"
STAYING = "report = False"


def keep_notes() -> None:
    """Mend WeasyPrint, once in a process. Raises RuntimeError where it is no longer the one that needs this."""
    lines = block._linebox_layout
    if lines.__name__ in vars(block).get("mended", ()):
        return
    source = inspect.getsource(lines)
    if source.count(SENDING) != 1:
        raise RuntimeError("WeasyPrint lays out lines in another way: see whether it still sends notes to other pages.")
    exec(compile(source.replace(SENDING, STAYING), block.__file__, "exec"), vars(block))
    block.mended = (lines.__name__,)


def misplaced(leaves: list[Leaf]) -> list[str]:
    """The numbers of notes that are not printed exactly once, on the page that calls for them or a later one."""
    calls: dict[Element, int] = {}
    printed: Counter[Element] = Counter()
    for page, leaf in enumerate(leaves):
        for box in _all(leaf.box):
            if (box.element_tag or "").endswith("::footnote-call"):
                calls.setdefault(box.element, page)
            elif isinstance(box, boxes.FootnoteAreaBox):
                printed.update({note.element for note in box.children})
    return [note.get("data-number", "") for note in calls if printed[note] != 1]


def _all(box) -> Iterator[boxes.Box]:
    return (one for one in box.descendants(placeholders=True) if isinstance(one, boxes.Box))
