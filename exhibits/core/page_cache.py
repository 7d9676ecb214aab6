"""What was made for one visitor is given to the next, as long as nothing in the museum has changed.

Visitors have no cookies and see the same, so a whole answer can be kept: compressed, with its headers. It is kept under
the token of ``access.generations``, so that a change, a withdrawal or a date that passes makes all of it void at once.
"""

import hashlib

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, has_vary_header

from exhibits.access.moments import cache_control, one_moment
from exhibits.formats.languages import CODES

# Longer addresses are made up by machines: they must not push the museum's own out of memory.
LONGEST_ADDRESS = 200


class PageCacheMiddleware:
    """Outermost, so that what it keeps is what was sent."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not self.is_for_everyone(request):
            return self.get_response(request)
        # Asked before the page is made: what changes meanwhile makes the answer void, not the other way round.
        with one_moment() as token:
            return self.answer(request, self.key(request, token))

    def answer(self, request, key: str) -> HttpResponse:
        cache = caches["pages"]
        kept = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if self.may_be_kept(response):
                cache.set(key, (response.content, dict(response.items())))
            return response
        content, headers = kept
        headers = {**headers, "Cache-Control": cache_control()}
        response = HttpResponse(content, headers=headers)
        return get_conditional_response(request, etag=headers.get("ETag"), response=response)

    @staticmethod
    def is_for_everyone(request) -> bool:
        return (
            request.method == "GET"
            and request.path_info.strip("/").partition("/")[0] in CODES
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and len(request.get_full_path()) <= LONGEST_ADDRESS
        )

    @staticmethod
    def key(request, token: str) -> str:
        form = "gzip" if "gzip" in request.headers.get("Accept-Encoding", "") else "plain"
        asked = f"{form} {request.scheme} {request.get_host()} {request.path_info} {request.get_full_path()}"
        return f"{token}.{hashlib.sha256(asked.encode()).hexdigest()}"

    @staticmethod
    def may_be_kept(response) -> bool:
        return (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and response.headers.get("Cache-Control", "").startswith("public")
            and not has_vary_header(response, "Cookie")
        )
