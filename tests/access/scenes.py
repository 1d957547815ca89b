"""What stands before each row of the table: the parts of its address, and a form that can be sent."""

from collections.abc import Callable
from typing import Any, Final

from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession

from privity.accounts import services as accounts
from privity.accounts.models import Person
from privity.agreements.selectors import version_by_id
from privity.core.engagements import Named
from privity.core.vocabulary import ChannelKind, InformationClass, Purpose, Role
from privity.engagements import services as engagements
from privity.kit.clock import now
from privity.sharing import services as sharing
from privity.sharing.selectors import Wish
from tests.access.agreement_scenes import AGREEMENT_SCENES
from tests.access.unlocking_scenes import UNLOCKING_SCENES
from tests.access.vault_scenes import VAULT_SCENES
from tests.access.visit import Visit
from tests.access.world import World, session_of
from tests.accounts.conftest import give_passkey, reset_token
from tests.cast import part_of
from tests.engagements.mailbox import last_mail, token_in

type Scene = Callable[[World], Visit]

NORA: Final = Named(Role.SUPPORTER, "Nora Lie", "nora@lie.example")


def plain(route: str, world: World) -> Visit:
    """The engagement, and the agreement in force there."""
    parts = {"engagement_id": world.stage.engagement, "version_id": world.version}
    return Visit({name: part for name, part in parts.items() if f"{name}>" in route})


def new_engagement(world: World) -> Visit:
    form = {
        "own_name": "M.",
        "practice": world.stage.practice,
        "client-1-name": "C.",
        "client-1-address": "c@d.example",
    }
    sponsor = {"sponsor-1-name": "S.", "sponsor-1-address": "s@t.example"}
    return Visit(form=form | sponsor)


def add_person(world: World) -> Visit:
    form = {"role": NORA.role, "name": NORA.name, "address": NORA.address}
    return Visit({"engagement_id": world.stage.engagement}, form)


def somebody_named(world: World, named: Named = NORA) -> Person:
    """One more supporter, who is named and not yet invited."""
    coach, key = world.stage.coach.pk, world.stage.engagement
    return Person.objects.get(pk=engagements.add_person(actor=coach, engagement_id=key, named=named, clock=world.clock))


def part(world: World, person: Person) -> dict[str, Any]:
    return {"engagement_id": world.stage.engagement, "participation_id": part_of(person, world.stage.engagement)}


def invite(world: World) -> Visit:
    return Visit(part(world, somebody_named(world)))


def assistants_part(world: World) -> Visit:
    return Visit(part(world, world.stage.assistant))


def sponsors_part(world: World) -> Visit:
    return Visit(part(world, world.stage.sponsor))


def clients_part(world: World) -> Visit:
    return Visit(part(world, world.stage.client))


def change_phase(world: World) -> Visit:
    return Visit({"engagement_id": world.stage.engagement}, {"phase": "suspended"})


def invited(world: World, person: Person) -> None:
    ids = part(world, person)
    engagements.send_invitation(actor=world.stage.coach.pk, clock=world.clock, **ids)


def join(world: World) -> Visit:
    """The operator is invited, as a person."""
    operator = world.stage.operator
    invited(world, somebody_named(world, Named(Role.SUPPORTER, "Olu", operator.email)))
    return Visit({"engagement_id": world.stage.engagement})


def join_as_sent(world: World) -> Visit:
    return Visit({**join(world).path, "invitation": "0" * 32})


def join_by_link(world: World) -> Visit:
    nora = somebody_named(world)
    invited(world, nora)
    return Visit({"token": token_in(last_mail(nora))})


def passkey(world: World) -> Visit:
    return Visit({"passkey_id": give_passkey(world.stage.client)})


def session(world: World) -> Visit:
    """The client is signed in elsewhere too."""
    session_of(world.stage.client)
    return Visit({"session_id": UserSession.objects.filter(user=world.stage.client).latest("pk").pk})


def question(world: World) -> Visit:
    """May the coach tell the sponsor what the client says?"""
    stage = world.stage
    asked = {
        "sender": stage.key(stage.coach),
        "recipient": stage.key(stage.sponsor),
        "subjects": [stage.key(stage.client)],
        "information_class": "session_content",
        "purpose": "progress_report",
        "channel": "in_person",
    }
    return Visit({"engagement_id": stage.engagement}, asked)


