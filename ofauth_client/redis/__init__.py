"""A rate limit that all workers share, on all machines, in a Redis or Valkey server.

    from ofauth_client import OFAuth
    from ofauth_client.redis import RedisRateLimiter

    with OFAuth(rate_limit=RedisRateLimiter("redis://localhost:6379/0")) as client:
        ...

The limiter needs `pip install 'ofauth-client[redis]'`.
"""

from __future__ import annotations

from ofauth_client.errors import RateLimiterError

try:
    from ofauth_client.redis.limiter import RedisRateLimiter
except ModuleNotFoundError as error:
    if error.name is None or error.name.partition(".")[0] != "redis":
        raise
    from ofauth_client.errors import ConfigurationError

    raise ConfigurationError(
        "a shared rate limit needs redis-py: pip install 'ofauth-client[redis]'"
    ) from error

__all__ = ["RateLimiterError", "RedisRateLimiter"]
