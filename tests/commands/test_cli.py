"""The dispatcher: closed list, one-line errors, exit codes; and it loads only what a command needs."""

import subprocess
import sys
from importlib import import_module

import pytest

from privity import cli


def test_each_command_has_its_module() -> None:
    for name in cli.COMMANDS:
        assert callable(import_module(f"privity.commands.{name.replace('-', '_')}").run)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_every_command(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert cli.main(arguments) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said for name in cli.COMMANDS)


@pytest.mark.parametrize("arguments", [["nope"], ["secret", "surplus"], ["migrate", "--fake"], [""]])
def test_misuse_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith("privity")


def test_secrets_are_long_and_differ(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["secret"])
    cli.main(["secret"])
    one, two = capsys.readouterr().out.split()
    assert len(one) >= 50
    assert one != two


def test_help_and_decide_do_not_load_django() -> None:
    code = "import sys; from privity import cli; cli.main(['--help']); import privity.commands.decide; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("arguments", [["--help"], ["decide", "--schema"]])
def test_a_reader_who_has_seen_enough_is_no_failure(arguments: list[str]) -> None:
    code = f"from privity import cli; raise SystemExit(cli.main({arguments}))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1
