"""The sandbox as an ASGI application."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any
from urllib.parse import unquote

from attrs import frozen
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ofauth_client.sandbox.control_routes import MEDIA, TRY, control_routes, index_routes
from ofauth_client.sandbox.errors import Refusal, SandboxError, bad_request
from ofauth_client.sandbox.fault_injection import WireAnswer, encode_answer
from ofauth_client.sandbox.faults import Fault, parse_faults
from ofauth_client.sandbox.http_messages import OCTETS, IncomingRequest, RequestBody
from ofauth_client.sandbox.http_server import AnswerSender
from ofauth_client.sandbox.operations import Operation
from ofauth_client.sandbox.simulated_api import SimulatedApi
from ofauth_client.sandbox.webhook_queue import WebhookQueue

FAULT_HEADER = "x-sandbox-fault"
#: Bytes of a body that are kept; a longer body is refused unless it is a file.
LARGEST_BODY = 16 * 1024 * 1024
_NAME = re.compile(r"\{([^{}]*)\}")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")


@frozen
class Application:
    """Answers HTTP requests.

    Args:
        api: Computes the answers.
        queue: Delivers webhooks.
    """

    api: SimulatedApi
    queue: WebhookQueue

    def asgi(self) -> ASGIApp:
        """Return the ASGI application."""
        routes: list[BaseRoute] = [*index_routes(self.api), *control_routes(self.api, self.queue)]
        routes += map(self._route, _by_path(self.api.operations))
        handlers: Any = {HTTPException: self._http_error, Exception: self._failed}
        app = Starlette(routes=routes, exception_handlers=handlers)
        app.router.redirect_slashes = False
        return _on_raw_path(app, self._try_headers())

    def _try_headers(self) -> list[tuple[bytes, bytes]]:
        """Return the credentials for the links of the page at `/`."""
        key = self.api.authentication.api_key.encode()
        return [(b"apikey", key), (b"x-connection-id", b"conn_made_up")]

    def _route(self, operations: list[Operation]) -> Route:
        """Return the route of a path. The route accepts every method.

        Otherwise `POST /users/list` would fall through to the route of `/users/{userId}`.
        """
        numbers = count()
        path = _NAME.sub(lambda _: f"{{p{next(numbers)}}}", operations[0].path)
        by_method: dict[str, list[Operation]] = {}
        for operation in sorted(operations, key=lambda each: -len(each.constants)):
            by_method.setdefault(operation.method, []).append(operation)
        return Route(path, _Page(self, by_method))

    async def respond(
        self, request: Request, by_method: Mapping[str, list[Operation]]
    ) -> AnswerSender:
        """Return the answer to a request.

        Args:
            request: A request to a path.
            by_method: Operations of the path, those with most constants in their query first.
        """
        method = request.method
        wanted = by_method.get(method) or by_method.get("GET" if method == "HEAD" else "") or []
        asked = request.query_params.multi_items()
        operation = next((o for o in wanted if {*o.constants} <= {*asked}), None)
        try:
            if not wanted:
                raise _no_route(request, 405, {"Allow": _allowed(by_method)})
            if operation is None:
                raise _no_route(request, 404, {})
            return self._sender(self._answer(await _incoming(request, operation)))
        except Refusal as refusal:
            return self._sender(encode_answer(self.api.refuse(refusal), ()))
        except ClientDisconnect:
            return self._sender(WireAnswer(499, [], b""))

    def _answer(self, incoming: IncomingRequest) -> WireAnswer:
        faults = self._faults(incoming)
        answer, received = self.api.answer(incoming, faults)
        if received is not None:
            answer = self.api.data_faults.apply(answer, received, faults)
        host = incoming.headers.get("host", "")
        media = f"http://{host}{MEDIA}" if _HOST.fullmatch(host) else ""
        return encode_answer(answer, faults, media)

    def _faults(self, incoming: IncomingRequest) -> tuple[Fault, ...]:
        planned = self.api.plan.next_faults(incoming.operation.id)
        wanted = incoming.headers.get(FAULT_HEADER)
        if not wanted:
            return planned
        try:
            return planned + parse_faults(wanted)
        except SandboxError as error:
            raise bad_request(f"{FAULT_HEADER}: {error.message}") from None

    async def _http_error(self, request: Request, error: Any) -> AnswerSender:
        refusal = _no_route(request, error.status_code, dict(error.headers or {}))
        return self._sender(encode_answer(self.api.refuse(refusal), ()))

    async def _failed(self, _request: Request, error: Exception) -> AnswerSender:
        refusal = Refusal(500, "SANDBOX_ERROR", f"The sandbox failed: {type(error).__name__}")
        return self._sender(encode_answer(self.api.refuse(refusal), ()))

    def _sender(self, wire: WireAnswer) -> AnswerSender:
        return AnswerSender(wire, self.api.clock())


@frozen
class _Page:
    """The ASGI application of a path.

    Args:
        application: Computes the answers.
        by_method: Operations of the path, by method.
    """

    application: Application
    by_method: dict[str, list[Operation]]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = await self.application.respond(Request(scope, receive), self.by_method)
        await response(scope, receive, send)


def _allowed(by_method: Iterable[str]) -> str:
    methods = {*by_method, *(("HEAD",) if "GET" in by_method else ())}
    return ", ".join(sorted(methods))


def _no_route(request: Request, status: int, headers: dict[str, str]) -> Refusal:
    message = f"No route for {request.method} {request.url.path}"[:200]
    return Refusal(status, "ROUTE_NOT_FOUND", message, headers)


async def _incoming(request: Request, operation: Operation) -> IncomingRequest:
    names = enumerate(_NAME.findall(operation.path))
    path = {name: unquote(request.path_params[f"p{number}"]) for number, name in names}
    headers = {key.lower(): value for key, value in request.headers.items()}
    query = [pair for pair in request.query_params.multi_items() if pair not in operation.constants]
    return IncomingRequest(operation, path, query, headers, await _read(request))


async def _read(request: Request) -> RequestBody:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_file = media_type == OCTETS
    kept, size, digest = bytearray(), 0, hashlib.sha256()
    async for chunk in request.stream():
        size += len(chunk)
        digest.update(chunk)
        if size <= LARGEST_BODY:
            kept += chunk
        else:
            kept.clear()
    is_kept = size <= LARGEST_BODY
    if not is_file and not is_kept:
        raise bad_request(f"body: longer than {LARGEST_BODY} bytes")
    return RequestBody(media_type, bytes(kept) if is_kept else None, size, digest.hexdigest())


def _by_path(operations: Iterable[Operation]) -> list[list[Operation]]:
    """Group operations by path, `/users/list` and `/users/{id}:stop` before `/users/{userId}`."""
    found: dict[str, list[Operation]] = {}
    for operation in operations:
        found.setdefault(_NAME.sub("{}", operation.path), []).append(operation)
    return [found[path] for path in sorted(found, key=_literal_first)]


def _literal_first(path: str) -> list[int]:
    """Sort literal segments before `{}:cancel`, and these before `{}`."""
    return [0 if "{" not in segment else 1 + (segment == "{}") for segment in path.split("/")]


def _on_raw_path(app: ASGIApp, try_headers: list[tuple[bytes, bytes]]) -> ASGIApp:
    """Match paths as sent, so that a quoted slash does not separate segments."""

    async def on_raw_path(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["raw_path"].decode("ascii", "replace").partition("?")[0]
            if path.startswith(f"{TRY}/") and scope["method"] == "GET":
                path = path.removeprefix(TRY)
                scope = {**scope, "headers": [*scope["headers"], *try_headers]}
            scope = {**scope, "path": path}
        await app(scope, receive, send)

    return on_raw_path
