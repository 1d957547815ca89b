"""Versions, boundaries, signing, addenda and reviews."""
