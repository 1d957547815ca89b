"""A lost second step: asked for behind the mailed code, a wait, stopped by a link or any sign-in, then off (A3, S1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from pytest_django import Settings

from privity.accounts import services
from privity.accounts.models import Person, SecondStepReset
from privity.core.errors import ConflictError, NotFoundError
from privity.kit.clock import now
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import (
    app_code,
    ask_for_code,
    forget_proof,
    give_passkey,
    is_signed_in,
    reset_token,
    sign_in,
    turn_on_two_step,
)
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

LOST = "/sign-in/second-step/lost"
STOP = "/sign-in/second-step/stop/"


@pytest.fixture
def secret(client: Visitor, anna: Person) -> str:
    """Anna is signed in and has turned the second step on."""
    sign_in(client, anna)
    return turn_on_two_step(client)


@contextmanager
def later(**step: float) -> Iterator[None]:
    with time_machine.travel(now() + timedelta(**step), tick=False):
        yield


def before_the_second_step(person: Person) -> Visitor:
    """A browser in which only the mailed code was entered."""
    visitor = Visitor()
    assert sign_in(visitor, person)["Location"] == "/sign-in/second-step"
    return visitor


def ask(person: Person) -> Visitor:
    visitor = before_the_second_step(person)
    assert visitor.post(LOST)["Location"] == LOST
    return visitor


def is_on(person: Person) -> bool:
    return Authenticator.objects.filter(user=person, type="totp").exists()


def test_after_the_wait_the_mailed_code_is_enough(secret: str, anna: Person) -> None:
    asked = ask(anna)
    assert "Please wait" in asked.get(LOST).content.decode()
    with later(days=3, minutes=1):
        visitor = before_the_second_step(anna)
        assert "The wait is over" in visitor.get(LOST).content.decode()
        assert visitor.post(LOST)["Location"] == "/"
        assert is_signed_in(visitor)
        assert not Authenticator.objects.filter(user=anna).exists()
        assert not SecondStepReset.objects.exists()
        assert OutboxMail.objects.latest("id").subject == "You have an update"
        assert sign_in(Visitor(), anna)["Location"] == "/"


def test_nothing_happens_by_itself_nor_before(secret: str, anna: Person) -> None:
    asked = ask(anna)
    assert asked.post(LOST)["Location"] == LOST
    with later(days=2, hours=23):
        assert before_the_second_step(anna).post(LOST)["Location"] == LOST
        assert is_on(anna)
    with later(days=4):
        assert sign_in(Visitor(), anna)["Location"] == "/sign-in/second-step"
        assert is_on(anna)


def test_what_is_not_used_lapses(secret: str, anna: Person) -> None:
    ask(anna)
    token = reset_token(anna)
    with later(days=10, minutes=1):
        visitor = before_the_second_step(anna)
        assert "Have you lost your app and your codes?" in visitor.get(LOST).content.decode()
        assert visitor.get(STOP + token).status_code == 404
        visitor.post(LOST)
        assert is_on(anna)
        assert reset_token(anna) != token
        assert "Please wait" in visitor.get(LOST).content.decode()


def test_asking_tells_by_mail_and_ends_every_session(client: Visitor, secret: str, anna: Person) -> None:
    assert is_signed_in(client)
    OutboxMail.objects.all().delete()
    ask(anna)
    assert not is_signed_in(client)
    mail = OutboxMail.objects.latest("id")
    assert (mail.recipient, mail.subject, mail.practice_id) == (anna.email, "The way you sign in", None)
    assert f"http://localhost:8000{STOP}{reset_token(anna)}" in mail.body
    assert "UTC" in mail.body
    assert anna.name not in mail.body


def test_the_link_stops_it_once_and_looking_changes_nothing(secret: str, anna: Person, client: Visitor) -> None:
    asked = ask(anna)
    token = reset_token(anna)
    stranger = Visitor()
    assert stranger.get(STOP + token).status_code == 200
    assert stranger.post(STOP + token, token=False).status_code == 403
    assert SecondStepReset.objects.exists()
    assert stranger.post(STOP + token)["Location"] == "/sign-in"
    assert "your second step stays on" in stranger.get("/sign-in").content.decode()
    assert not SecondStepReset.objects.exists()
    with later(days=3, minutes=1):
        before_the_second_step(anna).post(LOST)
        assert is_on(anna)
    assert asked.get(LOST).status_code == 200


def test_a_used_an_unknown_and_a_lapsed_link_look_the_same(secret: str, anna: Person) -> None:
    ask(anna)
    used = reset_token(anna)
    services.stop_reset(token=used, clock=now)
    pages = {Visitor().get(STOP + token).content for token in (used, "x" * 43, "%00", "x" * 2000, "é")}
    assert len(pages) == 1
    for method in ("get", "post"):
        assert getattr(Visitor(), method)(STOP + used).status_code == 404
    with pytest.raises(NotFoundError):
        services.stop_reset(token=used, clock=now)


def test_the_database_holds_no_link(secret: str, anna: Person) -> None:
    ask(anna)
    assert reset_token(anna) not in str(list(SecondStepReset.objects.values()))


@pytest.mark.parametrize("factor", ["app", "recovery code"])
def test_any_sign_in_stops_it_and_tells(client: Visitor, secret: str, anna: Person, factor: str) -> None:
    code = client.get("/account/two-step/recovery-codes").context["codes"][0]
    ask(anna)
    owner = before_the_second_step(anna)
    given = app_code(secret, steps=1) if factor == "app" else code
    assert owner.post("/sign-in/second-step", {"code": given})["Location"] == "/"
    assert "asked to turn off your second step" in owner.get("/account/").content.decode()
    assert not SecondStepReset.objects.exists()
    with later(days=3, minutes=1):
        before_the_second_step(anna).post(LOST)
        assert is_on(anna)


def test_whoever_signs_in_otherwise_is_told_nothing(secret: str, anna: Person) -> None:
    owner = before_the_second_step(anna)
    owner.post("/sign-in/second-step", {"code": app_code(secret, steps=1)})
    assert "asked to turn off" not in owner.get("/account/").content.decode()


def test_asking_again_is_neither_sooner_nor_later(secret: str, anna: Person) -> None:
    ask(anna)
    before = SecondStepReset.objects.values().get()
    mails = OutboxMail.objects.filter(subject="The way you sign in")
    with later(days=1, minutes=1):
        ask(anna)
    assert SecondStepReset.objects.values().get() == before
    assert mails.count() == 1


def test_asking_has_a_limit(secret: str, anna: Person) -> None:
    for _ in range(3):
        ask(anna)
        SecondStepReset.objects.all().delete()
    assert OutboxMail.objects.filter(subject="The way you sign in").count() == 2
    visitor = before_the_second_step(anna)
    visitor.post(LOST)
    assert "You asked often enough today" in visitor.get(LOST).content.decode()


def test_without_a_mailed_code_there_is_nothing(client: Visitor, secret: str, anna: Person, ben: Person) -> None:
    stranger = Visitor()
    for answer in (stranger.get(LOST), stranger.post(LOST)):
        assert answer["Location"] == "/sign-in"
    ask_for_code(stranger, anna.email)
    assert stranger.post(LOST)["Location"] == "/sign-in"
    assert client.post(LOST)["Location"] == "/sign-in"
    other = Visitor()
    sign_in(other, ben)
    assert other.post(LOST)["Location"] == "/sign-in"
    assert not SecondStepReset.objects.exists()


def test_a_browser_from_before_the_wait_needs_a_new_code(secret: str, anna: Person) -> None:
    asked = ask(anna)
    with later(days=3, minutes=1):
        assert asked.post(LOST)["Location"] == "/sign-in"
        assert is_on(anna)


def test_passkeys_stay_and_the_new_session_is_the_only_one(client: Visitor, secret: str, anna: Person) -> None:
    passkey = give_passkey(anna)
    ask(anna)
    with later(days=3, minutes=1):
        finished = before_the_second_step(anna)
        finished.post(LOST)
        assert list(Authenticator.objects.filter(user=anna).values_list("id", flat=True)) == [passkey]
        assert not is_signed_in(client)
        assert is_signed_in(finished)
        forget_proof(finished)
        assert finished.get("/account/two-step/on")["Location"].startswith("/account/confirm")


def test_services_refuse_what_is_not_due(secret: str, anna: Person, ben: Person) -> None:
    with pytest.raises(ConflictError):
        services.ask_for_reset(person_id=ben.pk, clock=now)
    with pytest.raises(ConflictError):
        services.finish_reset(person_id=anna.pk, clock=now)
    services.ask_for_reset(person_id=anna.pk, clock=now)
    with pytest.raises(ConflictError):
        services.finish_reset(person_id=anna.pk, clock=now)
    services.stop_reset(token=reset_token(anna), clock=now)
    with pytest.raises(ConflictError):
        services.finish_reset(person_id=anna.pk, clock=lambda: now() + timedelta(days=4))


def test_the_operator_chooses_how_long(secret: str, anna: Person, settings: Settings) -> None:
    settings.SECOND_STEP_RESET_DAYS = 14
    assert "after 14 days" in before_the_second_step(anna).get(LOST).content.decode()
    ask(anna)
    with later(days=13, hours=23):
        before_the_second_step(anna).post(LOST)
        assert is_on(anna)
    with later(days=14, minutes=1):
        before_the_second_step(anna).post(LOST)
        assert not is_on(anna)
