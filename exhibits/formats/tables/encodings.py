"""The text of a file whose encoding nobody has said: by its byte order mark, as UTF-8, or by the better guess."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from .shapes import Flaw, Unreadable, Wrong

MARKS = {BOM_UTF8: "utf-8", BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
# What older programs write in Romania and in Norway.
EASTERN, WESTERN = "cp1250", "cp1252"
ENCODINGS = ("utf-8", EASTERN, WESTERN)
# ă ş ţ in the first, å æ ø in the second: the same bytes are hardly letters of the other's languages.
EASTERN_BYTES = re.compile(rb"[\xe3\xc3\xba\xaa\xfe\xde]")
WESTERN_BYTES = re.compile(rb"[\xe5\xe6\xf8\xc5\xc6\xd8]")
OF_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")


def decoded(content: bytes, encoding: str = "", language: str = "") -> tuple[str, str]:
    """The text of a file, and the encoding that was guessed: empty where none had to be.

    ``encoding`` is what somebody has said of it, ``language`` what decides between guesses that are as good. Raises
    Unreadable, with every line that cannot be read.
    """
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return _as(content[len(mark) :], name), ""
    if encoding:
        return _as(content, encoding), ""
    try:
        return content.decode(), ""
    except UnicodeDecodeError:
        pass
    guess = _guess(content, language)
    has_whole = OF_SEVERAL_BYTES.search(content)
    if has_whole and (_is_mostly_utf8(content) or not _can_be(content, guess)):
        lines = enumerate(content.split(b"\n"), start=1)
        raise Unreadable(*(Flaw(line, 0, Wrong.MIXED_ENCODING) for line, one in lines if not _can_be(one, "utf-8")))
    return _as(content, guess), guess


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(Flaw(line, 0, Wrong.UNDECODABLE, encoding)) from None


def _is_mostly_utf8(content: bytes) -> bool:
    """Of the letters outside ASCII more are whole in UTF-8 than are not: one part of the file comes from elsewhere."""
    whole = OF_SEVERAL_BYTES.sub(b"", content)
    return len(content) - len(whole) > len(HIGH.findall(whole))


def _can_be(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _guess(content: bytes, language: str) -> str:
    eastern, western = len(EASTERN_BYTES.findall(content)), len(WESTERN_BYTES.findall(content))
    if eastern == western:
        return WESTERN if language in ("nb", "en") else EASTERN
    return EASTERN if eastern > western else WESTERN
