"""The context manager of the caller around a call, such as a span of a trace."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from urllib.parse import urlsplit

from ofauth_client._messages.messages import Request
from ofauth_client._options.events import CallEvent
from ofauth_client._options.options import Hook
from ofauth_client.errors import ConfigurationError

_PORTS = {"http": 80, "https": 443}


def call_context(hook: Hook, request: Request) -> AbstractContextManager[object]:
    """Return the context manager that a hook returns for a call.

    Args:
        hook: The hook.
        request: Request of the call.

    Raises:
        ConfigurationError: The hook returns no context manager.
    """
    made = hook(_event(request))
    if made is None:
        return nullcontext()
    if isinstance(made, AbstractContextManager):
        return made
    kind = type(made).__name__
    raise ConfigurationError(f"on_call must return a context manager or None, not {kind}")


def _event(request: Request) -> CallEvent:
    # Not the base URL: an operation may have a server of its own.
    server = urlsplit(request.url)
    return CallEvent(
        operation=request.operation,
        method=request.method,
        path=request.path,
        host=server.hostname or "",
        port=server.port or _PORTS[server.scheme],
    )
