"""Which passage is which after a change, and which changes are slight."""

import pytest

from exhibits.formats.alignment import is_slight, predecessors

ONE, TWO, THREE = "Aici a lucrat un căldărar.", "Numele lui era Ion.", "Cazanul are 12 litri."


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ([ONE, TWO], [ONE, TWO], {}),
        ([ONE, TWO], [TWO, ONE], {}),
        ([ONE, TWO], [ONE], {}),
        ([ONE], [ONE, TWO], {}),
        ([ONE, TWO], ["Aici a lucrat un vestit căldărar.", TWO], {0: 0}),
        ([ONE, TWO, THREE], [ONE, "Numele lui era Ioan.", "Cazanul are 13 litri."], {1: 1, 2: 2}),
        ([ONE, TWO], [TWO, "Aici a lucrat un vestit căldărar."], {1: 0}),
        ([ONE], ["xyz xyz"], {}),
        ([], [ONE], {}),
        ([], [], {}),
    ],
)
def test_predecessors(before, after, pairs):
    assert predecessors(before, after) == pairs


@pytest.mark.parametrize(
    ("before", "after", "slight"),
    [
        ("Un cazan.", "Un cazan!", True),
        ("Un cazan", "Un  cazan", True),
        ("Un cazan", "un Cazan", True),
        ("Căldărarul Ion", "Căldărarul Ioan", True),
        ("Un <b>cazan</b>", "Un cazan", True),
        ("12 litri", "13 litri", False),
        ("Ion a fost aici", "Ion nu a fost aici", False),
        ("Un cazan", "O tigaie", False),
        ("", "Un cazan", False),
    ],
)
def test_slight(before, after, slight):
    assert is_slight(before, after) is slight
