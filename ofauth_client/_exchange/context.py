"""Turns the options of a new client into call options, connection settings and context."""

from __future__ import annotations

import math
import os
import ssl
from collections.abc import Mapping
from typing import Any, NamedTuple

from ofauth_client._exchange.limits import LastStates, SimpleLimiter, TokenBuckets
from ofauth_client._exchange.pauses import Pauses
from ofauth_client._options.options import (
    NAMES,
    Options,
    from_environment,
    instance,
    refuse_unknown,
)
from ofauth_client._options.rate_limit import PriorityRateLimiter, RateLimit, RateLimiter
from ofauth_client._options.timeouts import checked_seconds
from ofauth_client._options.timing import Timing
from ofauth_client._transport.backends import chosen_backend
from ofauth_client._transport.pool import ConnectionLimits
from ofauth_client._transport.settings import MOST_RESPONSE_BYTES, Settings
from ofauth_client._transport.tls import Certificate, Verify
from ofauth_client.errors import ConfigurationError


class Context(NamedTuple):
    """Objects that all calls of a client share.

    Args:
        timing: Clocks, sleep functions and randomness.
        states: Last rate-limit states of the connections.
        pauses: Pauses of the connections.
        limiter: Queue of requests; None if requests do not queue.
    """

    timing: Timing
    states: LastStates
    pauses: Pauses
    limiter: PriorityRateLimiter | None = None


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
        client=rest.pop("http_client", None),
        transport=rest.pop("transport", None),
        proxy=rest.pop("proxy", None),
        limits=_limits(rest),
        verify=_verify(rest.pop("verify", True)),
        cert=_certificate(rest.pop("cert", None)),
        max_response_bytes=_most_bytes(rest.pop("max_response_bytes", MOST_RESPONSE_BYTES)),
        backend=chosen_backend(rest.pop("http_backend", None)),
    )
    timing = instance(Timing, "timing", rest.pop("timing", None) or Timing())
    limiter = _limiter(rest.pop("rate_limit", False), timing)
    found = from_environment(rest)
    insecure_http = instance(bool, "insecure_http", found.pop("insecure_http", False))
    first = Options(api_key=found["api_key"], insecure_http=insecure_http)
    context = Context(timing, LastStates(), Pauses(timing.monotonic), limiter)
    return ClientSetup(first.changed(found), settings, context)


def _most_bytes(value: object) -> int | None:
    return None if value is None else _count("max_response_bytes", value, 1)


def _verify(value: object) -> Verify:
    if isinstance(value, bool | str | os.PathLike | ssl.SSLContext):
        return value
    raise ConfigurationError(f"verify must be True, False, a path or an SSLContext, not {value!r}")


def _certificate(value: Any) -> Certificate | None:
    parts = (value,) if isinstance(value, str) else value
    texts = isinstance(parts, tuple) and all(isinstance(part, str) for part in parts)
    if value is None or (texts and 1 <= len(parts) <= 3):
        certificate: Certificate | None = value
        return certificate
    raise ConfigurationError("cert must be a path, or (certificate, key) or with a password")


def _limits(given: dict[str, Any]) -> ConnectionLimits:
    """Take the limits of connections out of options."""
    usual = ConnectionLimits()
    most = _count("max_connections", given.pop("max_connections", usual.connections), 1)
    keepalive = given.pop("max_keepalive_connections", None)
    idle = most if keepalive is None else _count("max_keepalive_connections", keepalive, 0)
    expiry = checked_seconds("keepalive_expiry", given.pop("keepalive_expiry", usual.expiry))
    return ConnectionLimits(most, idle, math.inf if expiry is None else expiry)


def _count(name: str, value: object, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ConfigurationError(f"{name} must be a whole number from {least}, not {value!r}")
    return value


def _limiter(wanted: object, timing: Timing) -> PriorityRateLimiter | None:
    if not wanted:
        return None
    if wanted is True:
        wanted = RateLimit()
    if isinstance(wanted, RateLimit):
        return TokenBuckets(wanted, timing.monotonic)
    if isinstance(wanted, PriorityRateLimiter):
        return wanted
    if isinstance(wanted, RateLimiter):
        return SimpleLimiter(wanted)
    raise ConfigurationError("rate_limit must be True, a RateLimit, or have reserve and release")
