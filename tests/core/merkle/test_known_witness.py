"""How an installation names the witnesses that it asks."""

import pytest

from privity.core.errors import InvalidError
from privity.core.merkle.keys import key_from
from privity.core.merkle.known_witness import known_witness_from
from tests.merkle_vectors.signing import LOG, WITNESS, key_text

KEY = key_text(WITNESS, 4)
PRACTICE = f"privity/{'0' * 31}7"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://witness.example", "https://witness.example"),
        ("https://witness.example/", "https://witness.example"),
        ("https://witness.example:8443/amara/w1/", "https://witness.example:8443/amara/w1"),
        ("http://127.0.0.1:7380", "http://127.0.0.1:7380"),
        ("http://[::1]:7380", "http://[::1]:7380"),
    ],
)
def test_an_address(url: str, kept: str) -> None:
    witness = known_witness_from(f"{KEY}@{url}")
    assert (witness.key, witness.url, witness.origin) == (key_from(KEY), kept, "")
    assert witness.may_know(PRACTICE)
    assert witness.may_know(LOG)


def test_of_one_practice_only() -> None:
    witness = known_witness_from(f"{PRACTICE}={KEY}@https://witness.example")
    assert witness.key == key_from(KEY)
    assert witness.may_know(PRACTICE)
    assert not witness.may_know(PRACTICE.replace("7", "8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        KEY,
        f"{KEY}@",
        f"@{KEY}",
        f"{KEY}@witness.example",
        f"{KEY}@ftp://witness.example",
        f"{KEY}@https://",
        f"{KEY}@https:///add-checkpoint",
        f"{KEY}@https://amara:word@witness.example",
        f"{KEY}@https://witness.example:0",
        f"{KEY}@https://witness.example:65536",
        f"{KEY}@https://witness.example:port",
        f"{KEY}@https://witness.example/?x",
        f"{KEY}@https://witness.example/#x",
        f"{KEY}@https://witness.example/a b",
        f"{KEY}@https://witness.example/\r\nHost: elsewhere.example",
        f"{KEY[:-4]}@https://witness.example",
        f"{key_text(LOG)}@https://witness.example",
        f"privity/7={KEY}@https://witness.example",
        f"{PRACTICE}@https://witness.example",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidError):
        known_witness_from(text)
