"""The pages on which a coach drafts, filled in as they stand."""

import re
from collections import defaultdict

from tests.cast import Stage
from tests.visitor import Visitor

DETAILS: dict[str, object] = {
    "first_days": "30",
    "every_days": "90",
    "retention_months": "12",
    "codes": ["icf"],
    "place": "employee",
    "will": "own",
}


def path(stage: Stage, step: str = "boundaries") -> str:
    return f"/engagements/{stage.engagement}/agreement/{step}"


def cells(page: str) -> dict[str, str]:
    """Every cell that can be set, as it stands on the page."""
    found = {}
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        selected = re.search(r'<option value="([^"]+)"[^>]* selected', options)
        assert selected, name
        found[name] = selected[1]
    return found


def ticked(page: str) -> dict[str, list[str]]:
    """The purposes of every listed cell that can be chosen, as they are ticked on the page."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, value, rest in re.findall(r'<input type="checkbox" name="([^"]+-for)" value="(\w+)"([^>]*)>', page):
        found[name] += [value] if "checked" in rest else []
    return dict(found)


def filled_in(stage: Stage, coach: Visitor) -> dict[str, object]:
    """The details as a coach sends them who leaves the purposes as they are."""
    return DETAILS | ticked(coach.get(path(stage, "details")).content.decode())
