"""``send_invitation``, ``accept_invitation`` and ``join``: a link for one mailbox, once, for 7 days, seen by nobody else."""

from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pytest

from privity.accounts.models import Person
from privity.core.engagements import Named
from privity.core.entries import InvitationAccepted, InvitationSent
from privity.core.errors import ConflictError, NotFoundError, RefusedError
from privity.core.vocabulary import Role
from privity.engagements import selectors, services
from privity.engagements.models import Invitation
from privity.ledger.models import Entry
from tests.cast import Stage, part_of
from tests.clock import StandingClock
from tests.engagements.conftest import Written, readers_of_last
from tests.engagements.mailbox import last_mail, token_in

SOL = Named(Role.SUPPORTER, "Sol", "sol@example.org")


@pytest.fixture
def sol(stage: Stage, clock: StandingClock) -> Person:
    """Named, not invited yet."""
    person = services.add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=SOL, clock=clock)
    return Person.objects.get(pk=person)


def invite(stage: Stage, clock: StandingClock, person: Person, actor: Person | None = None) -> str:
    """Invite, and read the token out of the mail."""
    part = part_of(person, stage.engagement)
    services.send_invitation(
        actor=(actor or stage.coach).pk, engagement_id=stage.engagement, participation_id=part, clock=clock
    )
    return token_in(last_mail(person))


def test_the_link_is_in_the_mail_and_nowhere_else(
    stage: Stage, clock: StandingClock, sol: Person, written: Written
) -> None:
    token = invite(stage, clock, sol)
    assert written()[-1] == InvitationSent(person=stage.key(sol))
    assert readers_of_last(stage.practice) == {"Mirjam Kovač", "Amara Osei", "Sol"}
    row = Invitation.objects.latest("id")
    assert row.token_hash == sha256(token.encode()).hexdigest()
    assert row.expires_at == clock() + timedelta(days=7)
    assert not any(token.encode() in bytes(entry.content) for entry in Entry.objects.all())


def test_the_mail_names_nobody_and_says_nothing(stage: Stage, clock: StandingClock, sol: Person) -> None:
    invite(stage, clock, sol)
    mail = last_mail(sol)
    for word in ("Mirjam", "Kovač", "Amara", "Sol", "coach", "client", "support", "Northwind", "engagement"):
        assert word.lower() not in (mail.subject + mail.body).lower()
    assert mail.practice_id == stage.practice
    assert mail.useless_after == clock() + timedelta(days=7)


def test_accept(stage: Stage, clock: StandingClock, sol: Person, written: Written) -> None:
    token = invite(stage, clock, sol)
    clock.forward(days=6)
    invitation = services.accept_invitation(token=token, clock=clock)
    assert (invitation.person, invitation.engagement, invitation.roles) == (sol.pk, stage.engagement, (Role.SUPPORTER,))
    assert written()[-1] == InvitationAccepted(roles=("supporter",), by_link=True)
    assert readers_of_last(stage.practice) == {"Mirjam Kovač", "Amara Osei", "Sol"}
    assert selectors.engagement_for(sol.pk, stage.engagement, at=clock()).roles == {Role.SUPPORTER}


def test_what_the_invited_may_know(stage: Stage, clock: StandingClock, sol: Person) -> None:
    invitation = selectors.invitation_by_token(invite(stage, clock, sol), at=clock())
    assert (invitation.coach, invitation.practice, invitation.name) == ("Mirjam Kovač", "Kovač Coaching", "Sol")
    assert "Amara" not in repr(invitation)


def test_a_link_works_once(stage: Stage, clock: StandingClock, sol: Person, written: Written) -> None:
    token = invite(stage, clock, sol)
    services.accept_invitation(token=token, clock=clock)
    with pytest.raises(NotFoundError):
        services.accept_invitation(token=token, clock=clock)
    assert len(written()) == 2


@pytest.mark.parametrize("wait", [timedelta(days=7), timedelta(days=700)])
def test_a_link_expires(stage: Stage, clock: StandingClock, sol: Person, wait: timedelta) -> None:
    token = invite(stage, clock, sol)
    clock.at += wait
    with pytest.raises(NotFoundError):
        services.accept_invitation(token=token, clock=clock)


