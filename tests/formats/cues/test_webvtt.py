"""WebVTT in and out; the cases are those of the standard (https://www.w3.org/TR/webvtt1/)."""

import random

import pytest

from exhibits.formats.cues import webvtt
from exhibits.formats.cues.model import LONGEST, MOST_BYTES, MOST_CUES, Cue, Unreadable, Wrong

WHOLE = """\ufeffWEBVTT - Poveste
Kind: captions
Language: ro

NOTE
Scris de Ana & Ion

STYLE
::cue { color: red }

REGION
id:fred

intro
00:01.000 --> 00:04.500 align:start position:10%
<v.loud Mama Luludi>Era o <i>dată</i> &lt;ca niciodată&gt;&nbsp;&amp;
de n-ar fi <00:02.000>fost</v>

NOTE încă una

01:00:00.000 --> 01:00:01.250
<lang rom>Sas <ruby>thaj<rt>și</rt></ruby></lang> -> nas
"""


def faults(text: str | bytes) -> list[tuple]:
    with pytest.raises(Unreadable) as caught:
        webvtt.read(text if isinstance(text, bytes) else text.encode())
    return [(fault.wrong, fault.line, fault.detail, fault.column) for fault in caught.value.faults]


def body(*cues: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_everything_the_standard_allows_is_read(breaks):
    assert webvtt.read(WHOLE.replace("\n", breaks).encode()) == [
        Cue("intro", 1000, 4500, "Mama Luludi", "Era o dată <ca niciodată> &\nde n-ar fi fost"),
        Cue("1", 3_600_000, 3_601_250, "", "Sas thajși -> nas"),
    ]


def test_a_second_voice_within_a_cue_is_named_in_the_text():
    (cue,) = webvtt.read(body("00:00.000 --> 00:01.000\n<v Ana>Unde?</v>\n<v Ion>Acolo.").encode())
    assert (cue.speaker, cue.text) == ("Ana", "Unde?\nIon: Acolo.")


def test_identifiers_become_keys_where_they_can():
    times = "00:0{0}.000 --> 00:0{0}.500\nx"
    called = ["b", "b", "2", "no key!", ""]
    read = webvtt.read(body(*(f"{name}\n{times.format(n)}".lstrip("\n") for n, name in enumerate(called))).encode())
    assert [cue.key for cue in read] == ["b", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(Wrong.HEADER, 1, "", 0)]),
        ("WEBVTTX\n", [(Wrong.HEADER, 1, "WEBVTTX", 0)]),
        ("\nWEBVTT\n", [(Wrong.HEADER, 1, "WEBVTT", 0)]),
        ("WEBVTT\n", [(Wrong.NO_CUES, 1, "", 0)]),
        ("WEBVTT\n00:00.000 --> 00:01.000\nx\n", [(Wrong.UNPARTED, 2, "", 0)]),
        (body("00:00.00 --> 00:01.000\nx"), [(Wrong.TIMES, 3, "00:00.00 --> 00:01.000", 1)]),
        (body("00:00.000 --> 00:61.000\nx"), [(Wrong.TIMES, 3, "00:00.000 --> 00:61.000", 15)]),
        (body("00:00,000 --> 00:01,000\nx"), [(Wrong.TIMES, 3, "00:00,000 --> 00:01,000", 1)]),
        (body("1\nwords without times"), [(Wrong.NO_TIMES, 3, "1", 0)]),
        (body("00:01.000 --> 00:01.000\nx"), [(Wrong.END, 3, "", 0)]),
        (body("00:00.000 --> 00:01.000"), [(Wrong.EMPTY, 3, "", 0)]),
        (body("00:00.000 --> 00:01.000\n<i></i>"), [(Wrong.EMPTY, 3, "", 0)]),
        (
            body("00:00.000 --> 00:01.000\nx\n00:01.000 --> 00:02.000\ny"),
            [(Wrong.UNPARTED, 5, "", 0)],
        ),
        (body("00:02.000 --> 00:03.000\nx", "00:01.000 --> 00:02.000\ny"), [(Wrong.ORDER, 6, "3", 0)]),
        (body("00:00.000 --> 00:02.000\nx", "9\n00:01.999 --> 00:03.000\ny"), [(Wrong.OVERLAP, 7, "3", 0)]),
        (body("25:00:00.000 --> 25:00:01.000\nx"), [(Wrong.BEYOND, 3, "24", 0)]),
        (body("00:00.000 --> 00:01.000\nx\x07"), [(Wrong.CONTROL, 3, "U+0007", 0)]),
        (body("00:00.000 --> 00:01.000\n" + "x" * 4001), [(Wrong.TOO_LONG, 3, "4000", 0)]),
        ("WEBVTT\n\nș".encode("iso8859-16"), [(Wrong.UNDECODABLE, 3, "", 0)]),
        (b"WEBVTT" + b"\n" * MOST_BYTES, [(Wrong.TOO_LARGE, 0, "5", 0)]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, found):
    assert faults(text) == found


def test_all_faults_are_told_at_once():
    told = faults(body("00:02.000 --> 00:01.000\nx", "00:xx --> 00:04.000\ny", "stray"))
    assert [(wrong, line) for wrong, line, *_ in told] == [(Wrong.END, 3), (Wrong.TIMES, 6), (Wrong.NO_TIMES, 9)]


def test_too_many_cues_are_one_fault():
    cues = [Cue(str(n), n * 10, n * 10 + 5, "", "x") for n in range(MOST_CUES + 1)]
    assert [wrong for wrong, *_ in faults(webvtt.write(cues))] == [Wrong.TOO_MANY]


def test_what_is_written_is_read_again():
    cues = [
        Cue("1", 0, 999, "Ana <&>", "a --> b & <v c>\nd &amp;"),
        Cue("x-2", 999, LONGEST, "", "NOTE\nde̦ ʒ θ"),
    ]
    written = webvtt.write(cues, {"Language": "ro"}, ["Public --> domain"])
    assert webvtt.read(written) == cues
    assert written.startswith(b"WEBVTT\nLanguage: ro\n\nNOTE\nPublic ")


def test_silence_is_not_written():
    assert webvtt.write([Cue("1", 0, 1, "A", " \n ")]) == b"WEBVTT\n"


def test_damage_is_told_or_harmless():
    """Whatever happens to a file: as many cues as it has arrows, or a fault; never another error."""
    dice, whole, told = random.Random(7), WHOLE.encode(), 0
    for _ in range(3000):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            place = dice.randrange(len(damaged))
            match dice.randrange(3):
                case 0:
                    damaged[place] = dice.randrange(256)
                case 1:
                    del damaged[place : place + dice.randint(1, 20)]
                case _:
                    damaged[place:place] = dice.choice([b"\n", b"-->", b"<", b"&", b"\0", b"WEBVTT\n\n"])
        try:
            cues = webvtt.read(bytes(damaged))
        except Unreadable as error:
            told += len(error.faults)
        else:
            assert webvtt.read(webvtt.write(cues)) == cues
    assert told > 1000
