"""What can be given to clients and to their views, for type checkers and readers."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from ofauth_client._options.rate_limit import RateLimit, RateLimiter
from ofauth_client._options.retry import RetryPolicy
from ofauth_client._options.timeouts import Timeout
from ofauth_client._options.timing import Timing

if TYPE_CHECKING:
    from ofauth_client._options.events import DriftEvent, RequestEvent, ResponseEvent, RetryEvent
    from ofauth_client._options.http_types import (
        AsyncHTTPClient,
        AsyncHTTPTransport,
        HTTPClient,
        HTTPTransport,
    )


class CommonOptions(TypedDict, total=False):
    """What clients and views can have alike.

    Attributes:
        connection_id: The connection to act for; None for none.
        timeout: Seconds to wait for each of connecting, sending and receiving, or an
            `httpx.Timeout` with one for each; None for ever.
        deadline: Seconds for a whole call, retries and waits included; None for ever.
        max_retries: How often a failed request is sent again.
        retry: How long to wait before, and for how long in total.
        headers: More headers.
        query: More query parameters.
        idempotent: Requests may be sent again although their method says otherwise.
        strict: An answer that is not what the document promises raises.
        on_drift: Called with what an answer has otherwise than the document promises.
        on_request: Called before each attempt.
        on_response: Called after each answer.
        on_retry: Called before each wait for another attempt.
    """

    connection_id: str | None
    timeout: Timeout
    deadline: float | None
    max_retries: int
    retry: RetryPolicy
    headers: Mapping[str, str]
    query: Mapping[str, Any]
    idempotent: bool
    strict: bool
    on_drift: Callable[[DriftEvent], object] | None
    on_request: Callable[[RequestEvent], object] | None
    on_response: Callable[[ResponseEvent], object] | None
    on_retry: Callable[[RetryEvent], object] | None


class ViewOptions(CommonOptions, total=False):
    """What `with_options` can change.

    Attributes:
        api_key: The key.
        base_url: Address of the API.
    """

    api_key: str
    base_url: str


class SharedOptions(CommonOptions, total=False):
    """What both clients can be made with, beside what views can have as well.

    Attributes:
        api_key: The key; None for that of the environment.
        base_url: Address of the API; None for that of the environment, or the API's own.
        rate_limit: True to keep to the documented limit of 60 requests a minute and 90 at once
            for each connection; another limit; or a store that many workers share.
        proxy: Address of a proxy.
        verify: What servers are verified with: True for the certificates of the environment
            (`SSL_CERT_FILE`, `SSL_CERT_DIR`, `REQUESTS_CA_BUNDLE`) or else of certifi; a file or
            a folder of certificates; an `ssl.SSLContext`; False for nothing, with a warning.
        cert: Certificate of the client: a path, `(certificate, key)`, or with a password as well.
        max_connections: Most connections at once; calls wait in line for a free connection.
        max_keepalive_connections: Most connections that stay open while they are idle; None for
            as many as may be opened.
        keepalive_expiry: Seconds after which an idle connection is closed.
        insecure_http: The key may travel unencrypted to another machine.
        timing: Clocks, sleep and chance, for tests.
    """

    api_key: str | None
    base_url: str | None
    rate_limit: bool | RateLimit | RateLimiter
    proxy: str | None
    verify: bool | str | os.PathLike[str] | ssl.SSLContext
    cert: str | tuple[str, str] | tuple[str, str, str] | None
    max_connections: int
    max_keepalive_connections: int | None
    keepalive_expiry: float
    insecure_http: bool
    timing: Timing


class ClientOptions(SharedOptions, total=False):
    """What `OFAuth` can be made with.

    `api_key`, `connection_id` and `base_url` are read from `OFAUTH_API_KEY`,
    `OFAUTH_CONNECTION_ID` and `OFAUTH_BASE_URL` where they are not given, or are None.

    Attributes:
        http_client: A client of httpx, which stays open when this one is closed. Its headers and
            hooks are used; `timeout` is ours. After a fork, make another one.
        transport: A transport of httpx.
    """

    http_client: HTTPClient | None
    transport: HTTPTransport | None


class AsyncClientOptions(SharedOptions, total=False):
    """What `AsyncOFAuth` can be made with; see `ClientOptions`.

    Attributes:
        http_client: An asynchronous client of httpx, which stays open when this one is closed.
        transport: An asynchronous transport of httpx.
    """

    http_client: AsyncHTTPClient | None
    transport: AsyncHTTPTransport | None
