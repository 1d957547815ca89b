"""Benches: what was promised, measured in one run (bench/README.md)."""
