"""All that is known of httpx: making its clients, sending a request, reading what comes."""

from __future__ import annotations

import os
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, Generic, NoReturn, TypeVar

import httpx
from attrs import field, frozen

from .bodies import Body, Content, Multipart
from .errors import ConfigurationError
from .messages import Answer, Failure, Headers, Request
from .secrets import refuse_pickling

HTTPClient = httpx.Client
AsyncHTTPClient = httpx.AsyncClient
HTTPTransport = httpx.BaseTransport
AsyncHTTPTransport = httpx.AsyncBaseTransport

C = TypeVar("C", httpx.Client, httpx.AsyncClient)

#: As many connections stay open as may be opened, so that threads taking turns need not reconnect.
#: What httpcore spends on a request grows with their number: with 50 it is some milliseconds.
_LIMITS = httpx.Limits(max_connections=50, max_keepalive_connections=50)

_PERMANENT = (httpx.LocalProtocolError, httpx.UnsupportedProtocol, httpx.InvalidURL)
_NOT_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_CAUGHT = (httpx.RequestError, httpx.InvalidURL)
_TIMEOUTS: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "no connection",
    httpx.PoolTimeout: "no connection was free",
    httpx.WriteTimeout: "the request could not be sent",
    httpx.ReadTimeout: "no answer",
}
_OUR_HEADERS = {b"accept", b"user-agent"}


