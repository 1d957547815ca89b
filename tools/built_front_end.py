"""A wheel without the built front end would be a Privity without looks or sealing: refuse to build one."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = ("site.css", "site.js", "vault.js", "icons.svg", "release.txt")


class BuiltFrontEnd(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        folder = Path(self.root, "src/privity/static/web")
        missing = [name for name in BUILT if not (folder / name).is_file()]
        if missing:
            raise SystemExit(
                f"{folder} has no {', '.join(missing)}: run ./dev build, which builds the front end first."
            )
