"""``./dev demo``: made-up people on localhost; mail is kept to be read on a page, never sent."""

from privity.config.settings.base import *  # noqa: F403
from privity.config.settings.base import DATA, INSTALLED_APPS

DEMO = True
INSTALLED_APPS = [*INSTALLED_APPS, "privity.demo"]
ROOT_URLCONF = "privity.demo.urls"
LOGIN_URL = "demo:enter"
SECRET_KEY = "insecure-for-the-demo-only"
ALLOWED_HOSTS = ["localhost"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MAILERS = {"default": {"BACKEND": "privity.outbox.shown.ShowMail", "OPTIONS": {"folder": DATA / "mail"}}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
