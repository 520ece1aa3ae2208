"""The bodies of webhook deliveries, by the type of the delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

__all__ = ["BODIES", "Payload"]

#: Any of the bodies that the document describes.
Payload: TypeAlias = Any

#: Decoders of bodies by type.
BODIES: Mapping[str, Callable[..., Any]] = {}
