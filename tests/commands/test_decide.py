"""``privity decide`` as a person calls it: a process, files, standard input, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.core.decision.test_case import a_case


def _decide(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "import sys; from privity.cli import main; sys.exit(main())", "decide", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False)


def test_a_file_is_answered_as_json(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(a_case(), indent=2))
    result = _decide(str(file))
    assert (result.returncode, result.stderr) == (0, b"")
    answer = json.loads(result.stdout)
    assert set(answer) == {"outcome", "reasons", "basis", "advice", "duties"}


def test_many_cases_are_answered_line_by_line_with_their_names() -> None:
    lines = "\n".join(json.dumps({**a_case(), "name": name}) for name in ("first", "second"))
    result = _decide("-", "--explain", stdin=lines.encode())
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["name"] for answer in answers] == ["first", "second"]
    assert answers[0]["words"]["sentence"].startswith("No. mirjam may not tell helen")


def test_the_example_of_the_readme_answers_politely() -> None:
    answer = json.loads(_decide("docs/example-case.json", "--explain").stdout)
    assert answer["outcome"] == "client_only"
    assert answer["words"]["sentence"] == "No. Only amara can tell helen about progress."


def test_the_schema_is_printed() -> None:
    assert json.loads(_decide("--schema").stdout)["required"] == ["question", "facts"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (("-",), b"", "the input is empty; it should hold a case"),
        (("-",), b"{}", "question: this member is missing"),
        (("-",), b"\xff", "this is not UTF-8 text"),
        (("-",), b'{"question": 1}\n{}', "line 1: question: "),
        (("-",), b'{"a\\nb\\u001b": 1, "a\\nb\\u001b": 2}', r'the member "a\nb\u001b" stands twice'),
        (("no-such-file.json",), b"", "no-such-file.json: No such file or directory"),
        (("/",), b"", "/: Is a directory"),
        ((), b"", "name a file with a case, or - for standard input"),
        (("--nonsense",), b"", "unrecognized arguments: --nonsense"),
    ],
)
def test_unusable_input_is_one_line_and_exit_code_2(arguments: tuple[str, ...], stdin: bytes, message: str) -> None:
    result = _decide(*arguments, stdin=stdin)
    assert result.returncode == 2
    assert result.stdout == b""
    error = result.stderr.decode()
    assert error.startswith("privity decide: ")
    assert message in error
    assert error.count("\n") == 1


def test_django_is_not_loaded() -> None:
    code = "import sys, privity.commands.decide; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout == b"False\n"
