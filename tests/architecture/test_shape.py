"""The shape of the code, checked; and each check is shown to see what it is there to see."""

from collections.abc import Callable, Iterator

import pytest

from tests.architecture.findings import EXEMPT, Finding, files, unexcused
from tests.architecture.markup import unsafe_code, unsafe_markup
from tests.architecture.neighbours import trespasses
from tests.architecture.sizes import too_long
from tests.architecture.switches import skipped_tests, switches
from tests.architecture.writes import stray_writes

type Check = Callable[[str, str], Iterator[Finding]]

SOURCES = "src/privity/**/*.py"
TEMPLATES = "src/privity/**/templates/**/*.*"
CHECKS: list[tuple[Check, tuple[str, ...]]] = [
    (too_long, (SOURCES, TEMPLATES, "tests/**/*.py", "bench/**/*.py", "frontend/**/*.ts")),
    (stray_writes, (SOURCES,)),
    (trespasses, (SOURCES,)),
    (unsafe_markup, (TEMPLATES,)),
    (unsafe_code, (SOURCES,)),
    (switches, (SOURCES,)),
    (skipped_tests, ("tests/**/test_*.py", "tests/**/conftest.py")),
]


def found(check: Check, patterns: tuple[str, ...]) -> Iterator[Finding]:
    for path, text in files(*patterns):
        if "/migrations/" not in path:
            yield from check(path, text)


@pytest.mark.parametrize(("check", "patterns"), CHECKS, ids=[check.__name__ for check, _ in CHECKS])
def test_the_code_keeps_the_rule(check: Check, patterns: tuple[str, ...]) -> None:
    problems = unexcused(found(check, patterns))
    assert not problems, "\n".join(problems)


def test_each_exemption_is_needed_and_has_a_reason() -> None:
    places = {finding.place for check, patterns in CHECKS for finding in found(check, patterns)}
    assert set(EXEMPT) <= places
    assert all(len(reason) > 20 for reason in EXEMPT.values())


VIEW = "src/privity/sharing/views.py"
PAGE = "src/privity/sharing/templates/sharing/ask.html"
LONG = "def view(request):\n" + "    x = 1\n" * 15
VIOLATIONS: list[tuple[Check, str, str]] = [
    (too_long, VIEW, LONG),
    (too_long, "src/privity/core/decision/rules/phase.py", "x = 1\n" * 61),
    (too_long, "tests/core/test_phase.py", "x = 1\n" * 301),
    (too_long, "src/privity/kit/ids.py", "def long():\n" + "    x = 1\n" * 40),
    (too_long, PAGE, "<p>\n" * 121),
    (stray_writes, VIEW, "person.save()"),
    (stray_writes, VIEW, "Person.objects.filter(name='').update(name='x')"),
    (stray_writes, VIEW, "engagement.parties.all().delete()"),
    (stray_writes, VIEW, "person.delete()"),
    (stray_writes, VIEW, "Person.objects.bulk_create([])"),
    (stray_writes, VIEW, "from privity.kit.insert import insert"),
    (stray_writes, "src/privity/sharing/selectors.py", "cursor.execute('UPDATE x SET y = 1')"),
    (trespasses, VIEW, "from privity.agreements.models import Version"),
    (trespasses, VIEW, "from privity.agreements import models"),
    (trespasses, VIEW, "import privity.agreements.forms"),
    (trespasses, VIEW, "def f():\n    from privity.accounts.facts import person_from"),
    (unsafe_markup, PAGE, "{{ name|safe }}"),
    (unsafe_markup, PAGE, "{% autoescape off %}"),
    (unsafe_markup, PAGE, "<p style='color:red'>"),
    (unsafe_markup, PAGE, "<style>p {}</style>"),
    (unsafe_markup, PAGE, "<script>x</script>"),
    (unsafe_markup, PAGE, '<button type="submit"\n onclick="x()">'),
    (unsafe_markup, PAGE, '<img src="https://elsewhere.example/x.png">'),
    (unsafe_code, VIEW, "from django.utils.safestring import mark_safe"),
    (unsafe_code, VIEW, "page = SafeString(name)"),
    (switches, VIEW, "def f(*, skip_checks): ..."),
    (switches, VIEW, "f(enabled=False)"),
    (switches, VIEW, "f(skip_checks=True)"),
    (skipped_tests, "tests/core/test_x.py", "@pytest.mark." + "skip"),
]
LAWFUL: list[tuple[Check, str, str]] = [
    (too_long, VIEW, "def view(request):\n    '''" + "Words.\n" * 15 + "'''\n    return 1\n"),
    (stray_writes, "src/privity/sharing/services.py", "row.save()"),
    (stray_writes, "src/privity/sharing/services/ask.py", "row.save()"),
    (stray_writes, "src/privity/sharing/services/ask.py", "from privity.kit.insert import insert"),
    (stray_writes, VIEW, "names.update({'a': 1}); digest.update(b'x'); code.save(file); cursor.execute('SELECT 1')"),
    (trespasses, VIEW, "from privity.agreements import services\nfrom privity.agreements.selectors import x"),
    (trespasses, VIEW, "from privity.sharing.forms import Ask\nfrom privity.kit.clock import now"),
    (trespasses, VIEW, "if TYPE_CHECKING:\n    from privity.accounts.models import Person"),
    (unsafe_markup, PAGE, '<script type="module" src="{% static \'web/site.js\' %}"></script>'),
    (unsafe_code, VIEW, "def icon(name: str) -> SafeString:\n    return format_html('<b>{}</b>', name)"),
    (switches, VIEW, "f(enabled=True)"),
]


@pytest.mark.parametrize(("check", "path", "text"), VIOLATIONS)
def test_a_violation_is_seen(check: Check, path: str, text: str) -> None:
    assert list(check(path, text))


@pytest.mark.parametrize(("check", "path", "text"), LAWFUL)
def test_what_is_lawful_passes(check: Check, path: str, text: str) -> None:
    assert not list(check(path, text))
