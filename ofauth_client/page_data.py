"""What one request for a page of a list brings, before anything is known of paging."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class PageData(NamedTuple):
    """One page, as it was received.

    Args:
        items: The decoded items, in order.
        body: The JSON object the page came as, undecoded.
    """

    items: list[Any]
    body: Mapping[str, Any]
