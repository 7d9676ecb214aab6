"""Cues in an editor's hands."""

import random

import pytest

from exhibits.formats.cues import editing
from exhibits.formats.cues.model import Cue, faults_of

CUES = [Cue("1", 0, 1000, "A", "una două"), Cue("2", 1000, 3000, "B", "trei patru"), Cue("3", 4000, 5000, "A", "cinci")]
OTHER = [Cue("1", 0, 1000, "A", "one two"), Cue("2", 1000, 3000, "B", "three four"), Cue("3", 4000, 5000, "A", "five")]


def texts(cues):
    return [cue.text for cue in cues]


def test_a_split_cue_keeps_its_translation_in_the_first_part():
    cut = editing.split(CUES, "2", 5)
    assert [(cue.key, cue.start, cue.end, cue.text) for cue in cut[1:3]] == [
        ("2", 1000, 2000, "trei"), ("4", 2000, 3000, "patru"),
    ]  # fmt: skip
    assert texts(editing.followed(cut, OTHER)) == ["one two", "three four", "", "five"]
    assert editing.split(CUES, "2", 5, at=1100)[2].start == 1100


@pytest.mark.parametrize(("letter", "at"), [(0, None), (10, None), (5, 1000), (5, 3000)])
def test_nothing_is_split_into_nothing(letter, at):
    with pytest.raises(ValueError, match="nothing"):
        editing.split(CUES, "2", letter, at)


def test_joined_cues_have_their_translations_joined():
    joined = editing.join(CUES, "1")
    assert joined[0] == Cue("1", 0, 3000, "A", "una două trei patru")
    assert texts(editing.followed(joined, OTHER)) == ["one two three four", "five"]
    with pytest.raises(ValueError, match="next"):
        editing.join(CUES, "3")
    with pytest.raises(KeyError):
        editing.join(CUES, "9")


def test_what_is_removed_goes_from_translations():
    assert texts(editing.followed(editing.remove(CUES, "2"), OTHER)) == ["one two", "five"]


def test_times_speakers_and_order_follow_the_original():
    moved = editing.set_speaker(editing.nudge(CUES, "3", -500, 100), "3", " Ana  M. ")
    followed = editing.followed(editing.add(moved, Cue("9", 3100, 3200, "", "și")), OTHER)
    assert followed[-1] == Cue("3", 3500, 5100, "Ana M.", "five")
    assert followed[2] == Cue("9", 3100, 3200, "", "")


def test_nudges_end_at_the_neighbours():
    nudged = editing.nudge(CUES, "2", -100, 5000)
    assert (nudged[1].start, nudged[1].end) == (1000, 4000)
    assert editing.nudge(CUES, "1", -100)[0].start == 0
    assert editing.nudge(CUES, "1", 5000)[0].start == 1000 - editing.SHORTEST


def test_a_file_from_outside_takes_the_keys_of_what_is_there():
    fresh = [Cue("3", 0, 900, "", "un"), Cue("1", 900, 1000, "", "o"), Cue("2", 4000, 5000, "", "cinq")]
    assert [cue.key for cue in editing.keyed_like(fresh, CUES)] == ["1", "4", "3"]


def test_a_translation_cut_in_its_own_way_is_laid_on_the_original():
    fresh = [Cue("a", 0, 400, "", "one"), Cue("b", 400, 1900, "", "two three"), Cue("c", 3500, 3900, "", "four"),
             Cue("d", 9000, 9100, "", "five")]  # fmt: skip
    assert texts(editing.laid_on(CUES, fresh)) == ["one", "two three four", "five"]
    assert [cue.key for cue in editing.laid_on(CUES, fresh)] == ["1", "2", "3"]


def test_no_edit_leaves_cues_that_could_not_be_read():
    dice = random.Random(3)
    cues = [Cue(str(n), n * 1000, n * 1000 + 800, "A", f"una două {n}") for n in range(8)]
    other = cues
    for _ in range(500):
        key = dice.choice(cues).key
        try:
            match dice.randrange(4):
                case 0:
                    cues = editing.split(cues, key, dice.randrange(12))
                case 1:
                    cues = editing.join(cues, key) if len(cues) > 4 else cues
                case 2:
                    cues = editing.set_speaker(cues, key, dice.choice("AB"))
                case _:
                    cues = editing.nudge(cues, key, dice.randrange(-900, 900), dice.randrange(-900, 900))
        except ValueError:
            continue
        other = editing.followed(cues, other)
        assert not faults_of(cues)
        assert [cue.key for cue in other] == [cue.key for cue in cues]
