"""What is raised when a list cannot go on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ofauth_client.errors import OFAuthError


class PagingError(OFAuthError):
    """A list that cannot go on without losing items, or would never end.

    All items before it were yielded.

    Attributes:
        params: Query parameters of the page at which it happened, to go on from later; empty
            for the first one.
    """

    params: Mapping[str, Any] = MappingProxyType({})


class FlawError(Exception):
    """Something in a page that keeps the list from going on; it never leaves this package."""
