"""Years by decades and hundreds, before our era too."""

import pytest

from exhibits.formats.years import DECADE, HUNDRED, Span, heaps, in_centuries, stretch, year_of


@pytest.mark.parametrize(
    ("year", "decade", "hundred"),
    [
        (1856, (1850, 1859), (1800, 1899)), (1900, (1900, 1909), (1900, 1999)), (1899, (1890, 1899), (1800, 1899)),
        (1, (1, 9), (1, 99)), (10, (10, 19), (1, 99)), (-1, (-9, -1), (-99, -1)), (-10, (-19, -10), (-99, -1)),
        (-500, (-509, -500), (-599, -500)), (32767, (32760, 32769), (32700, 32799)),
    ],
)  # fmt: skip
def test_every_year_has_its_decade_and_its_hundred(year, decade, hundred):
    assert stretch(year, DECADE) == decade
    assert stretch(year, HUNDRED) == hundred


@pytest.mark.parametrize(
    ("day", "year"), [(18560220, 1856), (10101, 1), (101, -1), (-10101, -2), (-5000101, -501), (None, None)]
)
def test_days_of_the_astronomers_count_have_the_historians_year(day, year):
    assert year_of(day) == year


def begin(found) -> list[tuple]:
    return [(heap.first, heap.last, [span.key for span in heap.spans]) for heap in heaps(found)]


def test_what_lasts_longer_than_a_decade_stands_under_its_hundred():
    found = in_centuries([Span(1, 1385, 1856), Span(2, 1385, 1385), Span(3, 1380, 1389), Span(4, 1380, 1390)])
    assert begin(found) == [(1300, 1399, [4, 1]), (1380, 1389, [3, 2])]


def test_an_open_end_is_long_and_an_open_beginning_stands_at_its_end():
    found = in_centuries([Span(1, None, 1385), Span(2, 1990, None)])
    assert begin(found) == [(1300, 1399, [1]), (1900, 1999, [2])]


def test_the_order_is_that_of_time_and_then_of_what_was_there_first():
    found = in_centuries([Span(9, 1933, 1933), Span(8, 1931, 1932), Span(7, 1933, 1933), Span(6, -44, -44)])
    assert begin(found) == [(-49, -40, [6]), (1930, 1939, [8, 7, 9])]


def test_nothing_gives_nothing():
    assert in_centuries([]) == []
