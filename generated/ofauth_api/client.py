"""Clients of the generated functions: settings, and the httpx clients that are made of them."""

import ssl
from collections.abc import Mapping
from typing import Any, Self

import httpx
from attrs import define, evolve, field

#: Headers that may travel to another host. Any other header may be a secret.
_HARMLESS = frozenset(
    "accept accept-encoding connection content-length content-type host transfer-encoding "
    "user-agent".split()
)

#: The extension of a request that has the address of the operation's own server.
_SERVER = "ofauth_api.server"


class _Hidden(str):
    """A text whose repr is hidden, and the repr of its parts, too."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"

    def __getitem__(self, key: Any) -> str:
        return _Hidden(super().__getitem__(key))


def _hidden(values: Mapping[str, str]) -> dict[str, str]:
    """Return a copy, so that neither of two clients with the same mapping changes the other."""
    return {name: _Hidden(value) for name, value in values.items()}


@define
class _Settings:
    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    _base_url: str = field(alias="base_url")
    _cookies: dict[str, str] = field(factory=dict, converter=_hidden, kw_only=True, alias="cookies")
    _headers: dict[str, str] = field(factory=dict, converter=_hidden, kw_only=True, alias="headers")
    _timeout: httpx.Timeout | None = field(default=None, kw_only=True, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Get a new client matching this one with additional headers"""
        if self._client is not None:
            self._client.headers.update(headers)
        if self._async_client is not None:
            self._async_client.headers.update(headers)
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Get a new client matching this one with additional cookies"""
        if self._client is not None:
            self._client.cookies.update(cookies)
        if self._async_client is not None:
            self._async_client.cookies.update(cookies)
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout) -> Self:
        """Get a new client matching this one with a new timeout configuration"""
        if self._client is not None:
            self._client.timeout = timeout
        if self._async_client is not None:
            self._async_client.timeout = timeout
        return evolve(self, timeout=timeout)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Manually set the underlying httpx.Client

        **NOTE**: This will override any other settings on the client, including cookies, headers, and timeout. Nothing
        keeps the headers of this client from another host after a redirect.
        """
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Get the underlying httpx.Client, constructing a new one if not previously set"""
        if self._client is None:
            base = httpx.URL(self._base_url)

            def keep_secrets(request: httpx.Request) -> None:
                _keep_secrets(request, base)

            self._client = httpx.Client(**self._arguments(keep_secrets))
        return self._client

    def __enter__(self) -> Self:
        """Enter a context manager for self.client—you cannot enter twice (see httpx docs)"""
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *args: Any, **kwargs: Any) -> None:
        """Exit a context manager for internal httpx.Client (see httpx docs)"""
        self.get_httpx_client().__exit__(*args, **kwargs)

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Manually set the underlying httpx.AsyncClient

        **NOTE**: This will override any other settings on the client, including cookies, headers, and timeout. Nothing
        keeps the headers of this client from another host after a redirect.
        """
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Get the underlying httpx.AsyncClient, constructing a new one if not previously set"""
        if self._async_client is None:
            base = httpx.URL(self._base_url)

            async def keep_secrets(request: httpx.Request) -> None:
                _keep_secrets(request, base)

            self._async_client = httpx.AsyncClient(**self._arguments(keep_secrets))
        return self._async_client

    async def __aenter__(self) -> Self:
        """Enter a context manager for underlying httpx.AsyncClient—you cannot enter twice (see httpx docs)"""
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *args: Any, **kwargs: Any) -> None:
        """Exit a context manager for underlying httpx.AsyncClient (see httpx docs)"""
        await self.get_async_httpx_client().__aexit__(*args, **kwargs)

    def send(self, **request: Any) -> httpx.Response:
        """Send the request of a function

        Args:
            request: The arguments of httpx.Client.build_request; `cookie`, a header with more cookies;
                `server`, the operation's own server, and the base URLs in place of which it is used.
        """
        http = self.get_httpx_client()
        return http.send(_built(http, **request))

    async def send_async(self, **request: Any) -> httpx.Response:
        """Send the request of a function asynchronously; see `send`"""
        http = self.get_async_httpx_client()
        return await http.send(_built(http, **request))

    def _all_headers(self) -> dict[str, str]:
        return self._headers

    def _arguments(self, last_hook: Any) -> dict[str, Any]:
        """Return the arguments of an httpx client, whose hooks see every redirected request."""
        hooks: dict[str, list[Any]] = self._httpx_args.get("event_hooks", {})
        hooks = {**hooks, "request": [*hooks.get("request", []), last_hook]}
        return dict(
            base_url=self._base_url,
            cookies=self._cookies,
            headers=self._all_headers(),
            timeout=self._timeout,
            verify=self._verify_ssl,
            follow_redirects=self._follow_redirects,
            **{**self._httpx_args, "event_hooks": hooks},
        )


def _built(
    http: httpx.Client | httpx.AsyncClient,
    *,
    url: str,
    server: tuple[str, tuple[str, ...]] | None = None,
    cookie: str = "",
    **request: Any,
) -> httpx.Request:
    """Build a request, which goes to the operation's own server if the base URL is a usual one."""
    own, usual = server or ("", ())
    if str(http.base_url).rstrip("/") in usual:
        url = own + url
        request["extensions"] = {_SERVER: own}
    built = http.build_request(url=url, **request)
    if http.params:
        # httpx has replaced the query of the request by that of the client.
        asked = filter(None, (str(http.params), httpx.URL(url).query.decode()))
        built.url = built.url.copy_with(query="&".join(asked).encode())
    if cookie:
        # httpx would not send the cookies of the client beside this header.
        built.headers["Cookie"] = "; ".join(filter(None, (built.headers.get("Cookie"), cookie)))
    return built


