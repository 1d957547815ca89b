"""Production: https only, and no start without a secret of its own, its host names and its address."""

from django.core.exceptions import ImproperlyConfigured

from privity.config import environment
from privity.config.settings.base import *  # noqa: F403
from privity.config.settings.base import ALLAUTH_TRUSTED_PROXY_COUNT

SECRET_KEY = environment.required("PRIVITY_SECRET_KEY")
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("insecure") or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured("PRIVITY_SECRET_KEY must be 50 or more random characters: run `privity secret`.")

SECRET_KEY_FALLBACKS = environment.words("PRIVITY_OLD_SECRET_KEYS")

ALLOWED_HOSTS = environment.words("PRIVITY_ALLOWED_HOSTS")
if not ALLOWED_HOSTS or any(host == "*" or host.startswith(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("Set PRIVITY_ALLOWED_HOSTS to the exact host names, comma-separated, without wildcards.")

BASE_URL = environment.required("PRIVITY_BASE_URL")
if not BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("PRIVITY_BASE_URL must start with https://.")

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 63_072_000
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains, and
    "security.W021",  # preloading, bind hosts beside ours: the domain's owner decides on those at the proxy
]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
KNOWN_BROWSER_COOKIE_NAME = "__Host-known"
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
