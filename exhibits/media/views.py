"""Serves derivatives, one by one, each only while its picture or recording may be shown."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from exhibits.access.selectors import public

from .models import RecordingDerivative, Rendition
from .showing import is_let_in

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
# Short enough that what is withdrawn soon leaves shared caches as well.
CACHE_SECONDS = 3600


@require_safe
def derivative(request, path):
    """A derivative's bytes, whole or one range of them (RFC 9110, 14). 404 for whatever is not public right now."""
    # These files are compressed already, and a part must be the very bytes asked for: GZipMiddleware is kept off.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    if "\x00" in path:  # PostgreSQL cannot even be asked for it
        raise Http404
    copy = _derivative(path)
    is_public = public(type(copy.shows).objects.filter(pk=copy.shows.pk)).exists()
    if not is_public and not is_let_in(request, copy.shows):
        raise Http404
    try:
        file = default_storage.open(path)
    except FileNotFoundError:  # the row is there, the file was removed meanwhile
        raise Http404 from None
    modified = default_storage.get_modified_time(path).timestamp()
    states = {"Last-Modified": http_date(modified), "ETag": f'"{int(modified):x}-{file.size:x}"'}
    wanted = request.headers.get("Range", "")
    # A part is of use to someone who has the other parts of this very file; others get all of it (RFC 9110, 13.1.5).
    if request.headers.get("If-Range", states["ETag"]) not in states.values():
        wanted = ""
    response = _ranged(file, file.size, wanted, copy.content_type)
    if is_public:  # viewers on other sites draw pictures on canvases, which they may not unless they are told so
        response["Access-Control-Allow-Origin"] = "*"
    for name, value in {**states, "Accept-Ranges": "bytes"}.items():
        response[name] = value
    response["Cache-Control"] = f"public, max-age={CACHE_SECONDS}" if is_public else "private, no-store"
    return response


def _derivative(path: str) -> Rendition | RecordingDerivative:
    """What lies at ``path``; raises Http404 for anything else that lies in the storage."""
    for model, shown in ((Rendition, "image"), (RecordingDerivative, "recording")):
        copy = model.objects.filter(file=path).select_related(shown).first()
        if copy is not None:
            return copy
    raise Http404


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
