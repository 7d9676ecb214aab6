"""A file of a book goes out with its type, its name and its size."""

import pytest

from exhibits.book.models import BookFile
from tests import factories
from tests.book.pieces import block, order, paragraph
from tests.publishing.files import address, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> BookFile:
    book = factories.book("Cartea „drumului”")
    body = [block("text", paragraph("Primul drum."), "30000000-0000-4000-8000-000000000001")]
    return make(order(book, factories.chapter(book, body=body)))[0]


def test_it_has_its_type_name_and_size(row, client):
    response = client.get(address(row))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/epub+zip"
    assert response["Content-Disposition"] == 'attachment; filename="cartea-drumului-ro.epub"'
    assert int(response["Content-Length"]) == row.size
    assert len(b"".join(response.streaming_content)) == row.size


def test_a_reader_whose_line_broke_goes_on_where_it_stopped(row, client):
    response = client.get(address(row), headers={"range": "bytes=10-19"})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 10-19/{row.size}"


def test_only_reading_is_allowed(row, client):
    assert client.head(address(row)).status_code == 200
    assert client.post(address(row)).status_code == 405


@pytest.mark.parametrize("ending", ["nb.epub", "xx.epub", "ro.a4.pdf", "ro.mobi"])
def test_what_there_is_none_of_is_not_found(row, client, ending):
    assert client.get(f"/books/{row.book}/{ending}").status_code == 404


def test_what_is_not_finished_is_not_found(row, client):
    row.take_away()
    assert client.get(address(row)).status_code == 404
