"""The whole book as one tree of elements, which the stylesheet turns into pages."""

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from exhibits.formats.publication import Document, Matter, Part, Publication

from . import figures, notes, pages
from .addresses import link_addresses
from .bodies import Body, heading_of, rank, read
from .lines import composed, prepare
from .links import Links, anchor
from .making import element
from .outcome import CannotPrint, Size

GENERATOR = "Roma’s Treasure"
# The place where pages are counted from one; no document's name has a stroke.
TEXT = "/text"
# These come before the contents.
BEFORE_CONTENTS = frozenset({Part.TITLE_PAGE, Part.COLOPHON})


@dataclass(frozen=True)
class Book:
    """``root`` is the ``html`` element; ``places`` has for each name of a place in it the document and the id there;
    ``remarks`` is for editors."""

    root: Element
    places: dict[str, tuple[str, str]]
    remarks: tuple[str, ...]

    @property
    def html(self) -> str:
        return "<!DOCTYPE html>" + ElementTree.tostring(self.root, encoding="unicode", method="html")


def compose(publication: Publication, size: Size) -> Book:
    """Raises CannotPrint when a document is not well formed, a picture is missing or has no words, or none is there."""
    if not publication.documents:
        raise CannotPrint("The book has no documents.")
    bodies = tuple(read(document) for document in publication.documents)
    remarks: list[str] = []
    for body in bodies:
        figures.resolve(body, publication)
        notes.embed(body, remarks)
    links = Links(publication, bodies)
    places = _places(bodies)
    for body in bodies:
        links.resolve(body.root, body.document)
        link_addresses(body.root)
        _dress(body, publication)
    matters = _matters(publication, {body.document.name: body.root for body in bodies})
    root = element("html", _head(publication), element("body", *matters, class_=size.value), lang=publication.language)
    prepare(root)
    return Book(root, places, (*remarks, *links.remarks))


def _head(publication: Publication) -> Element:
    published = publication.published
    created = datetime(published.year, published.month, published.day, tzinfo=UTC) if published else None
    authors = [one.name for one in publication.contributors if one.role in pages.AUTHORS]
    named = {
        "description": publication.description,
        "keywords": ", ".join(publication.subjects),
        "generator": GENERATOR,
        "dcterms.created": _moment(created or publication.modified),
        "dcterms.modified": _moment(publication.modified),
    }
    metas = [element("meta", name="author", content=name) for name in authors or [publication.publisher] if name]
    metas += [element("meta", name=name, content=value) for name, value in named.items() if value]
    return element("head", element("title", publication.title), *metas)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _places(bodies: tuple[Body, ...]) -> dict[str, tuple[str, str]]:
    """Names of places in the text; a note is none, for it stands where the page has room."""
    found = {}
    for body in bodies:
        name = body.document.name
        found[name] = (name, "")
        for one in body.root.iter():
            if one.get("id") and one.get("data-role") != "Note":
                found[anchor(name, one.get("id"))] = (name, one.get("id"))
    return found


def _dress(body: Body, publication: Publication) -> None:
    """Make a document's elements a section of the book: its name, number and the words at the head of its pages."""
    document, root = body.document, body.root
    heading = heading_of(root)
    title = composed(document.title)
    heading.set("data-label", f"{document.number}. {title}" if document.number else title)
    heading.set("data-head", title)
    heading.set("data-book", composed(publication.title))
    heading.set("class", "opening")
    root.set("id", document.name)
    root.set("class", f"document {document.kind.value}")
    if document.language != publication.language:
        root.set("lang", document.language)
    rank(root, 1 if _has_part(document) else 0)


def _has_part(document: Document) -> bool:
    return bool(document.part) and document.matter == Matter.BODY


def _matters(publication: Publication, roots: dict[str, Element]) -> list[Element]:
    front = [*publication.of(Matter.FRONT)]
    early = [one for one in front if one.kind in BEFORE_CONTENTS]
    later = [one for one in front if one.kind not in BEFORE_CONTENTS]
    back = [*publication.of(Matter.BACK)]
    kinds = {one.kind for one in publication.documents}
    first = [roots[one.name] for one in early]
    if Part.TITLE_PAGE not in kinds:
        first.insert(0, pages.title_page(publication))
    text = _text(publication, roots)
    last = [roots[one.name] for one in back]
    if Part.COLOPHON not in kinds:
        last.append(pages.colophon(publication))
    _begin([*text, *last])
    shown = [*later, *publication.of(Matter.BODY), *back]
    return [
        pages.cover(publication),
        element(
            "div",
            *first,
            pages.contents(publication, shown),
            *(roots[one.name] for one in later),
            class_="front",
        ),
        element("div", *text, *last, class_="text", id=TEXT),
    ]


def _text(publication: Publication, roots: dict[str, Element]) -> list[Element]:
    made: list[Element] = []
    number = 0
    for part, together in pages.in_parts(publication.of(Matter.BODY)):
        own = [roots[one.name] for one in together]
        if part:
            number += 1
            page = pages.part_page(number, part, together[0].language)
            page.extend(own)
            own = [page]
        made += own
    return made


def _begin(text: list[Element]) -> None:
    """Mark where pages are counted from one: a part's page, or the first document."""
    for section in text[:1]:
        begins = section.find("h1") if section.get("class") == "part" else section
        begins.set("data-begin", "part" if section.get("class") == "part" else "text")
