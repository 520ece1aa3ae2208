"""Routes of the sandbox itself: the page at `/`, the document, and control at `/_sandbox/…`."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ofauth_client.sandbox.errors import Refusal, SandboxError
from ofauth_client.sandbox.operations import Operation
from ofauth_client.sandbox.simulated_api import SimulatedApi
from ofauth_client.sandbox.users import FIRST_USER
from ofauth_client.sandbox.webhooks import Delivery, deliver_async

PREFIX = "/_sandbox"
#: Prefix of paths that are called with the credentials of the sandbox, because links in a browser
#: cannot send headers.
TRY = "/_sandbox/try"
_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>OFAuth sandbox</title>
<style>
body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
code{{background:#eee;padding:.1rem .3rem}} td{{padding:.1rem .6rem .1rem 0;vertical-align:top}}
</style>
<h1>OFAuth sandbox</h1>
<p>{count} operations of <a href="/openapi.json">this document</a>. Nothing here is real; every
answer follows the seed {seed}. A link calls an operation with the sandbox's key.</p>
{tables}
</html>"""


def control_routes(api: SimulatedApi) -> list[BaseRoute]:
    """Return the routes that control a running sandbox.

    Args:
        api: The API that the routes control.
    """
    return [
        Route(f"{PREFIX}/faults", _Faults(api).list, methods=["GET"]),
        Route(f"{PREFIX}/faults", _guarded(_Faults(api).add), methods=["POST"]),
        Route(f"{PREFIX}/faults", _Faults(api).clear, methods=["DELETE"]),
        Route(f"{PREFIX}/messages", _guarded(_Messages(api).add), methods=["POST"]),
        Route(f"{PREFIX}/requests", _Requests(api).list, methods=["GET"]),
        Route(f"{PREFIX}/reset", _guarded(_Requests(api).reset), methods=["POST"]),
        Route(f"{PREFIX}/webhooks", _guarded(_deliver), methods=["POST"]),
    ]


class _Faults:
    def __init__(self, api: SimulatedApi) -> None:
        self.api = api

    async def list(self, _request: Request) -> JSONResponse:
        return JSONResponse({"rules": list(map(str, self.api.plan.rules()))})

    async def add(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"rule": str(self.api.plan.add(_text(data, "rule")))}

    async def clear(self, _request: Request) -> JSONResponse:
        self.api.plan.clear()
        return JSONResponse({"rules": []})


class _Messages:
    def __init__(self, api: SimulatedApi) -> None:
        self.api = api

    async def add(self, data: dict[str, Any]) -> Any:
        account = self.api.account(_text(data, "connection"))
        user, is_own = data.get("user"), bool(data.get("fromAccount", False))
        if not isinstance(user, int):
            raise SandboxError("user must be the id of a user, a number")
        with self.api.lock:
            return account.add(user, _text(data, "text"), is_from_account=is_own)


class _Requests:
    def __init__(self, api: SimulatedApi) -> None:
        self.api = api

    async def list(self, _request: Request) -> JSONResponse:
        found = [
            {
                "operation": each.operation,
                "status": each.status,
                "query": each.query,
                "faults": each.faults,
            }
            for each in list(self.api.exchanges)
        ]
        return JSONResponse({"requests": found})

    async def reset(self, _data: dict[str, Any]) -> dict[str, Any]:
        self.api.forget()
        return {}


async def _deliver(data: dict[str, Any]) -> dict[str, Any]:
    delivery = Delivery(
        url=_text(data, "url"),
        type=_text(data, "type"),
        data=data.get("data", {}),
        secret=_text(data, "secret"),
        scheme=data.get("scheme", "ofauth"),
        fault=data.get("fault", ""),
    )
    return {"status": await deliver_async(delivery)}


def _guarded(act: Callable[[dict[str, Any]], Any]) -> Callable[[Request], Any]:
    """Accept only JSON, and answer errors with a message.

    A web page in a browser cannot send JSON to another origin unasked, so no foreign page can
    control the sandbox.
    """

    async def endpoint(request: Request) -> JSONResponse:
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return JSONResponse({"error": "Content-Type must be application/json"}, 415)
        try:
            data = await request.json()
        except ValueError:
            data = None
        if not isinstance(data, dict):
            return JSONResponse({"error": "the body must be a JSON object"}, 400)
        try:
            return JSONResponse(await act(data))
        except SandboxError as error:
            return JSONResponse({"error": error.message}, 400)
        except Refusal as refusal:
            return JSONResponse({"error": refusal.message}, refusal.status)

    return endpoint


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise SandboxError(f"{name} must be a text")
    return value


def index_routes(api: SimulatedApi) -> list[BaseRoute]:
    """Return the routes of the page at `/` and of the document.

    Args:
        api: The API that the page describes.
    """
    page = _page(api)

    async def index(_request: Request) -> Response:
        return HTMLResponse(page)

    async def document(_request: Request) -> Response:
        return JSONResponse(api.document)

    return [Route("/", index), Route("/openapi.json", document)]


def _page(api: SimulatedApi) -> str:
    operations = sorted(api.operations, key=lambda each: (each.tag, each.path, each.method))
    tables = [_table(tag, list(each)) for tag, each in groupby(operations, lambda each: each.tag)]
    return _PAGE.format(count=len(operations), seed=api.settings.seed, tables="\n".join(tables))


def _table(tag: str, operations: list[Operation]) -> str:
    rows = "\n".join(map(_row, operations))
    return f"<h2>{escape(tag or 'Other')}</h2>\n<table>\n{rows}\n</table>"


def _row(operation: Operation) -> str:
    path = escape(operation.path)
    return (
        f"<tr><td>{operation.method}<td><code>{path}</code><td>{escape(operation.summary)}"
        f"<td><code>{escape(operation.id)}</code><td>{_link(operation)}"
    )


def _link(operation: Operation) -> str:
    if operation.method != "GET":
        return ""
    path = operation.path.replace("{userId}", str(FIRST_USER))
    query = f"?{urlencode(operation.constants)}" if operation.constants else ""
    return "" if "{" in path else f'<a href="{TRY}{escape(path + query)}">try it</a>'
