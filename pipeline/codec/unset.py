"""The value of a field that is not there."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, Literal


class Unset(Enum):
    """The type of `UNSET`; an enum, so that type checkers understand `is UNSET`."""

    UNSET = object()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce_ex__(self, protocol: object) -> Any:
        return "UNSET"


#: The one value of a field that the JSON object does not have.
UNSET: Final = Unset.UNSET
