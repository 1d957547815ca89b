"""Agreements: what was offered, who signed which words, and which version governs at an instant."""
