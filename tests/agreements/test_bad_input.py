"""Bad input on every form of agreements: one clear answer, nothing half done, never a failure (F2, F3, X1, X5)."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote_from_bytes

import pytest
from django.db.models import Model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.accounts.models import Person
from privity.agreements import models, selectors, services
from privity.agreements.selectors import version_by_id
from privity.core.engagements import Named
from privity.core.matrix import DEFAULT_MATRIX
from privity.core.vocabulary import InformationClass, Role, Rule
from privity.engagements.services import add_person
from privity.kit.clock import now
from privity.ledger.models import Entry
from tests.agreements.acts import SigningLinks, everybody, in_force, offer
from tests.cast import Stage
from tests.clock import StandingClock
from tests.visitor import Visitor

NASTY = (
    "",
    " ",
    "\x00",
    "\ud800",
    "a\u202eb",
    "e" + "\u0301" * 1000,
    "x" * 100_000,
    "x" * 1_100_000,
    "-1",
    "0",
    "2147483648",
    "9223372036854775808",
    "1e308",
    "NaN",
    "²",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "2027-02-29",
    "2027-03-28T02:30",
    "9999-12-31T23:59",
    "=1+1",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "../../etc/passwd",
    "{{ 7 }}{% now %}{0}%s",
    "M1 1L2 2",
    "0" * 64,
    "never",
    "always",
)
nasty = st.sampled_from(NASTY) | st.text(max_size=40)
ROWS: tuple[type[Model], ...] = (
    models.AgreementVersion,
    models.Signature,
    models.Closing,
    models.ReviewAnswer,
    models.SigningRequest,
    models.Review,
    Entry,
)


@dataclass(frozen=True)
class Filled:
    """A form as its person would fill it in well."""

    path: str
    person: Person | None
    fields: dict[str, str]


type Fill = Callable[[Stage, StandingClock], Filled]


def offered(stage: Stage, clock: StandingClock) -> selectors.Version:
    """A second version waits; Jonas, the supporter, is asked by a link."""
    in_force(stage, clock)
    named = Named(Role.SUPPORTER, "Jonas Lindqvist", stage.second_client.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=named, clock=clock)
    return version_by_id(offer(stage, clock))


def signature(version: selectors.Version) -> dict[str, str]:
    return {
        "typed_name": "A. Signer",
        "limits_acknowledged": "on",
        "drawing": "",
        "content_hash": version.content_hash,
    }


def sign(stage: Stage, clock: StandingClock) -> Filled:
    version = offered(stage, clock)
    return Filled(f"/agreements/{version.id}/sign", stage.client, signature(version))


def sign_by_link(stage: Stage, clock: StandingClock) -> Filled:
    clock.at = now()
    version = offered(stage, clock)
    return Filled(f"/sign/{SigningLinks().of(stage.second_client)}", None, signature(version))


def boundaries(stage: Stage, clock: StandingClock) -> Filled:
    in_force(stage, clock)
    path = f"/engagements/{stage.engagement}/agreement/boundaries"
    fields = {f"{kind}-{role}": "never" for kind in InformationClass for role in Role}
    return Filled(path, stage.coach, fields)


LISTED_FOR_DATES = {
    f"{kind}-{role}-for": "scheduling"
    for kind, row in DEFAULT_MATRIX.items()
    for role, rule in row.items()
    if rule is Rule.LISTED and role in (Role.SPONSOR, Role.LINE_MANAGER)
}


def details(stage: Stage, clock: StandingClock) -> Filled:
    in_force(stage, clock)
    fields = LISTED_FOR_DATES | {
        "limits": "illegal_act",
        "codes": "icf",
        "first_days": "30",
        "every_days": "90",
        "retention_months": "12",
        "place": "employee",
        "will": "own",
        "reports_to": "The board",
        "systems_owned_by": "Northwind",
    }
    return Filled(f"/engagements/{stage.engagement}/agreement/details", stage.coach, fields)


def offering(stage: Stage, clock: StandingClock) -> Filled:
    services.save_draft(
        actor=stage.coach.pk, engagement_id=stage.engagement, choose=lambda choices: choices, clock=clock
    )
    return Filled(f"/engagements/{stage.engagement}/agreement/offer", stage.coach, {"seen": "0" * 64})


def addendum(stage: Stage, clock: StandingClock) -> Filled:
    in_force(stage, clock)
    fields = {
        "admits": stage.key(stage.assistant),
        "topic": "Handing over the diary",
        "kinds": "session_content",
        "since": now().strftime("%Y-%m-%dT23:00"),
        "until": "2027-01-01T10:00",
    }
    return Filled(f"/engagements/{stage.engagement}/addendum/draft", stage.coach, fields)


def review(stage: Stage, clock: StandingClock) -> str:
    in_force(stage, clock)
    return str(services.open_review(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock))


def answer(stage: Stage, clock: StandingClock) -> Filled:
    return Filled(f"/reviews/{review(stage, clock)}/answer", stage.sponsor, {"answer": "suits"})


def hold(stage: Stage, clock: StandingClock) -> Filled:
    fields = {"present": stage.key(stage.coach), "outcome": "keep"}
    return Filled(f"/reviews/{review(stage, clock)}/hold", stage.coach, fields)


def wait(stage: Stage, clock: StandingClock) -> Filled:
    return Filled(f"/reviews/{review(stage, clock)}/wait", stage.client, {"day": "2027-01-01"})


def verify(stage: Stage, clock: StandingClock) -> Filled:
    return Filled("/verify/agreement", None, {"content_hash": "0" * 64})


FORMS: tuple[Fill, ...] = (
    sign,
    sign_by_link,
    boundaries,
    details,
    offering,
    addendum,
    answer,
    hold,
    wait,
    verify,
)


@pytest.mark.parametrize("fill", FORMS, ids=lambda fill: fill.__name__)
def test_nothing_that_is_sent_makes_it_fail(stage: Stage, clock: StandingClock, client: Visitor, fill: Fill) -> None:
    filled = fill(stage, clock)
    if filled.person:
        client.force_login(filled.person)

    @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from([*filled.fields, "surplus"]), nasty, min_size=1, max_size=3))
    def send(changed: dict[str, str]) -> None:
        before = counts()
        answered = post(client, filled.path, filled.fields | changed)
        assert answered in {200, 302, 400, 403, 404, 409, 413}
        if answered != 302:
            assert counts() == before

    send()


@pytest.mark.parametrize(
    "path",
    ["/verify/{}", "/sign/{}", "/sign/{}/decline", "/agreements/{}", "/reviews/{}/answer", "/engagements/{}/agreement"],
)
def test_nothing_in_an_address_makes_it_fail(stage: Stage, client: Visitor, path: str) -> None:
    client.force_login(stage.coach)
    for text in NASTY:
        if len(text) > 5000:
            continue
        address = path.format(quote_from_bytes(text.encode("utf-8", "surrogatepass")))
        assert client.get(address).status_code in {200, 302, 400, 404}


def test_a_thousand_and_one_fields_are_refused(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    filled = boundaries(stage, clock)
    client.force_login(stage.coach)
    surplus = {f"field{number}": "x" for number in range(1001)}
    assert post(client, filled.path, filled.fields | surplus) == 400


def test_what_was_drawn_and_typed_is_shown_as_text(stage: Stage, clock: StandingClock, client: Visitor) -> None:
    version = version_by_id(offer(stage, clock))
    typed = {"typed_name": "<b onclick=x>'\"&{{ 7 }}", "drawing": "M1 1L2 2"}
    for person in everybody(stage):
        client.force_login(person)
        assert post(client, f"/agreements/{version.id}/sign", signature(version) | typed) == 302
    page = client.get(f"/agreements/{version.id}").content.decode()
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;&#x27;&quot;&amp;{{ 7 }}" in page


def post(client: Visitor, path: str, fields: dict[str, str]) -> int:
    """Post the very bytes, as no well-behaved browser would."""
    body = "&".join(
        f"{name}={quote_from_bytes(value.encode('utf-8', 'surrogatepass'))}" for name, value in fields.items()
    )
    answered = client.generic("POST", path, body, "application/x-www-form-urlencoded", headers=token(client))
    status: int = answered.status_code
    return status


def token(client: Visitor) -> dict[str, str]:
    return {"X-CSRFToken": client.cookies["csrftoken"].value}


def counts() -> list[int]:
    return [row._default_manager.count() for row in ROWS]
