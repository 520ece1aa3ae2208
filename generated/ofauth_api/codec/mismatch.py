"""Mismatches as they are told to people: where, what was expected, what was found."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

_LONGEST_NAME = 80
_MOST_TOLD = 10

#: Keys and indexes from the outermost value, the last one first, each before the rest.
_Steps: TypeAlias = "tuple[Any, _Steps] | None"


class Mismatch(NamedTuple):
    """One place where a JSON value is not what the document says.

    Args:
        path: Where, as a JSON path, such as `$.list[3].media[0].type`.
        pattern: The path with `[*]` for every index, the same for all items of a list.
        expected: What the document says: names of JSON types, or the values of an enum.
        found: The JSON type that was found; the value only where values were expected.
        guessed: Whether only the name of a text lets expect a date. `strict` lets it pass.
    """

    path: str
    pattern: str
    expected: str
    found: str
    guessed: bool = False

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, found {self.found}"


#: Takes all mismatches of one decoding.
OnDrift: TypeAlias = Callable[[tuple[Mismatch, ...]], object]


class DecodeError(ValueError):
    """A JSON value is not what the document says.

    Args:
        target: What it was to be.
        mismatches: All that is wrong with it, in the order of the JSON.
    """

    def __init__(self, target: str, mismatches: tuple[Mismatch, ...]) -> None:
        super().__init__(target, mismatches)
        self.target = target
        self.mismatches = mismatches

    def __str__(self) -> str:
        told = "; ".join(map(str, self.mismatches[:_MOST_TOLD]))
        more = len(self.mismatches) - _MOST_TOLD
        return f"no valid {self.target}: {told}" + (f"; and {more} more" if more > 0 else "")


def located(found: Sequence[tuple[Any, Any, str, str, bool]], root: Any) -> tuple[Mismatch, ...]:
    """Find the paths of mismatches and put them in the order of the JSON.

    Args:
        found: Holder, key, expected, found and guessed of each.
        root: The outermost value. It is walked once, and only here: decoding needs no path.
    """
    places = _places({id(holder) for holder, *_ in found}, root)
    placed: list[tuple[Any, ...]] = [
        (*places.get(id(holder), places[id(None)]), *rest) for holder, *rest in found
    ]
    return tuple(
        _mismatch((key, steps), expected, what, guessed)
        for _, steps, key, expected, what, guessed in sorted(placed, key=itemgetter(0))
    )


def _places(wanted: set[int], root: Any) -> dict[int, tuple[int, _Steps]]:
    """Return number and steps of the dicts and lists with the wanted ids."""
    places: dict[int, tuple[int, _Steps]] = {id(None): (0, None)}
    stack: list[tuple[Any, _Steps]] = [(root, None)]
    while stack:
        value, steps = stack.pop()
        if id(value) in wanted:
            places.setdefault(id(value), (len(places), steps))
        stack += [(item, (key, steps)) for key, item in reversed(_items(value))]
    return places


def _items(value: Any) -> list[tuple[Any, Any]]:
    """Return the keys and values inside a value that can hold others themselves."""
    if isinstance(value, Mapping):
        pairs = list(value.items())
    elif isinstance(value, list | tuple):
        pairs = list(enumerate(value))
    else:
        return []
    return [pair for pair in pairs if isinstance(pair[1], Mapping | list | tuple)]


def _mismatch(steps: _Steps, expected: str, found: str, guessed: bool) -> Mismatch:
    path: list[str] = []
    pattern: list[str] = []
    while steps is not None:
        key, steps = steps
        path.append(_step(key))
        pattern.append("[*]" if isinstance(key, int) else path[-1])
    places = "$" + "".join(path[::-1]), "$" + "".join(pattern[::-1])
    return Mismatch(*places, expected, found, guessed)


def _step(key: Any) -> str:
    if key is None:
        return ""
    if isinstance(key, int):
        return f"[{key}]"
    name = str(key)
    name = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return f".{name}" if name.isidentifier() else f"[{json.dumps(name)}]"
