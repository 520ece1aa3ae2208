"""The waits between attempts of a failed request."""

from __future__ import annotations

import math

from attrs import Attribute, field, frozen

from ofauth_client._json_types import is_number
from ofauth_client.errors import ConfigurationError


def _not_negative(_: object, attribute: Attribute[float], value: float) -> None:
    if not is_number(value) or not 0 <= value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be seconds from 0, not {value!r}")


@frozen
class RetryPolicy:
    """Waits between attempts.

    A wait is a random part of a bound that doubles with each attempt ("full jitter"). If the API
    asks for a wait, the random part is added to this wait. After status 429, the random part grows
    with the number of calls that wait for the same connection.

    Args:
        base: Bound of the first wait, in seconds.
        cap: Largest bound of a wait, in seconds.
        longest_asked: Longest wait that the API may ask for, in seconds; if it asks for more, the
            call raises at once, and `retry_after` of the error says how long.
        budget: Seconds after which a call makes no further attempt, waits included.
    """

    base: float = field(default=0.5, validator=_not_negative)
    cap: float = field(default=8.0, validator=_not_negative)
    longest_asked: float = field(default=120.0, validator=_not_negative)
    budget: float = field(default=120.0, validator=_not_negative)

    def is_too_long(self, asked: float | None) -> bool:
        """Tell whether the API asks for a longer wait than the policy allows.

        Args:
            asked: Seconds that the API asked for; None if the API did not ask.
        """
        return asked is not None and asked > self.longest_asked

    def wait(self, attempt: int, asked: float | None, chance: float, waiting: int = 1) -> float:
        """Return the seconds to wait before the next attempt.

        Args:
            attempt: Number of the failed attempt, from 1.
            asked: Seconds that the API asked for; None if the API did not ask.
            chance: A random number from 0 to 1.
            waiting: Number of calls that wait for the same time, from 1.
        """
        # The exponent is bounded as well, because 2.0 ** 1024 overflows.
        bound = self.base * max(2.0 ** min(attempt - 1, 60), waiting)
        jitter = chance * min(self.cap, bound)
        # Jitter comes on top of what the API asks for: all its callers were told the same time.
        return jitter if asked is None else asked + jitter
