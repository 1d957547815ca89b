"""Builds vectors/decision/*.json from reviewed cases: ``python -m tests.vectors_build``."""
