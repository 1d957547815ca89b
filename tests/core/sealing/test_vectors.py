"""The server's part passes vectors/sealing; and the files are what their builder writes."""

from base64 import b64decode
from collections.abc import Iterable

import pytest

from privity.core.errors import InvalidError
from privity.core.sealing.circle_log import replay
from privity.core.sealing.encoding import from_base64url
from privity.core.sealing.envelope import envelope_header
from privity.core.sealing.fingerprint import fingerprint, fingerprint_text
from privity.core.sealing.padding import is_padded, padded
from privity.core.sealing.person_key import PersonKey, person_key_chain
from privity.core.sealing.slot import slot_from
from privity.core.sealing.statement import statement_from
from tests.core.sealing.vectors import Case, cases, theme
from tests.sealing_vectors.files import FOLDER, THEMES, files
from tests.sealing_vectors.once import themes

MADE_ONCE = ("grants", "disclosures")
FROM_THE_BROWSER = "browser"


def test_the_files_are_what_the_builder_writes() -> None:
    """Change a case in tests/sealing_vectors and write it with ``python -m tests.sealing_vectors``."""
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    kept = {f"{name}.json" for name in (*MADE_ONCE, FROM_THE_BROWSER)}
    assert {name: text for name, text in written.items() if name not in kept} == files()
    assert kept <= written.keys()


def test_what_was_made_once_holds_the_cases_of_the_builder() -> None:
    for name, built in themes().items():
        told = [(case["name"], case.get("inside")) for case in built["cases"]]
        assert [(case["name"], case.get("inside")) for case in theme(name)["cases"]] == told


@pytest.mark.parametrize("name", [*THEMES, *MADE_ONCE])
def test_names_are_unique(name: str) -> None:
    read = theme(name)
    names = [case["name"] for case in read["cases"]]
    assert len(names) == len(set(names))
    assert read["about"].endswith(".")


@pytest.mark.parametrize("case", cases("padding"))
def test_a_length(case: Case) -> None:
    if case.get("refused"):
        assert not is_padded(case["length"])
    else:
        assert padded(case["length"]) == case["padded"]
        assert is_padded(case["padded"])


@pytest.mark.parametrize("case", cases("envelopes"))
def test_an_envelope(case: Case) -> None:
    content = b64decode(case["envelope"])
    if "header" not in case:
        with pytest.raises(InvalidError):
            envelope_header(content)
        return
    header, wanted = envelope_header(content), case["header"]
    read = (header.circle, header.epoch, header.kind, header.record, header.revision)
    assert read == tuple(wanted[name] for name in ("c", "e", "k", "r", "v"))


@pytest.mark.parametrize("case", cases("statements", refused=False))
def test_a_statement(case: Case) -> None:
    statement = statement_from(case["statement"].encode())
    assert (statement.type, statement.payload.decode(), statement.id) == (case["type"], case["payload"], case["id"])
    assert statement.is_signed_by(from_base64url(case["signer"])) is case["signed"]


@pytest.mark.parametrize("case", cases("statements", refused=True))
def test_no_statement(case: Case) -> None:
    with pytest.raises(InvalidError):
        statement_from(case["statement"].encode())


def chain_of(person: str, texts: Iterable[str]) -> tuple[PersonKey, ...]:
    return person_key_chain(person, [statement_from(text.encode()) for text in texts])


@pytest.mark.parametrize("case", cases("person-keys", refused=False))
def test_a_chain_of_keys(case: Case) -> None:
    read = [
        {"id": key.id, "seq": key.seq, "continues": key.continues, "fingerprint": fingerprint_text(fingerprint(key))}
        for key in chain_of(case["person"], case["statements"])
    ]
    assert read == case["chain"]


@pytest.mark.parametrize("case", cases("person-keys", refused=True))
def test_no_chain_of_keys(case: Case) -> None:
    with pytest.raises(InvalidError):
        chain_of(case["person"], case["statements"])


def known_keys() -> dict[str, PersonKey]:
    """By id; the coach's two are one chain."""
    first, client, supervisor, second = theme("circle-logs")["keys"]
    coach = chain_of(theme("person-keys")["cases"][0]["person"], [first, second])
    others = [chain_of(person_of(text), [text])[0] for text in (client, supervisor)]
    return {key.id: key for key in (*coach, *others)}


def person_of(text: str) -> str:
    read = statement_from(text.encode()).payload.partition(b'"person":"')[2]
    return read[:32].decode()


@pytest.mark.parametrize("case", cases("circle-logs"))
def test_a_circle_log(case: Case) -> None:
    texts = theme("circle-logs")["statements"]
    log = [statement_from(texts[place].encode()) for place in case["log"]]
    if case.get("refused"):
        with pytest.raises(InvalidError):
            replay(case["circle"], log, known_keys())
        return
    states = [
        {
            "n": state.n,
            "head": state.head,
            "epoch": state.epoch,
            "members": {person: member.keeper for person, member in state.members.items()},
        }
        for state in replay(case["circle"], log, known_keys())
    ]
    assert states == case["states"]


@pytest.mark.parametrize("case", cases("slots", refused=False))
def test_a_slot(case: Case) -> None:
    slot = slot_from(case["slot"].encode())
    assert slot.kind == case["kind"]
    assert bool(slot.credential) is (slot.kind == "passkey")


@pytest.mark.parametrize("case", cases("slots", refused=True))
def test_no_slot(case: Case) -> None:
    with pytest.raises(InvalidError):
        slot_from(case["slot"].encode())
