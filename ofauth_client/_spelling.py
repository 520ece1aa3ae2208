"""Advice for names that were misspelt."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return advice to append to an error, or nothing where no name is like the one given.

    Args:
        name: What was written.
        known: What could have been meant.
    """
    # Imported late: few programs misspell a name.
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), 1)
    return f"; did you mean {close[0]}?" if close else ""
