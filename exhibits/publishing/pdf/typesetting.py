"""Lays a book out with WeasyPrint and writes it. Needs Pango, so only the process that prints imports it."""

import hashlib
import logging
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from exhibits.formats.publication import Publication

from . import figures
from .composing import Book, compose
from .faces import FAMILIES, PARTS, Face, faces, faces_css, family_of
from .footnotes import keep_notes, misplaced
from .leaves import Leaf
from .outcome import CannotPrint, Order, Printed
from .paging import Paging
from .structure import Structure

STYLES = Path(__file__).parent / "style"
# Letters that a sentence about them names.
MOST_NAMED = 20


class Files(URLFetcher):
    """Opens the pictures of one book and the museum's fonts, and nothing else: no network, no other file."""

    def __init__(self, order: Order, fonts: tuple[Face, ...]):
        super().__init__(allowed_protocols=())
        publication = order.publication
        resources = [*publication.resources, *([publication.cover] if publication.cover else [])]
        self.files = {figures.address(one): (one.source, one.media_type) for one in resources}
        self.fonts = {face.address: face.content for face in fonts}

    def fetch(self, url: str, headers=None) -> URLFetcherResponse:
        if url in self.fonts:
            return URLFetcherResponse(url, self.fonts[url], {"Content-Type": "font/ttf"})
        if url not in self.files:
            raise FatalURLFetchingError(f"The book asks for {url[:120]!r}, which is not among its files.")
        path, media_type = self.files[url]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})


class Complaints(logging.Handler):
    """Whatever WeasyPrint could not do: a book that it could not print as asked is not printed."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def typeset(order: Order) -> Printed:
    """Write the book that is ordered. Raises CannotPrint with what is wrong with it."""
    keep_notes()
    book = compose(order.publication, order.size)
    complaints = Complaints()
    LOGGER.addHandler(complaints)
    LOGGER.propagate = False
    try:
        # Pictures wait on the disk, beside the file that is made.
        with TemporaryDirectory(prefix=".pictures-", dir=order.target.parent) as cache:
            return _write(order, book, complaints, cache)
    except FatalURLFetchingError as error:
        raise CannotPrint(str(error)) from error
    finally:
        LOGGER.removeHandler(complaints)


def _write(order: Order, book: Book, complaints: Complaints, cache: str) -> Printed:
    document = _lay_out(order, book, cache)
    _stop_at(complaints)
    leaves = [Leaf(page) for page in document.pages]
    if lost := misplaced(leaves):
        raise CannotPrint(f"Notes that found no place at the foot of a page: {', '.join(lost[:MOST_NAMED])}.")
    document.pages = leaves
    paging = Paging(leaves, book)
    structure = Structure(order.publication.language)

    def finish(document: Document, pdf) -> None:
        structure.write(pdf, leaves)
        paging.write(pdf)

    document.write_pdf(
        order.target,
        finisher=finish,
        pdf_variant="pdf/ua-1",
        pdf_identifier=_identifier(order.publication, order.size),
    )
    _stop_at(complaints)
    return Printed(len(leaves), paging.breaks, (*book.remarks, *_foreign_letters(document)))


def _lay_out(order: Order, book: Book, cache: str) -> Document:
    words = book.html
    made = faces(order.fonts, frozenset(words))
    files, fonts = Files(order, made), FontConfiguration()
    sheets = [CSS(string=faces_css(made), url_fetcher=files, font_config=fonts)]
    sheets += [CSS(filename=STYLES / name) for name in ("book.css", f"{order.size}.css")]
    html = HTML(string=words, base_url=None, url_fetcher=files)
    return html.render(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/ua-1", cache=cache)


def _foreign_letters(document: Document) -> list[str]:
    """What was set in fonts of this machine, since the museum's have no such letters. Raises CannotPrint for letters
    that none has."""
    own = {family_of(family, part) for family, *_ in FAMILIES.values() for part in PARTS}
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    if missing:
        raise CannotPrint(
            f"No font on this machine has {_named(map(chr, missing))}: install one, or write it otherwise."
        )
    foreign = [font for font in document.fonts.values() if font.family not in own]
    return [
        f"Set in {font.family}, since the museum’s fonts lack it: {_named(font.to_unicode.values())}."
        for font in foreign
    ]


def _named(letters: Iterable[str]) -> str:
    return ", ".join(
        f"{letter} ({' '.join(f'U+{ord(one):04X}' for one in letter)})" for letter in sorted(set(letters))[:MOST_NAMED]
    )


def _stop_at(complaints: Complaints) -> None:
    if complaints.said:
        raise CannotPrint(" ".join(complaints.said)[:2000])


def _identifier(publication: Publication, size: str) -> bytes:
    """The same for all that is ever printed of an edition in this size (ISO 32000-1, 14.4)."""
    return hashlib.sha256(f"{publication.identifier} {publication.language} {size}".encode()).hexdigest()[:32].encode()
