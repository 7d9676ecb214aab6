"""SubRip in and out."""

import pytest

from exhibits.formats.cues import srt
from exhibits.formats.cues.model import Cue, Unreadable, Wrong

WHOLE = """1
00:00:01,000 --> 00:00:04,500 X1:100 X2:200 Y1:1 Y2:2
{\\an8}<i>Era</i> o dată
<font color="red">ca</font> niciodată 1 < 2

2
01:00:00,000 --> 01:00:01,250
Mama: a fost
"""


def faults(text: str) -> list[tuple]:
    with pytest.raises(Unreadable) as caught:
        srt.read(text.encode())
    return [(fault.wrong, fault.line) for fault in caught.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("breaks", ["\n", "\r\n", " \r\n"])
def test_what_programs_write_is_read(encoding, breaks):
    assert srt.read(WHOLE.replace("\n", breaks).encode(encoding)) == [
        Cue("1", 1000, 4500, "", "Era o dată\nca niciodată 1 < 2"),
        Cue("2", 3_600_000, 3_601_250, "", "Mama: a fost"),
    ]


def test_names_become_speakers_where_every_cue_has_one():
    cues = [Cue("1", 0, 10, "Mama Luludi", "Unde: acolo?"), Cue("2", 10, 20, "Ion", "Aici.\nVezi?")]
    assert srt.read(srt.write(cues)) == cues


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(Wrong.NO_CUES, 1)]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nx", [(Wrong.NO_TIMES, 1)]),
        ("1\n00:00:01,00 --> 00:00:02,000\nx", [(Wrong.TIMES, 2)]),
        ("1\n00:00:03,000 --> 00:00:02,000\nx", [(Wrong.END, 2)]),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i> </i>", [(Wrong.EMPTY, 2)]),
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n2\n00:00:02,000 --> 00:00:03,000\ny", [(Wrong.UNPARTED, 5)]),
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:01,500 --> 00:00:03,000\ny", [(Wrong.OVERLAP, 6)]),
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n\na stray line", [(Wrong.NO_TIMES, 5)]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, found):
    assert faults(text) == found
