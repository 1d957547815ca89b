"""Builds vectors/bundle/*.json without the code that they are there to hold: ``python -m tests.bundle_vectors``."""
