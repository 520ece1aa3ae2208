"""Whether the server of a shared rate limit can be reached."""

from __future__ import annotations

import logging
import time
from typing import Literal

from ofauth_client.errors import RateLimiterError

logger = logging.getLogger("ofauth_client")

Unreachable = Literal["open", "closed"]

_BEGINS: dict[Unreachable, str] = {
    "open": "the shared rate limits at %s are out of reach (%s): until the server is back, "
    "each process keeps to the limit by itself",
    "closed": "the shared rate limits at %s are out of reach (%s): until the server is back, "
    "requests fail",
}


class Outage:
    """Remembers that a server cannot be reached, so that not each request waits for it.

    Args:
        server: Name of the server, for messages.
        recheck: Seconds until the server is asked again.
        unreachable: What becomes of requests; see `RedisRateLimiter`.
    """

    def __init__(self, server: str, recheck: float, unreachable: Unreachable) -> None:
        self.server = server
        self.recheck = recheck
        self.unreachable: Unreachable = unreachable
        self.reason = ""
        self.clock = time.monotonic
        self._asked_again_at = 0.0

    def lasts(self) -> bool:
        """Tell whether the server need not be asked; let one request ask when it is time."""
        if not self.reason:
            return False
        if self.clock() >= self._asked_again_at:
            self._asked_again_at = self.clock() + self.recheck
            return False
        return True

    def begin(self, error: Exception) -> None:
        """Remember an error, and log the first."""
        is_known = bool(self.reason)
        self.reason = f"{type(error).__name__}: {error}".rstrip(": ")
        self._asked_again_at = self.clock() + self.recheck
        if not is_known:
            logger.warning(_BEGINS[self.unreachable], self.server, self.reason)

    def end(self) -> None:
        """Forget the outage, since the server has answered."""
        if self.reason:
            self.reason = ""
            logger.warning("the shared rate limits at %s are back", self.server)

    def check_open(self) -> None:
        """Refuse a request that may not be sent during an outage.

        Raises:
            RateLimiterError: Requests are to fail.
        """
        if self.unreachable == "closed":
            raise RateLimiterError(
                f"the shared rate limits at {self.server} are out of reach ({self.reason})"
            )
