"""A second implementation of docs/algorithms/decision.md, written from the page and never from the engine."""
