"""Secrets of second steps, as the database keeps them: a stolen database gives no code away."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from privity.core.errors import ConflictError

LOST_KEY = _(
    "Your second step cannot be read: the secret key of this server was changed. "
    "Ask the person who runs it to set PRIVITY_OLD_SECRET_KEYS to the old one."
)
CONTEXT = b"privity.accounts second step 1"


def enciphered(text: str) -> str:
    """``text`` under a key drawn from SECRET_KEY."""
    return _cipher().encrypt(text.encode()).decode()


def deciphered(token: str) -> str:
    """The text again, also under one of SECRET_KEY_FALLBACKS.

    :raises ConflictError: it was enciphered under another SECRET_KEY
    """
    try:
        return _cipher().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise ConflictError(LOST_KEY) from error


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=CONTEXT).derive(force_bytes(secret))
    return urlsafe_b64encode(derived)
