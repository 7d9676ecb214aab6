"""Makes a book of a record: ``build(publication, target)``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.template.loader import render_to_string

from exhibits.formats.publication import Document, Part, Publication

from . import BOOK, PACKAGE, ROOT, STYLE
from .bodies import Body, prepare
from .demands import all_resources, insist
from .fonts import Face, chosen, licence, museum_faces, not_shown
from .leaves import Kind, Leaf, contents, figures, landmarks, leaves_of, pages
from .markup import composed, writable
from .package import package
from .packing import File, pack


@dataclass(frozen=True)
class Built:
    """``length`` in bytes; ``not_shown`` are letters that none of the embedded fonts has."""

    length: int
    not_shown: str


def build(
    publication: Publication,
    target: Path | BinaryIO,
    faces: Sequence[Face] | None = None,
    certified_by: str = "",
) -> Built:
    """Writes the edition as an EPUB: to a path, where it appears when it is whole, or into a seekable stream. The same
    record gives the same bytes.

    ``faces`` are the fonts to choose from, without them the museum's. ``certified_by`` names who has examined this
    edition by WCAG 2.2 at level AA: only then the book claims to conform (EPUB Accessibility 1.1, 4), since what
    machines find is the lesser part.

    Raises Unbuildable, whose message says what is wrong and where, before anything is written.
    """
    insist(publication)
    bodies = [_prepared(publication, document) for document in publication.documents]
    letters = set().union(*(body.letters for body in bodies), set(composed("".join(_words(publication)))))
    tags = set().union(*(body.tags for body in bodies))
    used = chosen(museum_faces() if faces is None else faces, letters, tags)
    files = [*_texts(publication, bodies, used, certified_by), *_copies(publication, used)]
    return Built(pack(files, target), not_shown(used, letters))


def _prepared(publication: Publication, document: Document) -> Body:
    begins = [(page.label, page.id) for page in publication.pages if page.document == document.name]
    return prepare(document, begins, publication.words["Page"], all_resources(publication))


def _words(publication: Publication) -> Iterator[str]:
    """What readers see besides the bodies."""
    yield from (publication.title, *publication.words.values())
    for document in publication.documents:
        yield from (document.title, document.number, document.part)


def _texts(publication: Publication, bodies: list[Body], faces: Sequence[Face], certified_by: str) -> Iterator[File]:
    leaves = leaves_of(publication, bodies)
    words = {name.lower().replace(" ", "_"): word for name, word in publication.words.items()}
    book = {"publication": publication, "language": publication.language, "words": words}
    yield _file("META-INF/container.xml", "container.xml", {"package": ROOT + PACKAGE})
    yield _file(ROOT + PACKAGE, "package.opf", book | package(publication, bodies, leaves, faces, certified_by))
    families = dict.fromkeys(face.family for face in faces)
    yield _file(ROOT + STYLE, "style.css", {"faces": faces, "families": families})
    for leaf in leaves:
        yield _file(ROOT + leaf.path, *_page(leaf, leaves, book))


def _page(leaf: Leaf, leaves: list[Leaf], book: dict) -> tuple[str, dict]:
    """The template of a leaf and what it is filled with."""
    if leaf.kind is Kind.COVER:
        cover = book["publication"].cover
        return "cover.xhtml", book | {"cover": cover, "source": BOOK + cover.name}
    if leaf.kind is Kind.CONTENTS:
        lists = {"contents": contents(leaves), "landmarks": landmarks(book["publication"], leaves)}
        return "nav.xhtml", book | lists | {"pages": pages(leaves), "figures": figures(leaves)}
    if leaf.kind is Kind.PART:
        return "part.xhtml", {"leaf": leaf}
    # There is no role for a title page.
    document = leaf.body.document
    role = "" if document.kind is Part.TITLE_PAGE else f"doc-{document.kind}"
    return "document.xhtml", book | {"body": leaf.body, "document": document, "role": role}


def _file(name: str, template: str, context: dict) -> File:
    return File(name, writable(render_to_string(f"publishing/epub/{template}", context)))


def _copies(publication: Publication, faces: Sequence[Face]) -> Iterator[File]:
    for face in faces:
        yield File(f"{ROOT}fonts/{face.source.name}", face.source)
    if faces:
        yield File(f"{ROOT}fonts/licence.txt", licence())
    for resource in all_resources(publication).values():
        yield File(ROOT + BOOK + resource.name, resource.source)
