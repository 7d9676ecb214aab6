"""Collections, from records alone."""

import pytest

from exhibits.interchange.iiif import collections
from tests.golden import agreed, as_text

from . import records
from .presentation import faults


@pytest.mark.parametrize(
    ("name", "collection"),
    [
        ("top", lambda: collections.of_museum([records.entry(1), records.entry(2)], [records.CRAFTS])),
        ("theme", lambda: collections.of_theme(records.CRAFTS, [records.entry(1)])),
    ],
)
def test_golden(name, collection):
    found = as_text(collection())
    assert found == agreed(f"iiif/{name}.json", found)
    assert faults(collection()) == []


def test_one_without_anything_is_allowed():
    assert faults(collections.of_theme(records.MUSIC, [])) == []


def test_where_there_is_much_it_is_sorted_by_theme_and_nothing_is_lost():
    entries = [records.entry(n, themes=("crafts",)) for n in range(collections.MOST)]
    few = collections.of_museum(entries, [records.CRAFTS, records.MUSIC])
    assert {item["type"] for item in few["items"]} == {"Manifest"}
    odd = [records.entry(900), records.entry(901, themes=("gone",))]
    many = collections.of_museum([*entries, *odd], [records.CRAFTS, records.MUSIC])
    assert faults(many) == []
    assert [item["id"].rpartition("/")[2] for item in many["items"]] == ["crafts", *(one.uuid for one in odd)]
