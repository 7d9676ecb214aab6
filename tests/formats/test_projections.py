"""Projections against the worked examples of Snyder's manual, and against what is true of every such map."""

import math

import pytest

from exhibits.formats.projections import Conic, Cylindrical, is_on_earth

# Snyder, Map Projections: A Working Manual, 1987, page 295: sphere of radius 1.
SNYDER = Conic((33, 45), (-96, 23))


def test_lamberts_conic_is_snyders():
    assert SNYDER.constant == pytest.approx(0.6304777, abs=5e-8)
    assert SNYDER(-75, 35) == pytest.approx((0.2966785, 0.2462112), abs=5e-8)
    assert SNYDER(-96, 23) == pytest.approx((0, 0), abs=1e-12)


def test_the_conic_keeps_angles_and_is_true_on_its_parallels():
    step = 1e-5
    for latitude, true in ((33, True), (45, True), (39, False)):
        x, y = SNYDER(-80, latitude)
        east, north = (SNYDER(-80 + step, latitude), SNYDER(-80, latitude + step))
        along = math.dist((x, y), east) / (math.radians(step) * math.cos(math.radians(latitude)))
        up = math.dist((x, y), north) / math.radians(step)
        assert along == pytest.approx(up, rel=1e-6)
        assert (along == pytest.approx(1, rel=1e-6)) is true


def test_the_cylinder_is_true_along_its_parallel_and_all_meridians():
    flat = Cylindrical(42, (38.5, 39.5))
    assert flat(38.5, 39.5) == (0, 0)
    assert flat(39.5, 40.5) == pytest.approx((math.radians(1) * math.cos(math.radians(42)), math.radians(1)))


@pytest.mark.parametrize("projection", [SNYDER, Cylindrical(42, (38.5, 39.5)), Conic((35, 65), (14, 53.2))])
@pytest.mark.parametrize("degrees", [(180, 90), (-180, -90), (0, 90), (0, -90), (179.999, 0)])
def test_the_ends_of_the_earth_are_somewhere(projection, degrees):
    assert all(math.isfinite(number) for number in projection(*degrees))


@pytest.mark.parametrize(
    ("degrees", "answer"),
    [
        ((180, 90), True), ((-180, -90), True), ((0, 0), True), ((180.1, 0), False), ((0, -90.1), False),
        ((math.nan, 0), False), ((0, math.nan), False), ((math.inf, 0), False), ((0, -math.inf), False),
        ((None, 0), False), ((0, None), False), ((1e308, 1e308), False),
    ],
)  # fmt: skip
def test_what_is_no_place_is_known(degrees, answer):
    assert is_on_earth(*degrees) is answer
