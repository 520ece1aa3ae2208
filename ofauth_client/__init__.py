"""A client of the OFAuth API.

    from ofauth_client import OFAuth

    with OFAuth() as client:
        for chat in client.chats.list(order="recent"):
            print(chat.with_user.id, chat.unread_messages_count)

Everything is imported when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__ as __version__

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from . import webhooks as webhooks
    from .client import AsyncOFAuth as AsyncOFAuth
    from .client import OFAuth as OFAuth
    from .drift import DriftEvent as DriftEvent
    from .events import RequestEvent as RequestEvent
    from .events import ResponseEvent as ResponseEvent
    from .events import RetryEvent as RetryEvent
    from .rate_limit import RateLimit as RateLimit
    from .rate_limit import RateLimiter as RateLimiter
    from .rate_limit import RateLimitState as RateLimitState
    from .raw import RawResponse as RawResponse
    from .retry import RetryPolicy as RetryPolicy
    from .streaming import AsyncStreamedResponse as AsyncStreamedResponse
    from .streaming import StreamedResponse as StreamedResponse
    from .timing import Timing as Timing

_MODULES = {
    "AsyncOFAuth": "client",
    "AsyncStreamedResponse": "streaming",
    "DriftEvent": "drift",
    "OFAuth": "client",
    "RateLimit": "rate_limit",
    "RateLimitState": "rate_limit",
    "RateLimiter": "rate_limit",
    "RawResponse": "raw",
    "RequestEvent": "events",
    "ResponseEvent": "events",
    "RetryEvent": "events",
    "RetryPolicy": "retry",
    "StreamedResponse": "streaming",
    "Timing": "timing",
    "errors": "",
    "models": "",
    "webhooks": "",
}

__all__ = [
    "AsyncOFAuth",
    "AsyncStreamedResponse",
    "DriftEvent",
    "OFAuth",
    "RateLimit",
    "RateLimitState",
    "RateLimiter",
    "RawResponse",
    "RequestEvent",
    "ResponseEvent",
    "RetryEvent",
    "RetryPolicy",
    "StreamedResponse",
    "Timing",
    "__version__",
    "errors",
    "models",
    "webhooks",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f".{_MODULES[name] or name}", __name__)
    found = getattr(module, name) if _MODULES[name] else module
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
