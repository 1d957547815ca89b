"""What one mutant of the decision meets, in a process of its own.

The process is forked from one in which everything is loaded, so that a trial costs little more than the tests that it takes.
"""

import ast
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from inspect import isclass, isfunction
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, NoReturn

import pytest
from django.conf import settings as django
from hypothesis import Phase, settings

from bench.mutants import Mutant

FOLDER = Path("src/privity/core/decision")
TESTS = Path("tests/core/decision")
TESTED_BY = {"compiled": "compiled plan", "planning": "plan", "where": "where plan"}
"""Modules whose tests are named after others too."""
ASIDE = frozenset("answer compiled explain known plan planning scripts where".split())
"""Modules that the engine does without."""

SEEDS = 1_500
SECONDS = 60
"""Of processor time, after which a mutant is taken to never end."""

PYTEST = (
    "-x -q -c /dev/null --rootdir=. --noconftest --import-mode=importlib --assert=plain -p no:cacheprovider".split()
)
PYTEST += ["-k", "does[0] or not does["]
"""Of the many generated cases of one test the first part."""

type Asked = tuple[Any, Any, Any]
_KEPT: list[Asked] = []
"""Questions with facts and answers, made once: those that people reviewed, and the oracle's."""


class Quickest:
    """Tests by example first, by property after them."""

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        items.sort(key=lambda item: hasattr(item.obj, "hypothesis"))


def prepare() -> None:
    """Load everything once: the modules, the vectors, and the oracle's answers."""
    os.environ |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    django.configure(DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
    found_at_all = Phase.explicit, Phase.generate
    settings.register_profile("mutation", deadline=None, database=None, derandomize=True, phases=found_at_all)
    settings.load_profile("mutation")
    for path in FOLDER.rglob("*.py"):
        import_module(_name(path))
    _KEPT.extend(_asked())
    assert _engine_passes(), "the engine fails as it is"


def meet(mutant: Mutant) -> NoReturn:
    """Leave this process, with 0 where nothing notices the mutant."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        _change(mutant)
        os._exit(0 if _tests_pass(mutant.path) and (mutant.path.stem in ASIDE or _engine_passes()) else 1)
    except BaseException:  # noqa: BLE001 - whatever fails, noticed it
        os._exit(1)


# --- what it meets ---------------------------------------------------------------------------------------------------


def _tests_pass(path: Path) -> bool:
    files = [TESTS / f"test_{name}.py" for name in TESTED_BY.get(path.stem, path.stem).split()]
    tests = [str(file) for file in files if file.exists()]
    return not tests or pytest.main([*PYTEST, *tests], plugins=[Quickest()]) == 0


def _engine_passes() -> bool:
    from privity.core.decision.case import decision_json
    from privity.core.decision.engine import decide

    asked = _KEPT or _asked()
    return all(decision_json(decide(question, facts)) == expected for question, facts, expected in asked)


def _asked() -> Iterator[Asked]:
    from privity.core.decision.case import decision_json
    from tests.core.decision.vectors import all_vectors, read
    from tests.oracle.generated import seeded
    from tests.oracle.oracle import oracle_decide

    for _, vector in all_vectors():
        case = read(vector)
        yield case.question, case.facts, vector["expect"]
    for seed in range(SEEDS):
        question, facts = seeded(seed)
        yield question, facts, decision_json(oracle_decide(question, facts))


# --- how it changes --------------------------------------------------------------------------------------------------


def _change(mutant: Mutant) -> None:
    """Give its functions their changed code; what lies outside of functions takes everything being loaded anew."""
    mutant.make()
    code = compile(ast.fix_missing_locations(mutant.tree), mutant.path, "exec")
    if mutant.inside:
        _transplant(sys.modules[_name(mutant.path)], {each.co_qualname: each for each in _codes(code)})
        return
    for name in [name for name in sys.modules if name.startswith(("privity.", "tests."))]:
        del sys.modules[name]
    _KEPT.clear()
    sys.meta_path.insert(0, _Finder(mutant.path, code))


def _transplant(module: ModuleType, codes: dict[str, CodeType]) -> None:
    for value in vars(module).values():
        if getattr(value, "__module__", None) == module.__name__:
            for function in _functions(value):
                function.__code__ = codes.get(function.__qualname__, function.__code__)


def _functions(value: object) -> Iterator[FunctionType]:
    if isfunction(value):
        yield value
    elif isclass(value):
        for member in vars(value).values():
            yield from _functions(getattr(member, "fget", member))


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


class _Finder:
    """Finds the one changed module, and nothing else."""

    def __init__(self, path: Path, code: CodeType) -> None:
        self.name = _name(path)
        self.loader = _Changed(self.name, str(path))
        self.loader.code = code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        return spec_from_file_location(name, self.loader.path, loader=self.loader) if name == self.name else None


class _Changed(SourceFileLoader):
    code: CodeType

    def get_code(self, fullname: str) -> CodeType:
        return self.code


def _name(path: Path) -> str:
    return ".".join(path.relative_to("src").with_suffix("").parts).removesuffix(".__init__")
