"""What EDTF says of a date: its bounds, its doubts, and where a text is none."""

from itertools import pairwise

import pytest

from exhibits.formats.dates.edtf import MOST_LETTERS, Fault, Kind, NotADate, parse

READ = [
    ("1985", "1985", (1985, 1, 1), (1985, 12, 31)),
    ("1985-04", "1985-04", (1985, 4, 1), (1985, 4, 30)),
    ("1985-04-12", "1985-04-12", (1985, 4, 12), (1985, 4, 12)),
    ("1984-02-29", "1984-02-29", (1984, 2, 29), (1984, 2, 29)),
    ("2000-02", "2000-02", (2000, 2, 1), (2000, 2, 29)),
    ("1900-02", "1900-02", (1900, 2, 1), (1900, 2, 28)),
    ("0000", "0000", (0, 1, 1), (0, 12, 31)),
    ("-0043-03-15", "-0043-03-15", (-43, 3, 15), (-43, 3, 15)),
    ("-0004-02-29", "-0004-02-29", (-4, 2, 29), (-4, 2, 29)),
    ("Y17000", "Y17000", (17000, 1, 1), (17000, 12, 31)),
    ("Y-170000000", "Y-170000000", (-170000000, 1, 1), (-170000000, 12, 31)),
    ("186X", "186X", (1860, 1, 1), (1869, 12, 31)),
    ("18XX", "18XX", (1800, 1, 1), (1899, 12, 31)),
    ("1XXX", "1XXX", (1000, 1, 1), (1999, 12, 31)),
    ("1X6X", "1X6X", (1060, 1, 1), (1969, 12, 31)),
    ("-04XX", "-04XX", (-499, 1, 1), (-400, 12, 31)),
    ("-00XX", "-00XX", (-99, 1, 1), (0, 12, 31)),
    ("1860-XX", "1860-XX", (1860, 1, 1), (1860, 12, 31)),
    ("1860-1X", "1860-1X", (1860, 10, 1), (1860, 12, 31)),
    ("1860-XX-XX", "1860-XX-XX", (1860, 1, 1), (1860, 12, 31)),
    ("1860-XX-31", "1860-XX-31", (1860, 1, 31), (1860, 12, 31)),
    ("1860-05-XX", "1860-05-XX", (1860, 5, 1), (1860, 5, 31)),
    ("1860-05-3X", "1860-05-3X", (1860, 5, 30), (1860, 5, 31)),
    ("187X-02-29", "187X-02-29", (1872, 2, 29), (1876, 2, 29)),
    ("XXXX", "XXXX", None, None),
    ("XXXX-02-29", "XXXX-02-29", None, None),
    ("1860-21", "1860-21", (1860, 3, 1), (1860, 5, 31)),
    ("1860-22", "1860-22", (1860, 6, 1), (1860, 8, 31)),
    ("1860-23", "1860-23", (1860, 9, 1), (1860, 11, 30)),
    ("1859-24", "1859-24", (1859, 1, 1), (1860, 2, 29)),
    ("1855/1865", "1855/1865", (1855, 1, 1), (1865, 12, 31)),
    ("1855-05/1865-06-02", "1855-05/1865-06-02", (1855, 5, 1), (1865, 6, 2)),
    ("1860/1860", "1860/1860", (1860, 1, 1), (1860, 12, 31)),
    ("16XX/18XX", "16XX/18XX", (1600, 1, 1), (1899, 12, 31)),
    ("-0205/0220", "-0205/0220", (-205, 1, 1), (220, 12, 31)),
    ("../1900", "../1900", None, (1900, 12, 31)),
    ("/1900", "/1900", None, (1900, 12, 31)),
    ("1900/..", "1900/..", (1900, 1, 1), None),
    ("1900/", "1900/", (1900, 1, 1), None),
    ("[1667,1668, 1670..1672]", "[1667,1668,1670..1672]", (1667, 1, 1), (1672, 12, 31)),
    ("{1672,1667}", "{1672,1667}", (1667, 1, 1), (1672, 12, 31)),
    ("{1960,1961-12}", "{1960,1961-12}", (1960, 1, 1), (1961, 12, 31)),
    ("[2011-05-01..2018-06-24]", "[2011-05-01..2018-06-24]", (2011, 5, 1), (2018, 6, 24)),
    ("[1860..1860]", "[1860]", (1860, 1, 1), (1860, 12, 31)),
    ("[..1760-12-03]", "[..1760-12-03]", None, (1760, 12, 3)),
    ("[1760-12..]", "[1760-12..]", (1760, 12, 1), None),
    ("{..1983,1985..}", "{..1983,1985..}", None, None),
]


@pytest.mark.parametrize(("text", "canonical", "earliest", "latest"), READ)
def test_read(text, canonical, earliest, latest):
    date = parse(text)
    assert (str(date), date.earliest, date.latest) == (canonical, earliest, latest)
    assert not date.is_uncertain
    assert not date.is_approximate
    assert parse(canonical) == date


