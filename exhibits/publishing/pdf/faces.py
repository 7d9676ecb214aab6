"""The museum's typefaces as a PDF needs them: a font for each weight and part, spaces in each, a hyphen that breaks.

The museum's files vary in weight. A letter made of two is as wide as the first of them in a font cut to one weight, and
otherwise not always: so they are cut before type is set, and not after it. And a line is set in runs, in which a space
belongs to the letter before it: behind ș, which is in the part ``extended``, it is sought there. Browsers do not mind
that only ``latin`` has one; Pango shows a hole.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = "font:"
# Beginning of a file's name: the family in the stylesheet, its style, the weights that the stylesheet uses.
FAMILIES = {
    "alegreya-italic": ("Alegreya", "italic", (400, 700)),
    "alegreya": ("Alegreya", "normal", (400, 700, 800)),
    "museum-sans": ("Museum Sans", "normal", (400, 600, 700)),
}
FIRST = "latin"
PARTS = (FIRST, "extended", "romani", "theta", "words", "names")
NAMES = tuple(f"{family}-{part}" for family in FAMILIES for part in PARTS)
SPACE, HYPHEN = 0x20, 0x2D
# Spaces as wide as the common one, and thin ones: of figures, of French quotation marks.
WIDE, THIN = (SPACE, 0xA0), (0x2009, 0x200A, 0x202F)
THINNESS = 0.6
# Hyphens that are only other marks for the same sign.
HYPHENS = (0x2010, 0x2011)
# The hyphen at the end of a line that breaks a word is a glyph of its own, under a code that no text has: what reads
# the PDF is told that it is a soft one, and may put the word together again (ISO 32000-1, 14.8.2.2.3).
BREAKING, SOFT_HYPHEN = "\uf0ad", "\u00ad"

Fonts = tuple[tuple[str, Path], ...]


@dataclass(frozen=True)
class Face:
    """One font: the family under which the stylesheet finds it, and its file."""

    family: str
    style: str
    weight: int
    address: str
    content: bytes


def faces(fonts: Fonts, letters: frozenset[str]) -> tuple[Face, ...]:
    """The fonts for a book with these letters; parts of a family that have none of them are left out."""
    files = dict(fonts)
    wanted = {ord(letter) for letter in letters}
    return tuple(face for key in FAMILIES for face in _family(key, files, wanted))


def _family(key: str, files: dict[str, Path], wanted: set[int]) -> Iterator[Face]:
    family, style, weights = FAMILIES[key]
    for part in PARTS:
        path = files[f"{key}-{part}"]
        if part == FIRST or wanted & _letters(path):
            for weight in weights:
                content = _cut(path, files[f"{key}-{FIRST}"], weight)
                yield Face(family_of(family, part), style, weight, f"{FONTS}{key}-{part}-{weight}", content)


@cache
def _letters(path: Path) -> frozenset[int]:
    return frozenset(TTFont(path).getBestCmap())


@cache
def _cut(path: Path, first: Path, weight: int) -> bytes:
    """A file in one weight, with the spaces of the part that is the family's ``first``."""
    font = instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weight})
    width, _ = font["hmtx"][font.getBestCmap()[SPACE]] if path == first else _space(first, weight)
    return _completed(font, width)


@cache
def _space(path: Path, weight: int) -> tuple[int, int]:
    font = TTFont(BytesIO(_cut(path, path, weight)))
    return font["hmtx"][font.getBestCmap()[SPACE]]


def faces_css(made: tuple[Face, ...]) -> str:
    """The ``@font-face`` rules, and the parts of each family one behind the other as ``--alegreya``, ``--museum-sans``.

    A letter is taken from the first part that has it. Parts with one name would become one font in the PDF.
    """
    rules = "".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; font-weight: {face.weight}; '
        f'src: url("{face.address}"); }}\n'
        for face in made
    )
    stacks = "".join(
        f"--{key}: {', '.join(repr(family_of(family, part)) for part in PARTS)}; "
        for key, (family, style, _) in FAMILIES.items()
        if style == "normal"
    )
    return f"{rules}html {{ {stacks}}}\n"


def family_of(family: str, part: str) -> str:
    return family if part == FIRST else f"{family} {part.title()}"


def _completed(font: TTFont, width: int) -> bytes:
    """The file of a font of one weight, with spaces of this ``width``, and hyphens if it has one."""
    # Each table counts the glyphs as it is read: all are read before there are more.
    font.ensureDecompiled()
    _add(font, WIDE, "space", Glyph(), (width, 0))
    _add(font, THIN, "thinspace", Glyph(), (round(width * THINNESS), 0))
    if plain := font.getBestCmap().get(HYPHEN):
        _map(font, [code for code in HYPHENS if code not in font.getBestCmap()], plain)
        _add(font, (ord(BREAKING),), "breaking", deepcopy(font["glyf"][plain]), font["hmtx"][plain])
    font.flavor = None
    content = BytesIO()
    font.save(content)
    return content.getvalue()


def _add(font: TTFont, codes: tuple[int, ...], name: str, glyph: Glyph, metrics: tuple[int, int]) -> None:
    """A glyph for those of the codes that have none; ``metrics`` are its width and its left bearing."""
    known = font.getBestCmap()
    if missing := [code for code in codes if code not in known]:
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"].glyphs[name] = glyph
        font["glyf"].glyphOrder = font.getGlyphOrder()
        font["hmtx"][name] = metrics
        _map(font, missing, name)


def _map(font: TTFont, codes: list[int], name: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(dict.fromkeys(codes, name))
