"""The files of the spine in reading order, and the table of contents over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from exhibits.formats.publication import Matter, Part, Publication

from . import BOOK, COVER, NAVIGATION
from .bodies import Body

OPENING = {Part.TITLE_PAGE, Part.COLOPHON}
# Where readers are led from the list of landmarks, besides the cover, the contents and the beginning (7.4.5).
LANDMARKS = {Part.TITLE_PAGE, Part.BIBLIOGRAPHY, Part.GLOSSARY, Part.ACKNOWLEDGMENTS}


class Kind(Enum):
    COVER = auto()
    CONTENTS = auto()
    PART = auto()
    DOCUMENT = auto()


@dataclass(frozen=True)
class Leaf:
    """One file of the spine; ``path`` from the package document, ``language`` that of its title."""

    kind: Kind
    id: str
    path: str
    title: str
    language: str
    body: Body | None = None

    @property
    def properties(self) -> str:
        """The properties of its item in the manifest (5.6.4, D.6)."""
        if self.kind is Kind.CONTENTS:
            return "nav"
        tags = self.body.tags if self.body else ()
        return " ".join(name for tag, name in (("math", "mathml"), ("svg", "svg")) if tag in tags)


@dataclass
class Entry:
    """A line of a list in the navigation document; ``type`` is what a landmark is."""

    href: str
    text: str
    language: str = ""
    type: str = ""
    children: list["Entry"] = field(default_factory=list)


def leaves_of(publication: Publication, bodies: Sequence[Body]) -> list[Leaf]:
    """The spine: the cover, what opens the book, its contents, and all the rest, each of its parts behind a leaf."""
    words, language = publication.words, publication.language
    opening = 0
    while bodies[opening].document.kind in OPENING and bodies[opening].document.matter is Matter.FRONT:
        opening += 1
    cover = [Leaf(Kind.COVER, "cover", COVER, words["Cover"], language)] if publication.cover else []
    contents = Leaf(Kind.CONTENTS, "nav", NAVIGATION, words["Contents"], language)
    return [*cover, *_with_parts(bodies[:opening]), contents, *_with_parts(bodies[opening:])]


def _with_parts(bodies: Sequence[Body]) -> Iterator[Leaf]:
    part, number = "", 0
    for body in bodies:
        document = body.document
        if document.part and document.part != part:
            number += 1
            yield Leaf(Kind.PART, f"part-{number}", f"part-{number}.xhtml", document.part, document.language)
        part = document.part
        path = f"{BOOK}{document.name}.xhtml"
        yield Leaf(Kind.DOCUMENT, f"book-{document.name}", path, document.title, document.language, body)


def contents(leaves: Sequence[Leaf]) -> list[Entry]:
    """Parts, within them chapters, within these sections: all but the cover, the title page and the contents itself."""
    entries: list[Entry] = []
    part: Entry | None = None
    for leaf in leaves:
        if leaf.kind is Kind.PART:
            part = Entry(leaf.path, leaf.title, leaf.language)
            entries.append(part)
        elif leaf.body and leaf.body.document.kind is not Part.TITLE_PAGE:
            inside = part.children if part and leaf.body.document.part else entries
            inside.append(_chapter(leaf))
    return entries


def _chapter(leaf: Leaf) -> Entry:
    document, order = leaf.body.document, leaf.body.order
    # Lists of contents follow the order of the text (7.4.3).
    headings = sorted(document.headings, key=lambda heading: order.get(heading.id, 0))
    title = f"{document.number.rstrip('.')}. {document.title}" if document.number else document.title
    sections = [Entry(f"{leaf.path}#{one.id}", one.text, one.language or leaf.language) for one in headings]
    return Entry(leaf.path, title, leaf.language, children=sections)


def landmarks(publication: Publication, leaves: Sequence[Leaf]) -> list[Entry]:
    words, language = publication.words, publication.language
    found = []
    for leaf in leaves:
        if leaf.kind is Kind.COVER:
            found.append(Entry(leaf.path, words["Cover"], language, "cover"))
        elif leaf.kind is Kind.CONTENTS:
            found.append(Entry(f"{leaf.path}#toc", words["Contents"], language, "toc"))
        elif leaf.body and leaf.body.document.kind in LANDMARKS:
            kind = leaf.body.document.kind
            text = words["Title page"] if kind is Part.TITLE_PAGE else leaf.title
            found.append(Entry(leaf.path, text, language if kind is Part.TITLE_PAGE else leaf.language, str(kind)))
    return [*found, Entry(_beginning(leaves), words["Beginning of the text"], language, "bodymatter")]


def _beginning(leaves: Sequence[Leaf]) -> str:
    """Where the text begins: at the first chapter, or at the leaf of the part that it is in."""
    place = next(n for n, leaf in enumerate(leaves) if leaf.body and leaf.body.document.matter is Matter.BODY)
    before = leaves[place - 1]
    return before.path if before.kind is Kind.PART else leaves[place].path


def pages(leaves: Sequence[Leaf]) -> list[Entry]:
    return [Entry(f"{leaf.path}#{one.id}", one.text) for leaf in leaves if leaf.body for one in leaf.body.pages]


def figures(leaves: Sequence[Leaf]) -> list[Entry]:
    return [
        Entry(f"{leaf.path}#{one.id}", one.text, one.language or leaf.language)
        for leaf in leaves
        if leaf.body
        for one in leaf.body.figures
    ]
