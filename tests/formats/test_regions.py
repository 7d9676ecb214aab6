"""A part of a picture holds at any size, and lies within the picture."""

import pytest

from exhibits.formats.regions import NotARegion, Region


def test_a_region_is_written_in_percent_and_kept_in_fractions():
    region = Region.from_percent("10,20.5,30,0.01e3")
    assert region == Region(0.1, 0.205, 0.3, 0.1)
    assert region.percent == "10,20.5,30,10"
    assert Region.from_stored(region.stored) == region


def test_a_region_in_pixels_of_any_size():
    region = Region.of(0.1, 0.2, 0.3, 0.4)
    assert region.on(6000, 4000) == (600, 800, 1800, 1600)
    assert region.on(400, 267) == (40, 53, 120, 107)


def test_a_frame_of_one_ratio_holds_the_region_and_stays_within_the_picture():
    assert Region.of(0.4, 0.4, 0.1, 0.3).framed(600, 400, 1.5) == (180, 160, 180, 120)
    assert Region.of(0.4, 0.4, 0.3, 0.1).framed(600, 400, 1.5) == (240, 120, 180, 120)
    assert Region.of(0.9, 0.0, 0.1, 0.3).framed(600, 400, 1.5) == (420, 0, 180, 120), "at the edge"
    assert Region.of(0, 0, 1, 0.9).framed(100, 400, 1.5) == (0, 0, 100, 360), "a picture narrower than the frame"


def test_rounding_never_leads_beyond_an_edge():
    left, top, width, height = Region.of(0.335, 0.335, 0.665, 0.665).on(3, 3)
    assert left + width <= 3
    assert top + height <= 3
    assert Region.of(0.99, 0.99, 0.01, 0.01).on(10, 10) == (9, 9, 1, 1)


@pytest.mark.parametrize(
    "percent",
    ["", "10,20,30", "10,20,30,40,50", "a,b,c,d", "nan,0,10,10", "inf,0,10,10", "-1,0,10,10", "95,0,10,10",
     "0,95,10,10", "0,0,0.5,10", "0,0,10,0", "0,0,1e999,1"],
)  # fmt: skip
def test_what_is_no_part_of_a_picture_is_refused(percent):
    with pytest.raises(NotARegion):
        Region.from_percent(percent)


@pytest.mark.parametrize("stored", [{}, {"x": 0, "y": 0, "width": 1}, {"x": "a", "y": 0, "width": 1, "height": 1}])
def test_what_is_stored_wrongly_is_refused(stored):
    with pytest.raises(NotARegion):
        Region.from_stored(stored)
