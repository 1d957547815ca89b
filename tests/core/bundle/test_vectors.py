"""The check of a file does what vectors/bundle says."""

import pytest

from privity.core.agreements.codes import ProfessionalCode
from privity.core.agreements.coming import Place, Will
from privity.core.agreements.terms import Template
from privity.core.bundle.findings import Code, Verdict
from privity.core.bundle.form import bundle_bytes
from privity.core.bundle.verifying import verify
from privity.core.vocabulary import InformationClass, Limit, Purpose, Role, Rule
from tests.bundle_vectors import papers
from tests.bundle_vectors.files import FOLDER, THEMES, files
from tests.core.bundle.vectors import Case, cases, file_of, seen_of, theme

UNREAD = {Code.UNREADABLE, Code.KEY_UNREADABLE, Code.KEY_NEEDED, Code.SINCE_UNREADABLE, Code.WITNESS_UNREADABLE}


def test_the_files_are_what_the_builder_writes() -> None:
    """Change a case in tests/bundle_vectors and write it with ``python -m tests.bundle_vectors``."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")} == files()


def test_names_are_unique() -> None:
    names = [case["name"] for name in THEMES for case in theme(name)["cases"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", [case for name in THEMES for case in cases(name)])
def test_what_is_found(case: Case) -> None:
    report = verify(file_of(case), seen=seen_of(case), key=case.get("key"), witness=case.get("witness"))
    assert [finding.code for finding in report.findings] == case["codes"]
    assert (report.bundle is None) == (report.findings[0].code in UNREAD)
    for finding in report.findings:
        words = finding.words.render()
        assert words.strip() == words != ""
        assert "\n" not in words


@pytest.mark.parametrize("case", cases("good"))
def test_what_holds_is_good(case: Case) -> None:
    assert verify(file_of(case), key=case.get("key")).verdict is Verdict.GOOD


@pytest.mark.parametrize("case", cases("bad"))
def test_one_mutation_is_enough_for_a_no(case: Case) -> None:
    assert verify(file_of(case), key=case.get("key")).verdict is Verdict.BAD


@pytest.mark.parametrize("case", cases("unusable"))
def test_what_cannot_be_checked_is_neither(case: Case) -> None:
    assert verify(file_of(case), key=case.get("key")).verdict is Verdict.UNUSABLE


@pytest.mark.parametrize("case", cases("good"))
def test_what_is_read_writes_back_to_the_same_bytes(case: Case) -> None:
    report = verify(file_of(case), key=case.get("key"))
    assert report.bundle is not None
    if case["file"].startswith("{"):
        assert bundle_bytes(report.bundle) == file_of(case)


def test_every_code_is_met() -> None:
    assert {code for name in THEMES for case in theme(name)["cases"] for code in case["codes"]} == set(Code)


def test_documents_with_every_word_hold() -> None:
    """The browser's twin has lists of its own."""
    kinds = (Template, InformationClass, Role, Rule, Purpose, Limit, ProfessionalCode, Place, Will)
    said = " ".join(papers.GOOD)
    assert [word for kind in kinds for word in kind if f'"{word.value}"' not in said] == []
