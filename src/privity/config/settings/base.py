"""What every installation shares. Nothing here is safe or unsafe by accident: production refuses defaults (``prod``)."""

from pathlib import Path

from privity.config import environment
from privity.config.database import database
from privity.config.mail import mailer
from privity.config.settings.sign_in import *  # noqa: F403
from privity.config.witnesses import witnesses
from privity.kit.csp import POLICY
from privity.kit.logs import DISCREET

DEMO = False
PACKAGE = Path(__file__).resolve().parents[2]
DATA = Path(environment.text("PRIVITY_DATA", "data"))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks_db",
    "privity.kit",
    "privity.outbox",
    "privity.ledger",
    "privity.accounts",
    "privity.engagements",
    "privity.agreements",
    "privity.vault",
    "privity.sharing",
    "privity.web",
    "django.forms",
]
MIDDLEWARE = [
    "privity.kit.api.problems",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "privity.kit.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "privity.accounts.middleware.person",
    "privity.accounts.secrets.no_secret",
    "privity.kit.errors.PrivityErrors",
]
ROOT_URLCONF = "privity.config.urls"
FORM_RENDERER = "privity.kit.forms.FormRenderer"
WSGI_APPLICATION = "privity.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "privity.web.navigation.navigation",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "privity.web.jinja.environment"},
    },
]

DATABASES = {"default": database(environment.text("DATABASE_URL", f"sqlite:///{DATA}/privity.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Shared by all workers, so that rate limits hold: allauth locks through it. Django would drop entries above 300: limits too.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "privity_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

BASE_URL = environment.text("PRIVITY_BASE_URL", "http://localhost:8000")
ALLOWED_HOSTS = environment.words("PRIVITY_ALLOWED_HOSTS")
MAILERS = {"default": mailer(environment.text("PRIVITY_SMTP_URL", "smtp://localhost"))}
DEFAULT_FROM_EMAIL = environment.text("PRIVITY_MAIL_FROM", "privity@localhost")
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("PRIVITY_TRUSTED_PROXIES", 0)
WITNESSES = witnesses(environment.words("PRIVITY_WITNESSES"))

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = DISCREET
SECURE_CSP = POLICY
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "privity.kit.errors.csrf_failure"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_500_000  # the largest envelope, in base64
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
