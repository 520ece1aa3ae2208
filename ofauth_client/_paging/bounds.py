"""How far a list is to be read at most."""

from __future__ import annotations

import sys
from typing import TypeVar

from ofauth_client.errors import ArgumentError

T = TypeVar("T")


class Bounds:
    """Counts pages and items down.

    Args:
        max_items: Most items to yield; None for all.
        max_pages: Most pages to read; None for all.

    Raises:
        ArgumentError: One is not a whole number from 0.
    """

    def __init__(self, max_items: int | None = None, max_pages: int | None = None) -> None:
        self._items = _count("max_items", max_items)
        self._pages = _count("max_pages", max_pages)

    @property
    def open(self) -> bool:
        """Whether another page is wanted."""
        return self._items > 0 and self._pages > 0

    def take(self, items: int) -> None:
        """Count a page with so many items."""
        self._pages -= 1
        self._items -= items

    def cut(self, items: list[T]) -> list[T]:
        """Leave out of the last page's items those that were counted beyond the most."""
        return items[: len(items) + min(0, self._items)]


def check_prefetch(prefetch: int) -> bool:
    """Tell whether the next page is to be requested ahead.

    Raises:
        ArgumentError: It is neither 0 nor 1.
    """
    if prefetch not in (0, 1):
        raise ArgumentError(f"prefetch must be 0 or 1, not {prefetch!r}")
    return bool(prefetch)


def _count(name: str, value: object) -> int:
    if value is None:
        return sys.maxsize
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ArgumentError(f"{name} must be a whole number from 0, not {value!r}")
    return value
