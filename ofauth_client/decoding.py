"""The one place where bytes become what the caller gets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from ofauth_api import codec

from .drift import DriftLog, located_inside
from .errors import DecodeError
from .failures import answer_details
from .flow import Exchange
from .kinds import is_list, is_object
from .page_data import PageData

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call

_WITHOUT_CONTENT = frozenset({204, 205})


def decode_answer(call: Call[Any], done: Exchange, drift: DriftLog) -> Any:
    """Return the result of a call.

    Args:
        call: The call.
        done: What came of it.
        drift: Takes note of what is otherwise than promised.

    Raises:
        DecodeError: The answer cannot be read, or, with `strict`, is otherwise than promised.
    """
    operation = call.operation
    if operation.accept == "json":
        value = read_json(done)
        return None if value is None else _decoded(operation.decode, value, "$", done, drift)
    return operation.decode(_raw_value(operation.accept, done))


def decode_page(
    call: Call[Any], item: Callable[..., Any], done: Exchange, drift: DriftLog
) -> PageData:
    """Return one page of a list.

    Args:
        call: The call.
        item: Makes an item of its JSON value.
        done: What came of the call.
        drift: Takes note of what is otherwise than promised.

    Raises:
        DecodeError: The answer is no list, or, with `strict`, is otherwise than promised.
    """
    body = read_json(done)
    pagination = call.operation.pagination
    name = pagination.items_field if pagination else ""
    # Where the document has an object, a bare list is still a page: one without a next.
    values = body.get(name) if is_object(body) else body
    if not is_list(values):
        raise _failed(done, f"the answer has no list {name!r}")
    inside = f"$.{name}" if is_object(body) else "$"
    items = [
        _decoded(item, value, f"{inside}[{number}]", done, drift)
        for number, value in enumerate(values)
    ]
    return PageData(items, body if is_object(body) else {})


def decode_untyped(done: Exchange) -> Any:
    """Return the JSON of an answer that no operation describes; None where it is something else.

    Args:
        done: What came of the request.

    Raises:
        DecodeError: It says that it is JSON, and is not.
    """
    kind = done.answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return read_json(done) if done.answer.content and kind.endswith("json") else None


def read_json(done: Exchange) -> Any:
    """Return the body as JSON values; None where there is no body, and need not be one.

    Raises:
        DecodeError: It is something else, or missing.
    """
    answer, request = done.answer, done.request
    if not answer.content and not _needs_content(answer.status, request.method):
        return None
    try:
        return codec.loads(answer.content)
    except (ValueError, RecursionError) as error:
        problem = str(error) if answer.content else "it is empty"
    kind = answer.headers.get("content-type", "of no type")
    raise _failed(done, f"the body ({kind}) is no JSON: {problem}")


def _needs_content(status: int, method: str) -> bool:
    """Tell whether an answer without a body leaves the caller with nothing.

    What a request has changed stays changed: failing would only invite to repeat it.
    """
    return status not in _WITHOUT_CONTENT and method == "GET"


def _raw_value(accept: str, done: Exchange) -> bytes | str | None:
    if accept == "bytes":
        return done.answer.content
    if accept == "text":
        return _text(done)
    return None


def _text(done: Exchange) -> str:
    kind = done.answer.headers.get("content-type", "")
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or "utf-8"
    try:
        return done.answer.content.decode(charset, "replace")
    except (LookupError, ValueError):
        return done.answer.content.decode("utf-8", "replace")


def _decoded(
    decode: Callable[..., Any], value: Any, inside: str, done: Exchange, drift: DriftLog
) -> Any:
    """Make a model of a JSON value; the only call of the generated decoding."""
    request = done.request
    note = partial(drift.note, request.operation, request.options.on_drift, inside)
    try:
        return decode(value, strict=request.options.strict, on_drift=note)
    except codec.DecodeError as error:
        found = located_inside(inside, error.mismatches)
    raise _failed(done, str(codec.DecodeError(request.operation, found)), found)


def _failed(
    done: Exchange, message: str, mismatches: tuple[codec.Mismatch, ...] = ()
) -> DecodeError:
    details = answer_details(done.request, done.answer, done.attempts)
    details["mismatches"] = mismatches
    return DecodeError(message, **details)
