"""Secrets of second steps, as the database keeps them: a stolen database gives no code away."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

CONTEXT = b"privity.accounts second step 1"


def enciphered(text: str) -> str:
    """``text`` under a key drawn from SECRET_KEY."""
    return _cipher().encrypt(text.encode()).decode()


def deciphered(token: str) -> str:
    """The text again, also under one of SECRET_KEY_FALLBACKS.

    :raises cryptography.fernet.InvalidToken: it was enciphered under another SECRET_KEY
    """
    return _cipher().decrypt(token.encode()).decode()


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=CONTEXT).derive(force_bytes(secret))
    return urlsafe_b64encode(derived)
