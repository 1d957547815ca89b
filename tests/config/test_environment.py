"""What the environment may set: documented, read in one place, and refused where it cannot be used."""

import ast
import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from privity.config import environment
from tests.architecture.findings import ROOT, files


def test_each_setting_is_documented_and_each_documented_one_exists() -> None:
    page = (ROOT / "docs/settings.md").read_text()
    assert set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE)) == environment.KNOWN


def test_only_one_module_reads_the_environment() -> None:
    readers = {path for path, text in files("src/privity/**/*.py") if reads_environment(text)}
    assert readers == {"src/privity/config/environment.py", "src/privity/config/settings/test.py"}


def reads_environment(source: str) -> bool:
    """Whether a module asks ``os.environ`` for a value (setting a default for Django is no reading)."""
    calls = [ast.unparse(node) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call | ast.Subscript)]
    return any(re.match(r"os\.(environ\.get|environ\[|getenv)", call) for call in calls)


def test_a_reader_is_seen() -> None:
    assert reads_environment("import os\nx = os.environ.get('X')")
    assert reads_environment("import os\nx = os.environ['X']")


def test_an_unknown_name_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        environment.text("PRIVITY_NO_SUCH_SETTING")


def test_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIVITY_ALLOWED_HOSTS", " a.example , ,b.example")
    assert environment.words("PRIVITY_ALLOWED_HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize("value", ["-1", "1.5", "two", "²", "0x1"])
def test_a_number_must_be_one(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PRIVITY_TRUSTED_PROXIES", value)
    with pytest.raises(ImproperlyConfigured, match="PRIVITY_TRUSTED_PROXIES must be a whole number"):
        environment.number("PRIVITY_TRUSTED_PROXIES", 0)
