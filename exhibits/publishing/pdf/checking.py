"""Looks at a PDF that was made and says what a reader with a screen reader would miss.

What is checked is listed in ``CHECKS``, with the clause of ISO 14289-1 (PDF/UA-1) that asks for it. It is a part of
that standard; whether a picture's words fit the picture no program can say.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import BooleanObject, ContentStream, DictionaryObject, IndirectObject

from .tree import Branch, branches

HEADINGS = {f"/H{rank}": rank for rank in range(1, 7)}
SHOWING = frozenset(
    [b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"INLINE IMAGE", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*"]
)
MARKS = frozenset([b"BMC", b"BDC"])
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class Checked:
    """A PDF as the checks see it."""

    def __init__(self, path: Path):
        self.reader = PdfReader(path)
        self.catalog = self.reader.root_object

    @cached_property
    def branches(self) -> list[Branch]:
        return list(branches(self.catalog))

    def of(self, *roles: str) -> Iterator[Branch]:
        return (one for one in self.branches if one.role in roles)

    @cached_property
    def xmp(self) -> bytes:
        found = self.catalog.get("/Metadata")
        return found.get_object().get_data() if found else b""


def faults(path: Path) -> list[str]:
    """What is wrong with a PDF, a sentence for each; none where all of ``CHECKS`` passed."""
    try:
        pdf = Checked(path)
        return [fault for check in CHECKS for fault in check(pdf)]
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        return [f"The file cannot be read as a PDF: {type(error).__name__} {error}."]


def _tagged(pdf: Checked) -> Iterator[str]:
    """7.1: what is on the pages is tagged."""
    if not _is_set(pdf.catalog.get("/MarkInfo"), "/Marked"):
        yield "The document does not say that it is tagged."
    if not pdf.branches:
        yield "The document has no structure."
    elif "/ParentTree" not in pdf.catalog["/StructTreeRoot"]:
        yield "The structure does not lead from the pages to its elements."


def _named(pdf: Checked) -> Iterator[str]:
    """5 and 7.1: what it claims to be, its title, and that the title is shown."""
    if b'pdfuaid:part="1"' not in pdf.xmp and b"<pdfuaid:part>1<" not in pdf.xmp:
        yield "The document does not say that it is PDF/UA-1."
    if b"dc:title" not in pdf.xmp or not (pdf.reader.metadata and pdf.reader.metadata.title):
        yield "The document has no title."
    if not _is_set(pdf.catalog.get("/ViewerPreferences"), "/DisplayDocTitle"):
        yield "The window shows the file's name and not the title."


def _language(pdf: Checked) -> Iterator[str]:
    """7.2: the language of the text."""
    if not pdf.catalog.get("/Lang"):
        yield "The document does not name its language."


def _figures(pdf: Checked) -> Iterator[str]:
    """7.3: words for each picture."""
    for number, figure in enumerate(pdf.of("/Figure"), 1):
        if not str(figure.entry.get("/Alt", "")).strip():
            yield f"Picture {number} has no words for those who do not see it."


def _headings(pdf: Checked) -> Iterator[str]:
    """7.4.2: ranks of headings begin with the first and leave none out on the way down."""
    above = 0
    for heading in pdf.of(*HEADINGS):
        rank = HEADINGS[heading.role]
        if rank > above + 1:
            yield f"A heading of rank {rank} follows one of rank {above}."
        above = rank
    if not above:
        yield "The document has no headings."


def _tables(pdf: Checked) -> Iterator[str]:
    """7.5: headers of tables, and what they are the headers of."""
    for number, table in enumerate(pdf.of("/Table"), 1):
        cells = [one for one in table.below() if one.role == "/TH"]
        if not cells:
            yield f"Table {number} has no headers."
        if lacking := sum(not any("/Scope" in about for about in cell.attributes()) for cell in cells):
            yield f"Table {number} has {lacking} headers that do not say whether of a row or a column."


def _notes(pdf: Checked) -> Iterator[str]:
    """7.9: each note has a name of its own."""
    names = [str(note.entry.get("/ID", "")) for note in pdf.of("/Note")]
    if "" in names or len(set(names)) != len(names):
        yield "There are notes without a name of their own."


def _links(pdf: Checked) -> Iterator[str]:
    """7.18: links are in the structure and say where they lead; one goes through them in its order."""
    held = {kid.entry.raw_get("/Obj").idnum for link in pdf.of("/Link") for kid in link.annotations()}
    for number, page in enumerate(pdf.reader.pages, 1):
        annotations = page.get("/Annots", [])
        if annotations and page.get("/Tabs") != "/S":
            yield f"Page {number}: links are not visited in the order of the structure."
        for one in annotations:
            annotation = one.get_object()
            if not str(annotation.get("/Contents", "")).strip():
                yield f"Page {number}: a link does not say where it leads."
            if "/StructParent" not in annotation or one.idnum not in held:
                yield f"Page {number}: a link is not in the structure."


def _fonts(pdf: Checked) -> Iterator[str]:
    """7.21: fonts are in the file and say which letters their glyphs are."""
    seen = set()
    for page in pdf.reader.pages:
        fonts = page.get("/Resources", DictionaryObject()).get_object().get("/Font", {})
        for font in map(_resolved, fonts.get_object().values()):
            name = str(font.get("/BaseFont", "?"))
            if name in seen:
                continue
            seen.add(name)
            if "/ToUnicode" not in font:
                yield f"The font {name[1:]} does not say which letters it has."
            if not any(file in _descriptor(font) for file in FILES):
                yield f"The font {name[1:]} is not in the file."


def _content(pdf: Checked) -> Iterator[str]:
    """7.1: whatever is shown is either part of the structure or furniture of the page."""
    for number, page in enumerate(pdf.reader.pages, 1):
        contents = page.get_contents()
        if contents is not None and (loose := _loose(contents)):
            yield f"Page {number}: {loose} things are shown that are neither tagged nor marked as furniture."


def _loose(contents: ContentStream) -> int:
    open_marks, loose = 0, 0
    for _, operator in contents.operations:
        if operator in MARKS:
            open_marks += 1
        elif operator == b"EMC":
            open_marks -= 1
        elif operator in SHOWING and not open_marks:
            loose += 1
    return loose


def _finding(pdf: Checked) -> Iterator[str]:
    """7.17 and 7.3 of PDF/UA's guide: bookmarks to go by, and pages named as they are printed."""
    if "/Outlines" not in pdf.catalog or not pdf.catalog["/Outlines"].get("/Count"):
        yield "The document has no bookmarks."
    if "/PageLabels" not in pdf.catalog:
        yield "Pages are not named as they are printed."


def _is_set(entry: DictionaryObject | IndirectObject | None, name: str) -> bool:
    found = _resolved(entry).get(name) if entry is not None else None
    return isinstance(found, BooleanObject) and bool(found.value)


def _resolved(entry):
    return entry.get_object() if isinstance(entry, IndirectObject) else entry


def _descriptor(font: DictionaryObject) -> DictionaryObject:
    inner = font.get("/DescendantFonts")
    font = _resolved(_resolved(inner)[0]) if inner is not None else font
    return _resolved(font.get("/FontDescriptor", DictionaryObject()))


CHECKS: tuple[Callable[[Checked], Iterator[str]], ...] = (
    _tagged, _named, _language, _figures, _headings, _tables, _notes, _links, _fonts, _content, _finding,
)  # fmt: skip
