"""Serves what machines take, each only while anybody may see it."""

import hashlib
import json
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from exhibits.access.kept import kept
from exhibits.access.moments import cache_control
from exhibits.formats.languages import CODES
from exhibits.formats.things import ThingRecord
from exhibits.media.transcripts import files
from exhibits.vocabularies import citing

from . import contents, telling
from .cite import bibtex, citation, ris
from .iiif import CONTENT_TYPE, collections, manifests

Found = TypeVar("Found")


@require_safe
def manifest(request, identifier):
    """The IIIF manifest of an object or exhibit. 404 too for one without any picture to show."""
    record = _found(contents.record(identifier))
    write = manifests.of_thing if isinstance(record, ThingRecord) else manifests.of_exhibit
    return _json(request, write(record))


@require_safe
def top(request):
    """The IIIF collection of the whole museum."""
    return _json(request, kept("iiif", "", lambda: collections.of_museum(contents.entries(), contents.themes())))


@require_safe
def theme(request, key):
    """The IIIF collection of everything under one theme."""
    found = next(iter(contents.themes(key=key)), None)
    if found is None:
        raise Http404
    return _json(request, kept(f"iiif {key}", "", lambda: collections.of_theme(found, contents.entries_of(found))))


@require_safe
def bibtex_entry(request, identifier):
    if works := contents.works(identifier):
        return _file(request, citing.bibtex(works), bibtex.CONTENT_TYPE)
    return _file(request, bibtex.entry(citation.of_record(_found(contents.citable(identifier)))), bibtex.CONTENT_TYPE)


@require_safe
def ris_record(request, identifier):
    if works := contents.works(identifier):
        return _file(request, citing.ris(works), ris.CONTENT_TYPE)
    return _file(request, ris.record(citation.of_record(_found(contents.citable(identifier)))), ris.CONTENT_TYPE)


@require_safe
def transcript(request, identifier, language, form):
    """What is said in a recording, for readers to keep. 404 where nobody agreed to that."""
    found = _found(telling.transcript(identifier, language, form))
    response = _answer(request, found.content.decode(), f"{files.MEDIA[form]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    response["Content-Language"] = found.language
    return response


def _found(record: Found | None) -> Found:
    if record is None:
        raise Http404
    return record


def _json(request: HttpRequest, resource) -> HttpResponse:
    if resource is None:
        raise Http404
    return _answer(request, json.dumps(resource, ensure_ascii=False), CONTENT_TYPE)


def _file(request: HttpRequest, text: str, content_type: str) -> HttpResponse:
    response = _answer(request, text, content_type)
    response["Content-Disposition"] = f'attachment; filename="{request.path.rpartition("/")[2]}"'
    return response


def _answer(request: HttpRequest, text: str, content_type: str) -> HttpResponse:
    """``text`` for anybody's program, whatever site it runs on (Fetch, 3.3), or 304 to who has the very same already
    (RFC 9110, 13.1.2)."""
    body = text.encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = cache_control()
    response = get_conditional_response(request, etag=etag, response=response)
    # Beyond the choice between both: browsers ask it of a 304 as well.
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Language"] = ", ".join(CODES)
    return response
