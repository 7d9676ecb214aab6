"""A document of the record made ready for EPUB: notes and their calls, page breaks, languages; and what is in it.

Roles are those of DPUB-ARIA 1.1, ``epub:type`` those of EPUB Structural Semantics 1.1. A note is a ``div``, since Apple
Books takes an ``aside`` out of the text; and a footnote though it stands at the end, since not every reading program
shows an ``endnote`` where it is called for.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from exhibits.formats.publication import Document

from . import Unbuildable
from .breaks import mark_pages
from .markup import LinedElement, NotWellFormed, free_id, parse_fragment, text_of, write_content

LONGEST_CAPTION = 90  # letters of a figure's caption in the list of figures


@dataclass(frozen=True)
class Target:
    """A place in a document: the ``id`` of an element, and its words or label."""

    id: str
    text: str
    language: str = ""


@dataclass(frozen=True)
class PreparedNote:
    """``calls`` are the ids of the places where the text calls for the note, in their order."""

    id: str
    number: str
    html: str
    language: str
    calls: tuple[str, ...]


@dataclass
class Body:
    """A document as it stands in the book, and what was found in it.

    ``order`` tells of each id how far down it stands; ``heading`` is the id of the first heading; ``images`` are
    pairs of address (empty where it is drawn in place) and alternative text (None: it has none); ``letters`` are those
    of all its words.
    """

    document: Document
    html: str = ""
    heading: str = ""
    notes_heading: str = ""
    notes: list[PreparedNote] = field(default_factory=list)
    pages: list[Target] = field(default_factory=list)
    figures: list[Target] = field(default_factory=list)
    images: list[tuple[str, str | None]] = field(default_factory=list)
    order: dict[str, int] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)


def prepare(document: Document, pages: Collection[tuple[str, str]], page_word: str, names: Collection[str]) -> Body:
    """``pages`` are labels and ids of the page breaks within; ``names`` those of the book's resources.

    Raises Unbuildable where something is not well-formed, or where a picture or a page break leads nowhere.
    """
    tree = _read(document.body, document, "")
    notes = [(note, _read(note.html, document, f"note {note.number}: ", "span")) for note in document.notes]
    taken = {element.get("id") for element in tree.iter() if element.get("id")} | {note.id for note in document.notes}
    body = Body(document)
    calls = _name_calls(tree, taken)
    body.pages = [Target(*one) for one in mark_pages(tree, pages, page_word, taken, document.name)]
    body.heading = _named(tree.find(".//h1"), "heading", taken)
    body.figures = list(_figures(tree, taken))
    if notes:
        body.notes_heading = free_id("notes", taken)
    for part in (tree, *(read for _, read in notes)):
        _tell_languages_twice(part)
        _take_stock(part, body, names)
    body.order = {element.get("id"): place for place, element in enumerate(tree.iter()) if element.get("id")}
    body.html = write_content(tree)
    body.notes = [
        PreparedNote(note.id, note.number, write_content(read), note.language, tuple(calls.get(note.id, ())))
        for note, read in notes
    ]
    return body


def _read(fragment: str, document: Document, where: str, tag: str = "body") -> LinedElement:
    try:
        return parse_fragment(fragment, tag)
    except NotWellFormed as fault:
        raise Unbuildable(f"{document.name}: {where}{fault}") from None


def _name_calls(tree: LinedElement, taken: set[str]) -> dict[str, list[str]]:
    """Gives every call of a note its type and an id; returns the ids by note."""
    calls: dict[str, list[str]] = {}
    for element in tree.iter("a"):
        if "doc-noteref" in element.get("role", "").split():
            note = element.get("href", "").removeprefix("#")
            element.set("epub:type", "noteref")
            calls.setdefault(note, []).append(_named(element, f"call-{note}", taken))
    return calls


def _named(element: LinedElement | None, wanted: str, taken: set[str]) -> str:
    """The id of an element, which gets one; empty for None."""
    if element is None:
        return ""
    if not element.get("id"):
        element.set("id", free_id(wanted, taken))
    return element.get("id")


def _figures(tree: LinedElement, taken: set[str]) -> Iterator[Target]:
    for figure in tree.iter("figure"):
        caption = figure.find("figcaption")
        if caption is not None and (words := _without_credit(caption)):
            language = caption.get("lang") or figure.get("lang") or ""
            yield Target(_named(figure, "figure", taken), _shortened(words), language)


def _without_credit(caption: LinedElement) -> str:
    credits = [one for one in caption.iter() if "credit" in one.get("class", "").split()]
    return text_of(caption).removesuffix(text_of(credits[-1])).rstrip() if credits else text_of(caption)


def _shortened(words: str) -> str:
    if len(words) <= LONGEST_CAPTION:
        return words
    return words[:LONGEST_CAPTION].rpartition(" ")[0].rstrip(" .,;:–—") + " …"


def _tell_languages_twice(tree: LinedElement) -> None:
    """XML programs read ``xml:lang``, browsers ``lang``; where both stand they are the same (6.1.3)."""
    for element in tree.iter():
        if language := element.get("lang") or element.get("xml:lang"):
            element.set("lang", language)
            element.set("xml:lang", language)


def _take_stock(tree: LinedElement, body: Body, names: Collection[str]) -> None:
    for element in tree.iter():
        body.tags.add(element.tag)
        if element.tag == "img":
            body.images.append((element.get("src", ""), element.get("alt")))
        elif element.tag == "svg":
            body.images.append(("", _told(element)))
        source = element.get("src")
        if source is not None and source not in names:
            raise Unbuildable(
                f"{body.document.name}: line {element.line}: <{element.tag}> shows {source}, "
                "which is not among the resources of the book"
            )
    body.letters.update("".join(tree.itertext()))


def _told(drawing: LinedElement) -> str | None:
    """What a drawing in place is in words: its label; empty where it is hidden from those who do not see it."""
    if drawing.get("aria-hidden") == "true":
        return ""
    return drawing.get("aria-label") if drawing.get("role") == "img" else None
