"""Privity: a signed agreement that answers "may I share this?"."""
