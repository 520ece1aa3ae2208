"""What tests and people in front of a browser do to a running sandbox: `/_sandbox/…`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from ofauth_client.sandbox.errors import Refusal, SandboxError
from ofauth_client.sandbox.service import Service
from ofauth_client.sandbox.webhooks import Delivery, deliver_async

PREFIX = "/_sandbox"


def control_routes(service: Service) -> list[BaseRoute]:
    """Return the routes.

    Args:
        service: What they change.
    """
    return [
        Route(f"{PREFIX}/faults", _Faults(service).list, methods=["GET"]),
        Route(f"{PREFIX}/faults", _guarded(_Faults(service).add), methods=["POST"]),
        Route(f"{PREFIX}/faults", _Faults(service).clear, methods=["DELETE"]),
        Route(f"{PREFIX}/messages", _guarded(_Messages(service).add), methods=["POST"]),
        Route(f"{PREFIX}/requests", _Requests(service).list, methods=["GET"]),
        Route(f"{PREFIX}/reset", _guarded(_Requests(service).reset), methods=["POST"]),
        Route(f"{PREFIX}/webhooks", _guarded(_deliver), methods=["POST"]),
    ]


class _Faults:
    def __init__(self, service: Service) -> None:
        self.service = service

    async def list(self, _request: Request) -> JSONResponse:
        return JSONResponse({"rules": list(map(str, self.service.plan.rules()))})

    async def add(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"rule": str(self.service.plan.add(_text(data, "rule")))}

    async def clear(self, _request: Request) -> JSONResponse:
        self.service.plan.clear()
        return JSONResponse({"rules": []})


class _Messages:
    def __init__(self, service: Service) -> None:
        self.service = service

    async def add(self, data: dict[str, Any]) -> Any:
        account = self.service.account(_text(data, "connection"))
        user, is_own = data.get("user"), bool(data.get("fromAccount", False))
        if not isinstance(user, int):
            raise SandboxError("user must be the id of a user, a number")
        with self.service.lock:
            return account.add(user, _text(data, "text"), is_from_account=is_own)


class _Requests:
    def __init__(self, service: Service) -> None:
        self.service = service

    async def list(self, _request: Request) -> JSONResponse:
        found = [
            {
                "operation": each.operation,
                "status": each.status,
                "query": each.query,
                "faults": each.faults,
            }
            for each in list(self.service.exchanges)
        ]
        return JSONResponse({"requests": found})

    async def reset(self, _data: dict[str, Any]) -> dict[str, Any]:
        self.service.forget()
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
    """Take JSON only, which no page of a browser can send here unasked, and tell what is wrong."""

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
