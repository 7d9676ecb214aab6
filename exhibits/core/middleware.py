"""What every answer of the museum has in common: its language and its headers."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date

from exhibits.access.moments import cache_control
from exhibits.formats.languages import CODES, negotiate

# Nothing inline, nothing from elsewhere: the pages sit in shared caches, so there is no nonce either.
PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
# Wagtail's admin writes styles, and a few scripts, into its pages.
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
ADMIN_PREFIX = "/admin/"
# Files, in no language; their views say who may keep them.
FILES = (settings.STATIC_URL, settings.MEDIA_URL, settings.IIIF_URL)
# A policy binds documents; on a font it binds nothing, and every first view on a phone pays for it four times.
NO_DOCUMENTS = ("font/", "text/css")


class LanguageMiddleware(LocaleMiddleware):
    """The address decides the language; where it has none (the admin's door, ``/``), the browser's wishes do."""

    def process_request(self, request):
        first = request.path_info.strip("/").partition("/")[0]
        language = first if first in CODES else negotiate(request.headers.get("Accept-Language", ""))
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        first = request.path_info.strip("/").partition("/")[0]
        if first not in CODES and not request.path_info.startswith(FILES):
            patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class PublicHeadersMiddleware:
    """Content security policy and caching rules. A page for someone logged in is never for a shared cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        in_admin = request.path_info.startswith(ADMIN_PREFIX)
        if not response.headers.get("Content-Type", "").startswith(NO_DOCUMENTS):
            response.headers.setdefault("Content-Security-Policy", ADMIN_POLICY if in_admin else PUBLIC_POLICY)
            response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or in_admin:
            if not request.path_info.startswith(FILES):
                response.headers["Cache-Control"] = "private, no-store"
        elif self.is_for_everyone(request, response):
            response.headers["Cache-Control"] = cache_control()
        published = getattr(response, "last_published_at", None)
        if published:
            # Set out here, beyond ConditionalGetMiddleware: a page also changes with what it shows of others, so only
            # its ETag may answer "not modified"; this tells readers of the header when the page itself was published.
            response.headers["Last-Modified"] = http_date(published.timestamp())
        return response

    @staticmethod
    def is_for_everyone(request, response) -> bool:
        is_read = response.status_code == 200 and request.method in ("GET", "HEAD")
        return is_read and "Cache-Control" not in response.headers