def asked(world: World) -> Visit:
    """The sponsor has asked: coach, client and sponsor know it."""
    stage = world.stage
    wish = Wish(
        sender=stage.key(stage.coach),
        recipient=stage.key(stage.sponsor),
        subjects=frozenset({stage.key(stage.client)}),
        information_class=InformationClass.PROGRESS,
        purpose=Purpose.PROGRESS_REPORT,
        channel=ChannelKind.IN_PERSON,
    )
    ask = sharing.ask(actor=stage.sponsor.pk, engagement_id=stage.engagement, wish=wish, clock=world.clock)
    return Visit({"engagement_id": stage.engagement, "ask_id": ask})


def channel(world: World) -> Visit:
    return Visit({"engagement_id": world.stage.engagement}, {"channel": "email"})


def accepted_channel(world: World) -> Visit:
    key = world.stage.engagement
    sharing.accept_channel(actor=world.stage.client.pk, engagement_id=key, channel=ChannelKind.EMAIL, clock=world.clock)
    return channel(world)


def remind(world: World) -> Visit:
    return Visit({"engagement_id": world.stage.engagement}, {"occasion": "session"})


def practice(world: World) -> Visit:
    return Visit({"practice_id": world.stage.practice}, {"name": "Nora Lie", "address": "nora@lie.example"})


def colleague(world: World) -> Visit:
    """Lena may become an administrator."""
    ids = {"practice_id": world.stage.practice, "person_id": world.stage.other_coach.pk}
    return Visit(ids, {"administrator": "yes"})


def app(world: World) -> Visit:
    """The client has turned the second step on."""
    TOTP.activate(world.stage.client, "JBSWY3DPEHPK3PXP")
    return Visit()


def reset(world: World) -> Visit:
    """The client's second step was said to be lost; the link that stops it stands in their mail."""
    app(world)
    accounts.ask_for_reset(person_id=world.stage.client.pk, clock=now)
    return Visit({"token": reset_token(world.stage.client)})


SCENES: Final[dict[str, Scene]] = {
    **AGREEMENT_SCENES,
    **VAULT_SCENES,
    **UNLOCKING_SCENES,
    "account_reset_stop": reset,
    "account_two_step_off": app,
    "account_recovery_codes": app,
    "account_login": lambda world: Visit(form={"email": world.stage.client.email}),
    "account_request_login_code": lambda world: Visit(form={"email": world.stage.client.email}),
    "account": lambda _world: Visit(form={"name": "Somebody", "time_zone": "Europe/Berlin"}),
    "account_confirm_login_code": lambda _world: Visit(form={"code": "BCDF-GHJK"}),
    "account_confirm": lambda _world: Visit(form={"code": "BCDF-GHJK"}),
    "account_two_step_on": lambda _world: Visit(form={"code": "123456"}),
    "mfa_add_webauthn": lambda _world: Visit(form={"name": "Phone", "credential": "{}"}),
    "account_passkey_remove": passkey,
    "account_session_end": session,
    "sharing:ask": question,
    "sharing:record_ask": question,
    "sharing:somebody_asked": question,
    "sharing:pass_on": question,
    "sharing:asked": asked,
    "sharing:accept_channel": channel,
    "sharing:withdraw_channel": accepted_channel,
    "sharing:remind": remind,
    "api:what_if": question,
    "agreements:verify": lambda _world: Visit(form={"content_hash": "0" * 64}),
    "agreements:verify_hash": lambda world: Visit({"content_hash": version_by_id(world.version).content_hash}),
    "engagements:new": new_engagement,
    "engagements:practice": practice,
    "engagements:admit_coach": practice,
    "engagements:change_administrator": colleague,
    "engagements:add_person": add_person,
    "engagements:invite": invite,
    "engagements:end_part": assistants_part,
    "engagements:end_part#sponsor": sponsors_part,
    "engagements:end_part#client": clients_part,
    "engagements:change_phase": change_phase,
    "engagements:join": join,
    "engagements:join_as_sent": join_as_sent,
    "engagements:join_by_link": join_by_link,
}
