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
    RequestFiles,
    Unset,
    decode,
    loads,
)

T = TypeVar("T")


@define
class Response(Generic[T]):
    """A response of an operation."""

    status_code: HTTPStatus
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


__all__ = [
    "UNSET",
    "DecodeError",
    "File",
    "FileTypes",
    "Mismatch",
    "OnDrift",
    "RequestFiles",
    "Response",
    "Unset",
    "decode",
    "loads",
]
