"""Who leaves is asked to save first what goes on binding them; who has signed nothing has nothing to save."""

import pytest
from django.urls import reverse

from privity.core.engagements import Named
from privity.core.vocabulary import Role
from privity.engagements.services import add_person
from tests.cast import Stage, let_join, part_of
from tests.clock import StandingClock
from tests.sharing.conftest import Enter

SAVE = "What you signed goes on binding you. Save it as PDF first:"


def test_who_leaves_saves_what_they_signed(stage: Stage, enter: Enter) -> None:
    agreement = reverse("agreements:overview", args=[stage.engagement])
    leave = reverse("engagements:end_part", args=[stage.engagement, part_of(stage.assistant, stage.engagement)])
    page = enter(stage.assistant).get(leave).content.decode()
    assert SAVE in page
    assert page.index(SAVE) < page.index(f'href="{agreement}"', page.index(SAVE)) < page.index("Leave now")
    assert "What Iris Vogel signed goes on binding" in enter(stage.client).get(leave).content.decode()


@pytest.mark.parametrize("who", ["client", "coach", "sponsor"])
def test_who_ends_it_too(stage: Stage, enter: Enter, who: str) -> None:
    page = enter(getattr(stage, who)).get(reverse("engagements:end", args=[stage.engagement])).content.decode()
    assert "a PDF of your own is safer still" in page


def test_who_has_signed_nothing_has_nothing_to_save(stage: Stage, clock: StandingClock, enter: Enter) -> None:
    sol = Named(Role.SUPPORTER, "Olu Adeyemi", stage.operator.email)
    add_person(actor=stage.coach.pk, engagement_id=stage.engagement, named=sol, clock=clock)
    let_join(stage.engagement, clock)
    leave = reverse("engagements:end_part", args=[stage.engagement, part_of(stage.operator, stage.engagement)])
    for person in (stage.operator, stage.coach):
        assert "goes on binding" not in enter(person).get(leave).content.decode()
