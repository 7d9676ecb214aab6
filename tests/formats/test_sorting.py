"""Titles in the order of each language's alphabet."""

import pytest

from exhibits.formats.sorting import LONGEST, sort_key

ORDERS = {
    "ro": ["Acasă", "Azur", "ăl", "Bani", "iz", "în", "Salbă", "Szabo", "șa", "Tzara", "țap", "uluc"],
    "nb": ["Arne", "Zapp", "Ære", "Ønske", "Å"],
    "rom": ["Barvalipen", "ćham", "dad", "ʒamutro", "zor"],
    "en": ["A kettle", "About", "“Before”", "Élan", "end"],
}


@pytest.mark.parametrize("language", ORDERS)
def test_titles_stand_in_the_order_of_the_alphabet(language):
    titles = ORDERS[language][::-1]
    titles.sort(key=lambda title: sort_key(title, language))
    assert titles == ORDERS[language]


def test_keys_are_plain_letters_and_figures_of_bounded_length():
    for title in ("„Șatra” – 1856", "Ξένος 漢字", "", "…", "ș" * 300, "\U0001f3f3"):
        for language in ORDERS:
            key = sort_key(title, language)
            assert len(key) <= LONGEST
            assert all(letter.isalnum() for letter in key)


def test_cedillas_sort_as_commas_do():
    assert sort_key("Şatra", "ro") == sort_key("Șatra", "ro")
