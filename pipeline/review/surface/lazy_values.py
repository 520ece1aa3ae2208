"""Values of a surface that are read when they are first needed.

Most classes are the same on both sides of a review. Both surfaces then have the same lazy value,
and a comparison passes over it without reading it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)


class Lazy(Generic[_T_co]):
    """A value that is read when it is first needed."""

    def __init__(self, read: Callable[[], _T_co]) -> None:
        self._make = read

    def read(self) -> _T_co:
        """Return the value; it is read once."""
        return self._value

    @cached_property
    def _value(self) -> _T_co:
        return self._make()


class LazyValues(Mapping[str, _T_co]):
    """Named values, each read when it is first needed.

    Args:
        values: The values by name, unread.
    """

    def __init__(self, values: Mapping[str, Lazy[_T_co]]) -> None:
        self.unread = values

    def __getitem__(self, name: str) -> _T_co:
        return self.unread[name].read()

    def __iter__(self) -> Iterator[str]:
        return iter(self.unread)

    def __len__(self) -> int:
        return len(self.unread)

    def __contains__(self, name: object) -> bool:
        # The default would read the value.
        return name in self.unread

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return self.keys() == other.keys() and all(
            is_shared(self, other, name) or self[name] == other[name] for name in self
        )

    __hash__ = None  # type: ignore[assignment]  # as of every mutable mapping


def is_shared(old: Mapping[str, object], new: Mapping[str, object], name: str) -> bool:
    """Tell whether two mappings have the same value under a name, without reading it."""
    if not isinstance(old, LazyValues) or not isinstance(new, LazyValues):
        return False
    return name in old and old.unread[name] is new.unread.get(name)


def joined(*mappings: Mapping[str, _T]) -> LazyValues[_T]:
    """Join mappings without reading their values."""
    return LazyValues({name: _unread(each, name) for each in mappings for name in each})


def _unread(values: Mapping[str, _T], name: str) -> Lazy[_T]:
    return values.unread[name] if isinstance(values, LazyValues) else Lazy(lambda: values[name])
