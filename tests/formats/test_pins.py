"""Marks on a map: near places share one, and names stand where there is room."""

import math
import random

import pytest

from exhibits.formats.pins import Space, Spot, around, marks

FINGER = 88


def keys(found) -> list[list[str]]:
    return [[spot.key for spot in mark.spots] for mark in found]


def test_places_that_a_finger_could_not_tell_apart_share_a_mark():
    near = [Spot("a", (100, 100), 1), Spot("b", (187, 100), 5), Spot("c", (276, 100), 2)]
    assert keys(marks(near, FINGER)) == [["b", "a"], ["c"]]
    assert marks(near, FINGER)[0].at == (187, 100), "the weightiest gives the mark its place"


def test_a_finger_apart_is_far_enough():
    assert len(marks([Spot("a", (0, 0)), Spot("b", (FINGER, 0))], FINGER)) == 2
    assert len(marks([Spot("a", (0, 0)), Spot("b", (FINGER - 0.01, 0))], FINGER)) == 1


def test_nothing_gives_nothing():
    assert marks([], FINGER) == []


@pytest.mark.parametrize("seed", range(5))
def test_marks_are_a_finger_apart_and_the_same_whatever_the_order(seed):
    dice = random.Random(seed)
    spots = [Spot(f"{n}", (dice.random() * 640, dice.random() * 520), dice.randint(1, 9)) for n in range(400)]
    found = marks(spots, FINGER)
    assert sorted(key for mark in keys(found) for key in mark) == sorted(spot.key for spot in spots)
    assert all(math.dist(a.at, b.at) >= FINGER for a in found for b in found if a is not b)
    assert all(math.dist(mark.at, spot.at) < FINGER for mark in found for spot in mark.spots)
    assert len(found) < 80
    dice.shuffle(spots)
    assert keys(marks(spots, FINGER)) == keys(found)


def test_places_at_one_point_share_one_mark():
    assert keys(marks([Spot(f"{n}", (5, 5)) for n in range(3)], FINGER)) == [["0", "1", "2"]]


def test_a_name_stands_to_the_right_else_to_the_left_else_above_or_under():
    space = Space(640, 520, [around((x, 260), 12) for x in (320, 320)])
    found = [space.letter("Tismana", (320, 260), 12, 20) for _ in range(5)]
    assert [one.anchor for one in found[:4]] == ["start", "end", "middle", "middle"]
    assert found[2].y < 260 < found[3].y
    assert found[4] is None, "there is no room left"


def test_a_name_stays_on_its_sheet():
    assert Space(640, 520).letter("Tismana", (620, 260), 12, 20).anchor == "end"
    assert Space(60, 520).letter("Tismana", (30, 260), 12, 20) is None


def test_a_name_does_not_run_over_another_mark():
    space = Space(640, 520, [around((400, 260), 12)])
    assert space.letter("Constantinopol", (320, 260), 12, 20).anchor == "end"
