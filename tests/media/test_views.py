"""How derivatives are served: whole, in ranges, and only while they may be."""

import pytest
from django.core.files.base import ContentFile

from exhibits.media.models import Recording
from tests import factories
from tests.media.sounds import sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(db):
    recording = factories.recording()
    factories.exhibit(body=[factories.block("audio", {"recording": recording.pk, "caption": ""})])
    return f"/media/{factories.derivative(recording).file.name}"


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


def test_a_part_of_a_file_that_changed_meanwhile_is_not_given(client, path):
    first = client.get(path)
    for known, status in ((first["ETag"], 206), (first["Last-Modified"], 206), ('"other"', 200)):
        response = client.get(path, headers={"Range": "bytes=0-9", "If-Range": known})
        assert response.status_code == status, known


def test_unknown_and_foreign_paths(client):
    for path in ("nothing.avif", "../../manage.py", "..%2f..%2fmanage.py", "%00", "a" * 3000):
        assert client.get(f"/media/{path}").status_code == 404


def test_files_are_not_compressed_again(client, path):
    whole = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert not whole.has_header("Content-Encoding")
    part = client.get(path, headers={"Accept-Encoding": "gzip", "Range": "bytes=0-999"})
    assert (len(body(part)), part["Content-Length"], part.get("Content-Encoding")) == (1000, "1000", None)


def test_a_recording_that_was_replaced_is_heard_no_more(client, path, committed):
    recording = Recording.objects.get()
    with committed():
        recording.file.save("recording.mp3", ContentFile(sample(".mp3")))
    (first, *_) = Recording.objects.get().normal
    assert body(client.get(f"/media/{first.file.name}"))[:4] == b"\x1aE\xdf\xa3", "WebM, for Opus"
    assert client.get(path).status_code == 404


def test_a_recording_that_was_renamed_is_heard_as_before(client, path, committed):
    recording = Recording.objects.get()
    with committed():
        recording.title = "Alt titlu"
        recording.save()
    assert len(body(client.get(path))) == 2010
