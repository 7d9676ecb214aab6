"""The body of a document of a book, read and put right for paper: headings in ranks without gaps, names unique."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from exhibits.formats.publication import Document

from .outcome import CannotPrint

RANKS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements within each other: far more than any chapter needs, far less than what sets the type can bear.
DEEPEST = 60
# Whatever calls for a program, another file or another page has no meaning on paper, and no place in a PDF.
EMBEDDED = ("audio", "canvas", "embed", "iframe", "math", "object", "video")
MACHINERY = ("base", "link", "meta", "script", "style")
FIELDS = ("button", "form", "input", "select", "textarea")
UNPRINTABLE = frozenset([*EMBEDDED, *MACHINERY, *FIELDS])


@dataclass(frozen=True)
class Body:
    """The elements of a document under one ``section``."""

    document: Document
    root: Element


def read(document: Document) -> Body:
    """The body of a document as elements. Raises CannotPrint with the document's name and the line in its body."""
    root = fragment(document.body, f"Document “{document.name}”")
    root.tag = "section"
    for element in root.iter():
        if element.tag in UNPRINTABLE:
            raise CannotPrint(f"Document “{document.name}” has <{element.tag}>, which cannot be printed.")
    if depth(root) > DEEPEST:
        raise CannotPrint(f"Document “{document.name}” has elements within each other more than {DEEPEST} deep.")
    _begin_with_heading(root, document)
    _check_tables(root, document)
    return Body(document, root)


def fragment(words: str, where: str) -> Element:
    """A well-formed fragment within a ``div``. Raises CannotPrint with ``where`` it is and the line."""
    try:
        # On one line with the fragment, so that lines are counted as they are in it.
        root = ElementTree.fromstring(f"<div>{words}</div>")
    except ElementTree.ParseError as error:
        line, column = error.position
        column -= len("<div>") if line == 1 else 0
        reason = str(error).partition(":")[0]
        raise CannotPrint(f"{where}, line {line}, column {max(column, 0) + 1}: {reason}.") from error
    for element in root.iter():
        _plain(element)
    return root


def _plain(element: Element) -> None:
    """Names as HTML has them, without their namespaces; no looks of its own."""
    element.tag = element.tag.rpartition("}")[2]
    for name in list(element.attrib):
        value = element.attrib.pop(name)
        if name != "style":
            element.attrib.setdefault(name.rpartition("}")[2], value)


def _begin_with_heading(root: Element, document: Document) -> None:
    first = next((one for one in root.iter() if one.tag in RANKS), None)
    if first is None or first.tag != "h1":
        heading = Element("h1")
        heading.text = document.title
        root.insert(0, heading)


def _check_tables(root: Element, document: Document) -> None:
    for table in root.iter("table"):
        if table.find(".//th") is None:
            raise CannotPrint(f"Document “{document.name}” has a table without header cells: {words_of(table)[:60]!r}.")


def words_of(element: Element) -> str:
    """The plain words within an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def heading_of(root: Element) -> Element:
    """The heading that a body begins with."""
    return next(one for one in root.iter() if one.tag == "h1")


def rank(root: Element, above: int) -> None:
    """Put headings into ranks that nest without gaps (ISO 14289-1, 7.4.2), ``above`` ranks under those of the body."""
    open_ranks: list[int] = []
    for element in root.iter():
        if element.tag in RANKS:
            own = RANKS.index(element.tag)
            while open_ranks and open_ranks[-1] >= own:
                open_ranks.pop()
            open_ranks.append(own)
            element.tag = RANKS[min(len(open_ranks) - 1 + above, len(RANKS) - 1)]


def walk(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Each element with its parent, in the order of the text; what is put in meanwhile is not visited."""
    waiting: list[tuple[Element, Element | None]] = [(root, None)]
    while waiting:
        element, parent = waiting.pop()
        yield element, parent
        waiting.extend((child, element) for child in reversed(element))


def depth(root: Element) -> int:
    """How many elements stand within each other."""
    level, count = [root], 0
    while level:
        level, count = [child for one in level for child in one], count + 1
    return count