@pytest.mark.parametrize(
    ("text", "canonical", "uncertain", "approximate"),
    [
        ("1860?", "1860?", True, False),
        ("1860~", "1860~", False, True),
        ("1860%", "1860%", True, True),
        ("%1860", "1860%", True, True),
        ("186X~", "186X~", False, True),
        ("1860-21?", "1860-21?", True, False),
        ("?1860-05~", "%1860-~05", True, True),
        ("1860-05?", "1860-05?", True, False),
        ("?1860-?05", "1860-05?", True, False),
        ("1860~-05", "~1860-05", False, True),
        ("1860-~05", "1860-~05", False, True),
        ("2004-06~-11", "~2004-~06-11", False, True),
        ("2004?-06-~11", "?2004-06-~11", True, True),
        ("2004-06-11%", "2004-06-11%", True, True),
        ("1855/1865~", "1855/1865~", False, True),
        ("1855?/..", "1855?/..", True, False),
        ("[1855~,1860?..1862]", "[1855~,1860?..1862]", True, True),
        ("Y17000~", "Y17000~", False, True),
    ],
)
def test_doubts(text, canonical, uncertain, approximate):
    date = parse(text)
    assert (str(date), date.is_uncertain, date.is_approximate) == (canonical, uncertain, approximate)
    assert parse(canonical) == date


@pytest.mark.parametrize(
    ("text", "kind"),
    [("1860", Kind.SINGLE), ("1860/1861", Kind.INTERVAL), ("[1860,1861]", Kind.ONE), ("{1860,1861}", Kind.ALL)],
)
def test_kinds(text, kind):
    assert parse(text).kind is kind


def test_days_sort_across_the_eras():
    texts = ["Y-10000", "-0043-03-15", "-0043-12", "0000", "0001", "0999-12-31", "1860", "1860-05", "Y17000"]
    days = [parse(text).earliest for text in texts]
    assert all(one < other for one, other in pairwise(days))


@pytest.mark.parametrize(
    ("text", "fault", "column"),
    [
        ("", Fault.EMPTY, 1),
        ("[]", Fault.EMPTY, 2),
        ("[1860,]", Fault.EMPTY, 7),
        ("x", Fault.SIGN, 1),
        ("\0", Fault.SIGN, 1),
        ("1860 ", Fault.SIGN, 5),
        ("1860\n", Fault.SIGN, 5),
        ("1860?~", Fault.SIGN, 6),
        ("1860-", Fault.SIGN, 6),
        ("--1860", Fault.SIGN, 1),
        ("1860-05-12-01", Fault.SIGN, 12),
        ("1860/1861/1862", Fault.SIGN, 10),
        ("1860..1862", Fault.SIGN, 5),
        ("{{1860}}", Fault.SIGN, 2),
        ("[1860,{1861}]", Fault.SIGN, 7),
        ("[1860/1861]", Fault.SIGN, 6),
        ("１８６０", Fault.SIGN, 1),
        ("٠٠٠٠", Fault.SIGN, 1),
        ("860", Fault.YEAR, 1),
        ("01860", Fault.YEAR, 1),
        ("-0000", Fault.YEAR, 1),
        ("1860/18610", Fault.YEAR, 6),
        ("Y1860", Fault.YEAR, 1),
        ("Y12345678901", Fault.YEAR, 1),
        ("Y17000-05", Fault.YEAR, 1),
        ("1860-13", Fault.MONTH, 6),
        ("1860-5", Fault.MONTH, 6),
        ("1860-00", Fault.MONTH, 6),
        ("1860-2X", Fault.MONTH, 6),
        ("1860-05-32", Fault.DAY, 9),
        ("1860-05-00", Fault.DAY, 9),
        ("1860-05-1", Fault.DAY, 9),
        ("1860-21-05", Fault.DAY, 9),
        ("1985-04-31", Fault.NO_SUCH_DAY, 9),
        ("1985-02-29", Fault.NO_SUCH_DAY, 9),
        ("XXXX-02-30", Fault.NO_SUCH_DAY, 9),
        ("1860-02-3X", Fault.NO_SUCH_DAY, 9),
        ("[1984-02-29, 1985-02-29]", Fault.NO_SUCH_DAY, 22),
        ("1865/1855", Fault.ORDER, 6),
        ("[1860,1865..1855]", Fault.ORDER, 11),
        ("/", Fault.ENDS, 2),
        ("../..", Fault.ENDS, 4),
        ("[..]", Fault.ENDS, 2),
        ("[1900..,1901]", Fault.OPEN, 2),
        ("{1900,..1901}", Fault.OPEN, 2),
        ("[1860", Fault.BRACKET, 6),
        ("[1860}", Fault.BRACKET, 7),
        ("1860-05-12T10:00:00Z", Fault.LATER_LEVEL, 11),
        ("Y-17E7", Fault.LATER_LEVEL, 5),
        ("1860S2", Fault.LATER_LEVEL, 5),
        ("1860-25", Fault.LATER_LEVEL, 7),
        ("1860-41", Fault.LATER_LEVEL, 7),
    ],
)
def test_no_date(text, fault, column):
    with pytest.raises(NotADate) as caught:
        parse(text)
    assert (caught.value.fault, caught.value.column) == (fault, column)
    assert str(caught.value) == f"{fault.value} (column {column})"


@pytest.mark.parametrize("sign", ["1", "X", "-", "?", "/", "[", "{", ",", ".", "Y", "1860,", "[1860,", "\0", "é"])
def test_hostile_lengths(sign):
    with pytest.raises(NotADate):
        parse(sign * MOST_LETTERS)
    with pytest.raises(NotADate) as caught:
        parse(sign * 10_000)
    assert caught.value.fault is Fault.LENGTH


def test_a_long_set_is_read():
    text = "{" + ",".join(["1860"] * 99) + "}"
    assert str(parse(text)) == text
