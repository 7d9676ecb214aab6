"""The names of a BibTeX field (BibTeXing, 4): *von Last, Jr, First*, or *First von Last*, joined by *and*."""

import re
from collections.abc import Callable

from exhibits.formats.bibliography.people import MOST_PEOPLE, Person

from .latex import decoded

JOIN = re.compile(" and ", re.IGNORECASE)
BRACE = re.compile(r"[{}]")
COMMA = re.compile(",")
GAP = re.compile(" ")
OTHERS = "others"


def people_in(text: str) -> tuple[Person, ...]:
    on_one_line = " ".join(text.split())
    names = [name.strip() for name in _parted(on_one_line, JOIN)[:MOST_PEOPLE]]
    found = (_person(name) for name in names if name and name != OTHERS)
    return tuple(one for one in found if one.short)


def _person(name: str) -> Person:
    if _is_whole(name):
        return Person(literal=decoded(name))
    parts = [part.strip() for part in _parted(name, COMMA)]
    if len(parts) == 1:
        return _first_last(_parted(name, GAP))
    given = ", ".join(filter(None, map(decoded, [parts[-1], *parts[1:-1]])))
    family = decoded(parts[0])
    return Person(family, given) if family else Person(literal=given)


def _first_last(words: list[str]) -> Person:
    """The family name begins with its particle, which is in small letters, else it is the last word."""
    places = (place for place, word in enumerate(words[:-1]) if place and _is_small(word))
    cut = next(places, len(words) - 1)
    given, family = decoded(" ".join(words[:cut])), decoded(" ".join(words[cut:]))
    return Person(family, given) if given else Person(literal=family)


def _is_small(word: str) -> bool:
    letter = next((one for one in decoded(word) if one.isalpha()), "")
    return letter.islower() and not word.startswith("{")


def _is_whole(name: str) -> bool:
    """Whether one pair of braces is around all of it."""
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for found in BRACE.finditer(name):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return found.end() == len(name)
    return False


def _parted(text: str, at: re.Pattern) -> list[str]:
    """``text`` in pieces, parted where ``at`` stands outside of all braces."""
    pieces, start = [], 0
    outside = _outside(text)
    for found in at.finditer(text):
        if outside(found.start()):
            pieces.append(text[start : found.start()])
            start = found.end()
    return [*pieces, text[start:]]


def _outside(text: str) -> Callable[[int], bool]:
    """Tells of places, asked for in their order, whether they are outside of all braces."""
    braces = BRACE.finditer(text)
    state = {"depth": 0, "next": next(braces, None)}

    def outside(place: int) -> bool:
        while state["next"] and state["next"].start() < place:
            state["depth"] += 1 if state["next"][0] == "{" else -1
            state["next"] = next(braces, None)
        return not state["depth"]

    return outside
