"""Answers that are not what the document promises: told once for each place, and read anyway."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from ofauth_api.codec import Mismatch

from ofauth_client._messages.messages import Request
from ofauth_client._options.events import DriftEvent

logger = logging.getLogger("ofauth_client.drift")

#: Places that are remembered as told; hostile answers may have any number of them.
_REMEMBERED = 10_000


class DriftLog:
    """Tells of each place once."""

    def __init__(self) -> None:
        self._told: set[tuple[str, str]] = set()

    def note(
        self, request: Request, inside: str, found: Sequence[Mismatch]
    ) -> tuple[Mismatch, ...]:
        """Log what was not told before, and tell the hook of a call everything.

        Args:
            request: What was answered.
            inside: Path to the part of the answer that was decoded, such as `$.list[3]`.
            found: What is otherwise in it.

        Returns:
            What is otherwise, with paths from the root of the answer.
        """
        mismatches = _from_root(inside, found)
        for mismatch in mismatches:
            self._log(request.operation, mismatch)
        if request.options.on_drift is not None:
            request.options.on_drift(DriftEvent(request.operation, mismatches))
        return mismatches

    def _log(self, operation: str, mismatch: Mismatch) -> None:
        place = operation, mismatch.pattern
        if place in self._told:
            return
        if len(self._told) >= _REMEMBERED:
            self._told.clear()
        self._told.add(place)
        logger.warning(
            "%s: %s: expected %s, found %s",
            operation,
            mismatch.pattern,
            mismatch.expected,
            mismatch.found,
        )

    def __reduce__(self) -> tuple[object, ...]:
        return DriftLog, ()


def _from_root(inside: str, found: Sequence[Mismatch]) -> tuple[Mismatch, ...]:
    pattern = f"{inside[: inside.rindex('[')]}[*]" if inside.endswith("]") else inside
    return tuple(
        one._replace(path=inside + one.path[1:], pattern=pattern + one.pattern[1:]) for one in found
    )
