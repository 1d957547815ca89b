"""The second step: on, asked for, off; its recovery codes; its secrets at rest."""

import pytest
from allauth.mfa.models import Authenticator
from pytest_django import Settings

from privity.accounts import services
from privity.accounts.models import Person
from privity.core.errors import ConflictError
from privity.kit.clock import now
from privity.outbox.models import OutboxMail
from tests.accounts.conftest import app_code, forget_proof, give_passkey, is_signed_in, sign_in, turn_on_two_step
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(client: Visitor, anna: Person) -> str:
    """Anna is signed in and has turned the second step on."""
    sign_in(client, anna)
    return turn_on_two_step(client)


def recovery_codes(visitor: Visitor) -> list[str]:
    codes: list[str] = visitor.get("/account/two-step/recovery-codes").context["codes"]
    return codes


def test_a_mailed_code_alone_is_not_enough(secret: str, anna: Person) -> None:
    elsewhere = Visitor()
    assert sign_in(elsewhere, anna)["Location"] == "/sign-in/second-step"
    assert not is_signed_in(elsewhere)
    wrong = elsewhere.post("/sign-in/second-step", {"code": "000000"})
    assert "That code is not right" in wrong.content.decode()
    assert elsewhere.post("/sign-in/second-step", {"code": app_code(secret, steps=1)})["Location"] == "/"
    assert is_signed_in(elsewhere)


def test_where_to_go_is_kept_over_the_second_step(secret: str, anna: Person) -> None:
    elsewhere = Visitor()
    sign_in(elsewhere, anna, next="/account/sessions")
    assert elsewhere.post("/sign-in/second-step", {"code": app_code(secret)})["Location"] == "/account/sessions"


def test_a_code_of_the_app_works_once(secret: str, anna: Person) -> None:
    code = app_code(secret, steps=1)
    for expected in (302, 200):
        elsewhere = Visitor()
        sign_in(elsewhere, anna)
        assert elsewhere.post("/sign-in/second-step", {"code": code}).status_code == expected


def test_a_recovery_code_works_once(client: Visitor, secret: str, anna: Person) -> None:
    codes = recovery_codes(client)
    assert len(set(codes)) == 10
    for expected in (302, 200):
        elsewhere = Visitor()
        sign_in(elsewhere, anna)
        assert elsewhere.post("/sign-in/second-step", {"code": codes[0]}).status_code == expected
    assert recovery_codes(client) == codes[1:]
    assert "9 codes are left" in client.get("/account/two-step").content.decode()


@pytest.mark.parametrize("code", ["", " ", "x" * 5000, "０００００００", "\x00", "-1", "1e5"])
def test_odd_codes_are_refused(secret: str, anna: Person, code: str) -> None:
    elsewhere = Visitor()
    sign_in(elsewhere, anna)
    assert elsewhere.post("/sign-in/second-step", {"code": code}).status_code == 200
    assert elsewhere.post("/sign-in/second-step", {}).status_code == 200
    assert elsewhere.post("/sign-in/second-step", {"credential": code}).status_code == 200
    assert not is_signed_in(elsewhere)


def test_a_passkey_is_no_hurdle(anna: Person) -> None:
    give_passkey(anna)
    elsewhere = Visitor()
    assert sign_in(elsewhere, anna)["Location"] == "/"


def test_turning_on_needs_a_code_of_that_app(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    other: str = client.get("/account/two-step/on").context["secret"]
    now_shown: str = client.get("/account/two-step/on").context["secret"]
    for code in ("000000", app_code(other)):
        page = client.post("/account/two-step/on", {"code": code})
        assert page.status_code == 400
        assert page.context["secret"] == now_shown
    assert not Authenticator.objects.exists()
    assert client.post("/account/two-step/on", {"code": app_code(now_shown)}).status_code == 302
    again = client.post("/account/two-step/on", {"code": app_code(now_shown)})
    assert again.status_code in {400, 409}
    assert Authenticator.objects.count() == 2


def test_every_change_ends_other_sessions_and_is_mailed(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    secret: str = client.get("/account/two-step/on").context["secret"]
    changes = [
        ("/account/two-step/on", {"code": app_code(secret)}),
        ("/account/two-step/recovery-codes", {}),
        ("/account/two-step/off", {}),
    ]
    for path, fields in changes:
        thief = Visitor()
        thief.force_login(anna)
        anna.refresh_from_db()
        thief.force_login(anna)
        assert is_signed_in(thief)
        OutboxMail.objects.all().delete()
        assert client.post(path, fields).status_code == 302
        assert is_signed_in(client)
        assert not is_signed_in(thief)
        assert OutboxMail.objects.get().subject == "You have an update"


def test_off_means_off(client: Visitor, secret: str, anna: Person) -> None:
    codes = recovery_codes(client)
    assert client.get("/account/two-step/off").status_code == 200
    assert client.post("/account/two-step/off")["Location"] == "/account/two-step"
    assert not Authenticator.objects.exists()
    elsewhere = Visitor()
    assert sign_in(elsewhere, anna)["Location"] == "/"
    assert codes[0] not in client.get("/account/two-step/recovery-codes").content.decode()


def test_new_recovery_codes_end_the_old(client: Visitor, secret: str, anna: Person) -> None:
    old = recovery_codes(client)
    client.post("/account/two-step/recovery-codes")
    assert not set(old) & set(recovery_codes(client))
    elsewhere = Visitor()
    sign_in(elsewhere, anna)
    assert elsewhere.post("/sign-in/second-step", {"code": old[0]}).status_code == 200


@pytest.mark.parametrize("path", ["on", "off", "recovery-codes"])
def test_an_old_proof_is_not_enough(client: Visitor, secret: str, path: str) -> None:
    codes = recovery_codes(client)
    forget_proof(client)
    for answer in (client.get(f"/account/two-step/{path}"), client.post(f"/account/two-step/{path}")):
        assert answer["Location"] == f"/account/confirm?next=%2Faccount%2Ftwo-step%2F{path}"
        assert codes[0] not in answer.content.decode()
    assert Authenticator.objects.count() == 2


def test_what_is_off_cannot_be_changed(anna: Person, client: Visitor) -> None:
    for service in (services.turn_off_two_step, services.renew_recovery_codes):
        with pytest.raises(ConflictError):
            service(actor=anna.id, session=client.session, clock=now)
    sign_in(client, anna)
    assert client.post("/account/two-step/off").status_code == 409
    assert is_signed_in(client)


def test_the_database_holds_no_secret(client: Visitor, secret: str) -> None:
    codes = recovery_codes(client)
    rows = str(list(Authenticator.objects.values()))
    assert secret not in rows
    assert not [code for code in codes if code in rows]


def test_another_key_reads_nothing_and_an_old_key_still_does(
    client: Visitor, secret: str, anna: Person, settings: Settings
) -> None:
    totp = Authenticator.objects.get(type="totp").wrap()
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key"
    with pytest.raises(ConflictError, match="PRIVITY_OLD_SECRET_KEYS"):
        totp.validate_code(app_code(secret, steps=1))
    elsewhere = Visitor()
    sign_in(elsewhere, anna)
    page = elsewhere.post("/sign-in/second-step", {"code": app_code(secret, steps=1)})
    assert page.status_code == 409
    assert not is_signed_in(elsewhere)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert totp.validate_code(app_code(secret, steps=1))
