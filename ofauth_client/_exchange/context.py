"""Turns the options of a new client into call options, connection settings and context."""

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
    """Objects that all calls of a client share.

    Args:
        timing: Clocks, sleep functions and randomness.
        states: Last rate-limit states of the connections.
        limiter: Queue of requests; None if requests do not queue.
    """

    timing: Timing
    states: LastStates
    limiter: RateLimiter | None = None


class ClientSetup(NamedTuple):
    """The parts of a client.

    Args:
        options: Options of the calls.
        connections: Settings of the connections.
        context: Objects that all calls share.
    """

    options: Options
    connections: Settings
    context: Context


def read_setup(given: Mapping[str, Any]) -> ClientSetup:
    """Read options and environment.

    Args:
        given: Options, with secrets concealed.

    Raises:
        ArgumentError: An option is unknown.
        ConfigurationError: The key is missing, or an option has an invalid value.
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
