"""Cuts the museum's two typefaces to the letters of its four languages: ``.build/static/fonts/*.woff2``.

Each family comes in files that a browser loads by ``unicode-range`` only when a page has a letter in them: English and
Norwegian need ``latin`` alone; Romanian also ``extended``, and Romani ``romani``; theta stands in the Greek part of the
source; ``words`` holds what words of Indian languages are transliterated with, ``names`` the rarer letters of people
and places. None is so large that a page with one such letter costs a phone too much. The weights are the design's:
the serif from 400 to 800, its italic and the sans from 400 to 700. Hinting is dropped: what shows woff2 smooths letters
without it.

Alegreya and Source Sans 3 are under the SIL Open Font License. "Source" is a reserved font name, which a changed font
must not carry: the cut sans is named Museum Sans. The licence texts lie beside the files.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from museum.operations.install import NODE_MODULES, ROOT, Stamp, step

SOURCES = NODE_MODULES / "@fontsource-variable"
TARGET = ROOT / ".build" / "static" / "fonts"
STAMP = ROOT / ".build" / "fonts.stamp"


def both_cases(letters: str) -> str:
    return letters + letters.upper()


ASCII = "".join(map(chr, range(0x20, 0x7F)))
# The letters of Western Europe (U+00C0 to U+00FF): â î æ ø å é ò and the rest, whose upper case is in the same block.
WESTERN = "".join(map(chr, range(0xC0, 0x100)))
PUNCTUATION = "\u00a0¡¿§©®«»·°±²³ºª¼½¾€™–—‘’‚“”„•…′″‹›−"
ROMANIAN = "ășț"
# Common to most ways of writing Romani; ć stands in many names as well.
COMMON_ROMANI = "ćčšžśź"
# ŕ, ň and ģ stand in the Romani text of the Declaration as it was published.
ROMANI = "ǎěǐǒǔřʒǯŕňģ"
TRANSLITERATED = "āīūēōṛṇṭḍṣḥṃṅ"
# Of neighbours, of other ways to transliterate, and the cedillas of old Romanian files.
NAMES = "đłńőűęążůşţḷẓḫǧķļņėįųğħġċŋŧľĺďť"

# Part: the subset of the source it is cut from, and its letters.
PARTS = {
    "latin": ("latin", ASCII + WESTERN + PUNCTUATION + "Œœı"),
    "extended": ("latin-ext", both_cases(ROMANIAN + COMMON_ROMANI) + "†"),
    "romani": ("latin-ext", both_cases(ROMANI)),
    "theta": ("greek", both_cases("θ")),
    "words": ("latin-ext", both_cases(TRANSLITERATED)),
    "names": ("latin-ext", both_cases(NAMES) + "İ"),
}
# Kerning, ligatures and what the fonts need to work; lining figures for dates in headings.
FEATURES = ["kern", "liga", "ccmp", "locl", "rvrn", "lnum"]


@dataclass(frozen=True)
class Family:
    """One typeface as it is cut; ``weights`` are the lowest, the default and the highest."""

    name: str
    file: str
    source: str
    style: str
    weights: tuple[int, int, int]


FAMILIES = [
    Family("Alegreya", "alegreya", "alegreya", "normal", (400, 400, 800)),
    Family("Alegreya", "alegreya-italic", "alegreya", "italic", (400, 400, 700)),
    Family("Museum Sans", "museum-sans", "source-sans-3", "normal", (400, 400, 700)),
]
NAME_COPYRIGHT, NAME_FAMILY, NAME_FULL, NAME_POSTSCRIPT, NAME_LICENCE = 0, 1, 4, 6, 14


def source_path(family: Family, part: str) -> Path:
    subset = PARTS[part][0]
    return SOURCES / family.source / "files" / f"{family.source}-{subset}-wght-{family.style}.woff2"


def target_path(family: Family, part: str) -> Path:
    return TARGET / f"{family.file}-{part}.woff2"


def unicode_range(part: str) -> str:
    """The part's letters as a CSS ``unicode-range``, runs joined."""
    runs: list[list[int]] = []
    for point in sorted(set(map(ord, PARTS[part][1]))):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ", ".join(f"U+{first:04X}" if first == last else f"U+{first:04X}-{last:04X}" for first, last in runs)


def cut(family: Family, part: str) -> None:
    """Writes one part of one family; a letter that the source lacks is a ValueError, so that no page shows a hole."""
    font = TTFont(source_path(family, part), recalcTimestamp=False)
    letters = set(map(ord, PARTS[part][1]))
    if missing := letters - set(font.getBestCmap()):
        raise ValueError(f"{source_path(family, part).name} has no {' '.join(map(chr, sorted(missing)))}")
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [NAME_COPYRIGHT, NAME_FAMILY, NAME_FULL, NAME_POSTSCRIPT, NAME_LICENCE]
    options.drop_tables += ["meta", "gasp", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": family.weights})
    for identifier in (NAME_FAMILY, NAME_FULL):
        font["name"].setName(family.name, identifier, 3, 1, 0x409)
    font["name"].setName(f"{family.name} {family.style}".title().replace(" ", "-"), NAME_POSTSCRIPT, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(target_path(family, part))


def build() -> str:
    """Cuts every part of every family unless that was done from the same sources; returns what was done."""
    files = [(family, part) for family in FAMILIES for part in PARTS]
    stamp = Stamp(STAMP, [Path(__file__), *(source_path(family, part) for family, part in files)])
    if stamp.holds() and all(target_path(family, part).is_file() for family, part in files):
        return "unchanged"
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for family, part in files:
        cut(family, part)
    for family in FAMILIES:
        shutil.copyfile(SOURCES / family.source / "LICENSE", TARGET / f"{family.file}-licence.txt")
    stamp.set()
    return f"{len(files)} files"


if __name__ == "__main__":
    with step("Fonts") as result:
        result.note = build()
