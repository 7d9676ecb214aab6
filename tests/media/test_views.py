"""How derivatives are served: whole, in ranges, and only while they may be."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(db):
    return f"/media/{factories.derivative(factories.recording()).file.name}"


def body(response) -> bytes:
    return b"".join(response)


def test_the_whole_file(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Accept-Ranges"] == "bytes"
    assert len(body(response)) == int(response["Content-Length"]) == 2010


@pytest.mark.parametrize(
    ("wanted", "status", "span", "length"),
    [
        ("bytes=0-0", 206, "bytes 0-0/2010", 1),
        ("bytes=0-1", 206, "bytes 0-1/2010", 2),
        ("bytes=2000-", 206, "bytes 2000-2009/2010", 10),
        ("bytes=-10", 206, "bytes 2000-2009/2010", 10),
        ("bytes=-99999", 206, "bytes 0-2009/2010", 2010),
        ("bytes=100-99999", 206, "bytes 100-2009/2010", 1910),
        ("bytes=2010-", 416, "bytes */2010", 0),
        ("bytes=-0", 416, "bytes */2010", 0),
        ("bytes=5-2", 200, None, 2010),
        ("bytes=0-1,5-6", 200, None, 2010),
        ("bytes=a-b", 200, None, 2010),
        ("lines=1-2", 200, None, 2010),
    ],
)
def test_ranges(client, path, wanted, status, span, length):
    response = client.get(path, headers={"Range": wanted})
    assert response.status_code == status
    assert response.get("Content-Range") == span
    if status != 416:
        assert len(body(response)) == length


def test_conditional_requests(client, path):
    first = client.get(path)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304


def test_unknown_and_foreign_paths(client):
    for path in ("nothing.avif", "../../manage.py", "..%2f..%2fmanage.py", "%00", "a" * 3000):
        assert client.get(f"/media/{path}").status_code == 404
