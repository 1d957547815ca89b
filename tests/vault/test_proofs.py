"""Proving by an invitation that a key is one's own: the proof goes to who invited, once, and to nobody else."""

import pytest

from privity.core.entries import Entry, KeyProven
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.engagements.selectors import engagement_for
from privity.ledger.selectors import part_of
from privity.vault.facts import InvitationProof
from privity.vault.selectors import proofs_for
from privity.vault.services import prove_key
from tests.cast import Stage
from tests.clock import StandingClock
from tests.sealing_vectors.bytes import b64
from tests.sharing.conftest import Enter
from tests.vault.conftest import Devices
from tests.vault.sealed import Device, random_id

INVITATION = random_id("an invitation").hex
PROOF = bytes(range(32))


def prove(by: Device, to: Device, invitation: str = INVITATION, proof: bytes = PROOF) -> None:
    prove_key(invitation=invitation, inviter=to.name, proof=proof, **by.here)


def proofs(device: Device) -> list[InvitationProof]:
    return proofs_for(engagement_for(device.person.pk, device.engagement, at=device.clock()))


def test_the_proof_goes_to_who_invited_and_to_nobody_else(devices: Devices) -> None:
    prove(devices.client, devices.coach)
    assert proofs(devices.coach) == [InvitationProof(INVITATION, devices.client.name, PROOF)]
    for other in (devices.client, devices.sponsor, devices.line_manager):
        assert proofs(other) == []


def newest(device: Device, stage: Stage) -> Entry:
    (last,) = part_of(device.person.pk, stage.engagement, stage.practice, limit=1)
    assert last.entry is not None
    return last.entry


def test_it_is_on_the_ledger_of_both(devices: Devices, stage: Stage) -> None:
    prove(devices.client, devices.coach)
    assert newest(devices.client, stage) == newest(devices.coach, stage) == KeyProven(devices.coach.name)
    assert newest(devices.sponsor, stage) != KeyProven(devices.coach.name)


def test_an_invitation_serves_once(devices: Devices) -> None:
    prove(devices.client, devices.coach)
    for again in (devices.client, devices.sponsor):
        with pytest.raises(ConflictError, match="ask for a new link"):
            prove(again, devices.coach)
    prove(devices.client, devices.coach, random_id("another").hex)
    assert len(proofs(devices.coach)) == 2


def test_it_is_gone_after_seven_days(devices: Devices, clock: StandingClock) -> None:
    prove(devices.client, devices.coach)
    clock.forward(days=7)
    assert proofs(devices.coach) == []


def test_a_person_who_is_not_known_here_is_not_there(devices: Devices, stage: Stage) -> None:
    strangers = [devices.client.name, stage.key(stage.operator), "0" * 32]
    for inviter in strangers:
        with pytest.raises(NotFoundError):
            prove_key(invitation=INVITATION, inviter=inviter, proof=PROOF, **devices.client.here)


def test_what_is_no_proof_is_refused(devices: Devices) -> None:
    for proof in (b"", PROOF[:-1], PROOF + b"0"):
        with pytest.raises(InvalidError, match="no proof"):
            prove(devices.client, devices.coach, proof=proof)


def test_over_the_api(devices: Devices, stage: Stage, enter: Enter) -> None:
    address = f"/api/v1/engagements/{stage.engagement}/invitation-proofs"
    form = {"invitation": INVITATION, "inviter": devices.coach.name, "proof": b64(PROOF)}
    client = enter(stage.client)
    assert client.post(address, form).json() == {"id": INVITATION}
    assert client.post(address, form).status_code == 409
    shown = enter(stage.coach).get(address).json()
    assert shown == [{"invitation": INVITATION, "person": devices.client.name, "proof": b64(PROOF)}]
    for bad in ({"invitation": "x"}, {"inviter": "é"}, {"proof": "*"}, {"proof": "A" * 65}, {"proof": ""}):
        answer = client.post(address, {**form, **bad})
        assert answer.status_code in {400, 422}, answer.content
        assert answer.json()["message"]
