"""How long a file and a function may be."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from tests.architecture.findings import Finding, functions

FUNCTION_LINES: Final = 40
VIEW_LINES: Final = 15
PYTHON_LINES: Final = 300
RULE_LINES: Final = 60
TEMPLATE_LINES: Final = 120
TYPESCRIPT_LINES: Final = 300


def limit_of(path: str) -> int:
    """The most lines the file at ``path`` may have."""
    if path.startswith("src/privity/core/decision/rules/"):
        return RULE_LINES
    return {".html": TEMPLATE_LINES, ".ts": TYPESCRIPT_LINES}.get(PurePosixPath(path).suffix, PYTHON_LINES)


def too_long(path: str, source: str) -> Iterator[Finding]:
    """The file itself, and in code of ours each function, where it is too long."""
    lines = source.count("\n")
    if lines > limit_of(path):
        yield Finding(path, f"{lines} lines; at most {limit_of(path)}")
    if path.endswith(".py") and not path.startswith("tests/"):
        yield from long_functions(path, source)


def long_functions(path: str, source: str) -> Iterator[Finding]:
    most = VIEW_LINES if "views" in PurePosixPath(path).with_suffix("").parts else FUNCTION_LINES
    for function in functions(source):
        if (lines := length(function)) > most:
            yield Finding(f"{path}::{function.name}", f"{lines} lines; at most {most}")


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From ``def`` to the last line, without the docstring."""
    docstring = function.body[0]
    words = 0
    if ast.get_docstring(function, clean=False) is not None:
        words = (docstring.end_lineno or 0) - docstring.lineno + 1
    return (function.end_lineno or 0) - function.lineno + 1 - words
