"""What the checkers share: a finding, the files they read, and the one list of exemptions."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]

EXEMPT: Final[dict[str, str]] = {}
"""``place`` of a finding → the reason why it may stay. A reason whose finding is gone fails."""


@dataclass(frozen=True, slots=True)
class Finding:
    place: str
    """``path`` or ``path::function``, from the project's root."""
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


def unexcused(findings: Iterator[Finding]) -> list[str]:
    """The findings that no exemption covers, as lines."""
    return [str(finding) for finding in findings if finding.place not in EXEMPT]


def files(*patterns: str) -> Iterator[tuple[str, str]]:
    """(path from the root, text) of every file that matches, without what was installed or built."""
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and "node_modules" not in path.parts and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
