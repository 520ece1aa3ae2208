"""Limits of a download."""

from __future__ import annotations

from attrs import frozen


@frozen
class Limits:
    """Limits of a download.

    Args:
        size: Bytes of the document, decoded.
        seconds: Time for everything: connecting, redirects, attempts and pauses.
        redirects: Redirects followed.
        attempts: Times to try after connection errors and 5xx answers, the first included.
        pause: Seconds before the second attempt; before the third, twice as long; and so on.
    """

    size: int = 64 * 2**20
    seconds: float = 60
    redirects: int = 5
    attempts: int = 3
    pause: float = 0.5
