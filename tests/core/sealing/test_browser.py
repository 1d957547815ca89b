"""What the browser sealed and signed, opened and verified here: by the server's part, and by a second implementation."""

import hmac
import json
from base64 import b64decode
from hashlib import sha256
from typing import Any

import pytest

from privity.core.ed25519 import has_signed
from privity.core.sealing.circle_log import CircleState, replay
from privity.core.sealing.encoding import from_base64url
from privity.core.sealing.envelope import envelope_header
from privity.core.sealing.fingerprint import fingerprint, fingerprint_text
from privity.core.sealing.person_key import PersonKey, person_key_chain
from privity.core.sealing.slot import slot_from
from privity.core.sealing.statement import statement_from
from tests.core.sealing.vectors import theme
from tests.sealing_vectors import age, records, slots
from tests.sealing_vectors.bytes import D, hkdf, jcs, opened, unb64, unpad
from tests.sealing_vectors.once import text_hash
from tests.sealing_vectors.simple import code_text

SEALED = theme("browser")
ACCOUNT = SEALED["account"]


def key_of(name: str) -> PersonKey:
    person = SEALED["people"][name]
    (key,) = person_key_chain(person["person"], [statement_from(person["statement"].encode())])
    return key


def circle() -> tuple[CircleState, ...]:
    log = [statement_from(text.encode()) for text in SEALED["circle"]["log"]]
    return replay(SEALED["circle"]["id"], log, {key.id: key for key in (key_of("coach"), key_of("client"))})


def seed_of(identity: str) -> bytes:
    return age.unbech32(identity)


@pytest.mark.parametrize("name", ["coach", "client"])
def test_keys_of_people(name: str) -> None:
    key, told = key_of(name), SEALED["people"][name]
    assert (key.id, fingerprint_text(fingerprint(key))) == (told["id"], told["fingerprint"])
    assert key.enc == age.recipient(seed_of(told["identity"]))


def test_the_log_of_the_circle() -> None:
    states = circle()
    assert [state.head for state in states] == SEALED["circle"]["heads"]
    assert list(states[-1].recipients) == [age.recipient(seed_of(each)) for each in SEALED["circle"]["identities"]]
    assert {name: states[-1].members[key_of(name).person].keeper for name in ("coach", "client")} == {
        "coach": True,
        "client": False,
    }


@pytest.mark.parametrize("case", SEALED["envelopes"], ids=lambda case: case["place"]["revision"])
def test_an_envelope(case: dict[str, Any]) -> None:
    envelope, place = b64decode(case["envelope"]), case["place"]
    header = envelope_header(envelope)
    assert (header.circle, header.record, header.revision, header.kind, header.epoch) == (
        place["circle"],
        place["record"],
        place["revision"],
        place["class"],
        case["epoch"],
    )
    keys = {
        number: hkdf(seed_of(identity), D + f"epoch/v1|{place['circle']}|{number}".encode())
        for number, identity in enumerate(SEALED["circle"]["identities"], 1)
    }
    short = {"c": place["circle"], "k": place["class"], "r": place["record"], "v": place["revision"]}
    record = records.open_record(envelope, short, keys)
    assert record["content"] == case["content"]
    assert has_signed(key_of("client").sig, record["message"], record["signature"])


def test_a_grant() -> None:
    client = SEALED["people"]["client"]
    statement = statement_from(age.opened_file(b64decode(SEALED["grant"]), seed_of(client["identity"])))
    assert statement.is_signed_by(key_of("coach").sig)
    ids = {str(number): identity for number, identity in enumerate(SEALED["circle"]["identities"], 1)}
    last = circle()[-1]
    told = {"v": 1, "circle": last.circle, "to": client["person"], "log_n": last.n, "log_head": last.head, "ids": ids}
    assert statement.payload == jcs(told)


def test_a_disclosure() -> None:
    told = SEALED["disclosure"]
    inside = json.loads(age.opened_file(b64decode(told["file"]), seed_of(SEALED["people"]["client"]["identity"])))
    statement = statement_from(unb64(inside["statement"]))
    assert unb64(inside["statement"]).decode() == told["statement"]
    assert statement.is_signed_by(key_of("coach").sig)
    assert inside["text"] == told["text"]
    assert json.loads(statement.payload)["text"] == text_hash(unb64(inside["salt"]), told["text"])


def test_an_invitation() -> None:
    told = SEALED["invitation"]
    secret, inviter = map(unb64, told["fragment"].split("."))
    assert inviter == fingerprint(key_of("coach"))[:16]
    message = told["id"].encode() + bytes.fromhex(key_of("client").id)
    assert hmac.digest(hkdf(secret, D + b"invite/v1"), message, "sha256").hex() == told["proof"]


@pytest.mark.parametrize(("text", "name"), [*zip(ACCOUNT["slots"], ["prf", "code", "passphrase"], strict=True)])
def test_a_slot(text: str, name: str) -> None:
    params = json.loads(text)["params"]
    secret = (
        slots.secret_of("passphrase", ACCOUNT[name], params) if name == "passphrase" else bytes.fromhex(ACCOUNT[name])
    )
    assert slots.unwrapped(text, secret).hex() == ACCOUNT["key"]
    assert slot_from(text.encode()).person == ACCOUNT["person"]


@pytest.mark.parametrize(("name", "number"), [("bundle", "seq"), ("state", "counter")])
def test_what_only_its_owner_reads(name: str, number: str) -> None:
    value, sealed = ACCOUNT[name]["value"], b64decode(ACCOUNT[name]["sealed"])
    key = hkdf(bytes.fromhex(ACCOUNT["key"]), D + f"{name}/v1".encode())
    beside = D + f"{name}/v1|{value['person']}|{value[number]}".encode()
    assert unpad(opened(key, sealed, beside)) == jcs(value)


def test_a_recovery_code() -> None:
    assert code_text(bytes.fromhex(ACCOUNT["code"])) == ACCOUNT["code_text"]


def test_signed_bytes_are_hashed_as_they_are() -> None:
    (text, *_) = SEALED["circle"]["log"]
    payload = from_base64url(json.loads(text)["p"])
    message = b"privity/stmt/v1\ncircle-log\n%d\n%s" % (len(payload), payload)
    assert sha256(message).hexdigest() == SEALED["circle"]["heads"][0]
