"""Records of OHMS."""

import random

import pytest

from exhibits.formats.cues import ohms
from exhibits.formats.cues.model import Cue, Segment, Unreadable, Wrong

WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record id="1" dt="2020-01-01">
<title>Interviu</title><duration>00:02:30</duration>
<language>Romanian</language><transcript_alt_lang>English</transcript_alt_lang>
<sync>1:|5(1)|7(0)</sync>
<sync_alt>0.5:0(1)</sync_alt>
<transcript>ANA: Una două[[footnote]]1[[/footnote]]
trei patru.

ION: Cinci &amp; șase
șapte opt
nouă zece

unsprezece</transcript>
<transcript_alt>One two
three</transcript_alt>
<index>
<point><time>65</time><title>Drumul</title><title_alt>The road</title_alt><synopsis>Pe jos</synopsis>
<keywords>drum; iarnă</keywords><subjects>Munca</subjects>
<gpspoints><gps>44,26</gps><gps_text>Brăila</gps_text></gpspoints>
</point>
<point><time>0</time><title>Începutul</title></point>
</index></record></ROOT>"""


def faults(text: str | bytes) -> list[tuple]:
    with pytest.raises(Unreadable) as caught:
        ohms.read(text.encode() if isinstance(text, str) else text)
    return [(fault.wrong, fault.line) for fault in caught.value.faults]


def test_both_languages_of_a_record_are_read():
    original, other = ohms.read(WHOLE.encode())
    assert (original.language, other.language) == ("Romanian", "English")
    assert [(cue.speaker, cue.text) for cue in original.cues] == [
        ("ANA", "Una două trei patru."),
        ("ION", "Cinci & șase șapte opt nouă"),
        ("ION", "zece"),
        ("ION", "unsprezece"),
    ]
    assert [cue.start for cue in original.cues if cue.start % 60_000 == 0] == [0, 60_000, 120_000]
    assert original.cues[-1].end == 150_000
    assert [(cue.start, cue.text) for cue in other.cues] == [(0, "One"), (30_000, "two three")]
    assert original.segments == [
        Segment(0, "Începutul"),
        Segment(65_000, "Drumul", "Pe jos", ("drum", "iarnă", "Munca"), ("Brăila",)),
    ]
    assert other.segments == [Segment(65_000, "The road")]


def test_no_word_of_the_transcript_is_lost():
    original = ohms.read(WHOLE.encode())[0]
    said = " ".join(cue.text for cue in original.cues)
    assert said == "Una două trei patru. Cinci & șase șapte opt nouă zece unsprezece"


def test_version_six_embeds_webvtt():
    inside = "WEBVTT\n\n1\n00:00.000 --> 00:02.000\n&lt;v Ana&gt;Bună&lt;/v&gt;\n"
    text = f"<ROOT><record><vtt_transcript>\n{inside}</vtt_transcript></record></ROOT>"
    assert ohms.read(text.encode())[0].cues == [Cue("1", 0, 2000, "Ana", "Bună")]
    assert faults(text.replace("02.000", "00.000")) == [(Wrong.END, 5)]


@pytest.mark.parametrize(
    ("change", "to", "found"),
    [
        ("<ROOT", '<!DOCTYPE x [<!ENTITY a "b">]><ROOT', [(Wrong.DOCTYPE, 2)]),
        ("</index>", "", [(Wrong.XML, 23)]),
        ("&amp;", "&nbsp;", [(Wrong.XML, 10)]),
        ("record", "recording", [(Wrong.NO_RECORD, 2)]),
        ("<sync>1:|5(1)|7(0)</sync>", "", [(Wrong.NO_SYNC, 7)]),
        ("1:|5(1)|7(0)", "1:|7(0)|5(1)", [(Wrong.SYNC, 5)]),
        ("1:|5(1)|7(0)", "1:|5(2)|99(1)", [(Wrong.SYNC, 5)]),
        ("1:|5(1)|7(0)", "soon", [(Wrong.SYNC, 5)]),
        ("<time>65</time>", "<time>later</time>", [(Wrong.POINT, 18), (Wrong.POINT, 18)]),
        ("UTF-8", "klingon", [(Wrong.UNDECODABLE, 1)]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(change, to, found):
    assert faults(WHOLE.replace(change, to)) == found


def test_entities_are_refused_in_any_encoding():
    bomb = WHOLE.replace("<ROOT", '<!DOCTYPE x [<!ENTITY a "b">]><ROOT').replace("UTF-8", "UTF-16")
    assert faults(bomb.encode("utf-16")) == [(Wrong.DOCTYPE, 2)]


def test_damage_is_told_or_harmless():
    dice, whole, told = random.Random(11), WHOLE.encode(), 0
    for _ in range(1500):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 3)):
            place = dice.randrange(len(damaged))
            if dice.random() < 0.5:
                damaged[place] = dice.randrange(256)
            else:
                del damaged[place : place + dice.randint(1, 30)]
        try:
            ohms.read(bytes(damaged))
        except Unreadable as error:
            told += len(error.faults)
    assert told > 100
