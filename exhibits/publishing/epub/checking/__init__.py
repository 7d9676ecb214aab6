"""Is a finished book sound? ``check(book)`` says in words what is not, after every build: the editor sees it at once.

It reads the file as a stranger would and knows nothing of the record. It is no EPUBCheck, which the tests ask: it finds
what depends on an edition's content, in a second and without Java. Numbers in parentheses are clauses of EPUB 3.3.
"""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from exhibits.formats.zips import DAMAGE
from exhibits.publishing.epub import MEDIA_TYPE
from exhibits.publishing.epub.markup import LinedElement, NotWellFormed, parse

from .documents import document_faults
from .links import link_faults
from .package import package_faults
from .reading import Book, Fault

__all__ = ["Fault", "check"]

CONTAINER = "META-INF/container.xml"
READ = (".xhtml", ".opf", ".xml", ".svg", ".css")


def check(source: Path | BinaryIO) -> list[Fault]:
    """What is wrong with a book, by file and line; empty where nothing is."""
    try:
        with zipfile.ZipFile(source) as archive:
            faults = list(_of_archive(archive))
            book = _read(archive, faults)
    except DAMAGE as fault:
        return [Fault("", 0, f"this is no whole ZIP file: {fault}")]
    if CONTAINER not in book.trees or not book.package:
        return faults
    faults += package_faults(book)
    for name, tree in book.documents():
        faults += document_faults(name, tree)
    return sorted({*faults, *link_faults(book)}, key=lambda fault: (fault.file, fault.line, fault.words))


def _of_archive(archive: zipfile.ZipFile) -> Iterator[Fault]:
    entries = archive.infolist()
    first = entries[0] if entries else None
    if not first or first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield Fault("mimetype", 0, "is to stand first in the file, not packed (4.3.3)")
    elif archive.read(first) != MEDIA_TYPE.encode():
        yield Fault("mimetype", 0, f"does not say {MEDIA_TYPE} (4.3.3)")
    names = Counter(entry.filename.casefold() for entry in entries)
    yield from (Fault(name, 0, "is there twice (4.2.3)") for name, times in names.items() if times > 1)
    if CONTAINER not in archive.namelist():
        yield Fault(CONTAINER, 0, "is missing (4.2.6.3.1)")


def _read(archive: zipfile.ZipFile, faults: list[Fault]) -> Book:
    """Opens what is text and the first bytes of all else; adds to ``faults`` what cannot be read."""
    book = Book(archive.namelist())
    for name in book.names:
        if not name.endswith(READ):
            # All of it is read, so that its checksum is compared.
            book.heads[name] = archive.read(name)[:16]
            continue
        content = archive.read(name)
        if name.endswith(".css"):
            book.styles[name] = content.decode(errors="replace")
            continue
        try:
            book.trees[name] = parse(content)
        except NotWellFormed as fault:
            faults.append(Fault(name, fault.line, f"is not well-formed: {fault.reason}"))
    book.package = _package_of(book.trees.get(CONTAINER), book, faults)
    return book


def _package_of(container: LinedElement | None, book: Book, faults: list[Fault]) -> str:
    root = container.find(".//rootfile") if container is not None else None
    if root is None:
        return ""
    name = posixpath.normpath(root.get("full-path", ""))
    if name not in book.names:
        faults.append(Fault(CONTAINER, root.line, f"names {name}, which is not there"))
    return name if name in book.trees else ""
