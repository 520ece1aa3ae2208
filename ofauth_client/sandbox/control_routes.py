"""Routes of the sandbox itself: the page at `/`, the document, and control at `/_sandbox/…`."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ofauth_client.sandbox.errors import Refusal, SandboxError
from ofauth_client.sandbox.media import read_media, read_range
from ofauth_client.sandbox.operations import Operation
from ofauth_client.sandbox.simulated_api import SimulatedApi
from ofauth_client.sandbox.webhook_queue import EVENTS, Subscription, WebhookQueue
from ofauth_client.sandbox.webhooks import Delivery, deliver_persistently
from ofauth_client.sandbox.world.links import STEPS, Links
from ofauth_client.sandbox.world.people import FIRST_USER

PREFIX = "/_sandbox"
#: Prefix of paths that are called with the credentials of the sandbox, because links in a browser
#: cannot send headers.
TRY = "/_sandbox/try"
#: Prefix of the paths of files.
MEDIA = "/_sandbox/media"
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


def control_routes(api: SimulatedApi, queue: WebhookQueue) -> list[BaseRoute]:
    """Return the routes that control a running sandbox.

    Args:
        api: The API that the routes control.
        queue: Delivers webhooks.
    """
    return [
        Route(f"{MEDIA}/link/{{secret}}", _Links(api).show, methods=["GET"]),
        Route(f"{MEDIA}/{{path:path}}", _Files(api).read, methods=["GET"]),
        Route(f"{PREFIX}/links", _guarded(_Links(api).step), methods=["POST"]),
        Route(f"{PREFIX}/connections", _guarded(_Connections(api).change), methods=["POST"]),
        Route(f"{PREFIX}/subscriptions", _guarded(_Webhooks(queue).subscribe), methods=["POST"]),
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
        user, is_own = data.get("user"), bool(data.get("fromAccount", False))
        if not isinstance(user, int):
            raise SandboxError("user must be the id of a user, a number")
        connection, text = _text(data, "connection"), _text(data, "text")
        return self.api.add_message(connection, user, text, is_from_account=is_own)


class _Links:
    def __init__(self, api: SimulatedApi) -> None:
        self.api = api

    async def step(self, data: dict[str, Any]) -> dict[str, Any]:
        status = self.api.step_link(_text(data, "clientSecret"), _text(data, "step"))
        return {"status": status}

    async def show(self, request: Request) -> Response:
        secret = request.path_params["secret"]
        session = self.api.worlds.shared.part(Links).sessions.get(secret)
        if session is None:
            return HTMLResponse("there is no link session with this client secret", 404)
        steps = "".join(f"<button>{name}</button> " for name in STEPS)
        page = _LINK_PAGE.format(status=session.status, steps=steps, secret=secret)
        return HTMLResponse(page)


class _Connections:
    def __init__(self, api: SimulatedApi) -> None:
        self.api = api

    async def change(self, data: dict[str, Any]) -> dict[str, Any]:
        permissions, after = data.get("permissions"), data.get("expiresAfter")
        if after is not None and not isinstance(after, int):
            raise SandboxError("expiresAfter must be a number of requests")
        is_list = isinstance(permissions, list) and all(isinstance(p, str) for p in permissions)
        if permissions is not None and not is_list:
            raise SandboxError("permissions must be a list of texts")
        status = data.get("status")
        return self.api.change_connection(
            _text(data, "connection"),
            None if status is None else _text(data, "status"),
            permissions,
            after,
        )


class _Files:
    def __init__(self, api: SimulatedApi) -> None:
        self.api = api

    async def read(self, request: Request) -> Response:
        found = read_media(self.api.worlds, unquote(request.path_params["path"]))
        if found is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        content, media_type = found
        part = read_range(request.headers.get("range", ""), len(content))
        headers = {"Accept-Ranges": "bytes"}
        if part is None:
            return Response(content, 200, headers, media_type)
        start, end = part
        if start >= end:
            return Response(b"", 416, {"Content-Range": f"bytes */{len(content)}"})
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
        return Response(content[start:end], 206, headers, media_type)


class _Webhooks:
    def __init__(self, queue: WebhookQueue) -> None:
        self.queue = queue

    async def subscribe(self, data: dict[str, Any]) -> dict[str, Any]:
        copies, types = data.get("copies", 1), data.get("types", [])
        if not isinstance(copies, int) or copies < 1:
            raise SandboxError("copies must be a number from 1")
        if not isinstance(types, list) or not all(isinstance(each, str) for each in types):
            raise SandboxError("types must be a list of texts")
        scheme = data.get("scheme", "ofauth")
        made = Subscription(_text(data, "url"), _text(data, "secret"), scheme, types, copies=copies)
        self.queue.subscribe(made)
        return {"url": made.url}


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
    kind = _text(data, "type")
    delivery = Delivery(
        url=_text(data, "url"),
        type=kind,
        data=data.get("data", EVENTS.get(kind, {})),
        secret=_text(data, "secret"),
        scheme=data.get("scheme", "ofauth"),
        fault=data.get("fault", ""),
    )
    attempts, copies = data.get("attempts", 1), data.get("copies", 1)
    if not isinstance(attempts, int) or not isinstance(copies, int):
        raise SandboxError("attempts and copies must be numbers")
    # In a thread, because the receiver may call the sandbox before it answers.
    statuses = await run_in_threadpool(deliver_persistently, delivery, attempts, copies)
    return {"status": statuses[-1]}


_LINK_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>OFAuth sandbox: link session</title>
<h1>Connect an account</h1><p>Status: <b>{status}</b></p><p>{steps}</p>
<script>
for (const button of document.querySelectorAll("button")) button.onclick = async () => {{
  const body = JSON.stringify({{clientSecret: "{secret}", step: button.textContent}});
  const headers = {{"Content-Type": "application/json"}};
  const answer = await fetch("/_sandbox/links", {{method: "POST", headers, body}});
  if (answer.ok) location.reload(); else alert((await answer.json()).error);
}};
</script></html>"""


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

    The page is at `/_sandbox/` if the API has an operation at `/`.

    Args:
        api: The API that the page describes.
    """
    page = _page(api)

    async def index(_request: Request) -> Response:
        return HTMLResponse(page)

    async def document(_request: Request) -> Response:
        return JSONResponse(api.document)

    has_root = any(operation.path == "/" for operation in api.operations)
    return [Route(f"{PREFIX}/" if has_root else "/", index), Route("/openapi.json", document)]


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
