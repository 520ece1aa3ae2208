"""Types that the generated code shares."""

from collections.abc import MutableMapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Generic, TypeVar

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

if TYPE_CHECKING:
    import httpx

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


def decode_answer(form: Any, answer: "httpx.Response") -> Any:
    """Decode the body of an answer that may have none: of an error, or of a status such as 204.

    Args:
        form: Type of the body.
        answer: The answer.

    Returns:
        The body; None if it is empty, or if an error has a body that is no JSON, such as the page
        of a proxy.

    Raises:
        ValueError: The body of a success is no JSON.
    """
    if not answer.content:
        return None
    try:
        return decode(form, answer.content)
    except ValueError:
        if answer.status_code < HTTPStatus.BAD_REQUEST:
            raise
        return None


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
    "decode_answer",
    "http_status",
]
