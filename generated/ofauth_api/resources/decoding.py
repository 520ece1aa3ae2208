"""Make what an operation returns of a decoded JSON answer."""

from __future__ import annotations

from ..codec import decode

__all__ = ["decode"]
