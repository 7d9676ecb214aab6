"""Where a line must not end: within s-a, e-post, 26 805. And where it may: within what is too long for any line."""

import re
import unicodedata
from xml.etree.ElementTree import Element

from .addresses import MAY_BREAK

# No line is broken behind it; it looks as the common one, and what reads the PDF is told that it is the common one.
JOINING = "\u2011"
SHORT = 2
# 26 805 is one number.
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
NO_BREAK = "\u00a0"
PASSAGES = frozenset(["a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "mark", "small", "span", "strong"])
# No word of a language is longer; what is takes its setting a time that grows with the square of its length.
LONG = re.compile(r"[^\s\u200b]{60,}")
PIECE = 30
HYPHEN = re.compile(r"([^\W\d_]+)-(?=([^\W\d_]+))")
ADDRESS = re.compile(r"\S+(?:://|@|\.)\S+")


def prepare(root: Element) -> None:
    """Make the words of an element ready to be set in lines."""
    for element in root.iter():
        element.text = _ready(element.text)
        element.tail = _ready(element.tail)
    for element in root.iter():
        _lead_with_spaces(element)


def _lead_with_spaces(parent: Element) -> None:
    """Put a space before a passage into it: ``are <i>berga</i>`` becomes ``are<i> berga</i>``.

    Where words fit a line but for the space at their end, and another element follows, WeasyPrint 70 ends the line
    behind the first of these words.
    """
    before = None
    for child in parent:
        words = parent.text if before is None else before.tail
        passage = _innermost(child)
        if words and words[-1].isspace() and passage is not None:
            kept = words.rstrip()
            if before is None:
                parent.text = kept
            else:
                before.tail = kept
            passage.text = f" {passage.text}"
        before = child


def _innermost(element: Element) -> Element | None:
    """The passage that an element begins with; None where it begins with anything but words."""
    while element.tag in PASSAGES and not element.get("data-role"):
        if element.text:
            return None if element.text[0].isspace() else element
        if not len(element):
            return None
        element = element[0]
    return None


def composed(words: str) -> str:
    """Letters and the accents behind them as one (NFC): the fonts have ǯ, and not its accent alone."""
    return unicodedata.normalize("NFC", words)


def _ready(words: str | None) -> str | None:
    return LONG.sub(_pieces, THOUSANDS.sub(NO_BREAK, _joined(composed(words)))) if words else words


def _pieces(found: re.Match) -> str:
    return MAY_BREAK.join(found[0][at : at + PIECE] for at in range(0, len(found[0]), PIECE))


def _joined(words: str) -> str:
    if "-" not in words:
        return words
    return " ".join(piece if ADDRESS.fullmatch(piece) else HYPHEN.sub(_one, piece) for piece in words.split(" "))


def _one(found: re.Match) -> str:
    is_short = min(len(found[1]), len(found[2])) <= SHORT
    return f"{found[1]}{JOINING}" if is_short else found[0]
