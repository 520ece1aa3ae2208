"""Types that the generated code shares."""

from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Generic, TypeVar

from attrs import define

from .codec import (
    UNSET,
    DecodeError,
    File,
    FileTypes,
    Mismatch,
    OnDrift,
    Unset,
    decode,
)

T = TypeVar("T")

_STATUSES = frozenset(HTTPStatus)


@define
class Response(Generic[T]):
    """A response of an operation."""

    status_code: HTTPStatus | int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


def http_status(code: int) -> HTTPStatus | int:
    """Return a status by its name, or the number where it has none, as 520 of a proxy."""
    return HTTPStatus(code) if code in _STATUSES else code


__all__ = [
    "UNSET",
    "DecodeError",
    "File",
    "FileTypes",
    "Mismatch",
    "OnDrift",
    "Response",
    "Unset",
    "decode",
    "http_status",
]
