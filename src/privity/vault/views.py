"""The pages of what is sealed: the server draws them without a word of it, the browser opens it there."""

from typing import Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from privity.core.words import phrase
from privity.engagements.selectors import engagement_for
from privity.kit.actor import actor_of
from privity.kit.clock import now
from privity.ledger.selectors import origin_of

KINDS: Final = {
    "shared_note": phrase("Shared note"),
    "coach_note": phrase("My own note, for the coaching"),
    "own_note": phrase("My own note"),
    "message": phrase("Message"),
    "objective": phrase("Objective"),
    "private_goal": phrase("Private goal"),
    "action": phrase("Action"),
    "reflection": phrase("Reflection"),
    "assessment": phrase("Assessment"),
}
"""What the browser's kinds of records (frontend/src/vault/kinds.ts) are called."""


@login_required
@require_safe
def notes(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Everything sealed in an engagement that is the signed-in person's to read and write."""
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    return render(request, "vault/notes.html", {"engagement": engagement, "tab": "notes", "kinds": _kinds()})


@login_required
@require_safe
def takeout(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Everything that the signed-in person can read there, to take with them: their browser makes the file."""
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    context = {"engagement": engagement, "tab": "notes", "kinds": _kinds(), "log": origin_of(engagement.practice)}
    return render(request, "vault/takeout.html", context)


@login_required
@require_safe
def keys(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    """Whose lock is whose: the browser says, for it alone knows what was checked."""
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    return render(request, "vault/keys.html", {"engagement": engagement, "tab": "people"})


def _kinds() -> dict[str, str]:
    return {kind: words.render(_) for kind, words in KINDS.items()}
