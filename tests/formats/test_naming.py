"""Names, shortened and found again."""

import pytest

from exhibits.formats.naming import initials, is_called, stands_in


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Maria Ionescu", "M. I."),
        ("Maria  Ionescu-Pop", "M. I.-P."),
        ("ștefan", "Ș."),
        ("Łucja d’Arc", "Ł. D.’A."),
        ("", ""),
    ],
)
def test_initials(name, short):
    assert initials(name) == short


@pytest.mark.parametrize(
    ("label", "is_so"),
    [
        ("Maria", True),
        ("IONESCU MARIA", True),
        ("maria ionescu:", True),
        ("Mariana", False),
        ("Maria I.", True),
        ("Maria Ionescu (n. 1940)", True),
        ("Maria Popa", False),
        ("", False),
    ],
)
def test_a_label_of_parts_of_the_name_is_theirs(label, is_so):
    assert is_called(label, "Maria Ionescu") is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Eu, Maria  Ionescu, spun", True),
        ("povestea mariei ionescu", True),
        ("Ionescu, Maria", True),
        ("MARIA\nIONESCU", True),
        ("Maria și Ana Ionescu", False),
        ("", False),
    ],
)
def test_a_name_in_a_text(text, is_so):
    assert stands_in("Maria Ionescu", text) is is_so


def test_marks_do_not_hide_a_name():
    assert stands_in("Ștefan Mânzu", "stefan manzu")
