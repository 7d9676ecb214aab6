"""XML in and out: read with the line of every element, written so that programs which take it for HTML read the same.

The standard library's readers tell either the tree or the place. Names keep their prefixes (``epub:type``), since the
fragments of a book declare none.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

# Elements without content (HTML 13.1.2). Of all others an empty one has two tags: as HTML, <a/> would never end.
VOID = ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_CLOSED = re.compile(rf"></(?:{'|'.join(VOID)})>")
# What no XML can carry (XML 1.0, 2.2).
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_BETWEEN_SIGNS = re.compile("[^<=>]+")


class NotWellFormed(ValueError):
    """``line`` begins at 1; ``reason`` is in the words of the XML reader."""

    def __init__(self, reason: str, line: int):
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


class LinedElement(Element):
    """An element that knows on which line of its file it begins."""

    line = 0


def parse(source: str | bytes) -> LinedElement:
    """The tree of a whole document. Raises NotWellFormed, for entities of its own, too: no file of a book has any."""
    parser = expat.ParserCreate()
    builder = TreeBuilder(element_factory=LinedElement)

    def start(tag, attributes):
        builder.start(tag, attributes).line = parser.CurrentLineNumber

    def refuse(name, *rest):
        raise NotWellFormed(f"an entity of its own, {name}", parser.CurrentLineNumber)

    parser.StartElementHandler, parser.EndElementHandler = start, builder.end
    parser.CharacterDataHandler, parser.EntityDeclHandler = builder.data, refuse
    parser.buffer_text = True
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        raise NotWellFormed(expat.ErrorString(error.code), error.lineno) from None
    return builder.close()


def parse_fragment(fragment: str, tag: str = "body") -> LinedElement:
    """The tree of a piece, within an element ``tag``, its letters composed. Raises NotWellFormed."""
    return parse(f"<{tag}>{composed(fragment)}</{tag}>")


def write(element: Element) -> str:
    """The element with all that is in it."""
    return _CLOSED.sub("/>", tostring(element, encoding="unicode", short_empty_elements=False))


def write_content(element: Element) -> str:
    """What is in the element, without its own tags."""
    return write(element).partition(">")[2].rpartition("<")[0]


def writable(text: str) -> str:
    """``text`` with its letters composed, without the characters that no XML can carry: nobody sees them, and one would
    close the whole book."""
    return composed(_UNWRITABLE.sub("", text))


def composed(text: str) -> str:
    """Letters and the accents behind them as one (NFC): fonts have ǯ, but not the accent alone. The signs of XML stay
    apart from what is written behind them, where < would become another sign."""
    return _BETWEEN_SIGNS.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)


def text_of(element: Element) -> str:
    """The words in an element, white space joined."""
    return " ".join("".join(element.itertext()).split())


def free_id(wanted: str, taken: set[str]) -> str:
    """``wanted``, or that with a number behind it where it is taken; it is taken from then on."""
    identifier = next(one for one in _numbered(wanted) if one not in taken)
    taken.add(identifier)
    return identifier


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
