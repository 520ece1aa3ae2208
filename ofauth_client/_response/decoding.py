"""The one place where bytes become what the caller gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ofauth_api import codec
from ofauth_api.codec import json_bytes

from ofauth_client._exchange.failures import answer_details
from ofauth_client._exchange.flow import Exchange
from ofauth_client._json_types import is_list, is_object
from ofauth_client._response.drift import DriftLog
from ofauth_client._response.page_data import PageData, find_items
from ofauth_client.errors import DecodeError

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call

_WITHOUT_CONTENT = frozenset({204, 205})
_MOST_TOLD = 10

#: What decoding raises for a value that it cannot read.
_UNLIKE = (AttributeError, LookupError, TypeError, ValueError, RecursionError)


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
        if value is None:
            return None
        made, mismatches = _decoded(operation.decode, value, "$", done, drift)
        _refuse_if_strict(done, mismatches)
        return made
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
    field, values = find_items(body, call.operation.pagination)
    if not is_list(values):
        raise _failed(done, f"the answer has no list{f' {field!r}' if field else ''}")
    # What is around the items is decoded without them: they have a decoder of their own.
    around = {**body, field: []} if field and is_object(body) else []
    _, mismatches = _decoded(call.operation.decode, around, "$", done, drift)
    inside = f"$.{field}" if field else "$"
    decoded = [
        _decoded(item, value, f"{inside}[{number}]", done, drift)
        for number, value in enumerate(values)
    ]
    _refuse_if_strict(done, [*mismatches, *(each for _, found in decoded for each in found)])
    return PageData([made for made, _ in decoded], body)


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
        return json_bytes.loads(answer.content)
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
) -> tuple[Any, Sequence[codec.Mismatch]]:
    """Make a model of a JSON value, and tell what is amiss; the only call of generated decoding.

    Strictness is the answer's, not the value's: what is amiss in other items is to be told, too.
    """
    found: list[codec.Mismatch] = []
    made, problem = None, ""
    try:
        made = decode(value, strict=False, on_drift=found.extend)
    except _UNLIKE as error:
        problem = f"{inside}: {type(error).__name__}: {error}"
    # Out here, where what a hook raises is not taken for a problem of the answer.
    mismatches = drift.note(done.request, inside, found) if found else ()
    if problem:
        raise _failed(done, problem, mismatches)
    return made, mismatches


def _refuse_if_strict(done: Exchange, mismatches: Sequence[codec.Mismatch]) -> None:
    sure = [mismatch for mismatch in mismatches if not mismatch.guessed]
    if sure and done.request.options.strict:
        raise _failed(done, "; ".join(map(str, sure[:_MOST_TOLD])), sure)


def _failed(done: Exchange, message: str, mismatches: Sequence[codec.Mismatch] = ()) -> DecodeError:
    details = answer_details(done.request, done.answer, done.attempts)
    details["mismatches"] = tuple(mismatches)
    return DecodeError(message, **details)
