"""What somebody finds in an answer who looks everywhere: in archives, in what files say of themselves."""

import gzip
import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

from django.utils.html import escape
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.generic import StreamObject

# Cells of the matrix, counted: (item, role, language, channel).
cells: dict[str, int] = {"public": 0, "admin": 0}


def body_of(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def texts_of(body: bytes) -> Iterator[str]:
    """The body as text, and as text whatever is packed or written into it."""
    if body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    yield body.decode("utf-8", "replace")
    if body[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(body)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts_of(archive.read(name))
    if body[:5] == b"%PDF-":
        yield from printed(body)
    try:
        with Image.open(BytesIO(body)) as picture:
            yield repr({**picture.info, "exif": dict(picture.getexif()), "xmp": picture.getxmp()})
    except (UnidentifiedImageError, OSError, ValueError):
        pass


def printed(body: bytes) -> Iterator[str]:
    """What stands on the pages of a PDF, also where a line ends within a word, and beside them: what it says of itself,
    its outline, the words for those who do not see it."""
    reader = PdfReader(BytesIO(body))
    pages = "\n".join(page.extract_text() for page in reader.pages)
    yield pages
    yield re.sub(r"[\s\xad\u2010-]+", "", pages)
    yield repr(reader.metadata)
    yield repr(reader.outline)
    for number in range(1, reader.trailer["/Size"]):
        held = reader.get_object(number)
        yield repr(held)
        if isinstance(held, StreamObject):
            yield held.get_data().decode("utf-8", "replace")


def betrayed(response, path: str, words: Iterable[str]) -> set[str]:
    """Which of the ``words`` an answer has, apart from the address that was asked for, which may come back: in the form
    that asks for a password, in links to the other languages, in what a search page repeats."""
    asked = path.casefold()
    text = "\n".join(texts_of(body_of(response))).casefold()
    own = response.request["PATH_INFO"].casefold()
    text = text.replace(own, "").replace(f'"{asked}"', "").replace(f'"{escape(asked)}"', "")
    if "X-Robots-Tag" in response:
        text = text.replace(own.split("/", 2)[2], "")
    is_repeated = "/search/?q=" in asked and "admin" not in asked and response.context["results"].total == 0
    return {each for each in words if each in text and not (is_repeated and each in asked)}
