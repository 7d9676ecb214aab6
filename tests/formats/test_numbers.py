"""The same number in another language's form."""

import pytest

from exhibits.formats.numbers import difference


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1.000 de lei", "1,000 lei"),
        ("1.000 de lei", "1 000 lei"),
        ("1.000 de lei", "1\u00a0000 lei"),
        ("1.234.567", "1 234 567"),
        ("1.234,56", "1,234.56"),
        ("1 234,5", "1,234.5"),
        ("3,5 litri", "3.5 litres"),
        ("ora 10:30", "kl. 10.30"),
        ("în 1944", "I 1944."),
        ("12.03.1944", "12. 3. 1944"),
        ("în 1944 500 de oameni", "500 people in 1944"),
        ("nr. 12 500 de oameni", "no. 12: 500 people"),
        ("secolul al XIX-lea", "the 19th century"),
        ("secolul al XIX-lea", "1800-tallet"),
        ("the 19th century", "1800-tallet"),
        ("fără numere", "no numbers"),
        ("", ""),
    ],
)
def test_the_same(source, text):
    assert not difference(source, text)
    assert not difference(text, source)


@pytest.mark.parametrize(
    ("source", "text", "missing", "added"),
    [
        ("12 litri", "13 liter", ("12",), ("13",)),
        ("3,5 litri", "35 liter", ("3,5",), ("35",)),
        ("1.000 și 1.000", "1 000", ("1.000",), ()),
        ("nimic", "i 1944", (), ("1944",)),
        ("1944", "1994", ("1944",), ("1994",)),
        ("secolul al XIX-lea", "1700-tallet", (), ("18",)),
    ],
)
def test_another(source, text, missing, added):
    found = difference(source, text)
    assert (found.missing, found.added) == (missing, added)
