import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from exhibits.formats.publication import Document, Matter, Note, Part, Publication
from exhibits.publishing.pdf.building import Printed, Size, build, fonts
from exhibits.publishing.pdf.outcome import Order
from exhibits.publishing.pdf.typesetting import typeset
from tests.publishing.printed import MODIFIED, sample, words


@dataclass(frozen=True)
class Copy:
    """A printed book: what it was made of, its file, and what was told of it."""

    publication: Publication
    path: Path
    printed: Printed

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def press(tmp_path_factory):
    """Prints the sample of a language in a size, once for all tests."""
    made = {}

    def print_once(language: str, size: str) -> Copy:
        if (language, size) not in made:
            folder = tmp_path_factory.mktemp(f"{language}-{size}")
            publication = sample(folder, language)
            printed = build(publication, size, folder / "book.pdf")
            made[language, size] = Copy(publication, folder / "book.pdf", printed)
        return made[language, size]

    return print_once


@pytest.fixture
def small(tmp_path):
    """Prints a book of one chapter with this body."""

    def print_it(body: str, language: str = "en", notes: tuple[Note, ...] = (), **changes) -> Copy:
        document = Document("only", "Only", language, Part.CHAPTER, Matter.BODY, body, notes=notes)
        publication = Publication(
            "urn:uuid:1", language, "Small", "Museum", "https://museum.example/", MODIFIED, (document,), words(language)
        )  # fmt: skip
        publication = replace(publication, **changes)
        path = tmp_path / "small.pdf"
        # Here and not in a process of its own: fonts are cut once for all tests.
        return Copy(publication, path, typeset(Order(publication, Size.A5, path, fonts())))

    return print_it
