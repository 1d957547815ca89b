"""Rows are written in services and in the kit, nowhere else: so that each act has its one ledger entry (L2)."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from tests.architecture.findings import Finding

ALWAYS: Final = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
ON_ROWS: Final = {"update", "delete"}
"""Sets, dicts and hashes have these too: they count where the receiver is a manager or a query set. Likewise ``save``:
a row's takes no positional arguments, a picture's the file it goes to."""
ROWS: Final = {"objects", "all", "filter", "exclude", "get", "select_related", "order_by", "select_for_update"}
SQL: Final = re.compile(r"\s*(insert|update|delete|replace|truncate|merge|copy)\b", re.IGNORECASE)


def may_write(path: str) -> bool:
    """Whether the module at ``path`` is one of those that write."""
    parts = PurePosixPath(path).with_suffix("").parts
    return "services" in parts or "migrations" in parts or parts[2:3] == ("kit",) or parts[2:3] == ("core",)


def stray_writes(path: str, source: str) -> Iterator[Finding]:
    """Each call in ``source`` that writes rows, unless the module may."""
    if may_write(path):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "privity.kit.insert":
            yield Finding(path, f"line {node.lineno} imports what writes: only services and kit do")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and writes(node, node.func):
            yield Finding(path, f"line {node.lineno} writes (.{node.func.attr}): only services and kit do")


def writes(call: ast.Call, method: ast.Attribute) -> bool:
    if method.attr in ALWAYS or (method.attr == "save" and not call.args):
        return True
    if method.attr in ON_ROWS:
        return bool(ROWS & set(chain(method.value))) or (method.attr == "delete" and not call.args)
    return method.attr in {"execute", "executemany"} and writes_sql(call)


def chain(node: ast.expr) -> Iterator[str]:
    """The names that lead to ``node``: ``Person.objects.filter(…)`` → filter, objects, Person."""
    while True:
        if isinstance(node, ast.Call | ast.Subscript):
            node = node.func if isinstance(node, ast.Call) else node.value
        elif isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            return


def writes_sql(call: ast.Call) -> bool:
    """Whether the statement given is one that changes rows, as far as it can be read."""
    words = [node.value for node in ast.walk(call) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return bool(words) and SQL.match(words[0]) is not None
