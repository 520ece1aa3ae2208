"""An API with an operation of every kind, and how each kind is called."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from attrs import frozen
from ofauth_api.resources.base import Call, Operation, Pagination

from pipeline.common.documents import Document
from tests.client.ways import AsyncWay, Way, as_it_is
from tests.slice import names, prepared, upstream

_THING = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "kind": {"type": "string", "enum": ["a", "b"]}},
    "required": ["id", "kind"],
}
_PAGE = {
    "type": "object",
    "properties": {
        "list": {"type": "array", "items": _THING},
        "hasMore": {"type": "boolean"},
        "nextMarker": {"type": ["string", "null"]},
    },
    "required": ["list", "hasMore"],
}
_MARKED = {
    "style": "marker",
    "fields": {"items": "list", "more": "hasMore", "next": "nextMarker", "item": "id"},
    "parameters": {"next": "marker"},
}


def api() -> Document:
    """Return the document of the chats with operations of the kinds that it lacks."""
    document: Document = copy.deepcopy(prepared(upstream(), names()).document)
    octets = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    text = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
    marker = {"name": "marker", "in": "query", "schema": {"type": "string"}}
    document["paths"] |= {
        "/v2/access/things/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
            ],
            "get": _operation("things.get", _answered(_THING)),
            "put": _operation("things.put", _answered(_THING), content=octets),
            "delete": _operation("things.delete", {"204": {"description": "gone"}}),
        },
        "/v2/access/things": {
            "get": _operation("things.list", _answered(_PAGE))
            | {"parameters": [marker], "x-pagination": _MARKED},
            "post": _operation(
                "things.create",
                _answered(_THING),
                content={"application/json": {"schema": text}},
            ),
        },
    }
    return document


def _operation(name: str, responses: Any, content: Any = None) -> dict[str, Any]:
    keys = {"operationId": name, "security": [{"ApiKey": [], "ConnectionId": []}]}
    body = {"requestBody": {"required": True, "content": content}} if content else {}
    return {**keys, **body, "responses": responses}


def _answered(schema: Any) -> dict[str, Any]:
    return {"200": {"description": "fine", "content": {"application/json": {"schema": schema}}}}


@frozen
class Kind:
    """A kind of operation.

    Args:
        operation: Id of the operation that stands for it.
        call: Calls it, and puts all that comes, one by one, into a list.
        safe: Whether a request may be sent again when nobody knows what became of it.
        empty: Whether the answer has no body.
    """

    operation: str
    call: Callable[[Way, Any, list[Any]], None]
    safe: bool = True
    empty: bool = False


def _called(method: str, name: str, path: str, /, **arguments: Any) -> Callable[..., None]:
    media_type = arguments.pop("media_type", "")
    operation = Operation[Any](name, method, path, as_it_is, media_type=media_type)

    def call(way: Way, client: Any, came: list[Any]) -> None:
        came.append(way.call(client, operation, **arguments))

    return call


def _listed(make: Callable[[Any], Any]) -> Callable[..., None]:
    def call(way: Way, client: Any, came: list[Any]) -> None:
        gather(way, make(client), came)

    return call


def gather(way: Way, results: Any, came: list[Any]) -> None:
    """Put results into a list one by one, so that those before an error are in it."""

    async def gathered() -> None:
        async for result in results:
            came.append(result)  # noqa: PERF401 - not all of them may come

    if isinstance(way, AsyncWay):
        way.runner.run(gathered())
    else:
        came.extend(results)


def _things(client: Any) -> Any:
    pages = Pagination("marker", "marker", "list", None, None, "hasMore", "nextMarker")
    operation = Operation[Any](
        "things.list", "GET", "/v2/access/things", as_it_is, pagination=pages
    )
    return client._caller.page(Call(operation), as_it_is)


def _one_page(way: Way, client: Any, came: list[Any]) -> None:
    came += way.do(client.chats.list(limit=3)).items


def _raw(way: Way, client: Any, came: list[Any]) -> None:
    came.append(way.request(client, "GET", "/v2/access/things/1").content)


_ONE = "/v2/access/things/{id}"
KINDS = {
    "thing": Kind("things.get", _called("GET", "things.get", _ONE, path={"id": 1})),
    "page": Kind("chats.list", _one_page),
    "list by offset": Kind("chats.list", _listed(lambda client: client.chats.list())),
    "list by cursor": Kind(
        "chats.messages.list",
        _listed(lambda client: client.chats.messages.list(1001)),
    ),
    "list by marker": Kind("things.list", _listed(_things)),
    "creation": Kind(
        "things.create",
        _called(
            "POST",
            "things.create",
            "/v2/access/things",
            body={"text": "x"},
            media_type="application/json",
        ),
        safe=False,
    ),
    "upload": Kind(
        "things.put",
        _called(
            "PUT",
            "things.put",
            _ONE,
            path={"id": 1},
            body=b"bytes",
            media_type="application/octet-stream",
        ),
    ),
    "removal": Kind(
        "things.delete", _called("DELETE", "things.delete", _ONE, path={"id": 1}), empty=True
    ),
    "raw": Kind("things.get", _raw),
}
