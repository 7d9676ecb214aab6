"""A sheet from a file, whatever form the file is of; its content decides, not its name."""

from . import delimited, workbook
from .shapes import Flaw, Table, Unreadable, Wrong

# What begins like this is no text: old Excel, OpenDocument and pictures are told apart from sheets here.
OTHERS = (b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"<!DOCTYPE", b"<html")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


def read(content: bytes, encoding: str = "", language: str = "", most: int | None = None) -> Table:
    """The sheet, or its first ``most`` rows. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(Flaw(1, 0, Wrong.EMPTY))
    if content.startswith(OTHERS) or OPEN_DOCUMENT in content[:200]:
        raise Unreadable(Flaw(0, 0, Wrong.UNKNOWN_FORM))
    if content.startswith(b"PK\x03\x04"):
        return workbook.read(content, most)
    return delimited.read(content, encoding, language, most)
