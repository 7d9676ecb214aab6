"""Pieces of an entry: plain or slanted words, each perhaps in a language of its own, joined without doubled signs.

Everything that comes out as HTML is escaped. There are ``<i>`` and, around a title that is not slanted, ``<span>``, and
the only attribute is ``lang``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

ENDING = ".?!…"
CLOSING = '”’»")'


@dataclass(frozen=True)
class Run:
    text: str
    slanted: bool = False
    language: str = ""


Piece = tuple[Run, ...]
NOTHING: Piece = ()


def plain(text: str, language: str = "") -> Piece:
    return (Run(text, language=language),) if text else NOTHING


def slanted(text: str, language: str = "") -> Piece:
    return (Run(text, True, language),) if text else NOTHING


def joined(pieces: Iterable[Piece], between: str = " ", closing: str = "") -> Piece:
    """Those that there are, with ``between`` between them. ``closing`` is the quotation mark that a language puts
    behind a comma."""
    found: Piece = NOTHING
    for piece in pieces:
        if not piece or not found:
            found += piece
        elif closing and between.startswith(",") and text_of(found).endswith(closing):
            found = (*_within(found, ",", closing), Run(between[1:]), *piece)
        else:
            found = (*found, Run(between), *piece)
    return found


def ended(piece: Piece, closing: str = "") -> Piece:
    """With a full stop, unless it ends with one or with another such sign. ``closing`` is the quotation mark that a
    language puts behind the stop."""
    words = text_of(piece)
    if not words or (words.rstrip(CLOSING)[-1:] in ENDING and not words.endswith(")")):
        return piece
    return _within(piece, ".", closing) if closing and words.endswith(closing) else (*piece, Run("."))


def sentences(pieces: Iterable[Piece], closing: str = "") -> Piece:
    return joined(ended(piece, closing) for piece in pieces)


def _within(piece: Piece, sign: str, closing: str) -> Piece:
    """``piece``, which ends with ``closing``, with ``sign`` before that."""
    last = piece[-1]
    return (*piece[:-1], Run(f"{last.text.removesuffix(closing)}{sign}{closing}", last.slanted, last.language))


def text_of(piece: Piece) -> str:
    return "".join(run.text for run in piece)


def html_of(piece: Piece, language: str = "") -> str:
    """HTML for a place whose language is ``language``."""
    return "".join(_html(run, language) for run in piece)


def _html(run: Run, language: str) -> str:
    words = escape(run.text, quote=False)
    mark = f' lang="{escape(run.language)}"' if run.language and run.language != language else ""
    if run.slanted:
        return f"<i{mark}>{words}</i>"
    return f"<span{mark}>{words}</span>" if mark else words
