"""Templates never trust text, and hold no code: the content security policy has no exceptions (X1, X3)."""

import re
from collections.abc import Iterator
from typing import Final

from tests.architecture.findings import Finding

UNSAFE: Final = {
    r"\|\s*safe(seq)?\b": "marks text as safe",
    r"autoescape\s+off": "switches escaping off",
    r"<style\b": "inline style",
    r"<script\b(?![^>]*\bsrc=)": "inline script",
    r"<[^>]*\sstyle\s*=": "inline style",
    r"<[^>]*\son[a-z]+\s*=": "inline handler",
    r"javascript:": "script in an address",
    r"<(script|link|img|iframe|source|video|audio)\b[^>]*(src|href)\s*=\s*[\"']?(https?:)?//": "loads from another host",
}
UNSAFE_CODE: Final = re.compile(r"\b(mark_safe|html_safe|SafeString\(|SafeText\()")


def unsafe_markup(path: str, template: str) -> Iterator[Finding]:
    for pattern, problem in UNSAFE.items():
        for match in re.finditer(pattern, template, re.IGNORECASE):
            yield Finding(path, f"line {template.count('\n', 0, match.start()) + 1}: {problem}")


def unsafe_code(path: str, source: str) -> Iterator[Finding]:
    for match in UNSAFE_CODE.finditer(source):
        yield Finding(path, f"line {source.count('\n', 0, match.start()) + 1}: {match[0]}")