@frozen
class Settings:
    """How connections are made, if not by a client that the caller made.

    Args:
        client: The caller's own client, which stays open when ours is closed.
        transport: The caller's own transport.
        proxy: Address of a proxy.
    """

    client: Any = None
    transport: Any = None
    proxy: str | None = field(default=None, repr=False)

    def check(self, *, asynchronous: bool) -> None:
        """Refuse what httpx would refuse only when the first request is sent.

        Raises:
            ConfigurationError: Something is of another kind, or contradicts the rest.
        """
        client = httpx.AsyncClient if asynchronous else httpx.Client
        transport = httpx.AsyncBaseTransport if asynchronous else httpx.BaseTransport
        if not isinstance(self.client, client | None):
            raise ConfigurationError(f"http_client must be an httpx.{client.__name__}")
        if not isinstance(self.transport, transport | None):
            raise ConfigurationError(f"transport must be an httpx.{transport.__name__}")
        if self.client is not None and (self.transport is not None or self.proxy is not None):
            raise ConfigurationError("http_client has its own transport and proxy: set them there")
        if self.proxy is not None and not _is_proxy(self.proxy):
            raise ConfigurationError("proxy must be an address such as http://localhost:8030")

    def arguments(self) -> dict[str, Any]:
        """Return how to make a client."""
        return {
            "transport": self.transport,
            "proxy": self.proxy,
            "limits": _LIMITS,
            "verify": _certificates(),
            # A cookie that came for one connection must not go out with another.
            "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        }

    def __reduce__(self) -> tuple[object, ...]:
        if self.client is not None or self.transport is not None:
            refuse_pickling("a client with an http_client or a transport of the caller's")
        return Settings, (None, None, self.proxy)


class _Pool(Generic[C]):
    """The connections of a client, opened with the first request.

    A process that was forked opens its own: two processes that read from one connection would
    get each other's answers.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.closed = False
        self._client: C | None = settings.client
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._defaults: dict[bytes, tuple[bytes, bytes]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.settings,)

    def _opened(self, make: type[C]) -> C:
        """Return the client of httpx that is to be used now."""
        if self._process != os.getpid():
            self._forget()
        if self.closed or (self._client is not None and self._client.is_closed):
            raise ConfigurationError("the client is closed")
        if self._client is None:
            with self._lock:
                if self._client is None:
                    self._client = make(**self.settings.arguments())
        return self._client

    def _is_theirs(self, client: C) -> bool:
        return client is self.settings.client

    def _forget(self) -> None:
        self._process, self._lock = os.getpid(), threading.Lock()
        self._client = self.settings.client

    def _native(self, client: C, request: Request, content: Any) -> httpx.Request:
        """Make the request that httpx sends, with the headers every request of a client has."""
        if self._defaults is None:
            self._defaults = _default_headers(client)
        names = {name.lower() for name, _ in request.headers}
        headers: list[tuple[bytes, bytes]] = [
            pair for name, pair in self._defaults.items() if name not in names
        ]
        seconds = request.options.timeout
        return httpx.Request(
            request.method,
            request.url,
            headers=[*headers, *request.headers],
            content=content,
            files=_parts(request.body),
            extensions={
                "timeout": {
                    "connect": seconds,
                    "read": seconds,
                    "write": seconds,
                    # Waiting for others to finish is no trouble of the connection's.
                    "pool": None,
                }
            },
        )


class SyncTransport(_Pool[httpx.Client]):
    """Sends requests, from any thread."""

    def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the whole answer.

        Raises:
            ConfigurationError: The client is closed.
        """
        client = self._opened(httpx.Client)
        try:
            native = self._native(client, request, _content(request.body, iter))
            return _answer(client.send(native, follow_redirects=False))
        except _CAUGHT as error:
            return _failure(error, request)
        except BaseException as error:
            _pass_on(error)

    def close(self) -> None:
        """Close the connections, unless the caller brought the client."""
        self.closed = True
        if self._client is not None and not self._is_theirs(self._client):
            self._client.close()

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()


class AsyncTransport(_Pool[httpx.AsyncClient]):
    """Sends requests from one event loop."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._loop: Any = None

    async def send(self, request: Request) -> Answer | Failure:
        """Send a request and read the whole answer.

        Raises:
            ConfigurationError: The client is closed, or belongs to another event loop.
        """
        client = self._opened(httpx.AsyncClient)
        self._check_loop()
        try:
            native = self._native(client, request, _content(request.body, aiter))
            return _answer(await client.send(native, follow_redirects=False))
        except _CAUGHT as error:
            return _failure(error, request)
        except BaseException as error:
            _pass_on(error)

    async def close(self) -> None:
        """Close the connections, unless the caller brought the client."""
        self.closed = True
        client = self._client
        # Connections of a loop that is gone are gone with it.
        if client is not None and not self._is_theirs(client) and self._loop is _running_loop():
            await client.aclose()

    def _check_loop(self) -> None:
        loop = _running_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop is not loop:
            raise ConfigurationError(
                "this client belongs to another event loop: make a client in each loop "
                "(every asyncio.run has its own)"
            )

    def _forget(self) -> None:
        super()._forget()
        self._loop = None


@cache
def _certificates() -> ssl.SSLContext:
    """Return what servers are verified with; reading it takes longer than many requests."""
    return httpx.create_ssl_context()


def _is_proxy(address: object) -> bool:
    try:
        httpx.Proxy(address)  # type: ignore
    except (ValueError, TypeError, httpx.InvalidURL):
        return False
    return True


def _default_headers(client: httpx.Client | httpx.AsyncClient) -> dict[bytes, tuple[bytes, bytes]]:
    """Return the headers of a client by lower-case name, but for those that are ours to say."""
    found = {name.lower(): (name, value) for name, value in client.headers.raw}
    return {name: pair for name, pair in found.items() if name not in _OUR_HEADERS}


def _content(body: Body | None, stream: Callable[[Any], Any]) -> Any:
    """Return a body as httpx takes it."""
    if isinstance(body, Content):
        return body.content
    return None if body is None or isinstance(body, Multipart) else stream(body)


def _parts(body: Body | None) -> Any:
    if not isinstance(body, Multipart):
        return None
    body.touched = True
    return body.parts


def _answer(response: httpx.Response) -> Answer:
    return Answer(response.status_code, Headers(response.headers.raw), response.content)


def _failure(error: Exception, request: Request) -> Failure:
    """Say what an error of httpx means; the error itself has the request, and goes no further."""
    return Failure(
        reason=request.clean(_reason(error, request.options.timeout)),
        timed_out=isinstance(error, httpx.TimeoutException),
        sent=not isinstance(error, _NOT_CONNECTED + _PERMANENT),
        permanent=isinstance(error, _PERMANENT),
    )


def _reason(error: Exception, timeout: float | None) -> str:
    for kind, text in _TIMEOUTS.items():
        if isinstance(error, kind):
            return text if timeout is None else f"{text} within {timeout:g} s"
    what = "could not connect" if isinstance(error, _NOT_CONNECTED) else "the connection broke"
    if isinstance(error, _PERMANENT):
        what = "the request cannot be sent"
    return f"{what}: {str(error) or type(error).__name__}"


def _running_loop() -> object | None:
    """Return the event loop of asyncio; None under another library, which has no such thing."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _pass_on(error: BaseException) -> NoReturn:
    """Raise an error again; if it only stops the program, without what was under way.

    A traceback with local variables would show the headers, where these are already bytes.
    """
    raise error if isinstance(error, Exception) else error.with_traceback(None)
