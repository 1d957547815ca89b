"""The first coach and practice: by whoever has the setup code, once, and never again."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from pytest_django import Settings

from privity.accounts.models import Person
from privity.commands import UsageError, setup
from privity.core.errors import ConflictError
from privity.engagements.models import Practice
from privity.engagements.selectors import practices_of
from privity.kit.clock import now
from privity.web import first_run
from tests.accounts.conftest import is_signed_in, sign_in
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

FIELDS = {"name": "Mara Klein", "address": "Mara@Example.org", "practice": "Klein Coaching"}


def post(visitor: Visitor, **changed: str) -> int:
    return visitor.post("/start", {"code": first_run.setup_code(), **FIELDS, **changed}).status_code


def test_the_first_coach_founds_a_practice_and_signs_in(client: Visitor) -> None:
    assert client.get("/start").status_code == 200
    assert client.post("/start", {"code": first_run.setup_code(), **FIELDS})["Location"] == "/sign-in"
    coach = Person.objects.get()
    assert (coach.email, coach.name) == ("mara@example.org", "Mara Klein")
    (practice,) = practices_of(coach.id, at=now())
    assert practice.name == "Klein Coaching"
    page = client.get("/sign-in").content.decode()
    assert "Your practice is ready" in page
    assert 'value="Mara@Example.org"' in page
    assert "Mara@" not in client.get("/sign-in").content.decode()
    assert not is_signed_in(client)
    sign_in(client, coach)
    assert is_signed_in(client)


def test_afterwards_it_is_gone(client: Visitor) -> None:
    post(client)
    assert client.get("/start").status_code == 404
    assert post(client, address="eve@example.org") == 404
    assert first_run.announcement() == ""
    assert Person.objects.count() == 1


@pytest.mark.parametrize("code", ["", "AAAA", "x" * 60, "\x00", "ＡＡＡＡ"])
def test_without_the_code_nothing_happens(client: Visitor, code: str) -> None:
    assert post(client, code=code) == 400
    assert not Person.objects.exists()


def test_the_code_may_be_typed_carelessly(client: Visitor) -> None:
    assert post(client, code=f" {first_run.setup_code().lower().replace('-', ' ')} ") == 302


def test_the_code_is_shown_to_nobody(client: Visitor, settings: Settings) -> None:
    assert first_run.setup_code() not in client.get("/start").content.decode()
    settings.DEMO = True
    assert first_run.setup_code() in client.get("/start").content.decode()


def test_the_code_depends_on_the_secret_key(settings: Settings) -> None:
    before = first_run.setup_code()
    settings.SECRET_KEY = "another"
    assert first_run.setup_code() != before
    assert len(before.replace("-", "")) == 24


@pytest.mark.parametrize("field", ["name", "address", "practice"])
@pytest.mark.parametrize("value", ["", "a\u202eb", "a\x00b", "x" * 300])
def test_odd_values_are_shown_again_in_their_place(client: Visitor, field: str, value: str) -> None:
    page = client.post("/start", {"code": first_run.setup_code(), **FIELDS, field: value})
    assert page.status_code == 400
    assert set(page.context["form"].errors) == {field}
    assert not Practice.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_found_one() -> None:
    barrier, refused = Barrier(4), []

    def founder(number: int) -> None:
        barrier.wait()
        try:
            first_run.found_first_practice(address=f"c{number}@example.org", name="C", practice="P", clock=now)
        except ConflictError as error:
            refused.append(error)
        connection.close()

    threads = [Thread(target=founder, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 3
    assert Practice.objects.count() == Person.objects.count() == 1


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' database is up to date already."""
    monkeypatch.setattr(setup, "migrate", lambda: None)


@pytest.mark.usefixtures("migrated")
def test_setup_prints_the_code_until_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.run([]) == 0
    assert (
        capsys.readouterr().out
        == f"Open http://localhost:8000/start and enter this setup code: {first_run.setup_code()}\n"
    )
    options = [text for field, value in FIELDS.items() for text in (f"--{field}", value)]
    assert setup.run(options) == 0
    assert "/sign-in as Mara@Example.org" in capsys.readouterr().out
    with pytest.raises(UsageError, match="already"):
        setup.run(options)
    setup.run([])
    assert capsys.readouterr().out == "There is a practice here already.\n"


@pytest.mark.usefixtures("migrated")
@pytest.mark.parametrize("options", [["--name", "x"], ["--name", "x", "--address", "y"], ["more"], ["--nmae", "x"]])
def test_setup_says_what_is_missing(options: list[str]) -> None:
    with pytest.raises(UsageError):
        setup.run(options)
    assert not Person.objects.exists()


@pytest.mark.usefixtures("migrated")
def test_setup_refuses_odd_values_in_one_line() -> None:
    with pytest.raises(UsageError, match="mail address"):
        setup.run(["--name", "x", "--address", "y", "--practice", "z"])
