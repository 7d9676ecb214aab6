"""The cut typefaces have every letter of the four languages, in files small enough for a phone."""

from itertools import combinations

import pytest
from fontTools.ttLib import TTFont

from museum.operations.fonts import FAMILIES, PARTS, both_cases, target_path, unicode_range
from museum.operations.install import ROOT

LETTERS = {
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz" + "şţ",
    "rom": "abcćçdeéfghijklmnopqrřsśtθuvxzźʒǯčšž" + "ǎěǐǒǔàèìòù",
    "nb": "abcdefghijklmnopqrstuvwxyzæøåéèòóôü",
    "en": "abcdefghijklmnopqrstuvwxyzéïœ",
}
SIGNS = "0123456789.,:;?!'\"()[]-–—‘’‚“”„«»…•§©€%&@/†°½ \u00a0"
ONE_FAMILY_ON_A_PHONE = 45_000  # bytes, in any of the four languages


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.file)
@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_of_a_language_is_in_the_font(family, language):
    there = set().union(*(TTFont(target_path(family, part)).getBestCmap() for part in PARTS))
    wanted = both_cases(LETTERS[language]) + SIGNS
    assert [letter for letter in wanted if ord(letter) not in there] == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.file)
def test_one_family_is_light_enough_for_a_phone(family):
    files = [target_path(family, part) for part in ("latin", "extended", "romani", "theta")]
    assert sum(file.stat().st_size for file in files) <= ONE_FAMILY_ON_A_PHONE


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.file)
@pytest.mark.parametrize("part", PARTS)
def test_every_file_carries_its_weights_its_licence_and_no_reserved_name(family, part):
    font = TTFont(target_path(family, part))
    axis = font["fvar"].axes[0]
    assert (axis.minValue, axis.defaultValue, axis.maxValue) == family.weights
    assert "OFL" in font["name"].getDebugName(14)
    assert "Source" not in font["name"].getDebugName(1) + font["name"].getDebugName(4) + font["name"].getDebugName(6)


def test_english_and_norwegian_need_the_first_file_only():
    first = set(PARTS["latin"][1])
    assert set(both_cases(LETTERS["en"] + LETTERS["nb"]) + SIGNS) - first == {"†"}


def test_no_letter_is_in_two_files():
    for one, other in combinations(PARTS.values(), 2):
        assert not set(one[1]) & set(other[1])


def test_a_unicode_range_joins_runs():
    assert unicode_range("theta") == "U+0398, U+03B8"
    assert unicode_range("latin").startswith("U+0020-007E, U+00A0-00A1, ")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.file)
@pytest.mark.parametrize("part", PARTS)
def test_the_style_sheet_asks_for_each_file_by_its_letters(family, part):
    sheet = (ROOT / "museum" / "static" / "css" / "fonts.css").read_text(encoding="utf-8")
    source = f'src: url("../fonts/{family.file}-{part}.woff2") format("woff2");\n'
    assert f"{source}    unicode-range: {unicode_range(part)};\n" in sheet
