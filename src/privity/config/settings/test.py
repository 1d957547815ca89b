"""The tests' settings: as production where it matters (no debug, CSRF on), quick where it does not."""

from privity.config.settings.base import *  # noqa: F403

SECRET_KEY = "insecure-for-tests-only"
ALLOWED_HOSTS = ["localhost", "testserver"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
