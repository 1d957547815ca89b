"""Who people are: made by an address, named by themselves, seen in their own time zone."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.accounts import selectors, services
from privity.accounts.addresses import spelling_of
from privity.accounts.models import Person
from privity.core.errors import InvalidError, NotFoundError
from privity.kit.ids import new_id
from tests.accounts.conftest import sign_in
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["ANNA@EXAMPLE.ORG", " anna@example.org\n", "Anna@Example.org"])
def test_one_person_for_one_address_in_any_case(anna: Person, address: str) -> None:
    assert services.person_for_address(address=address, name="Other") == anna.id
    assert Person.objects.get().name == "Anna Berg"


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("jo@MÜNCHEN.de", "jo@xn--mnchen-3ya.de"),
        ("jo@xn--mnchen-3ya.de", "jo@xn--mnchen-3ya.de"),
        ("Jo+Coach@Example.Org", "jo+coach@example.org"),
        ("o'hara@example.org", "o'hara@example.org"),
    ],
)
def test_the_one_spelling(typed: str, spelling: str) -> None:
    assert spelling_of(typed, field="email") == spelling


ODD = [
    "", "anna", "@example.org", "anna@", "anna@example", "a b@example.org", "anna@exam ple.org", "ännä@example.org",
    "anna@example.org\r\nBcc: x@example.org", "anna@example.org, eve@example.org", "Anna <anna@example.org>", "a@b@example.org",
    "anna@-x.org", "anna@" + "x" * 64 + ".org", "x" * 250 + "@example.org", "anna@example.org\x00", "anna@exam\u202eple.org",
    "\ud800@example.org", "anna@\ud800.org", "anna@[127.0.0.1]", "anna@127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", ODD)
def test_odd_addresses_are_refused_in_one_line(address: str) -> None:
    with pytest.raises(InvalidError) as refusal:
        services.person_for_address(address=address, name="Anna")
    assert refusal.value.field == "address"
    assert "\n" not in str(refusal.value)
    assert not Person.objects.exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=st.sampled_from(ODD) | st.text(max_size=40) | st.emails())
def test_any_address_gets_a_page(client: Visitor, address: str) -> None:
    typed = address.encode("utf-8", "replace").decode()
    assert client.post("/sign-in", {"email": typed}).status_code in {200, 302}


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\x00", "a\u202eb", "x" * 201, "\ud800"])
def test_odd_names_are_refused(name: str) -> None:
    with pytest.raises(InvalidError):
        services.person_for_address(address="anna@example.org", name=name)


def test_the_database_keeps_one_spelling(anna: Person) -> None:
    for address in ("ANNA@example.org", "anna@example.org"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.create(email=address)


def test_plain_values_by_id(anna: Person, ben: Person) -> None:
    absent = new_id()
    assert selectors.names_of([anna.id, ben.id, anna.id, absent]) == {anna.id: "Anna Berg", ben.id: "Ben Okafor"}
    assert selectors.addresses_of([ben.id, absent]) == {ben.id: "ben@example.org"}
    assert selectors.address_of(anna.id) == "anna@example.org"
    with pytest.raises(NotFoundError):
        selectors.address_of(absent)


def test_nobody_has_a_password(anna: Person, ben: Person) -> None:
    for password in ("", "!", anna.password):
        assert not anna.check_password(password)
    assert not anna.has_usable_password()
    assert anna.password != ben.password


def test_a_person_names_themselves_and_chooses_a_zone(client: Visitor, anna: Person, ben: Person) -> None:
    sign_in(client, anna)
    saved = client.post("/account/", {"name": " Anna B. ", "time_zone": "Europe/Berlin"})
    assert (saved.status_code, saved["Location"]) == (302, "/account/")
    anna.refresh_from_db()
    assert (anna.name, anna.time_zone) == ("Anna B.", "Europe/Berlin")
    ben.refresh_from_db()
    assert (ben.name, ben.time_zone) == ("Ben Okafor", "UTC")
    assert "Berlin time" in client.get("/account/sessions").content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "", "time_zone": "UTC"}, {"name": "x" * 201, "time_zone": "UTC"}, {"name": "a\u202eb", "time_zone": "UTC"},
        {"name": "Anna", "time_zone": "Mars/Base"}, {"name": "Anna", "time_zone": "../etc/passwd"}, {"name": "Anna"}, {},
        {"name": "Anna", "time_zone": "Factory"}, {"name": "Anna", "time_zone": "localtime"},
    ],
)  # fmt: skip
def test_a_bad_profile_is_shown_again(client: Visitor, anna: Person, fields: dict[str, str]) -> None:
    sign_in(client, anna)
    page = client.post("/account/", {**fields, "more": "x"})
    assert page.status_code == 400
    assert "Nothing was saved yet" in page.content.decode()
    anna.refresh_from_db()
    assert (anna.name, anna.time_zone) == ("Anna Berg", "UTC")


def test_a_zone_that_is_gone_shows_utc(client: Visitor, anna: Person) -> None:
    sign_in(client, anna)
    Person.objects.update(time_zone="Gone/Place")
    assert "UTC" in client.get("/account/sessions").content.decode()


def test_the_service_refuses_a_zone_that_does_not_exist(anna: Person) -> None:
    with pytest.raises(InvalidError) as refusal:
        services.change_profile(actor=anna.id, name="Anna", time_zone="Mars/Base")
    assert refusal.value.field == "time_zone"
