"""Answers that are not what the document promises: told once for each place, and read anyway."""

from __future__ import annotations

import logging
from collections.abc import Callable

from attrs import frozen
from ofauth_api.codec import Mismatch

logger = logging.getLogger("ofauth_client.drift")

#: Places that are remembered as told; hostile answers may have any number of them.
_REMEMBERED = 10_000


@frozen
class DriftEvent:
    """An answer, or an item of one, that is not what the document promises.

    Args:
        operation: Id of the operation.
        mismatches: What is otherwise, and where.
    """

    operation: str
    mismatches: tuple[Mismatch, ...]


class DriftLog:
    """Tells of each place once."""

    def __init__(self) -> None:
        self._told: set[tuple[str, str]] = set()

    def note(
        self,
        operation: str,
        hook: Callable[[DriftEvent], object] | None,
        inside: str,
        found: tuple[Mismatch, ...],
    ) -> None:
        """Log what was not told before, and tell a hook everything.

        Args:
            operation: Id of the operation.
            hook: Called with everything, if there is one.
            inside: Path to the part of the answer that was decoded, such as `$.list[3]`.
            found: What is otherwise in it.
        """
        mismatches = located_inside(inside, found)
        for mismatch in mismatches:
            self._log(operation, mismatch)
        if hook is not None:
            hook(DriftEvent(operation, mismatches))

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


def located_inside(inside: str, found: tuple[Mismatch, ...]) -> tuple[Mismatch, ...]:
    """Return mismatches with their paths from the root of the whole answer.

    Args:
        inside: Path to the part in which they were found; an index in it is its last step.
        found: Mismatches with paths from there.
    """
    pattern = f"{inside[: inside.rindex('[')]}[*]" if inside.endswith("]") else inside
    return tuple(
        one._replace(path=inside + one.path[1:], pattern=pattern + one.pattern[1:]) for one in found
    )
