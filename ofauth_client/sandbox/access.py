"""Checks keys and connection ids, and limits the requests of each connection."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from attrs import define, field, frozen

from ofauth_client._options.rate_limit import RateLimit
from ofauth_client.sandbox.errors import Refusal

CONNECTION_HEADER = "x-connection-id"
CONNECTION_PREFIX = "conn_"


@frozen
class Authentication:
    """Checks the credentials of requests.

    Args:
        api_key: The valid API key.
    """

    api_key: str = field(repr=False)

    def check(self, needed: Iterable[str], headers: Mapping[str, str]) -> str:
        """Return the connection id of a request; empty if the operation needs no connection.

        Args:
            needed: Headers with credentials that the operation needs.
            headers: Headers of the request, with lower-case names.

        Raises:
            Refusal: A key is missing or not valid.
        """
        names = [name.lower() for name in needed]
        for name in names:
            if name != CONNECTION_HEADER and headers.get(name) != self.api_key:
                message = "Invalid API key" if name in headers else "API key is missing"
                raise Refusal(401, "UNAUTHORIZED", message)
        if CONNECTION_HEADER not in names:
            return ""
        connection = headers.get(CONNECTION_HEADER, "")
        if not connection.startswith(CONNECTION_PREFIX):
            raise Refusal(
                401, "SESSION_NOT_PROVIDED", "x-connection-id must be the id of a connection"
            )
        return connection


@define
class _Bucket:
    tokens: float
    filled_at: float


@frozen
class RequestLimiter:
    """Limits the requests of each connection by a token bucket, as the API documents.

    Args:
        limit: Limit of each connection.
        clock: Seconds since 1970.
    """

    limit: RateLimit
    clock: Callable[[], float]
    _buckets: dict[str, _Bucket] = field(init=False, factory=dict)

    def take(self, connection: str) -> dict[str, str]:
        """Take a token, and return the rate-limit headers.

        Raises:
            Refusal: The bucket has no token.
        """
        bucket = self._filled(connection)
        if bucket.tokens < 1:
            wait = math.ceil((1 - bucket.tokens) / self._per_second())
            headers = {**self._headers(bucket), "Retry-After": str(wait)}
            raise Refusal(429, "RATE_LIMIT_EXCEEDED", "Rate limit exceeded", headers)
        bucket.tokens -= 1
        return self._headers(bucket)

    def forget(self) -> None:
        """Fill all buckets."""
        self._buckets.clear()

    def _filled(self, connection: str) -> _Bucket:
        now, burst = self.clock(), float(self.limit.burst)
        bucket = self._buckets.setdefault(connection, _Bucket(burst, now))
        gained = max(0.0, now - bucket.filled_at) * self._per_second()
        bucket.tokens, bucket.filled_at = min(burst, bucket.tokens + gained), now
        return bucket

    def _headers(self, bucket: _Bucket) -> dict[str, str]:
        full_in = (self.limit.burst - bucket.tokens) / self._per_second()
        return {
            "X-RateLimit-Limit": str(self.limit.burst),
            "X-RateLimit-Remaining": str(int(bucket.tokens)),
            "X-RateLimit-Reset": str(math.ceil(self.clock() + full_in)),
        }

    def _per_second(self) -> float:
        return self.limit.requests / self.limit.period
