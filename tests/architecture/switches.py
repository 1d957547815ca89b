"""Nothing switches a check off: no ``skip_…``, no ``enabled=False``; and no test is skipped."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from tests.architecture.findings import Finding, functions

SKIPPED: Final = re.compile(
    r"\b(mark\.skip|mark\.skipif|mark\.xfail|pytest\.skip|importorskip|unittest\.skip|pytest\.xfail)\b"
)


def switches(path: str, source: str) -> Iterator[Finding]:
    """Each parameter ``skip_…`` or ``enabled``, and each call that passes ``skip_…`` or ``enabled=False``."""
    for function in functions(source):
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        for name in (argument.arg for argument in arguments):
            if name.startswith("skip_"):
                yield Finding(f"{path}::{function.name}", f"takes {name}")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and switched_off(node):
            yield Finding(path, f"line {node.value.lineno} passes {node.arg}={ast.unparse(node.value)}")


def switched_off(keyword: ast.keyword) -> bool:
    name = keyword.arg or ""
    off = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
    return name.startswith("skip_") or (name == "enabled" and off)


def skipped_tests(path: str, source: str) -> Iterator[Finding]:
    for match in SKIPPED.finditer(source):
        yield Finding(path, f"line {source.count('\n', 0, match.start()) + 1}: {match[0]}")
