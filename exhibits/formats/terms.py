"""Terms found in running text, whatever their endings: as simple a way as serves languages that inflect much.

A word is one form of a term's word when it has the same beginning, three quarters of that word and no less than four
letters, and is not much longer. Words of up to three letters (*rom*, *ban*) and those with a figure (*1856*) are found
only as they are. It does not know that *om* and *oameni* are one word, and takes *romanul* for a form of *romani*:
whoever is shown a term decides.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+")
DIGIT = re.compile(r"\d")
SHORT, LEAST = 3, 4
# How much longer than the term's word a form of it may be.
LONGER, MUCH_LONGER, LONG = 3, 4, 6
# Words of the majorities for the Roma and for romanifolket/tatere: they stand in quoted originals, and nowhere else.
SLURS = {
    "ro": re.compile(r"țig[aă]n\w*"),
    "nb": re.compile(r"(?:sigøyner|omstreifer)\w*|(?:fant|splint)(?:en|er|ene)?"),
    "en": re.compile(r"g[iy]ps(?:y|ies)"),
}
CEDILLAS = str.maketrans("şţ", "șț")


@dataclass(frozen=True)
class Found:
    """``index`` of the term among those looked for, and where it stands in the text."""

    index: int
    start: int
    end: int


@dataclass(frozen=True)
class _Match:
    """Term number ``index`` stands at the words from ``first`` up to ``last``, which is not its own."""

    index: int
    first: int
    last: int

    def is_within(self, other: "_Match") -> bool:
        longer = other.last - other.first > self.last - self.first
        return longer and other.first <= self.first and self.last <= other.last


def is_form_of(word: str, of: str) -> bool:
    """Whether ``word`` can be a form of the term's word ``of``; both folded."""
    if len(of) <= SHORT or DIGIT.search(of):
        return word == of
    stem = of[: max(LEAST, -(-len(of) * 3 // 4))]
    return word.startswith(stem) and len(word) <= len(of) + (MUCH_LONGER if len(of) >= LONG else LONGER)


def has_slur(name: str, language: str) -> bool:
    """Whether a name in ``language`` has a word in it that is never suggested."""
    slurs = SLURS.get(language)
    return bool(slurs) and any(slurs.fullmatch(_folded(word)) for word in WORD.findall(name))


def find(terms: Sequence[str], text: str) -> list[Found]:
    """Each of ``terms`` where it first stands in ``text``, in order; what stands only within a longer term is not
    found."""
    places = list(WORD.finditer(text))
    words = [_folded(place[0]) for place in places]
    matches = _matches([[_folded(word) for word in WORD.findall(term)] for term in terms], words)
    first: dict[int, Found] = {}
    for match in matches:
        if match.index not in first and not any(match.is_within(other) for other in matches):
            first[match.index] = Found(match.index, places[match.first].start(), places[match.last - 1].end())
    return list(first.values())


def _matches(terms: list[list[str]], words: list[str]) -> list[_Match]:
    by_beginning = defaultdict(list)
    for index, term in enumerate(terms):
        if term:
            by_beginning[term[0][:SHORT]].append(index)
    found = []
    for first, word in enumerate(words):
        for index in by_beginning.get(word[:SHORT], ()):
            term, last = terms[index], first + len(terms[index])
            if last <= len(words) and all(map(is_form_of, words[first:last], term)):
                found.append(_Match(index, first, last))
    return found


def _folded(word: str) -> str:
    """Lower case, composed, and with commas below for cedillas. Accents count: *ramă* is no *rama*."""
    return unicodedata.normalize("NFC", word).casefold().translate(CEDILLAS)
