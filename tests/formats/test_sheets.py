"""The map sheets: what lies on each, and where."""

import math

import pytest

from exhibits.formats.sheets import EDGE, EUROPE, EVERYWHERE, FINGER, NORWAY, ROMANIA, SHEETS, WIDTH

EARTH = 6371.0
OSLO, BUCHAREST, DELHI, TROMSO, BOSTON = (10.75, 59.91), (26.1, 44.43), (77.2, 28.6), (18.96, 69.65), (-71, 42.4)


def test_a_finger_is_44_pixels_on_the_narrowest_phone():
    assert FINGER == 88


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (OSLO, {"everywhere", "europe", "no"}), (BUCHAREST, {"everywhere", "europe", "ro"}), (DELHI, {"everywhere"}),
        (TROMSO, {"everywhere", "europe", "no"}), (BOSTON, set()),
    ],
)  # fmt: skip
def test_each_sheet_shows_its_part_of_the_earth(place, shown):
    assert {key for key, sheet in SHEETS.items() if sheet.place(*place)} == shown


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.key)
def test_what_lies_on_a_sheet_lies_within_its_edges(sheet):
    for longitude in range(-180, 181, 3):
        for latitude in range(-90, 91, 3):
            at = sheet.place(longitude, latitude)
            assert at is None or (EDGE <= at[0] <= WIDTH - EDGE and EDGE <= at[1] <= sheet.height - EDGE)


@pytest.mark.parametrize(
    "nowhere", [(math.nan, 45.0), (25.0, math.inf), (None, None), (25.0, None), (900, 45), (25, -90)]
)
def test_what_is_no_place_is_on_no_sheet(nowhere):
    assert not any(sheet.place(*nowhere) for sheet in SHEETS.values())


def test_distances_are_right_on_the_conic_sheets():
    """Bucharest to Iași is 325 km, Oslo to Trondheim 391 km as the crow flies (great circle)."""
    for sheet, one, other, kilometres in (
        (ROMANIA, BUCHAREST, (27.6, 47.16), 325), (NORWAY, OSLO, (10.4, 63.43), 391),
        (EUROPE, OSLO, (10.4, 63.43), 391),
    ):  # fmt: skip
        apart = math.dist(sheet.place(*one), sheet.place(*other))
        assert apart / sheet.scale * EARTH == pytest.approx(kilometres, rel=0.03)


def test_north_is_up_and_east_is_right():
    for sheet, one in ((EVERYWHERE, DELHI), (EUROPE, OSLO), (ROMANIA, BUCHAREST), (NORWAY, OSLO)):
        x, y = sheet.place(*one)
        assert sheet.lay(one[0], one[1] + 1)[1] < y
        assert sheet.lay(one[0] + 1, one[1])[0] > x
