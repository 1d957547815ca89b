"""axe-core on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def assert_accessible(page: Page) -> None:
    """No violation that axe calls serious or critical on what the page shows now."""
    violations = Axe().run(page).response["violations"]
    serious = [found for found in violations if found["impact"] in {"serious", "critical"}]
    assert not serious, "\n".join(
        f"{found['id']}: {found['help']} at {', '.join(str(node['target']) for node in found['nodes'])}"
        for found in serious
    )