def test_a_new_link_ends_the_old_one(stage: Stage, clock: StandingClock, sol: Person) -> None:
    old = invite(stage, clock, sol)
    clock.forward(minutes=2)
    new = invite(stage, clock, sol)
    with pytest.raises(NotFoundError):
        services.accept_invitation(token=old, clock=clock)
    services.accept_invitation(token=new, clock=clock)


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "ä", "a\x00b"])
def test_a_guess_opens_nothing(stage: Stage, clock: StandingClock, token: str) -> None:
    with pytest.raises(NotFoundError):
        services.accept_invitation(token=token, clock=clock)


def test_sending_twice_mails_once(stage: Stage, clock: StandingClock, sol: Person) -> None:
    invite(stage, clock, sol)
    clock.forward(seconds=59)
    with pytest.raises(ConflictError, match="a moment ago"):
        invite(stage, clock, sol)
    clock.forward(seconds=1)
    invite(stage, clock, sol)


def test_who_has_joined_is_not_invited_again(stage: Stage, clock: StandingClock) -> None:
    with pytest.raises(ConflictError, match="joined already"):
        invite(stage, clock, stage.client)


def test_nobody_is_invited_after_the_end(stage: Stage, clock: StandingClock, sol: Person) -> None:
    services.end_engagement(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)
    with pytest.raises(ConflictError):
        invite(stage, clock, sol)


def test_nobody_joins_after_the_end(stage: Stage, clock: StandingClock, sol: Person, written: Written) -> None:
    token = invite(stage, clock, sol)
    services.end_engagement(actor=stage.coach.pk, engagement_id=stage.engagement, clock=clock)
    before = written()
    with pytest.raises(NotFoundError):
        services.accept_invitation(token=token, clock=clock)
    with pytest.raises(NotFoundError):
        services.join(actor=sol.pk, engagement_id=stage.engagement, clock=clock)
    assert selectors.invitations_of(sol.pk, at=clock()) == []
    assert written() == before


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("client", RefusedError),
        ("sponsor", RefusedError),
        ("assistant", RefusedError),
        ("other_coach", NotFoundError),
        ("second_client", NotFoundError),
        ("administrator", NotFoundError),
        ("operator", NotFoundError),
    ],
)
def test_only_the_coach_invites(
    stage: Stage, clock: StandingClock, sol: Person, who: str, expected: type[Exception]
) -> None:
    with pytest.raises(expected):
        invite(stage, clock, sol, getattr(stage, who))


def test_join_signed_in(stage: Stage, clock: StandingClock, sol: Person, written: Written) -> None:
    token = invite(stage, clock, sol)
    (invitation,) = selectors.invitations_of(sol.pk, at=clock())
    services.join(actor=sol.pk, engagement_id=invitation.engagement, clock=clock)
    assert written()[-1] == InvitationAccepted(roles=("supporter",), by_link=False)
    assert selectors.invitations_of(sol.pk, at=clock()) == []
    with pytest.raises(NotFoundError):
        services.accept_invitation(token=token, clock=clock)


def test_who_was_only_named_cannot_join(stage: Stage, clock: StandingClock, sol: Person) -> None:
    with pytest.raises(NotFoundError):
        services.join(actor=sol.pk, engagement_id=stage.engagement, clock=clock)


@pytest.mark.parametrize("who", ["client", "second_client", "other_coach", "operator"])
def test_nobody_joins_what_they_were_not_invited_to(stage: Stage, clock: StandingClock, sol: Person, who: str) -> None:
    invite(stage, clock, sol)
    with pytest.raises(NotFoundError):
        services.join(actor=getattr(stage, who).pk, engagement_id=stage.engagement, clock=clock)


def test_two_roles_are_joined_together(stage: Stage, clock: StandingClock, sol: Person, written: Written) -> None:
    services.add_person(
        actor=stage.coach.pk,
        engagement_id=stage.engagement,
        named=Named(Role.ASSISTANT, "Sol", sol.email),
        clock=clock,
    )
    for part in sol_parts(stage, clock, sol):
        services.send_invitation(
            actor=stage.coach.pk, engagement_id=stage.engagement, participation_id=part, clock=clock
        )
    services.join(actor=sol.pk, engagement_id=stage.engagement, clock=clock)
    assert written()[-1] == InvitationAccepted(roles=("supporter", "assistant"), by_link=False)
    assert selectors.engagement_for(sol.pk, stage.engagement, at=clock()).roles == {Role.SUPPORTER, Role.ASSISTANT}


def sol_parts(stage: Stage, clock: StandingClock, sol: Person) -> list[UUID]:
    engagement = selectors.engagement_for(stage.coach.pk, stage.engagement, at=clock())
    return [part.id for part in selectors.participants(engagement) if part.person == sol.pk]
