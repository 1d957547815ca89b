"""axe-core on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

TRIES = 5


def assert_accessible(page: Page) -> None:
    """No violation that axe calls serious or critical on what the page shows now."""
    violations = examine(page)["violations"]
    serious = [found for found in violations if found["impact"] in {"serious", "critical"}]
    assert not serious, "\n".join(
        f"{found['id']}: {found['help']} at {', '.join(str(node['target']) for node in found['nodes'])}"
        for found in serious
    )


def examine(page: Page) -> dict[str, Any]:
    """What axe finds on the page that has loaded: a page that moves on while axe looks is looked at again."""
    for _ in range(TRIES - 1):
        page.wait_for_load_state()
        try:
            return Axe().run(page).response
        except Error:
            page.wait_for_timeout(200)
    page.wait_for_load_state()
    return Axe().run(page).response
