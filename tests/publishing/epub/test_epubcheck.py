"""EPUBCheck finds no error and no warning in what is built."""

import pytest

from . import epubcheck


@pytest.mark.usefixtures("checker")
@pytest.mark.parametrize("name", ["ro", "rom", "hostile"])
def test_a_book_conforms(books, name):
    assert epubcheck.faults(books[name]) == []
