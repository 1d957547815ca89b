"""The age format for ML-KEM-768 with X25519, once more.

Sources: https://c2sp.org/age and https://datatracker.ietf.org/doc/draft-connolly-cfrg-xwing-kem.
"""

import hmac
from base64 import b64decode, b64encode
from hashlib import sha3_256, shake_256
from os import urandom

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from tests.sealing_vectors.bytes import hkdf

LABEL = b"age-encryption.org/mlkem768x25519"
VERSION = b"age-encryption.org/v1"
SUITE = b"HPKE" + bytes.fromhex("647a00010003")
LABEL_KEM = b"\\.//^\\"
CHUNK = 65_536
CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
MLKEM_SHARE = 1088


def bech32(prefix: str, content: bytes) -> str:
    """BIP 173."""
    bits = "".join(f"{byte:08b}" for byte in content)
    values = [int(bits[at : at + 5].ljust(5, "0"), 2) for at in range(0, len(bits), 5)]
    head = [ord(each) >> 5 for each in prefix] + [0] + [ord(each) & 31 for each in prefix]
    sum_ = polymod([*head, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    check = [sum_ >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1" + "".join(CHARACTERS[value] for value in values + check)


def polymod(values: list[int]) -> int:
    sum_ = 1
    for value in values:
        top, sum_ = sum_ >> 25, (sum_ & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            sum_ ^= term * (top >> place & 1)
    return sum_


def unbech32(text: str) -> bytes:
    data = text.lower().rpartition("1")[2][:-6]
    bits = "".join(f"{CHARACTERS.index(character):05b}" for character in data)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def identity(seed: bytes) -> str:
    return bech32("age-secret-key-pq-", seed).upper()


def recipient(seed: bytes) -> str:
    kem, curve = private_keys(seed)
    return bech32("age1pq", kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw())


def private_keys(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    expanded = shake_256(seed).digest(96)
    return MLKEM768PrivateKey.from_seed_bytes(expanded[:64]), X25519PrivateKey.from_private_bytes(expanded[64:])


def combined(kem: bytes, curve: bytes, share: bytes, public: bytes) -> bytes:
    return sha3_256(kem + curve + share + public + LABEL_KEM).digest()


def file_key_cipher(shared: bytes) -> tuple[ChaCha20Poly1305, bytes]:
    """HPKE (RFC 9180), base mode."""

    def extract(salt: bytes, label: bytes, content: bytes) -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + SUITE + label + content, "sha256")

    def expand(secret: bytes, label: bytes, info: bytes, length: int) -> bytes:
        labelled = length.to_bytes(2) + b"HPKE-v1" + SUITE + label + info
        return hmac.digest(secret, labelled + b"\x01", "sha256")[:length]

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", LABEL)
    secret = extract(shared, b"secret", b"")
    return ChaCha20Poly1305(expand(secret, b"key", context, 32)), expand(secret, b"base_nonce", context, 12)


def sealed_file(content: bytes, to: str) -> bytes:
    public = unbech32(to)
    kem_secret, kem_share = MLKEM768PublicKey.from_public_bytes(public[:-32]).encapsulate()
    ephemeral = X25519PrivateKey.generate()
    curve_share = ephemeral.public_key().public_bytes_raw()
    curve_secret = ephemeral.exchange(X25519PublicKey.from_public_bytes(public[-32:]))
    shared = combined(kem_secret, curve_secret, curve_share, public[-32:])
    cipher, nonce = file_key_cipher(shared)
    file_key = urandom(16)
    share = unpadded(kem_share + curve_share)
    body = unpadded(cipher.encrypt(nonce, file_key, None))
    head = b"%s\n-> mlkem768x25519 %s\n%s\n---" % (VERSION, share, body)
    mac = hmac.digest(hkdf(file_key, b"header"), head, "sha256")
    salt = urandom(16)
    return head + b" " + unpadded(mac) + b"\n" + salt + stream(hkdf(file_key, b"payload", salt=salt), content)


def stream(key: bytes, content: bytes) -> bytes:
    starts = range(0, max(len(content), 1), CHUNK)
    chunks = [content[at : at + CHUNK] for at in starts]
    nonces = [number.to_bytes(11) + bytes([number == len(chunks) - 1]) for number in range(len(chunks))]
    cipher = ChaCha20Poly1305(key)
    return b"".join(cipher.encrypt(nonce, chunk, None) for nonce, chunk in zip(nonces, chunks, strict=True))


def opened_file(file: bytes, seed: bytes) -> bytes:
    """A file of one recipient and one chunk, which is all that there is in the vectors."""
    head, _, rest = file.partition(b"\n---")
    version, stanza, body = head.split(b"\n")
    assert version == VERSION
    share = b64decode(stanza.removeprefix(b"-> mlkem768x25519 ") + b"==")
    kem, curve = private_keys(seed)
    curve_share = share[MLKEM_SHARE:]
    curve_secret = curve.exchange(X25519PublicKey.from_public_bytes(curve_share))
    public = curve.public_key().public_bytes_raw()
    cipher, nonce = file_key_cipher(combined(kem.decapsulate(share[:MLKEM_SHARE]), curve_secret, curve_share, public))
    file_key = cipher.decrypt(nonce, b64decode(body + b"=="), None)
    line, _, payload = rest.partition(b"\n")
    mac = hmac.digest(hkdf(file_key, b"header"), head + b"\n---", "sha256")
    assert line == b" " + unpadded(mac)
    cipher = ChaCha20Poly1305(hkdf(file_key, b"payload", salt=payload[:16]))
    return cipher.decrypt(bytes(11) + b"\x01", payload[16:], None)


def unpadded(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")
