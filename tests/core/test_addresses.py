"""Addresses have one spelling; a client's address in the sponsor's house is seen (R40)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.core.addresses import LONGEST, PUBLIC_MAIL, address_from, caution_about, same_house
from privity.core.errors import InvalidError

GOOD = {
    "anna@example.org": "anna@example.org",
    "  Anna.Maria+coaching@Example.ORG\n": "anna.maria+coaching@example.org",
    "o'neill@example.ie": "o'neill@example.ie",
    "a@1and1.com": "a@1and1.com",
    "a@münchen.de": "a@xn--mnchen-3ya.de",
    "a@xn--mnchen-3ya.de": "a@xn--mnchen-3ya.de",
    "a" * (LONGEST - 12) + "@example.org": "a" * (LONGEST - 12) + "@example.org",
}
BAD = [
    "",
    "anna",
    "anna@",
    "@example.org",
    "anna@localhost",
    "anna@@example.org",
    "an na@example.org",
    "anna@exa mple.org",
    "anna@-example.org",
    "anna@example..org",
    "anna@127.0.0.1",
    "anna@example.org\r\nBcc: all@example.org",
    "anna\x00@example.org",
    "anna@\ud800.org",
    "änna@example.org",
    "anna@" + "b" * 64 + ".org",
    "a" * (LONGEST - 11) + "@example.org",
    '"anna"@example.org',
    "anna@example.org, tom@example.org",
]


@pytest.mark.parametrize(("text", "spelling"), GOOD.items())
def test_the_one_spelling(text: str, spelling: str) -> None:
    assert address_from(text, field="address") == spelling


@pytest.mark.parametrize("text", BAD)
def test_no_address(text: str) -> None:
    with pytest.raises(InvalidError, match=r"name@example\.org") as refused:
        address_from(text, field="people.2.address")
    assert refused.value.field == "people.2.address"


@given(st.text())
def test_any_text_is_an_address_in_its_one_spelling_or_refused(text: str) -> None:
    try:
        address = address_from(text, field="address")
    except InvalidError:
        return
    assert address_from(address, field="address") == address
    assert address.isascii()
    assert address.count("@") == 1
    assert len(address) <= LONGEST


@pytest.mark.parametrize(
    ("client", "sponsor", "same"),
    [
        ("amara@northwind.example", "helen@northwind.example", True),
        ("amara@mail.northwind.example", "helen@northwind.example", True),
        ("amara@northwind.example", "helen@hr.northwind.example", True),
        ("amara@posteo.de", "helen@northwind.example", False),
        ("amara@northwind.example", "helen@southwind.example", False),
        ("amara@westnorthwind.example", "helen@northwind.example", False),
        ("amara@gmail.com", "helen@gmail.com", False),
    ],
)
def test_one_house(client: str, sponsor: str, same: bool) -> None:
    assert same_house(client, sponsor) is same
    assert same_house(sponsor, client) is same


@pytest.mark.parametrize("domain", sorted(PUBLIC_MAIL))
def test_public_mail_is_nobodys_house(domain: str) -> None:
    assert address_from(f"a@{domain}", field="") == f"a@{domain}"
    assert not same_house(f"a@{domain}", f"b@{domain}")


def test_the_caution_names_client_and_domain() -> None:
    caution = caution_about("A. O.", "amara@northwind.example", ["x@elsewhere.example", "helen@northwind.example"])
    assert caution is not None
    assert caution.render().startswith("A. O.'s address is at northwind.example, as the sponsor's is.")


@pytest.mark.parametrize("employers", [[], ["helen@southwind.example"]])
def test_no_caution(employers: list[str]) -> None:
    assert caution_about("A. O.", "amara@northwind.example", employers) is None
