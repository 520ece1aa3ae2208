"""Decodes answers. No other module calls the generated decoders."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from ofauth_api import codec
from ofauth_api.codec import json_bytes

from ofauth_client._exchange.failures import answer_details
from ofauth_client._exchange.flow import Exchange
from ofauth_client._json_types import is_list, is_object
from ofauth_client._response.drift import UNREADABLE, DriftLog
from ofauth_client._response.page_data import PageData, decoded_items, decoded_outline, find_items
from ofauth_client.errors import DecodeError

if TYPE_CHECKING:
    from ofauth_api.resources.base import Call

#: Answers without a value.
_NOTHING = frozenset({b"", b"null"})
_WITHOUT_CONTENT = frozenset({204, 205})
#: Classes of items that decoders of items are known to make.
_ITEM_CLASSES: WeakKeyDictionary[Callable[..., Any], type] = WeakKeyDictionary()
#: Mismatches that the message of an error lists.
_MOST_LISTED = 10


def decode_answer(call: Call[Any], exchange: Exchange, drift: DriftLog) -> Any:
    """Return the result of a call.

    Args:
        call: The call.
        exchange: The request and its answer.
        drift: Records differences between the answer and the document.

    Raises:
        DecodeError: The answer cannot be read, or, with `strict`, differs from the document.
    """
    operation = call.operation
    if operation.accept != "json":
        return operation.decode(_raw_value(operation.accept, exchange))
    # No variable has the content: reports of errors may show the variables, and servers repeat
    # secrets.
    if exchange.answer.content.removeprefix(BOM_UTF8).strip() in _NOTHING:
        return read_json(exchange)
    made, mismatches = _decoded(
        operation.decode,
        exchange.answer.content if operation.decodes_bytes else read_json(exchange),
        "$",
        exchange,
        drift,
    )
    _refuse_if_strict(exchange, mismatches)
    return made


def decode_page(
    call: Call[Any], item: Callable[..., Any], exchange: Exchange, drift: DriftLog
) -> PageData:
    """Return one page of a list.

    Args:
        call: The call.
        item: Decodes an item.
        exchange: The request and its answer.
        drift: Records differences between the answer and the document.

    Raises:
        DecodeError: The answer has no list, or, with `strict`, differs from the document.
    """
    if exchange.answer.status in _WITHOUT_CONTENT:
        return PageData([], [], _request_id(exchange))
    exact = _exact_page(call, item, exchange)
    if exact is not None:
        return exact
    body = read_json(exchange)
    field, values = find_items(body, call.operation.pagination)
    if not is_list(values):
        raise _failed(exchange, f"the answer has no list{f' {field!r}' if field else ''}")
    request_id = _request_id(exchange)
    at_once = _flawless_items(call.operation.decode, item, body, field, values)
    if at_once is not None:
        return PageData(at_once, body, request_id)
    # The envelope is decoded with an empty list, because the items have their own decoder.
    around = {**body, field: []} if field and is_object(body) else []
    _, mismatches = _decoded(call.operation.decode, around, "$", exchange, drift)
    inside = f"$.{field}" if field else "$"
    decoded = [
        _decoded(item, value, f"{inside}[{number}]", exchange, drift)
        for number, value in enumerate(values)
    ]
    _refuse_if_strict(exchange, [*mismatches, *(each for _, found in decoded for each in found)])
    return PageData([made for made, _ in decoded], body, request_id)


def _exact_page(call: Call[Any], item: Callable[..., Any], exchange: Exchange) -> PageData | None:
    """Return a page that is exactly as documented, with its JSON as bytes; None for another page.

    An earlier page must have shown what the decoder of an item makes.
    """
    operation, kind = call.operation, _ITEM_CLASSES.get(item)
    if kind is None or operation.pagination is None or not operation.decodes_bytes:
        return None
    content = exchange.answer.content
    page = operation.decode(content, only_exact=True)
    items = decoded_items(page, operation.pagination)
    if items is None or (items and type(items[0]) is not kind):
        return None
    outline = decoded_outline(page, items, operation.pagination)
    return PageData(items, content, _request_id(exchange), outline)


def _flawless_items(
    decode: Callable[..., Any], item: Callable[..., Any], body: Any, field: str | None, values: Any
) -> list[Any] | None:
    """Return the items of a page that is as documented; None for any other page.

    Decoding a page as a whole takes half the time of decoding its items one by one, which a
    mismatch needs for its path.
    """
    found: list[codec.Mismatch] = []
    try:
        made = decode(body, strict=False, on_drift=found.extend)
        if field is not None:
            known = made.__binding__.known if isinstance(made, codec.ApiModel) else {}
            made = getattr(made, known.get(field, ""), None)
        if found or not isinstance(made, list) or len(made) != len(values):
            return None
        return list(made) if not made or _makes(item, type(made[0]), values[0]) else None
    except UNREADABLE:
        return None


def _makes(item: Callable[..., Any], kind: type, value: Any) -> bool:
    """Tell whether the decoder of an item makes instances of a class, such as of a value."""
    if _ITEM_CLASSES.get(item) is not kind:
        if type(item(value, strict=False)) is not kind:
            return False
        _ITEM_CLASSES[item] = kind
    return True


def _request_id(exchange: Exchange) -> str | None:
    return exchange.answer.headers.get("x-request-id")


def decode_untyped(exchange: Exchange) -> Any:
    """Return the JSON of an answer without an operation; None for other media types.

    Args:
        exchange: The request and its answer.

    Raises:
        DecodeError: The body is declared as JSON, but is not JSON.
    """
    kind = exchange.answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return read_json(exchange) if exchange.answer.content and kind.endswith("json") else None


def read_json(exchange: Exchange) -> Any:
    """Return the body as JSON values; None for an empty body if the answer needs none.

    Raises:
        DecodeError: The body is not JSON, or is missing.
    """
    answer, request = exchange.answer, exchange.request
    if not answer.content and not _needs_content(answer.status, request.method):
        return None
    try:
        return json_bytes.loads(answer.content)
    except (ValueError, RecursionError) as error:
        problem = str(error) if answer.content else "it is empty"
    kind = answer.headers.get("content-type", "of no type")
    raise _failed(exchange, f"the body ({kind}) is not JSON: {problem}")


def _needs_content(status: int, method: str) -> bool:
    """Tell whether an answer without a body is an error.

    Only for GET. A request that changed something must not fail for its empty answer, because
    callers would repeat the change.
    """
    return status not in _WITHOUT_CONTENT and method == "GET"


def _raw_value(accept: str, exchange: Exchange) -> bytes | str | None:
    if accept == "bytes":
        return exchange.answer.content
    if accept == "text":
        return _text(exchange)
    return None


def _text(exchange: Exchange) -> str:
    kind = exchange.answer.headers.get("content-type", "")
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or "utf-8"
    try:
        return exchange.answer.content.decode(charset, "replace")
    except (LookupError, ValueError):
        return exchange.answer.content.decode("utf-8", "replace")


def _decoded(
    decode: Callable[..., Any], value: Any, inside: str, exchange: Exchange, drift: DriftLog
) -> tuple[Any, Sequence[codec.Mismatch]]:
    """Decode the bytes of JSON, or a JSON value, and return the result with all mismatches.

    The decoder is never strict: a strict decoder would stop at the first mismatch, but the error
    of the answer lists the mismatches of all its items.
    """
    found: list[codec.Mismatch] = []
    made, problem = None, ""
    try:
        made = decode(value, strict=False, on_drift=found.extend)
    except UNREADABLE as error:
        problem = f"{inside}: {type(error).__name__}: {error}"
    # Outside the `try`, so that an error of the hook does not count as an unreadable answer.
    mismatches = drift.note(exchange.request, inside, found) if found else ()
    if problem:
        is_unparsed = isinstance(value, bytes)
        # No variable has the content, see `decode_answer`.
        del value
        if is_unparsed:
            read_json(exchange)
        raise _failed(exchange, problem, mismatches)
    return made, mismatches


def _refuse_if_strict(exchange: Exchange, mismatches: Sequence[codec.Mismatch]) -> None:
    sure = [mismatch for mismatch in mismatches if not mismatch.guessed]
    if sure and exchange.request.options.strict:
        raise _failed(exchange, "; ".join(map(str, sure[:_MOST_LISTED])), sure)


def _failed(
    exchange: Exchange, message: str, mismatches: Sequence[codec.Mismatch] = ()
) -> DecodeError:
    details = answer_details(exchange.request, exchange.answer, exchange.attempts)
    details["mismatches"] = tuple(mismatches)
    return DecodeError(message, **details)
