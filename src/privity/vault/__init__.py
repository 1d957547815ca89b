"""Circles and sealed records: the server keeps what it cannot read, and sees to it that the signed boundaries say who gets it."""
