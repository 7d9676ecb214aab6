"""Serves derivatives, one by one, each only while its picture or recording may be shown."""

import re
from urllib.parse import urljoin

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from exhibits.access.moments import cache_control
from exhibits.access.selectors import public, within_pages

from .models import MuseumImage, RecordingDerivative, Rendition, TileSet, Transcript
from .sending import sent
from .showing import is_let_in
from .tiles import CONTEXT, info
from .transcripts.reading import captions as captions_as_file

# IIIF Image API 3.0, 4.1 and 4.2, as far as level 0 goes.
REGION = re.compile(r"full|[0-9]{1,6}(,[0-9]{1,6}){3}")
SIZE = re.compile(r"max|[0-9]{1,6},[0-9]{1,6}")
LINKED_DATA = "application/ld+json"


@require_safe
def derivative(request, path):
    """A derivative's bytes, whole or one range of them (RFC 9110, 14). 404 for whatever is not public right now."""
    if "\x00" in path:  # PostgreSQL cannot even be asked for it
        raise Http404
    copy = _derivative(path)
    is_public = public(type(copy.shows).objects.filter(pk=copy.shows.pk)).exists()
    if not is_public and not is_let_in(request, copy.shows):
        raise Http404
    response = sent(request, path, copy.content_type)
    if is_public:  # viewers on other sites draw pictures on canvases, which they may not unless they are told so
        response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = _cache_control(is_public)
    return response


def _cache_control(is_public: bool) -> str:
    return cache_control() if is_public else "private, no-store"


@require_safe
def captions(request, identifier, language):
    """What is said in a recording, for players. 404 for whatever is not public right now."""
    asked = Transcript.objects.filter(recording__uuid=identifier, language=language).select_related("recording")
    found = public(asked).first()
    is_public = found is not None
    if not is_public:
        found = within_pages(asked).first()
        if found is None or not is_let_in(request, found.recording):
            raise Http404
    response = HttpResponse(captions_as_file(found, found.recording), content_type="text/vtt; charset=utf-8")
    return _for_viewers(response, is_public)


@require_safe
def image_service(request, identifier):
    """The base address of a picture's IIIF image service leads to what it says of itself (Image API 3.0, 2)."""
    return HttpResponseRedirect(reverse("image_information", args=[identifier]), status=303)


@require_safe
def image_information(request, identifier):
    """``info.json`` of a picture that has tiles. 404 for whatever is not public right now."""
    tiles, is_public = _tiles(request, identifier)
    # The museum's own name, whatever the request says of it: the answer is kept and passed on.
    address = urljoin(settings.WAGTAILADMIN_BASE_URL, reverse("image_service", args=[identifier]))
    response = JsonResponse(info(tiles, address))
    if LINKED_DATA in request.headers.get("Accept", ""):
        response["Content-Type"] = f'{LINKED_DATA};profile="{CONTEXT}"'
    patch_vary_headers(response, ("Accept",))
    return _for_viewers(response, is_public)


@require_safe
def tile(request, identifier, region, size):
    """One file of a picture's image service. 404 for whatever is not public right now, or not made ahead."""
    # They are compressed already: GZipMiddleware is kept off.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    if not REGION.fullmatch(region) or not SIZE.fullmatch(size):
        raise Http404
    tiles, is_public = _tiles(request, identifier)
    try:
        file = default_storage.open(f"{tiles.directory}/{region}/{size}/0/default.jpg")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type="image/jpeg")
    response["Content-Length"] = file.size
    # Tiles that are made anew lie in another directory.
    response["ETag"] = f'"{tiles.directory.rpartition("/")[2]}"'
    return _for_viewers(response, is_public)


def _tiles(request, identifier) -> tuple[TileSet, bool]:
    """The tiles of a picture that whoever asks may see, and whether everybody may. Raises Http404."""
    asked = MuseumImage.objects.filter(uuid=identifier, tiles__isnull=False).select_related("tiles")
    if image := public(asked).first():
        return image.tiles, True
    image = asked.first()
    if image is None or not is_let_in(request, image):
        raise Http404
    return image.tiles, False


def _for_viewers(response: HttpResponse, is_public: bool) -> HttpResponse:
    """Viewers of other museums may read what everybody may."""
    if is_public:
        response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = _cache_control(is_public)
    return response


def _derivative(path: str) -> Rendition | RecordingDerivative:
    """What lies at ``path``; raises Http404 for anything else that lies in the storage, and for copies in which more
    is heard, or less, than may be by now."""
    if rendition := Rendition.objects.filter(file=path).select_related("image").first():
        return rendition
    copy = RecordingDerivative.objects.filter(file=path).select_related("recording").first()
    if copy is None or not copy.is_current:
        raise Http404
    return copy
