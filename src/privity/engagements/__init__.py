"""Practices, engagements and who takes part in them."""
