"""Marks keep their meaning when a text comes to stand for another original."""

import pytest

from exhibits.translations.markup import renumbered

LINK, OTHER = {"href": "https://museum.example/a"}, {"href": "https://museum.example/b"}
ROM = {"linktype": "lang", "lang": "rom"}


@pytest.mark.parametrize(
    ("text", "had", "has", "expected"),
    [
        ("<a id='a1'>x</a>", {"a1": LINK}, {"a1": ROM, "a2": LINK}, '<a id="a2">x</a>'),
        ("<a id='a1'>x</a>", {"a1": LINK}, {"a1": OTHER}, "x"),
        # Alike: each has its own, in order, and the last stands for those that are too many.
        ("<a id='a1'>x</a> <a id='a2'>y</a>", {"a1": ROM, "a2": ROM}, {"a3": ROM, "a4": ROM},
         '<a id="a3">x</a> <a id="a4">y</a>'),
        ("<a id='a1'>x</a> <a id='a2'>y</a>", {"a1": ROM, "a2": ROM}, {"a1": ROM}, '<a id="a1">x</a> <a id="a1">y</a>'),
        # Where the numbers are right they stay, in whatever order.
        ("<a id='a2'>y</a> <a id='a1'>x</a>", {"a1": ROM, "a2": ROM}, {"a1": ROM, "a2": ROM},
         '<a id="a2">y</a> <a id="a1">x</a>'),
    ],
)  # fmt: skip
def test_marks_are_numbered_as_in_the_other_passage(text, had, has, expected):
    assert renumbered(text, had, has) == expected
