"""How alike two passages are, and by which of their words like ones are found. Marks and entities do not count."""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

# Of a hundred: below this a passage is of no help to whoever translates another.
ALIKE = 70
# A passage is known by the beginnings of its longest words: short words are everywhere, endings change.
WORDS, BEGINNING = 8, 5
MARKS = re.compile(r"<[^>]*>")


def plain(text: str) -> str:
    """The words of a passage of wagtail-localize's, to be read: marks are gone, entities are their characters, accents
    are one with their letters."""
    return unicodedata.normalize("NFC", unescape(MARKS.sub("", text)))


def folded(text: str) -> str:
    """Lower case, without accents, cedillas and commas below."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def key_words(text: str) -> list[str]:
    """The beginnings of the ``WORDS`` longest words of a passage, folded, each once."""
    words = sorted(set(re.findall(r"\w+", folded(plain(text)))), key=lambda word: (-len(word), word))
    return list(dict.fromkeys(word[:BEGINNING] for word in words[:WORDS]))


def lengths(text: str) -> tuple[int, int]:
    """How short and how long a passage can be and still be alike: by ``ratio``, twice what is common of all letters."""
    letters = len(plain(text))
    return letters * ALIKE // (200 - ALIKE), letters * (200 - ALIKE) // ALIKE + 1


def most_alike(text: str, others: Mapping[int, str], limit: int) -> list[tuple[int, int]]:
    """Those of ``others`` that are alike, at most ``limit``, the likest first, each with its score: 99 at most for what
    is not the same to the letter and the mark."""
    found = process.extract(
        plain(text), {key: plain(other) for key, other in others.items()}, scorer=ratio, score_cutoff=ALIKE, limit=limit
    )
    return [(key, 100 if others[key] == text else min(int(score), 99)) for _, score, key in found]
