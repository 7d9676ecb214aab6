"""Books for reading programs: EPUB 3.3, reflowable (https://www.w3.org/TR/epub-33/), packed by ourselves.

The neutral record of an edition in, one file out; nothing here asks the database. Numbers in parentheses are clauses of
EPUB 3.3 unless another standard is named. In the file, what is ours stands at the top of ``EPUB/`` and what the record
brings, documents as well as pictures, under ``EPUB/book/``: the addresses in the bodies hold there as they are.
"""

MEDIA_TYPE = "application/epub+zip"
PACKAGE, NAVIGATION, COVER, STYLE = "package.opf", "nav.xhtml", "cover.xhtml", "style.css"
ROOT, BOOK = "EPUB/", "book/"


class Unbuildable(ValueError):
    """No book can be made of the record; the message says what is wrong with it, and where."""
