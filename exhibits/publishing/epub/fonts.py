"""The typeface that goes into a book: Alegreya, in the parts that the book has letters of.

The parts are those that ``museum.operations.fonts`` cuts. On the web a browser chooses among them by ``unicode-range``,
which older reading programs do not know: to them the last part would be the whole typeface. So every part is a family
of its own, one behind the other. WOFF 2 is a core media type (3.2). The SIL Open Font License lets fonts be bundled
with any book and asks that its text goes with them: it is in each file's name table, and beside the files.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from . import Unbuildable

# Parts in the order in which they are asked for a letter; the first has those that every book needs.
PARTS = {
    "latin": "Alegreya",
    "extended": "Alegreya Extended",
    "romani": "Alegreya Romani",
    "theta": "Alegreya Theta",
    "words": "Alegreya Words",
    "names": "Alegreya Names",
}
STYLES = {"normal": "alegreya", "italic": "alegreya-italic"}
WEIGHTS = {"normal": "400 800", "italic": "400 700"}
LICENCE = "alegreya-licence.txt"
# Elements that stand in italics unless the style sheet says otherwise, and ours does not.
SLANTED = {"address", "cite", "dfn", "em", "i", "var"}


@dataclass(frozen=True)
class Face:
    """One font file: ``style`` and ``weights`` are values of CSS, ``letters`` what it can show."""

    source: Path
    family: str
    style: str
    weights: str
    letters: frozenset[str]


@lru_cache
def museum_faces() -> tuple[Face, ...]:
    """All files of the museum's typeface for reading. Raises Unbuildable where they have not been cut."""
    return tuple(
        Face(source, family, style, WEIGHTS[style], letters_of(source))
        for style, file in STYLES.items()
        for part, family in PARTS.items()
        for source in [_found(f"{file}-{part}.woff2")]
    )


def licence() -> Path:
    return _found(LICENCE)


def letters_of(source: Path) -> frozenset[str]:
    with TTFont(source, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def _found(name: str) -> Path:
    path = finders.find(f"fonts/{name}")
    if not path:
        raise Unbuildable(f"The font {name} is not there: the museum cuts its fonts when it is installed")
    return Path(path)


def chosen(faces: Sequence[Face], letters: Collection[str], tags: Collection[str]) -> list[Face]:
    """The faces that a book with these letters and elements needs."""
    styles = {"normal"} | ({"italic"} if SLANTED.intersection(tags) else set())
    needed = set()
    left = set(letters)
    for family in PARTS.values():
        there = set().union(*(face.letters for face in faces if face.family == family))
        if left & there:
            needed.add(family)
        left -= there
    return [face for face in faces if face.family in needed and face.style in styles]


def not_shown(faces: Sequence[Face], letters: Collection[str]) -> str:
    """Letters that stand in the book and in none of the faces: reading programs show them in a font of their own."""
    there = set().union(*(face.letters for face in faces))
    return "".join(sorted(letter for letter in letters if not letter.isspace() and letter not in there))
