"""Builds vectors/merkle/*.json without the code that they are there to hold: ``python -m tests.merkle_vectors``."""
