"""Every service there is, found by looking; and what each call of one wrote, seen from outside: nothing is patched.

A *verb* is a service that is called by what is no service: a view, a command, a test. What it calls in turn is part of its act.
What no service writes does not count here: that rows are written nowhere else is for ``tests/architecture/writes.py``.
"""

import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from types import CodeType
from typing import Any, Final

from django.db import connection

import privity
from privity.core.entries import REGISTRY
from tests.access.writes import WRITING

EVENTS: Final = sys.monitoring.events
TOOL: Final = 4
"""One of the places that Python leaves free (a debugger, a coverage tool have others)."""


@dataclass(slots=True)
class Act:
    """A call of a verb, what it wrote, and the services that took part."""

    verb: str
    tables: set[str] = field(default_factory=set)
    entries: list[str] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    failed: bool = False


def services() -> dict[CodeType, str]:
    """The code of every public function in every slice's services, and its name: ``sharing.ask``."""
    return {
        inspect.unwrap(function).__code__: f"{module.__name__.split('.')[1]}.{name}"
        for module in map(import_module, sorted(_modules()))
        for name, function in vars(module).items()
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
    }


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(privity.__path__, "privity."):
        if re.match(r"privity\.\w+\.services\b", module.name):
            yield module.name


@contextmanager
def watching() -> Iterator[list[Act]]:
    """The acts, as they come."""
    watch = _Watch(services())
    with watch.installed(), connection.execute_wrapper(watch.statement):
        yield watch.acts


class _Watch:
    """The services at work, the outermost first: what is written meanwhile belongs to its act."""

    def __init__(self, names: dict[CodeType, str]) -> None:
        self.names = names
        self.stack: list[str] = []
        self.acts: list[Act] = []

    @contextmanager
    def installed(self) -> Iterator[None]:
        sys.monitoring.use_tool_id(TOOL, "privity verbs")
        sys.monitoring.register_callback(TOOL, EVENTS.PY_START, self.begin)
        sys.monitoring.register_callback(TOOL, EVENTS.PY_RETURN, self.end)
        sys.monitoring.register_callback(TOOL, EVENTS.PY_UNWIND, self.fail)
        sys.monitoring.set_events(TOOL, EVENTS.PY_UNWIND)
        for code in self.names:
            sys.monitoring.set_local_events(TOOL, code, EVENTS.PY_START | EVENTS.PY_RETURN)
        try:
            yield
        finally:
            for code in self.names:
                sys.monitoring.set_local_events(TOOL, code, EVENTS.NO_EVENTS)
            sys.monitoring.set_events(TOOL, EVENTS.NO_EVENTS)
            sys.monitoring.free_tool_id(TOOL)

    def begin(self, code: CodeType, _offset: int) -> None:
        if self.stack:
            self.acts[-1].parts.add(self.names[code])
        else:
            self.acts.append(Act(self.names[code]))
        self.stack.append(self.names[code])

    def end(self, code: CodeType, _offset: int, _value: object) -> None:
        assert self.stack.pop() == self.names[code]

    def fail(self, code: CodeType, _offset: int, _error: BaseException) -> None:
        if code in self.names:
            assert self.stack.pop() == self.names[code]
            self.acts[-1].failed = not self.stack

    def statement(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        for match in WRITING.finditer(sql):
            if self.stack and ("INSERT" in match[0] or context["cursor"].rowcount):
                self.wrote(match, params)
        return result

    def wrote(self, match: re.Match[str], params: Any) -> None:
        self.acts[-1].tables.add(match[1])
        if match[1] == "ledger_entry":
            before, after = match.string[: match.start()], match.string[match.end() :]
            columns = re.findall(r'"(\w+)"', after.partition("VALUES")[0])
            tag = params[before.count("%s") + columns.index("tag")]
            self.acts[-1].entries.append(REGISTRY[tag].__name__)
