"""Cues as they are read: paragraphs, withheld passages, times."""

import pytest

from exhibits.formats.cues.model import Cue, Segment, as_data, from_data, segment_as_data, segment_from_data
from exhibits.formats.cues.paragraphs import LONG, parts, turns
from exhibits.formats.cues.times import from_written, spoken, stamp, written
from exhibits.formats.cues.withholding import merged, segments_without, without

CUES = [Cue(str(n), n * 1000, n * 1000 + 1000, speaker, f"vorba {n}") for n, speaker in enumerate("AABBA")]


def test_a_turn_is_what_one_speaker_says():
    assert [(turn.speaker, len(turn.cues), turn.start, turn.end) for turn in turns(CUES)] == [
        ("A", 2, 0, 2000), ("B", 2, 2000, 4000), ("A", 1, 4000, 5000),
    ]  # fmt: skip


def test_long_speeches_have_paragraphs_where_sentences_end():
    said = [Cue(str(n), n, n + 1, "A", "x" * (LONG // 2) + ("." if n % 2 else "")) for n in range(6)]
    assert [(len(turn.cues), turn.is_new) for turn in turns(said)] == [(2, True), (2, False), (2, False)]


def test_turns_lie_within_segments():
    found = parts(CUES, [Segment(3000, "Trei"), Segment(1000, "Unu"), Segment(9000, "Nimic")])
    assert [(part.segment and part.segment.title, [len(turn.cues) for turn in part.turns]) for part in found] == [
        (None, [1]), ("Unu", [1, 1]), ("Trei", [1, 1]), ("Nimic", []),
    ]  # fmt: skip
    assert parts([], []) == []


@pytest.mark.parametrize(
    ("spans", "left"),
    [
        ([(1500, 1600)], ["0", None, "2", "3", "4"]),
        ([(1000, 2000)], ["0", None, "2", "3", "4"]),
        ([(999, 2001)], [None, "3", "4"]),
        ([(0, 1), (4999, 9000)], [None, "1", "2", "3", None]),
        ([(5000, 9000), (3, 3)], ["0", "1", "2", "3", "4"]),
        ([(0, 3000), (100, 200), (2500, 2600)], [None, "3", "4"]),
    ],
)
def test_cues_that_touch_a_span_are_one_quiet_gap(spans, left):
    found = without(CUES, spans, "…")
    assert [None if cue.withheld else cue.text.split()[1] for cue in found] == left
    assert all((cue.text, cue.speaker) == ("…", "") for cue in found if cue.withheld)


def test_segments_that_begin_within_are_gone():
    segments = [Segment(0, "a"), Segment(1000, "b"), Segment(2000, "c")]
    assert [one.title for one in segments_without(segments, [(500, 2000)])] == ["a", "c"]
    assert merged([(5, 9), (1, 5), (20, 20)]) == [(1, 9)]


def test_cues_and_segments_are_kept_as_data():
    segment = Segment(5, "a", "b", ("c",), ("d", "e"), ("f",))
    assert segment_from_data(segment_as_data(segment)) == segment
    assert [from_data(as_data(cue)) for cue in CUES] == CUES


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1:02:03.500", 3_723_500), ("62:03", 3_723_000), ("3723,5", 3_723_500), ("0", 0), (" 0:09.05 ", 9050),
        ("1:60", None), ("1:60:00", None), ("", None), ("-1", None), ("1:2:3:4", None), ("1e3", None), ("٣", None),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text, time):
    assert from_written(text) == time


def test_times_are_written():
    assert [written(3_723_500), written(63_005), stamp(3_723_500), stamp(5, comma=True), spoken(3_723_500)] == [
        "1:02:03.500", "1:03.005", "01:02:03.500", "00:00:00,005", "1:02:03",
    ]  # fmt: skip
    assert all(from_written(written(time)) == time for time in range(0, 90_000_000, 1_234_567))
