"""ISBNs: 13 digits with the right check digit."""

import pytest

from exhibits.formats.isbn import NotAnIsbn, grouped, plain


@pytest.mark.parametrize("text", ["978-92-95055-02-5", "9789295055025", "978 92 95055 02 5", "ISBN 978-92-95055-02-5"])
def test_however_it_is_written_it_is_the_same_number(text):
    assert plain(text) == "9789295055025"


def test_hyphens_stay_where_they_were_and_nobody_invents_any():
    assert grouped("978-92-95055-02-5") == "978-92-95055-02-5"
    assert grouped(" 978 92 95055 02 5 ") == "978-92-95055-02-5"
    assert grouped("9789295055025") == "9789295055025"


@pytest.mark.parametrize("text", ["", "978-92-95055-02-4", "123", "9779295055022", "97892950550²5", "978929505502X"])
def test_anything_else_is_none(text):
    with pytest.raises(NotAnIsbn):
        plain(text)
