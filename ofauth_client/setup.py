"""From what a client is made with to what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import ConfigurationError
from .flow import Surroundings
from .options import Options, ViewOptions, from_environment
from .rate_limit import LastStates, RateLimit, RateLimiter, TokenBuckets
from .timing import Timing
from .transport import Settings

if TYPE_CHECKING:
    from .transport import AsyncHTTPClient, AsyncHTTPTransport, HTTPClient, HTTPTransport


class SharedOptions(ViewOptions, total=False):
    """What both clients can be made with, beside what views can change.

    Attributes:
        rate_limit: True to keep to the documented limit of 60 requests a minute and 90 at once
            for each connection; another limit; or a store that many workers share.
        proxy: Address of a proxy.
        insecure_http: The key may travel unencrypted to another machine.
        timing: Clocks, sleep and chance, for tests.
    """

    rate_limit: bool | RateLimit | RateLimiter
    proxy: str | None
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


class Setup(NamedTuple):
    """What a client is made of.

    Args:
        options: Options of the calls.
        connections: How connections are made.
        around: What all calls share.
    """

    options: Options
    connections: Settings
    around: Surroundings


def read_setup(given: Mapping[str, Any]) -> Setup:
    """Read options and environment.

    Args:
        given: Options, with secrets concealed.

    Raises:
        ConfigurationError: There is no key, or an option has no possible value.
        ArgumentError: There is no such option.
    """
    rest = dict(given)
    settings = Settings(
        rest.pop("http_client", None), rest.pop("transport", None), rest.pop("proxy", None)
    )
    timing = rest.pop("timing", None) or Timing()
    limiter = _limiter(rest.pop("rate_limit", False), timing)
    found = from_environment(rest)
    insecure_http = bool(found.pop("insecure_http", False))
    first = Options(api_key=found["api_key"], insecure_http=insecure_http)
    around = Surroundings(timing, LastStates(), limiter)
    return Setup(first.changed(found), settings, around)


def _limiter(wanted: object, timing: Timing) -> RateLimiter | None:
    if not wanted:
        return None
    if wanted is True:
        wanted = RateLimit()
    if isinstance(wanted, RateLimit):
        return TokenBuckets(wanted, timing.monotonic)
    if not isinstance(wanted, RateLimiter):
        raise ConfigurationError(
            "rate_limit must be True, a RateLimit, or have reserve and release"
        )
    return wanted
