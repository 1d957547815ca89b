"""``./dev demo``: made-up people on localhost; mail is kept to be read on a page, never sent."""

from privity.config.settings.base import *  # noqa: F403

DEMO = True
SECRET_KEY = "insecure-for-the-demo-only"
ALLOWED_HOSTS = ["localhost"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
WHITENOISE_USE_FINDERS = True
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
