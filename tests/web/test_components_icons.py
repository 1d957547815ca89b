"""Every icon that a page, a rule or an answer names is in the sprite's list."""

import re
from pathlib import Path

import pytest

from privity.core.decision.verdict import Outcome
from privity.core.vocabulary import Rule

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"""\{%\s*(?:icon|empty)\s+["']([\w-]+)["']\s*(?:"|'|%|[a-z])""")


def listed() -> set[str]:
    lines = (ROOT / "frontend/icons.txt").read_text().splitlines()
    names = (re.sub(r"#.*", "", line).partition("=")[0].strip() for line in lines)
    return {name for name in names if name}


def named() -> set[tuple[str, str]]:
    pages = (ROOT / "src/privity").rglob("templates/**/*.html")
    return {(page.name, icon) for page in pages for icon in NAMED.findall(page.read_text())}


def test_templates_name_icons() -> None:
    assert ("brand.html", "shield") in named()
    assert ("lists.html", "users") in named()


@pytest.mark.parametrize(("page", "icon"), sorted(named()))
def test_the_sprite_has_it(page: str, icon: str) -> None:
    assert icon in listed(), f"{page}: add {icon} to frontend/icons.txt"


def test_every_rule_outcome_and_tone_has_an_icon() -> None:
    wanted = {f"rule-{rule}" for rule in Rule} | {f"outcome-{outcome}" for outcome in Outcome}
    wanted |= {f"callout-{tone}" for tone in ("info", "ok", "warn", "danger")}
    assert wanted <= listed()
