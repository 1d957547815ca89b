"""Taking one's part of the ledger with one, as a file."""

from typing import Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from privity.agreements.services import take_ledger_part
from privity.core.bundle.form import SUFFIX
from privity.core.errors import InvalidError
from privity.core.merkle.encoding import from_decimal
from privity.kit.actor import actor_of
from privity.kit.clock import now

JSON: Final = "application/json"


@require_POST
@login_required
def take(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    sizes = _sizes(request.POST.get("since", ""))
    content = take_ledger_part(actor=actor_of(request), engagement_id=engagement_id, clock=now, sizes=sizes)
    name = f"my-part-of-the-ledger-{localdate():%Y-%m-%d}{SUFFIX}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=JSON, headers=headers)


def _sizes(text: str) -> set[int]:
    """The size of the checkpoint that the browser keeps, of which the file is to tell too; nothing for any other text."""
    try:
        return {from_decimal(text)}
    except InvalidError:
        return set()