def _keep_secrets(request: httpx.Request, base: httpx.URL) -> None:
    """Take the headers that may be secrets from a request to another host.

    After a redirect, httpx takes away only Authorization. The server of an operation is like the
    base URL for its own requests.
    """
    base = httpx.URL(request.extensions.get(_SERVER, base))
    if not _may_have_secrets(request.url, base):
        for name in set(request.headers) - _HARMLESS:
            del request.headers[name]


def _may_have_secrets(url: httpx.URL, base: httpx.URL) -> bool:
    """Tell whether an address has the origin of the base URL, or its encrypted twin."""
    if url.host != base.host:
        return False
    origin, encrypted_twin = (base.scheme, base.port), ("https", None)
    is_upgrade = origin == ("http", None) and (url.scheme, url.port) == encrypted_twin
    return is_upgrade or (url.scheme, url.port) == origin


@define
class Client(_Settings):
    """A class for keeping track of data related to the API

    The following are accepted as keyword arguments and will be used to construct httpx Clients internally:

        ``base_url``: The base URL for the API, all requests are made to a relative path to this URL

        ``cookies``: A dictionary of cookies to be sent with every request to the host of the base URL

        ``headers``: A dictionary of headers to be sent with every request to the host of the base URL

        ``timeout``: The maximum amount of a time a request can take. API functions will raise
        httpx.TimeoutException if this is exceeded.

        ``verify_ssl``: Whether or not to verify the SSL certificate of the API server. This should be True in production,
        but can be set to False for testing purposes.

        ``follow_redirects``: Whether or not to follow redirects. Default value is False. Another host receives neither
        the token nor headers nor cookies.

        ``httpx_args``: A dictionary of additional arguments to be passed to the ``httpx.Client`` and ``httpx.AsyncClient`` constructor.


    Attributes:
        raise_on_unexpected_status: Whether or not to raise an errors.UnexpectedStatus if the API returns a
            status code that was not documented in the source OpenAPI document. Can also be provided as a keyword
            argument to the constructor.
    """


@define
class AuthenticatedClient(_Settings):
    """A Client which has been authenticated for use on secured endpoints

    The following are accepted as keyword arguments and will be used to construct httpx Clients internally:

        ``base_url``: The base URL for the API, all requests are made to a relative path to this URL

        ``cookies``: A dictionary of cookies to be sent with every request to the host of the base URL

        ``headers``: A dictionary of headers to be sent with every request to the host of the base URL

        ``timeout``: The maximum amount of a time a request can take. API functions will raise
        httpx.TimeoutException if this is exceeded.

        ``verify_ssl``: Whether or not to verify the SSL certificate of the API server. This should be True in production,
        but can be set to False for testing purposes.

        ``follow_redirects``: Whether or not to follow redirects. Default value is False. Another host receives neither
        the token nor headers nor cookies.

        ``httpx_args``: A dictionary of additional arguments to be passed to the ``httpx.Client`` and ``httpx.AsyncClient`` constructor.


    Attributes:
        raise_on_unexpected_status: Whether or not to raise an errors.UnexpectedStatus if the API returns a
            status code that was not documented in the source OpenAPI document. Can also be provided as a keyword
            argument to the constructor.
        token: The token to use for authentication
        prefix: The prefix to use for the Authorization header
        auth_header_name: The name of the Authorization header
    """

    token: str = field(converter=_Hidden)
    prefix: str = "Bearer"
    auth_header_name: str = "Authorization"

    def _all_headers(self) -> dict[str, str]:
        value = f"{self.prefix} {self.token}" if self.prefix else self.token
        return {**self._headers, self.auth_header_name: _Hidden(value)}
