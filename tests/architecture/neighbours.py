"""A slice sees of another slice only its ``services`` and ``selectors``."""

import ast
from collections.abc import Iterator
from typing import Final

from tests.architecture.findings import Finding

OPEN_TO_ALL: Final = {"core", "kit", "commands", "config"}
FACES: Final = {"services", "selectors"}


def trespasses(path: str, source: str) -> Iterator[Finding]:
    """Each import in the module at ``path`` that reaches into another slice."""
    own = path.split("/")[2]
    if own in OPEN_TO_ALL or own.endswith(".py"):
        return
    tree = ast.parse(source)
    for line, module in imported(tree):
        parts = module.split(".")
        if parts[0] == "privity" and len(parts) > 2 and parts[1] not in {own, *OPEN_TO_ALL} and parts[2] not in FACES:
            yield Finding(path, f"line {line} imports {module}: only its services and selectors are open")


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything imported at run time."""
    for node in at_run_time(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def at_run_time(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those under ``if TYPE_CHECKING``."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from at_run_time(child)
