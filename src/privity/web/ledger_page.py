"""The ledger of an engagement, as one of its people reads it: their own part, by day, in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from privity.core.entries import Entry
from privity.core.entries.phrases import entry_phrase
from privity.core.words import Phrase, phrase
from privity.engagements.selectors import Engagement, engagement_for, names_of
from privity.kit.actor import actor_of
from privity.kit.clock import now
from privity.ledger.selectors import PAGE, Record, origin_of, part_of
from privity.web.kinds_of_acts import kinds_of_acts
from privity.web.ledger_alarm import ledger_alarm

ICONS = {
    1: "users",
    20: "file-signature",
    27: "calendar-check",
    40: "message-circle-question",
    60: "download",
    80: "lock",
}
"""The icon of each kind of act, by the first tag of its range."""

SPOILED = phrase("This act can no longer be read: what stands here is not what was recorded.")


@dataclass(frozen=True, slots=True)
class Line:
    """One act. ``id`` names its place on the reader's part."""

    id: UUID
    at: datetime
    words: Phrase
    icon: str
    spoiled: bool = False
    """It is not what was recorded any more."""


@dataclass(frozen=True, slots=True)
class Day:
    """The acts of one day in the reader's zone, newest first."""

    on: date
    lines: list[Line]


@require_safe
@login_required
def ledger(request: HttpRequest, engagement_id: UUID) -> HttpResponse:
    engagement = engagement_for(actor_of(request), engagement_id, at=now())
    lines = lines_of(engagement, before=_before(request.GET.get("before", "")))
    context = {
        "engagement": engagement,
        "tab": "ledger",
        "days": list(by_day(lines)),
        "first": lines[0].id if lines else None,
        "older": lines[-1].id if len(lines) == PAGE else None,
        "log": origin_of(engagement.practice),
        "alarm": ledger_alarm(engagement.practice),
        "spoiled": any(line.spoiled for line in lines),
        "kinds": kinds_of_acts(),
    }
    return render(request, "web/ledger.html", context)


def lines_of(engagement: Engagement, *, before: UUID | None) -> list[Line]:
    """One page of the actor's own part, newest first."""
    names, reader = names_of(engagement), engagement.reader
    part = part_of(engagement.actor, engagement.id, engagement.practice, before=before)
    return [_line(record, reader, names) for record in part]


def _line(record: Record, reader: str, names: Mapping[str, str]) -> Line:
    try:
        if record.envelope:
            words = entry_phrase(record.envelope, reader=reader, names=names)
            return Line(record.id, record.at, words, icon_of(type(record.envelope.entry)))
    except (ValueError, LookupError, TypeError, AttributeError):
        pass
    return Line(record.id, record.at, SPOILED, "callout-warn", spoiled=True)


def by_day(lines: Iterable[Line]) -> Iterable[Day]:
    """Lines in their order, under the days of the reader's zone."""
    for on, group in groupby(lines, key=lambda line: localdate(line.at)):
        yield Day(on, list(group))


def icon_of(kind: type[Entry]) -> str:
    return ICONS[max(first for first in ICONS if first <= kind.tag)]


def _before(text: str) -> UUID | None:
    """Where the page begins; anything that is no id begins at the newest."""
    try:
        return UUID(text)
    except ValueError:
        return None
