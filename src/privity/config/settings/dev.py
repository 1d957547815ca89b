"""A developer's machine: readable errors, plain http on localhost. Never for people's data."""

from privity.config.settings.base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "insecure-for-development-only"
ALLOWED_HOSTS = ["localhost"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
