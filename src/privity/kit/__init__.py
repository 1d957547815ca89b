"""Django plumbing with no domain in it."""
