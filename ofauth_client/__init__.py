"""A client of the OFAuth API.

    from ofauth_client import OFAuth

    with OFAuth() as client:
        for chat in client.chats.list(order="recent"):
            print(chat.with_user.id, chat.unread_messages_count)

All names are imported on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__ as __version__

if TYPE_CHECKING:
    from ofauth_api.codec import UNSET as UNSET
    from ofauth_api.codec import Unset as Unset
    from ofauth_api.codec.rows import rows as rows
    from ofauth_api.resources.base import AsyncPage as AsyncPage
    from ofauth_api.resources.base import AsyncPager as AsyncPager
    from ofauth_api.resources.base import Page as Page
    from ofauth_api.resources.base import RawResponse as RawResponse
    from ofauth_api.resources.base import RequestOptions as RequestOptions

    from . import errors as errors
    from . import models as models
    from . import webhooks as webhooks
    from ._exchange.http_logs import redact_http_logs as redact_http_logs
    from ._methods import permissions_of as permissions_of
    from ._options.events import CallEvent as CallEvent
    from ._options.events import DriftEvent as DriftEvent
    from ._options.events import RequestEvent as RequestEvent
    from ._options.events import ResponseEvent as ResponseEvent
    from ._options.events import RetryEvent as RetryEvent
    from ._options.middleware import AsyncMiddleware as AsyncMiddleware
    from ._options.middleware import AsyncMiddlewareSend as AsyncMiddlewareSend
    from ._options.middleware import Middleware as Middleware
    from ._options.middleware import MiddlewareRequest as MiddlewareRequest
    from ._options.middleware import MiddlewareResponse as MiddlewareResponse
    from ._options.middleware import MiddlewareSend as MiddlewareSend
    from ._options.rate_limit import RateLimit as RateLimit
    from ._options.rate_limit import RateLimiter as RateLimiter
    from ._options.rate_limit import RateLimitState as RateLimitState
    from ._options.retry import RetryPolicy as RetryPolicy
    from ._options.timing import Timing as Timing
    from ._options.types import AsyncClientOptions as AsyncClientOptions
    from ._options.types import ClientOptions as ClientOptions
    from ._response.streaming import AsyncStreamedResponse as AsyncStreamedResponse
    from ._response.streaming import StreamedResponse as StreamedResponse
    from .client import AsyncOFAuth as AsyncOFAuth
    from .client import OFAuth as OFAuth

#: Module of each name; empty if the name is itself a module.
_MODULES = {
    "AsyncClientOptions": "._options.types",
    "AsyncMiddleware": "._options.middleware",
    "AsyncMiddlewareSend": "._options.middleware",
    "AsyncOFAuth": ".client",
    "AsyncPage": "ofauth_api.resources.base",
    "AsyncPager": "ofauth_api.resources.base",
    "AsyncStreamedResponse": "._response.streaming",
    "CallEvent": "._options.events",
    "ClientOptions": "._options.types",
    "DriftEvent": "._options.events",
    "Middleware": "._options.middleware",
    "MiddlewareRequest": "._options.middleware",
    "MiddlewareResponse": "._options.middleware",
    "MiddlewareSend": "._options.middleware",
    "OFAuth": ".client",
    "Page": "ofauth_api.resources.base",
    "RateLimit": "._options.rate_limit",
    "RateLimitState": "._options.rate_limit",
    "RateLimiter": "._options.rate_limit",
    "RawResponse": "ofauth_api.resources.base",
    "RequestEvent": "._options.events",
    "RequestOptions": "ofauth_api.resources.base",
    "ResponseEvent": "._options.events",
    "RetryEvent": "._options.events",
    "RetryPolicy": "._options.retry",
    "StreamedResponse": "._response.streaming",
    "Timing": "._options.timing",
    "UNSET": "ofauth_api.codec",
    "Unset": "ofauth_api.codec",
    "errors": "",
    "models": "",
    "permissions_of": "._methods",
    "redact_http_logs": "._exchange.http_logs",
    "rows": "ofauth_api.codec.rows",
    "webhooks": "",
}

__all__ = [
    "UNSET",
    "AsyncClientOptions",
    "AsyncMiddleware",
    "AsyncMiddlewareSend",
    "AsyncOFAuth",
    "AsyncPage",
    "AsyncPager",
    "AsyncStreamedResponse",
    "CallEvent",
    "ClientOptions",
    "DriftEvent",
    "Middleware",
    "MiddlewareRequest",
    "MiddlewareResponse",
    "MiddlewareSend",
    "OFAuth",
    "Page",
    "RateLimit",
    "RateLimitState",
    "RateLimiter",
    "RawResponse",
    "RequestEvent",
    "RequestOptions",
    "ResponseEvent",
    "RetryEvent",
    "RetryPolicy",
    "StreamedResponse",
    "Timing",
    "Unset",
    "__version__",
    "errors",
    "models",
    "permissions_of",
    "redact_http_logs",
    "rows",
    "webhooks",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(_MODULES[name] or f".{name}", __name__)
    found = getattr(module, name) if _MODULES[name] else module
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
