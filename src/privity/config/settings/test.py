"""The tests' settings: as production where it matters (no debug, CSRF on), quick where it does not (no waiting for the disk)."""

import os
import tempfile

from privity.config.settings.base import *  # noqa: F403
from privity.config.settings.base import DATABASES

SECRET_KEY = "insecure-for-tests-only"
ALLOWED_HOSTS = ["localhost", "testserver"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:12]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that locks and WAL are the real ones; its own name, so that two runs never meet.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/privity-test-{RUN}.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["TEST"] = {"NAME": f"privity_test_{RUN}"}
