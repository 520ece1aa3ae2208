"""The public clients: methods for all operations of the API, and requests to any other path."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, Self, Unpack

from ofauth_api.resources import AsyncResources, Resources

from ofauth_client._engine import AsyncEngine, Engine
from ofauth_client._exchange.context import read_setup
from ofauth_client._exchange.drivers import AsyncDriver, Driver
from ofauth_client._exchange.logs import follow_environment
from ofauth_client._options.options import conceal
from ofauth_client._options.types import AsyncClientOptions, ClientOptions
from ofauth_client._response.drift import DriftLog
from ofauth_client._transport.choice import async_transport, sync_transport
from ofauth_client._views import Views

if TYPE_CHECKING:
    from ofauth_api.resources.base import AsyncBinary, Binary, RawResponse, RequestOptions

    from ofauth_client._response.streaming import AsyncStreamedResponse, StreamedResponse


class OFAuth(Views[Engine], Resources, client=True):
    """A client of the OFAuth API.

        with OFAuth() as client:
            for chat in client.chats.list(order="recent"):
                print(chat.with_user.id)

    Any number of threads can use a client. Connections are opened with the first request. Views
    (`with_options`, `for_connection`) share the connections, and closing a view closes nothing.
    A client can be pickled, without its connections and its secrets: see docs/client.md.

    Args:
        **options: `api_key`, `connection_id`, `timeout`, `max_retries`, and the other options
            that `ofauth_client.ClientOptions` and docs/client.md list.

    Raises:
        ArgumentError: An option is unknown.
        ConfigurationError: The key is missing, or an option has an invalid value.
    """

    def __init__(self, **options: Unpack[ClientOptions]) -> None:
        given = conceal(options)
        del options
        setup = read_setup(given)
        connections = setup.connections.checked(asynchronous=False)
        connections.prepare(setup.options.base_url)
        driver = Driver(sync_transport(connections), setup.context.timing)
        self._set(Engine(setup.options, setup.context, DriftLog(), driver), owns=True)
        follow_environment()

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        content: Binary | None = None,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse[Any]:
        """Send a request to any path, with authentication, retries and errors.

        Args:
            method: Method.
            path: Path from the root of the API, optionally with a query.
            params: Query parameters.
            json: JSON body.
            content: Binary body.
            files: Parts of a multipart form: bytes, files, `(name, content, type)`, or values.
            **options: See `RequestOptions`.

        Returns:
            The raw response; `parsed` is its JSON, or None if the body is not JSON.

        Raises:
            OFAuthError: The request failed.
        """
        chosen = conceal(options)
        del options
        bodies = {"json": json, "content": content, "files": files}
        return self._engine.request(self._custom_request(method, path, params, bodies, chosen))

    def stream(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        content: Binary | None = None,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> AbstractContextManager[StreamedResponse]:
        """Send a request to any path, and stream its answer.

            with client.stream("GET", "/v2/access/vault/7/file") as response:
                response.stream_to_file("film.mp4")

        Args:
            method: Method.
            path: Path from the root of the API, optionally with a query.
            params: Query parameters.
            json: JSON body.
            content: Binary body.
            files: Parts of a multipart form, as for `request`.
            **options: See `RequestOptions`.

        Returns:
            A context manager. Entering the block sends the request, with retries until the first
            piece of the body has arrived.

        Raises:
            OFAuthError: The request failed.
        """
        chosen = conceal(options)
        del options
        bodies = {"json": json, "content": content, "files": files}
        return self._engine.stream(self._custom_request(method, path, params, bodies, chosen))

    def close(self) -> None:
        """Close the connections; an `http_client` from the options stays open."""
        if self._owns:
            self._engine.driver.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncOFAuth(Views[AsyncEngine], AsyncResources, client=True):
    """An asynchronous client of the OFAuth API.

        async with AsyncOFAuth() as client:
            async for chat in client.chats.list(order="recent"):
                print(chat.with_user.id)

    A client belongs to a single event loop. Apart from that, it behaves like `OFAuth`.

    Args:
        **options: See `OFAuth`; `ofauth_client.AsyncClientOptions` lists the options.

    Raises:
        ArgumentError: An option is unknown.
        ConfigurationError: The key is missing, or an option has an invalid value.
    """

    def __init__(self, **options: Unpack[AsyncClientOptions]) -> None:
        given = conceal(options)
        del options
        setup = read_setup(given)
        connections = setup.connections.checked(asynchronous=True)
        connections.prepare(setup.options.base_url)
        driver = AsyncDriver(async_transport(connections), setup.context.timing)
        self._set(AsyncEngine(setup.options, setup.context, DriftLog(), driver), owns=True)
        follow_environment()

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        content: AsyncBinary | None = None,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse[Any]:
        """Send a request to any path; see `OFAuth.request`."""
        chosen = conceal(options)
        del options
        bodies = {"json": json, "content": content, "files": files}
        request = self._custom_request(method, path, params, bodies, chosen)
        return await self._engine.request(request)

    def stream(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
        content: AsyncBinary | None = None,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """Send a request to any path, and stream its answer; see `OFAuth.stream`."""
        chosen = conceal(options)
        del options
        bodies = {"json": json, "content": content, "files": files}
        return self._engine.stream(self._custom_request(method, path, params, bodies, chosen))

    async def close(self) -> None:
        """Close the connections; an `http_client` from the options stays open."""
        if self._owns:
            await self._engine.driver.transport.close()

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
