"""Files that are sent whole or in parts (RFC 9110, 14), so that players can jump within them."""

import re

from django.core.files.storage import Storage, default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import http_date

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def sent(request, name: str, content_type: str, storage: Storage = default_storage) -> HttpResponse:
    """The bytes of a file in a storage, by default the public one, or the one range of them that was asked for. Whether
    whoever asks may have them was decided before. Raises Http404 where there is none."""
    # These files are compressed already, and a part must be the very bytes asked for: GZipMiddleware is kept off.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    try:
        file = storage.open(name)
    except FileNotFoundError:  # the row is there, the file was removed meanwhile
        raise Http404 from None
    modified = storage.get_modified_time(name).timestamp()
    states = {"Last-Modified": http_date(modified), "ETag": f'"{int(modified):x}-{file.size:x}"'}
    wanted = request.headers.get("Range", "")
    # A part is of use to someone who has the other parts of this very file; others get all of it (RFC 9110, 13.1.5).
    if request.headers.get("If-Range", states["ETag"]) not in states.values():
        wanted = ""
    response = _ranged(file, file.size, wanted, content_type)
    for header, value in {**states, "Accept-Ranges": "bytes"}.items():
        response[header] = value
    return response


def _ranged(file, size: int, header: str, content_type: str) -> HttpResponse:
    span = _span(header, size)
    if span is None:
        response = FileResponse(file, content_type=content_type)
        response["Content-Length"] = size
        return response
    first, last = span
    if first > last:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(first)
    response = FileResponse(_Slice(file, last - first + 1), status=206, content_type=content_type)
    response["Content-Length"] = last - first + 1
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _span(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; first > last when it cannot be met; None for no range, or one to ignore."""
    match = RANGE.fullmatch(header.strip())
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if first == "":
        length = min(int(last), size)
        return (size - length, size - 1) if length else (1, 0)
    if last and int(last) < int(first):
        return None
    return (int(first), min(int(last), size - 1) if last else size - 1) if int(first) < size else (1, 0)


class _Slice:
    """A file of which no more than ``length`` bytes are read."""

    def __init__(self, file, length: int):
        self.file, self.left = file, length

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(chunk)
        return chunk

    def close(self):
        self.file.close()
