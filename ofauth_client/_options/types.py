"""Options of clients and views, for type checkers and readers."""

from __future__ import annotations

import os
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from ofauth_client._options.rate_limit import (
    Priority,
    PriorityRateLimiter,
    RateLimit,
    RateLimiter,
)
from ofauth_client._options.retry import RetryPolicy
from ofauth_client._options.timeouts import Timeout
from ofauth_client._options.timing import Timing

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    import httpx
    import httpx2

    from ofauth_client._options.events import (
        CallEvent,
        DriftEvent,
        RequestEvent,
        ResponseEvent,
        RetryEvent,
    )
    from ofauth_client._options.middleware import AsyncMiddleware, Middleware


class CommonOptions(TypedDict, total=False):
    """Options of both clients and views.

    Attributes:
        connection_id: The connection to act for; None for no connection.
        timeout: Seconds to wait for each of connecting, sending and receiving, or a `Timeout` of
            httpx or httpx2 with a value for each; None for no timeout.
        deadline: Seconds for the whole call, retries and waits included; None for no deadline.
        max_retries: Number of further attempts after a failed request.
        retry: Waits between attempts.
        headers: Additional headers; None removes a header.
        query: Additional query parameters.
        idempotent: Requests may be repeated whatever their method.
        priority: `bulk` for requests that may wait: interactive requests of the same connection
            pass them in the queue of `rate_limit`.
        strict: An answer that differs from the document raises `DecodeError`.
        on_call: Called at the start of each call; returns a context manager, which ends with the
            call, or None.
        on_drift: Called with the differences between an answer and the document.
        on_request: Called before each attempt.
        on_response: Called after each answer.
        on_retry: Called before the wait for another attempt.
    """

    connection_id: str | None
    timeout: Timeout | httpx2.Timeout
    deadline: float | None
    max_retries: int
    retry: RetryPolicy
    headers: Mapping[str, str | None]
    query: Mapping[str, Any]
    idempotent: bool
    priority: Priority
    strict: bool
    on_call: Callable[[CallEvent], AbstractContextManager[object] | None] | None
    on_drift: Callable[[DriftEvent], object] | None
    on_request: Callable[[RequestEvent], object] | None
    on_response: Callable[[ResponseEvent], object] | None
    on_retry: Callable[[RetryEvent], object] | None


class ViewOptions(CommonOptions, total=False):
    """Options of `with_options`.

    Attributes:
        middleware: Functions around each attempt, as for the client; they replace those of the
            client.
        api_key: The key, or a function that returns the key before each attempt. For an
            asynchronous client, the function may return an awaitable.
        base_url: Address of the API.
    """

    api_key: str | Callable[[], str | Awaitable[str]]
    base_url: str
    middleware: (
        Middleware | AsyncMiddleware | Sequence[Middleware] | Sequence[AsyncMiddleware] | None
    )


class SharedOptions(CommonOptions, total=False):
    """Options of both clients, in addition to the common options.

    Attributes:
        base_url: URL of the API; None for the URL in the environment, or else the public API.
        rate_limit: True to keep to the documented limit of 60 requests a minute and 90 at once
            for each connection; another limit; or a limiter that many workers share.
        proxy: URL of a proxy.
        verify: What servers are verified with: True for the certificates of the environment
            (`SSL_CERT_FILE`, `SSL_CERT_DIR`, `REQUESTS_CA_BUNDLE`) or else of certifi; a file or
            a folder of certificates; an `ssl.SSLContext`; False for nothing, with a warning.
        cert: Certificate of the client: a path, `(certificate, key)`, or with a password as well.
        max_response_bytes: Most bytes of an answer, decoded, that are read into memory; None for
            no bound. Streams have none.
        max_connections: Most connections at once; calls wait in line for a free connection.
        max_keepalive_connections: Most connections that stay open while they are idle; None for
            as many as may be opened.
        keepalive_expiry: Seconds after which an idle connection is closed.
        http_backend: Library for connections: `httpx`, `httpx2`, or for `AsyncOFAuth` `aiohttp`;
            None for the library that `OFAUTH_HTTP_BACKEND` names, or else httpx.
        insecure_http: The key may travel unencrypted to another machine.
        timing: Clocks, sleep functions and randomness, for tests.
    """

    base_url: str | None
    rate_limit: bool | RateLimit | RateLimiter | PriorityRateLimiter
    proxy: str | None
    verify: bool | str | os.PathLike[str] | ssl.SSLContext
    cert: str | tuple[str, str] | tuple[str, str, str] | None
    max_response_bytes: int | None
    max_connections: int
    max_keepalive_connections: int | None
    keepalive_expiry: float
    http_backend: Literal["httpx", "httpx2", "aiohttp"] | None
    insecure_http: bool
    timing: Timing


class ClientOptions(SharedOptions, total=False):
    """Options of `OFAuth`.

    If `api_key`, `connection_id` or `base_url` is not given or is None, the value is read from
    `OFAUTH_API_KEY`, `OFAUTH_CONNECTION_ID` or `OFAUTH_BASE_URL`.

    Attributes:
        api_key: The key, or a function that returns the key before each attempt; None for the key
            in the environment.
        http_client: A client of httpx or httpx2, which stays open when the OFAuth client is
            closed. Its headers and hooks are used, but not its timeout. After a fork, make a new
            client.
        middleware: Functions around each attempt, the outermost first.
        transport: A transport of httpx or httpx2.
    """

    api_key: str | Callable[[], str] | None
    http_client: httpx.Client | httpx2.Client | None
    middleware: Middleware | Sequence[Middleware] | None
    transport: httpx.BaseTransport | httpx2.BaseTransport | None


class AsyncClientOptions(SharedOptions, total=False):
    """Options of `AsyncOFAuth`; see `ClientOptions`.

    Attributes:
        api_key: The key, or a function that returns the key, or an awaitable of the key, before
            each attempt; None for the key in the environment.
        http_client: An asynchronous client of httpx or httpx2, which stays open when the OFAuth
            client is closed.
        middleware: Coroutine functions around each attempt, the outermost first.
        transport: An asynchronous transport of httpx or httpx2.
    """

    api_key: str | Callable[[], str | Awaitable[str]] | None
    http_client: httpx.AsyncClient | httpx2.AsyncClient | None
    middleware: AsyncMiddleware | Sequence[AsyncMiddleware] | None
    transport: httpx.AsyncBaseTransport | httpx2.AsyncBaseTransport | None
