"""A lock: made all at once, made anew by who means it; its ways of unlocking, and what was on a lost device."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from privity.accounts import services
from privity.accounts.models import Person
from privity.accounts.selectors import own_sealed, slots_of
from privity.accounts.ways import devices_of, ways_of
from privity.core.errors import ConflictError, InvalidError, NotFoundError
from privity.kit.clock import now
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import forget_proof, give_passkey, is_signed_in, sign_in
from tests.accounts.test_unlocking import SEALED, slot_of
from tests.clock import StandingClock
from tests.sealing_vectors.bytes import b64, id_of
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


def lock_of(person: Person, *kinds: str, number: int = 1, names: str = "") -> services.Lock:
    slots = [slot_of(person, kind, slot=id_of(kind + names)) for kind in kinds]
    return services.Lock(seq=number, bundle=SEALED, counter=number, state=SEALED, slots=slots)


def have_lock(person: Person, *kinds: str) -> None:
    services.make_lock(actor=person.pk, lock=lock_of(person, *kinds), anew=False, clock=now)


def passkey_slot(person: Person, credential: str) -> None:
    content = slot_of(person, "passkey", params={"credential": credential}, slot=id_of(credential))
    services.add_slot(actor=person.pk, content=content, clock=now)


def test_a_lock_is_made_all_at_once_and_once(anna: Person, clock: StandingClock) -> None:
    services.add_slot(actor=anna.pk, content=slot_of(anna, "passphrase", slot=id_of("an earlier try")), clock=clock)
    lock = lock_of(anna, "passphrase", "recovery")
    services.make_lock(actor=anna.pk, lock=lock, anew=False, clock=clock)
    assert [one.content for one in slots_of(anna.pk)] == lock.slots
    assert own_sealed(anna.pk, "bundle") == own_sealed(anna.pk, "state") == (1, SEALED)
    with pytest.raises(ConflictError, match="made already"):
        services.make_lock(actor=anna.pk, lock=lock_of(anna, "recovery", number=2), anew=False, clock=clock)
    assert not OutboxMail.objects.exists()


def test_anew_the_old_ways_go_and_a_mail_says_so(anna: Person, clock: StandingClock) -> None:
    have_lock(anna, "passphrase", "recovery")
    new = lock_of(anna, "passkey", "recovery", number=2, names=" anew")
    services.make_lock(actor=anna.pk, lock=new, anew=True, clock=clock)
    assert [one.content for one in slots_of(anna.pk)] == new.slots
    assert own_sealed(anna.pk, "bundle")[0] == 2
    mail = OutboxMail.objects.get()
    assert mail.recipient == anna.email
    assert "made anew" in mail.body


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kinds": ["passphrase"]}, InvalidError),
        ({"kinds": ["recovery"], "number": 3}, ConflictError),
        ({"kinds": ["recovery"], "whose": "ben"}, InvalidError),
    ],
)
def test_a_lock_that_cannot_be_leaves_the_old_one(
    anna: Person, ben: Person, changes: dict[str, Any], error: type[Exception]
) -> None:
    have_lock(anna, "passphrase", "recovery")
    before = slots_of(anna.pk)
    lock = lock_of(ben if "whose" in changes else anna, *changes["kinds"], number=changes.get("number", 2))
    with pytest.raises(error):
        services.make_lock(actor=anna.pk, lock=lock, anew=True, clock=now)
    assert slots_of(anna.pk) == before
    assert own_sealed(anna.pk, "bundle")[0] == 1


def form_of(lock: services.Lock) -> dict[str, Any]:
    sealed = {"bundle": b64(lock.bundle), "state": b64(lock.state), "slots": [b64(slot) for slot in lock.slots]}
    return {"seq": lock.seq, "counter": lock.counter, **sealed}


def test_only_who_typed_the_words_begins_anew(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    assert client.post("/api/v1/account/lock", form_of(lock_of(anna, "recovery"))).status_code == 200
    again = form_of(lock_of(anna, "recovery", number=2, names=" anew"))
    assert client.post("/api/v1/account/lock", again).status_code == 409
    assert client.get("/account/unlocking/anew/lock")["Location"] == "/account/unlocking/anew"
    refused = client.post("/account/unlocking/anew", {"word": "yes"})
    assert refused.status_code == 400
    assert "Please type these two words" in refused.content.decode()
    assert client.post("/api/v1/account/lock", again).status_code == 409
    assert client.post("/account/unlocking/anew", {"word": "Begin anew"})["Location"] == "/account/unlocking/anew/lock"
    assert "You are beginning anew" in client.get("/account/unlocking/anew/lock").content.decode()
    assert client.post("/api/v1/account/lock", again).status_code == 200
    third = form_of(lock_of(anna, "recovery", number=3, names=" again"))
    assert client.post("/api/v1/account/lock", third).status_code == 409


def test_the_words_count_for_an_hour(client: Visitor, anna: Person) -> None:
    have_lock(anna, "recovery")
    sign_in(client, anna)
    client.post("/account/unlocking/anew", {"word": "begin anew"})
    session = client.session
    session["lock_anew"] -= 3601
    session.save()
    assert client.get("/account/unlocking/anew/lock").status_code == 302
    again = form_of(lock_of(anna, "recovery", number=2, names=" anew"))
    assert client.post("/api/v1/account/lock", again).status_code == 409


@pytest.mark.parametrize("path", ["anew", "lost-device", "{slot}/remove"])
def test_an_old_proof_is_not_enough(client: Visitor, anna: Person, path: str) -> None:
    have_lock(anna, "passphrase", "recovery")
    sign_in(client, anna)
    forget_proof(client)
    there = f"/account/unlocking/{path.format(slot=id_of('passphrase'))}"
    for answer in (client.get(there), client.post(there, {"word": "begin anew"})):
        assert answer["Location"].startswith("/account/confirm?next=")
    assert len(slots_of(anna.pk)) == 2


def test_the_page_lists_the_ways_and_removes_all_but_the_last_code(client: Visitor, anna: Person) -> None:
    have_lock(anna, "passphrase", "recovery")
    give_passkey(anna, "Laptop")
    passkey_slot(anna, b64(b"Laptop"))
    sign_in(client, anna)
    page = client.get("/account/unlocking").content.decode()
    assert "Passkey “Laptop”" in page
    assert page.count("/remove") == 2
    phrase, code, _passkey = ways_of(anna.pk)
    assert (code.stays, phrase.stays) == (True, False)
    assert client.post(f"/account/unlocking/{code.id}/remove").status_code == 409
    assert client.post(f"/account/unlocking/{phrase.id}/remove")["Location"] == "/account/unlocking"
    assert [way.kind for way in ways_of(anna.pk)] == ["recovery", "passkey"]
    assert client.get(f"/account/unlocking/{phrase.id}/remove").status_code == 404


def test_a_lost_device_neither_signs_in_nor_unlocks(client: Visitor, anna: Person, ben: Person) -> None:
    have_lock(anna, "recovery")
    for name in ("Laptop", "Telephone"):
        give_passkey(anna, name)
        passkey_slot(anna, b64(name.encode()))
    passkey_slot(anna, b64(b"forgotten"))
    thief = Visitor()
    for visitor in (thief, client):
        sign_in(visitor, anna)
    page = client.get("/account/unlocking/lost-device").content.decode()
    assert page.count('type="checkbox"') == 3
    assert client.post("/account/unlocking/lost-device", {"devices": ["AAAA"]}).status_code == 400
    gone = [b64(b"Telephone"), b64(b"forgotten")]
    assert client.post("/account/unlocking/lost-device", {"devices": gone}).status_code == 302
    assert [device.name for device in devices_of(anna.pk)] == ["Laptop"]
    assert [way.name for way in ways_of(anna.pk)] == ["", "Laptop"]
    assert is_signed_in(client)
    assert not is_signed_in(thief)


def test_a_passkey_that_is_removed_unlocks_no_more(client: Visitor, anna: Person) -> None:
    passkey_id = give_passkey(anna, "Laptop")
    passkey_slot(anna, b64(b"Laptop"))
    passkey_slot(anna, b64(b"another"))
    sign_in(client, anna)
    client.post(f"/account/passkeys/{passkey_id}/remove")
    assert [way.credential for way in ways_of(anna.pk)] == [b64(b"another")]
    assert not Authenticator.objects.exists()


def test_another_ones_way_is_not_there(anna: Person, ben: Person) -> None:
    have_lock(ben, "passphrase", "recovery")
    with pytest.raises(NotFoundError):
        services.remove_slot(actor=anna.pk, slot=id_of("passphrase"))
