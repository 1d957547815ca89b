"""``privity decide CASE.json``: answer cases without a database. Exit code 0 answered, 2 a case that cannot be read.

A file (or ``-`` for standard input) holds one case, or many as JSON lines; every case gives one line of JSON.
"""

import argparse
import json
from collections.abc import Iterator, Sequence

from privity.commands import UsageError
from privity.commands.files import read
from privity.commands.parser import Parser
from privity.core.decision import decide
from privity.core.decision.case import Case, case_from_json, case_schema, decision_json
from privity.core.decision.explain import explain
from privity.core.errors import InvalidError


def run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    if options.schema:
        print(json.dumps(case_schema(), indent=2))
        return 0
    if options.case is None:
        raise UsageError("name a file with a case, or - for standard input; --schema shows what a case holds")
    for case in _cases(read(options.case)):
        print(json.dumps(_answer(case, in_words=options.explain), ensure_ascii=False), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="privity decide", description="May A tell B this about C? Answers cases given as JSON.")
    parser.add_argument("case", nargs="?", metavar="CASE", help="a JSON file, or - for standard input")
    parser.add_argument("--explain", action="store_true", help="add the answer in plain words")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a case")
    return parser


def _cases(content: bytes) -> Iterator[Case]:
    """One case over several lines, or one case a line. A first line that is whole JSON means JSON lines."""
    lines = content.splitlines()
    used = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not used:
        raise UsageError("the input is empty; it should hold a case")
    if len(used) == 1 or not _is_json(used[0][1]):
        yield _case(content, "")
        return
    for number, line in used:
        yield _case(line, f"line {number}: ")


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _case(text: bytes, place: str) -> Case:
    try:
        return case_from_json(text)
    except InvalidError as error:
        raise UsageError(f"{place}{error}") from None


def _answer(case: Case, *, in_words: bool) -> dict[str, object]:
    decision = decide(case.question, case.facts)
    answer: dict[str, object] = {"name": case.name} if case.name else {}
    answer |= decision_json(decision)
    if in_words:
        answer["words"] = explain(decision, case.question).as_json()
    return answer
