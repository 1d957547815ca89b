"""Base templates, home, error pages, and pages that join slices."""
