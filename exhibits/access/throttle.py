"""Passwords cannot be tried out: not those of people (axes counts them), nor that of a closed page, nor many at once.

An address from which too many wrong ones came waits for a while, whatever it tries next. Each process counts for
itself: with three of them an address has three times as many tries, which is as good.
"""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import caches
from django.shortcuts import render

GATES = {"wagtailadmin_login", "wagtailcore_login", "wagtailcore_authenticate_with_password"}
# A class behind one address, each of whom mistypes once, still gets in.
WRONG_TRIES = 40
PAUSE_SECONDS = settings.CACHES["tries"]["TIMEOUT"]
# One person has at least this much of the addresses of IPv6.
NETWORK_BITS = 64


def client_address(request) -> str:
    """The address that a request comes from, of IPv6 the first one of its network.

    Of ``X-Forwarded-For`` only what the museum's own proxies add is believed: each of them one entry, at the end.
    """
    named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if settings.TRUSTED_PROXIES else []
    hop = named[-settings.TRUSTED_PROXIES] if len(named) >= settings.TRUSTED_PROXIES > 0 else ""
    try:
        address = ip_address(hop.strip() or request.META.get("REMOTE_ADDR", ""))
    except ValueError:  # a socket, or something made up
        return "0.0.0.0"
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, NETWORK_BITS), strict=False).network_address)


class ThrottleMiddleware:
    """After too many wrong passwords from one address: 429, and no password is looked at."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if self.is_try(request) and response.status_code != 302:  # the form again, or axes' pause
            key = client_address(request)
            caches["tries"].add(key, 0)
            caches["tries"].incr(key)
        return response

    def process_view(self, request, view, args, kwargs):
        if self.is_try(request) and caches["tries"].get(client_address(request), 0) >= WRONG_TRIES:
            response = render(request, "errors/locked.html", status=429)
            response["Retry-After"] = str(PAUSE_SECONDS)
            return response
        return None

    @staticmethod
    def is_try(request) -> bool:
        match = request.resolver_match
        return request.method == "POST" and match is not None and match.view_name in GATES
