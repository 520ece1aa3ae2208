"""What is raised when a list cannot go on."""

from __future__ import annotations


class FlawError(Exception):
    """Something in a page that keeps the list from going on; it never leaves this package."""
