"""Whether a request is sent again, and when; no I/O, no clock, no state."""

from __future__ import annotations

import math
from typing import NamedTuple

from attrs import Attribute, field, frozen

from .errors import ConfigurationError
from .kinds import is_number
from .messages import Answer, Failure

SAFE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE"})
TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
RULES_OUTDATED = "RULES_OUTDATED"


def _not_negative(_: object, attribute: Attribute[float], value: float) -> None:
    if not is_number(value) or not 0 <= value < math.inf:
        raise ConfigurationError(f"{attribute.name} must be seconds from 0, not {value!r}")


@frozen
class RetryPolicy:
    """How patient the client is.

    A wait is a random part of a bound that doubles with each attempt ("full jitter"), unless
    the API asks for a longer one.

    Args:
        base: Bound of the first wait, in seconds.
        cap: Largest bound of a wait, in seconds.
        longest_asked: Longest wait that the API may ask for, in seconds; more is cut to this.
        budget: Seconds after which a call is not tried again, waits included.
    """

    base: float = field(default=0.5, validator=_not_negative)
    cap: float = field(default=8.0, validator=_not_negative)
    longest_asked: float = field(default=60.0, validator=_not_negative)
    budget: float = field(default=120.0, validator=_not_negative)

    def wait(self, attempt: int, asked: float | None, chance: float) -> float:
        """Return how long to wait before the next attempt, in seconds.

        Args:
            attempt: Number of the attempt that failed, from 1.
            asked: Seconds that the API asked for, from 0.
            chance: A number from 0 to 1.
        """
        # The exponent is bounded as well: 2.0 ** 1024 is an error.
        jitter = chance * min(self.cap, self.base * 2.0 ** min(attempt - 1, 60))
        return jitter if asked is None else min(asked + jitter, self.longest_asked)


class Attempt(NamedTuple):
    """An attempt that failed, and what the decision about another one needs to know.

    Args:
        number: Its number, from 1.
        method: Method of the request.
        idempotent: Whether the caller said that sending it again does no harm.
        replayable: Whether the body can be sent once more.
        outcome: How it failed.
        error_type: The API's name for the error, if it gave one.
        renewed: Whether there was an attempt after outdated rules already.
    """

    number: int
    method: str
    idempotent: bool
    replayable: bool
    outcome: Answer | Failure
    error_type: str | None = None
    renewed: bool = False

    def may_repeat(self) -> bool:
        """Tell whether sending the request again is safe and could help."""
        return self.replayable and (self._is_safe() or self._was_not_processed())

    def outdated_rules(self) -> bool:
        """Tell whether the API refused because it had to renew its signing rules."""
        outcome = self.outcome
        return (
            isinstance(outcome, Answer)
            and outcome.status == 401
            and self.error_type == RULES_OUTDATED
        )

    def _is_safe(self) -> bool:
        if not self.idempotent and self.method not in SAFE_METHODS:
            return False
        if isinstance(self.outcome, Failure):
            return not self.outcome.permanent
        return self.outcome.status in TRANSIENT

    def _was_not_processed(self) -> bool:
        if isinstance(self.outcome, Failure):
            return not self.outcome.sent and not self.outcome.permanent
        return self.outcome.status == 429 or (self.outdated_rules() and not self.renewed)
