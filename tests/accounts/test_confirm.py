"""Confirming that it is you: as strong as signing in, and for yourself only."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from privity.accounts.models import Person
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import app_code, forget_proof, mailed_code, sign_in, turn_on_two_step
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

ADD = "/account/passkeys/add"


@pytest.fixture
def stale(client: Visitor, anna: Person) -> Visitor:
    """Anna is signed in; her last proof is eleven minutes old."""
    sign_in(client, anna)
    forget_proof(client)
    OutboxMail.objects.all().delete()
    return client


def confirm(visitor: Visitor, code: str) -> int:
    return visitor.post("/account/confirm", {"code": code, "next": ADD}).status_code


def test_by_a_mailed_code(stale: Visitor, anna: Person) -> None:
    assert "Mail me a code" in stale.get("/account/confirm", {"next": ADD}).content.decode()
    assert (
        stale.post("/account/confirm/mail", {"next": ADD})["Location"]
        == "/account/confirm?next=%2Faccount%2Fpasskeys%2Fadd"
    )
    code = mailed_code(anna.email)
    answer = stale.post("/account/confirm", {"code": code.lower(), "next": ADD})
    assert (answer.status_code, answer["Location"]) == (302, ADD)
    assert stale.get(ADD).status_code == 200


def test_nothing_was_mailed(stale: Visitor) -> None:
    assert confirm(stale, "") == 400
    assert confirm(stale, "XXXX-XXXX") == 400
    assert stale.get(ADD).status_code == 302


def test_a_mailed_code_works_once(stale: Visitor, anna: Person) -> None:
    stale.post("/account/confirm/mail")
    code = mailed_code(anna.email)
    assert confirm(stale, code) == 302
    forget_proof(stale)
    assert confirm(stale, code) == 400


def test_three_wrong_codes_end_it(stale: Visitor, anna: Person) -> None:
    stale.post("/account/confirm/mail")
    for _ in range(3):
        assert confirm(stale, "XXXX-XXXX") == 400
    assert confirm(stale, mailed_code(anna.email)) == 400


def test_a_mailed_code_expires(stale: Visitor, anna: Person) -> None:
    stale.post("/account/confirm/mail")
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        assert confirm(stale, mailed_code(anna.email)) == 400


def test_a_code_of_somebody_else_or_for_signing_in_is_no_use(stale: Visitor, anna: Person, ben: Person) -> None:
    stale.post("/account/confirm/mail")
    other = Visitor()
    sign_in(other, ben)
    assert confirm(stale, mailed_code(ben.email)) == 400
    other.post("/sign-out")
    other.post("/sign-in", {"email": anna.email})
    assert confirm(stale, mailed_code(anna.email)) == 400


def test_with_the_second_step_a_mailbox_is_not_enough(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    secret = turn_on_two_step(client)
    recovery = client.get("/account/two-step/recovery-codes").context["codes"][0]
    for code in (app_code(secret, steps=1), recovery):
        forget_proof(client)
        OutboxMail.objects.all().delete()
        assert "Mail me a code" not in client.get("/account/confirm").content.decode()
        assert client.post("/account/confirm/mail").status_code == 403
        assert not OutboxMail.objects.exists()
        assert confirm(client, "000000") == 400
        assert confirm(client, code) == 302
        assert client.get(ADD).status_code == 200


def test_mails_are_limited(stale: Visitor) -> None:
    for _ in range(7):
        stale.post("/account/confirm/mail")
    assert OutboxMail.objects.count() == 5
    assert "too many tries" in stale.get("/account/confirm").content.decode()


def test_a_proof_lasts_ten_minutes(client: Visitor, anna: Person) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False) as traveller:
        sign_in(client, anna)
        traveller.move_to(start + timedelta(minutes=9, seconds=59))
        assert client.get(ADD).status_code == 200
        traveller.move_to(start + timedelta(minutes=10))
        assert client.get(ADD).status_code == 302
