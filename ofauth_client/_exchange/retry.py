"""Whether a request is sent again, and when; no I/O, no clock, no state."""

from __future__ import annotations

from typing import NamedTuple

from ofauth_client._messages.messages import Answer, Failure

SAFE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE"})
TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
RULES_OUTDATED = "RULES_OUTDATED"


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
