"""The index of a recording as a text."""

import pytest

from exhibits.formats.cues import outline
from exhibits.formats.cues.model import Segment, Unreadable, Wrong

SEGMENTS = [
    Segment(0, "Începutul", "Cum era. Și cum nu.", ("foc", "apă"), ("Brăila",), ("Maria", "Ion")),
    Segment(63_200, "Drumul"),
]
TEXT = """0:00.000 Începutul
Cum era. Și cum nu.
# foc; apă
@ Brăila
* Maria; Ion
1:03.200 Drumul"""


def test_an_index_is_written_and_read():
    assert outline.write(SEGMENTS) == TEXT
    assert outline.read(TEXT) == SEGMENTS
    assert outline.read("") == []
    assert outline.read("0:00 A\n1933 was a hard year") == [Segment(0, "A", "1933 was a hard year")]


def test_it_is_read_as_people_write_it():
    written = "1:03.2  Drumul \r\n\n 0:00 Începutul\nCum era.\n Și cum nu.\n#foc;\n# apă\n@Brăila\n*Maria;Ion"
    assert outline.read(written) == SEGMENTS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cum era", [(Wrong.POINT, 1)]),
        ("0:00 A\n0:10", [(Wrong.UNTITLED, 2)]),
        ("0:00 A\n1:75 B\n25:00:00 C", [(Wrong.TIMES, 2), (Wrong.TIMES, 3)]),
        ("0:00 A\nx\x07", [(Wrong.CONTROL, 2)]),
        ("0:00 A\n" + "x" * 4001, [(Wrong.TOO_LONG, 2)]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, found):
    with pytest.raises(Unreadable) as caught:
        outline.read(text)
    assert [(fault.wrong, fault.line) for fault in caught.value.faults] == found
