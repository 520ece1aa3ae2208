"""Logs differences between answers and the document, once for each location."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from ofauth_api.codec import Mismatch

from ofauth_client._messages.messages import Request
from ofauth_client._options.events import DriftEvent

logger = logging.getLogger("ofauth_client.drift")

#: Errors that generated decoders raise for values of an unexpected type.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError, RecursionError)

#: Locations that are remembered as logged; hostile answers may have any number of them.
_REMEMBERED = 10_000


class DriftLog:
    """Logs each location once."""

    def __init__(self) -> None:
        self._logged: set[tuple[str, str]] = set()

    def note(
        self, request: Request, inside: str, found: Sequence[Mismatch]
    ) -> tuple[Mismatch, ...]:
        """Log the mismatches at new locations, and pass all mismatches to the hook of the call.

        Args:
            request: Request of the answer.
            inside: Path to the decoded part of the answer, such as `$.list[3]`.
            found: Mismatches in this part.

        Returns:
            The mismatches, with paths from the root of the answer.
        """
        mismatches = _from_root(inside, found)
        self.log(request.operation, mismatches)
        if request.options.on_drift is not None:
            request.options.on_drift(DriftEvent(request.operation, mismatches))
        return mismatches

    def log(self, operation: str, mismatches: Sequence[Mismatch]) -> None:
        """Log the mismatches at new locations.

        Args:
            operation: Id of the operation, or `webhook` and the type of a delivery.
            mismatches: Mismatches with paths from the root of the answer or delivery.
        """
        for mismatch in mismatches:
            self._log(operation, mismatch)

    def _log(self, operation: str, mismatch: Mismatch) -> None:
        location = operation, mismatch.pattern
        if location in self._logged:
            return
        if len(self._logged) >= _REMEMBERED:
            self._logged.clear()
        self._logged.add(location)
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
        each._replace(path=inside + each.path[1:], pattern=pattern + each.pattern[1:])
        for each in found
    )
