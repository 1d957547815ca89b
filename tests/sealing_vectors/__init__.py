"""Builds vectors/sealing: a second implementation of sealing, which shares no code with what it tests."""
