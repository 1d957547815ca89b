"""What two people compare to know a key: 60 digits."""

from hashlib import sha256, sha512

from privity.core.sealing.encoding import DOMAIN
from privity.core.sealing.person_key import PersonKey

GROUPS = 12
GROUP_BYTES = 5


def fingerprint(key: PersonKey) -> bytes:
    """SHA-512 over person, signing key and the hash of the recipient."""
    return sha512(DOMAIN + b"fp/v1\n" + key.person.encode() + key.sig + sha256(key.enc.encode()).digest()).digest()


def fingerprint_text(content: bytes) -> str:
    """Twelve groups of five digits: each is five bytes, as a number, modulo 100,000."""
    groups = (content[place * GROUP_BYTES : (place + 1) * GROUP_BYTES] for place in range(GROUPS))
    return " ".join(f"{int.from_bytes(group) % 100_000:05}" for group in groups)
