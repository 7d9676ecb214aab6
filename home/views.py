"""The museum's door, what machines ask of it, and its error pages."""

import sys

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from exhibits.access.selectors import public
from exhibits.access.waiting import is_busy
from exhibits.core import routing
from exhibits.formats.languages import CODES, negotiate

SITEMAP_LIMIT = 50_000


@require_safe
def door(request):
    """``/``: to the home page in the first language of the browser's wishes that the museum speaks."""
    language = negotiate(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(f"/{language}/")
    response["Vary"] = "Accept-Language"
    response["Cache-Control"] = "public, max-age=60"
    return response


@require_safe
def live(request):
    """The process answers."""
    return _for_machines(JsonResponse({"status": "live"}))


@require_safe
def ready(request):
    """The process and its database answer, and the database has the museum in it; else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM wagtailcore_site LIMIT 1")
            found = cursor.fetchone() is not None
    except DatabaseError:
        found = False
    return _for_machines(JsonResponse({"status": "ready" if found else "not ready"}, status=200 if found else 503))


def _for_machines(response):
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        *(f"Disallow: /{code}/search/" for code in CODES),
        f"Sitemap: {routing.absolute('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request):
    """One sitemap for each language (sitemaps.org 0.9)."""
    addresses = [routing.absolute(f"/sitemap-{code}.xml") for code in CODES]
    return render(
        request, "sitemaps/index.xml", {"addresses": addresses}, content_type="application/xml; charset=utf-8"
    )


@require_safe
def sitemap(request, language):
    """Every public page in ``language``, each with its translations."""
    if language not in CODES:
        raise Http404
    rows = public(Page.objects.filter(depth__gte=routing.HOME_DEPTH)).order_by("path")
    by_key: dict = {}
    for page in rows[: SITEMAP_LIMIT * len(CODES)]:
        code = routing.language_of(page)
        address = routing.absolute(routing.path_of(page.url_path, code))
        by_key.setdefault(page.translation_key, {})[code] = (address, page.last_published_at)
    entries = [
        {"address": found[language][0], "changed": found[language][1], "alternates": sorted(found.items())}
        for found in by_key.values()
        if language in found
    ]
    return render(request, "sitemaps/sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")


def not_found(request, exception=None):
    _speak(request)
    return render(request, "errors/404.html", status=404)


def bad_request(request, exception=None):
    """400, for what Django refuses to look at. No database and no host name: either may be what is wrong."""
    return _refusal(request, 400)


def forbidden(request, exception=None):
    return _refusal(request, 403)


def form_expired(request, reason=""):
    """403, where Django finds that a form was not sent from the museum's own page, or long after it was opened."""
    return _refusal(request, 403, expired=True)


def _refusal(request, status: int, expired: bool = False) -> HttpResponse:
    _speak(request)
    return render(request, "errors/refused.html", {"status": status, "expired": expired}, status=status)


def server_error(request):
    """In four languages at once, and without the database: it may be what failed. Only editors meet a busy one."""
    if is_busy(sys.exception()):
        response = render(request, "dashboard/busy.html", status=503)
        response["Retry-After"] = "60"
        return response
    return render(request, "errors/500.html", status=500)


def _speak(request):
    first = request.path_info.strip("/").partition("/")[0]
    translation.activate(first if first in CODES else negotiate(request.headers.get("Accept-Language", "")))


@require_safe
def styleguide(request):
    """Every component with sample content, for those who build the museum; only with DEBUG."""
    if not settings.DEBUG:
        raise Http404
    from .styleguide import samples

    return render(request, "pages/styleguide.html", samples())
