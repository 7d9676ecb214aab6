"""The neutral record of a book as one language edition of it, which EPUB and PDF are made of. In no format.

Bodies are well-formed XHTML fragments in Unicode, without a namespace declaration. Within them
``href="<document>.xhtml#<id>"`` leads into another document of the same book and ``href="#<id>"`` into the own one;
``src`` names a ``Resource``. An id stands once in a document, not once in the book. Where a note is called for stands
``<a role="doc-noteref" href="#<id of the note>">number</a>``; the notes themselves are apart, since a page of paper
shows them at its foot and an EPUB behind the text.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Matter(StrEnum):
    """Where in a book a document stands (EPUB Structural Semantics 1.1, document divisions)."""

    FRONT = "frontmatter"
    BODY = "bodymatter"
    BACK = "backmatter"


class Part(StrEnum):
    """What a document of a book is; the values are terms of EPUB Structural Semantics 1.1. All but that of the title
    page are roles of DPUB-ARIA 1.1, too, where they have the prefix ``doc-``."""

    TITLE_PAGE = "titlepage"
    COLOPHON = "colophon"
    FOREWORD = "foreword"
    PREFACE = "preface"
    INTRODUCTION = "introduction"
    CHAPTER = "chapter"
    AFTERWORD = "afterword"
    APPENDIX = "appendix"
    BIBLIOGRAPHY = "bibliography"
    GLOSSARY = "glossary"
    ERRATA = "errata"
    ACKNOWLEDGMENTS = "acknowledgments"


@dataclass(frozen=True)
class Contributor:
    """``role`` is a MARC relator code: aut, edt, trl, ill, aui (author of an introduction), bkd, pbl."""

    name: str
    role: str


@dataclass(frozen=True)
class Resource:
    """A file within a book. ``name`` is its path there, such as ``images/1f6c.jpg``; ``source`` the file itself.

    Of pictures ``width`` and ``height`` are in pixels.
    """

    name: str
    media_type: str
    source: Path
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Heading:
    """A section of a document: its words and the ``id`` of an element in the body."""

    id: str
    text: str
    language: str = ""


@dataclass(frozen=True)
class Note:
    """``html`` is an XHTML fragment of inline elements; ``language`` is empty where it is the document's."""

    id: str
    number: str
    html: str
    language: str = ""


@dataclass(frozen=True)
class Document:
    """One file of a book. ``name`` has no ending and is made of a-z, 0-9 and hyphens. ``number`` is as it is printed,
    empty for what has none; ``part`` are the words over the chapters that belong together: the same for all of them, in
    the language of the first.

    ``language`` is that of its words: of a chapter that nobody has translated the original's. ``body`` begins with a
    heading of the first rank, ``h1``, which has the number in it where there is one (``<span class="number">``).
    """

    name: str
    title: str
    language: str
    kind: Part
    matter: Matter
    body: str
    number: str = ""
    part: str = ""
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    has_figures: bool = False


@dataclass(frozen=True)
class PageBreak:
    """A page of the printed book begins at, or within, the element ``id`` of a document."""

    label: str
    document: str
    id: str


@dataclass(frozen=True)
class Publication:
    """One language edition. ``identifier`` is a URN or an absolute address, the same for all that is ever built of it;
    ``modified`` is in UTC and says when something in it last changed, not when it was built. ``words`` are what the
    serialisers write themselves, in the language of the edition, by their English name (see ``WORDS``).

    ``page_source`` names the printed edition whose pages ``pages`` are, by its ISBN as a URN or in words; empty where
    they are those of no other edition. ``licence`` is the address of its text.

    ``translated`` and ``untranslated`` name the chapters that are, and are not, in the language of the edition.
    """

    identifier: str
    language: str
    title: str
    publisher: str
    address: str
    modified: datetime.datetime
    documents: tuple[Document, ...]
    words: dict[str, str]
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    description: str = ""
    subjects: tuple[str, ...] = ()
    edition: str = ""
    isbn: str = ""
    rights: str = ""
    licence: str = ""
    published: datetime.date | None = None
    cover: Resource | None = None
    cover_alt: str = ""
    resources: tuple[Resource, ...] = ()
    pages: tuple[PageBreak, ...] = ()
    page_source: str = ""
    translated: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()

    def of(self, matter: Matter) -> Iterator[Document]:
        return (one for one in self.documents if one.matter == matter)


# What serialisers write themselves: headings of lists, labels of landmarks, what is said of accessibility.
WORDS = (
    "Contents",
    "Cover",
    "Title page",
    "Beginning of the text",
    "Notes",
    "Back to the text",
    "Pages of the printed edition",
    "Figures",
    "Page",
    "Accessibility summary",
)
