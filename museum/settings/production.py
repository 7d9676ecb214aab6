"""In public: behind a TLS proxy, secrets from the environment only."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import SECRET_KEY, env

for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL"):
    if not env.str(name, ""):
        raise ImproperlyConfigured(f"Set {name} in the environment: the README's table says what it means.")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too short: use 50 random characters or more.")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 1)
SECURE_REDIRECT_EXEMPT = [r"^live$", r"^ready$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", 31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Wagtail's admin shows previews in frames of its own origin; any other origin is refused (X_FRAME_OPTIONS, base).
SILENCED_SYSTEM_CHECKS = ["security.W019"]
