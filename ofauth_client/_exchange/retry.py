"""Decides whether a failed request is sent again; no I/O, no clock, no state.

A request is repeated in two cases:

- repeating is harmless (the method is idempotent, or the caller said so) and the failure is
  transient
- the server has not processed the request: it was never sent, or was refused for the rate limit,
  or (once) for outdated signing rules
"""

from __future__ import annotations

from typing import NamedTuple

from ofauth_client._messages.messages import Answer, Failure

SAFE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE"})
TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
RULES_OUTDATED = "RULES_OUTDATED"


class Attempt(NamedTuple):
    """A failed attempt, with all facts that decide about the next attempt.

    Args:
        number: Number of the attempt, from 1.
        method: Method of the request.
        idempotent: Whether the caller declared the request idempotent.
        replayable: Whether the body can be sent again.
        outcome: The failure, or the answer with an error status.
        error_type: Error type of the API, if the answer has one.
        renewed: Whether outdated rules have been retried before.
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
