"""Mutants of ``privity.core.decision`` that change nothing anybody could notice: each was looked at, and says why.

A mutant is named by its file and by what it changes.
"""

EQUIVALENT: dict[tuple[str, str], str] = {
    ("engine.py", "basis.id or '' → basis.id"): "a consent always has an id; the word is for the type checker",
}
