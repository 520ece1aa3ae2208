"""Open enums: a value that the document does not list is a member, too."""

from __future__ import annotations

from enum import Enum, IntEnum, StrEnum
from typing import Any, TypeVar

_E = TypeVar("_E", bound=Enum)


class OpenStrEnum(StrEnum):
    """An enum of texts.

    A text without a member becomes a new member that is not `known`. The new member equals the
    text and has its hash. The class does not keep it: a server cannot fill the memory with values.
    """

    @classmethod
    def _missing_(cls, value: object) -> Any:
        return _unknown(str.__new__(cls, value), value) if isinstance(value, str) else None

    @property
    def known(self) -> bool:
        """Whether the document has this value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        return _repr(self)

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return type(self), (self._value_,)


class OpenIntEnum(IntEnum):
    """An enum of whole numbers; like `OpenStrEnum`, it accepts unknown numbers."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        return _unknown(int.__new__(cls, value), value)

    @property
    def known(self) -> bool:
        """Whether the document has this value."""
        return self._value_ in type(self)._value2member_map_

    def __str__(self) -> str:
        return str(self._value_)

    def __repr__(self) -> str:
        return _repr(self)

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return type(self), (self._value_,)


def members(enum: type[_E]) -> dict[Any, _E]:
    """Return the members of an enum by value."""
    return {member.value: member for member in enum}


def _unknown(member: _E, value: Any) -> _E:
    """Make a member outside of the class's list."""
    member._name_ = f"unknown {value!r}"
    member._value_ = value
    return member


def _repr(member: OpenStrEnum | OpenIntEnum) -> str:
    if member.known:
        return f"<{type(member).__name__}.{member._name_}: {member._value_!r}>"
    return f"<{type(member).__name__}: {member._value_!r}, unknown>"
