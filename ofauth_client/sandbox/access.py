"""Who is asking, and for which connection."""

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
    """The keys that are valid.

    Args:
        api_key: The API key.
    """

    api_key: str = field(repr=False)

    def check(self, needed: Iterable[str], headers: Mapping[str, str]) -> str:
        """Return the connection that a request is for; empty for none.

        Args:
            needed: Headers that the operation needs.
            headers: Headers of the request, with lower-case names.

        Raises:
            Refusal: A key is missing or not valid.
        """
        names = [name.lower() for name in needed]
        for name in names:
            if name != CONNECTION_HEADER and headers.get(name) != self.api_key:
                told = "Invalid API key" if name in headers else "API key is missing"
                raise Refusal(401, "UNAUTHORIZED", told)
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
    """Counts the requests of each connection.

    Args:
        limit: What each may do.
        clock: Seconds since 1970.
    """

    limit: RateLimit
    clock: Callable[[], float]
    _buckets: dict[str, _Bucket] = field(init=False, factory=dict)

    def take(self, connection: str) -> dict[str, str]:
        """Take a token, and return the headers that say how many are left.

        Raises:
            Refusal: There is none.
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
