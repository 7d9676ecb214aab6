"""How somebody's name is shortened, and found again in a text."""

import re

from .likeness import folded

PART = re.compile(r"[^\W\d_]+")
# Letters of a part that its stem can be told by, letters of an ending at most, and words between two parts of a name.
STEM, ENDING, BETWEEN = 4, 3, 1


def initials(name: str) -> str:
    """“Maria Ionescu-Pop” as “M. I.-P.”."""
    return PART.sub(lambda part: f"{part[0][0].upper()}.", " ".join(name.split()))


def is_called(label: str, name: str) -> bool:
    """Whether a speaker's label is this name, parts of it, or has all of it: “Maria”, “Maria I.”, “Maria Ionescu (n.
    1940)” for “Maria Ionescu”."""
    own, parts = set(_parts(name)), set(_parts(label))
    return bool(own & parts) and (parts <= own | {part[0] for part in own} or stands_in(name, label))


def stands_in(name: str, text: str) -> bool:
    """Whether a text has all of the name close together, whatever its case, marks, endings and order."""
    wanted, found = [part for part in _parts(name) if len(part) > 1], _parts(text)
    windows = (found[at : at + len(wanted) + BETWEEN] for at in range(len(found)))
    return bool(wanted) and any(all(any(_is_of(part, one) for one in near) for part in wanted) for near in windows)


def _is_of(part: str, word: str) -> bool:
    """“Mariei” is of “Maria”, “Ionescului” of “Ionescu”: all but the last letter stays in the museum's languages."""
    return word == part or (len(part) >= STEM and word.startswith(part[:-1]) and len(word) <= len(part) + ENDING)


def _parts(text: str) -> list[str]:
    """Its words without case and marks: Ștefan and STEFAN are one."""
    return PART.findall(folded(text))
