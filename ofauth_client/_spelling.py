"""Advice on misspelt names."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return advice to append to a message; empty if no known name is similar.

    Args:
        name: The misspelt name.
        known: All valid names.
    """
    # Imported late: few programs misspell a name.
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), 1)
    return f"; did you mean {close[0]}?" if close else ""
