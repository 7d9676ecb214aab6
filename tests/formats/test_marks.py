"""Marks in a passage."""

import pytest

from exhibits.formats.marks import Broken, has_marks_of, marks_of


@pytest.mark.parametrize(
    "text",
    ["", "a &amp; b", "<b>x</b> <i>y</i>", "<i>y</i> og <b>z</b>", "a<br/>b", "a<br>b", '<a id="a1">x</a>', "3 < 4"],
)
def test_whole_passages_are_read(text):
    marks_of(text)


@pytest.mark.parametrize("text", ["<b>x", "x</b>", "<b><i>x</b></i>", "<!-- x -->", "<?x?>", "<!doctype html>"])
def test_broken_ones_are_refused(text):
    with pytest.raises(Broken):
        marks_of(text)


def test_marks_may_stand_in_another_order_but_are_the_same():
    original = '<b>Un</b> <a id="a1">cazan</a>, <a id="a2">două</a><br/>'
    assert has_marks_of(original, '<a id="a2">to</a><br> <a id="a1">kjeler</a> <b>en</b>')
    for other in (
        '<a id="a1">x</a><a id="a1">y</a><b>z</b><br/>',
        '<a id="a1">x</a><a id="a2">y</a><i>z</i><br/>',
        '<a id="a1">x</a><a id="a2">y</a><b>z</b>',
        '<a id="a1">x</a><a id="a2" class="c">y</a><b>z</b><br/>',
        '<a id="a1">x</a><a id="a2">y<b>z</b><br/>',
    ):
        assert not has_marks_of(original, other), other
