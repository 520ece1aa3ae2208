"""From what a client is made with to what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ofauth_client._exchange.limits import LastStates, TokenBuckets
from ofauth_client._options.options import (
    NAMES,
    Options,
    from_environment,
    instance,
    refuse_unknown,
)
from ofauth_client._options.rate_limit import RateLimit, RateLimiter
from ofauth_client._options.timing import Timing
from ofauth_client._transport.settings import Settings
from ofauth_client.errors import ConfigurationError


class Context(NamedTuple):
    """What all calls of a client share.

    Args:
        timing: Clocks and chance.
        states: Where the state of rate limits is kept.
        limiter: Where requests wait in line, if they do.
    """

    timing: Timing
    states: LastStates
    limiter: RateLimiter | None = None


class ClientSetup(NamedTuple):
    """What a client is made of.

    Args:
        options: Options of the calls.
        connections: How connections are made.
        context: What all calls share.
    """

    options: Options
    connections: Settings
    context: Context


def read_setup(given: Mapping[str, Any]) -> ClientSetup:
    """Read options and environment.

    Args:
        given: Options, with secrets concealed.

    Raises:
        ArgumentError: There is no such option.
        ConfigurationError: There is no key, or an option has no possible value.
    """
    refuse_unknown(given, NAMES)
    rest = dict(given)
    settings = Settings(
        rest.pop("http_client", None), rest.pop("transport", None), rest.pop("proxy", None)
    )
    timing = instance(Timing, "timing", rest.pop("timing", None) or Timing())
    limiter = _limiter(rest.pop("rate_limit", False), timing)
    found = from_environment(rest)
    insecure_http = instance(bool, "insecure_http", found.pop("insecure_http", False))
    first = Options(api_key=found["api_key"], insecure_http=insecure_http)
    context = Context(timing, LastStates(), limiter)
    return ClientSetup(first.changed(found), settings, context)


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
