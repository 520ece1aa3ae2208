"""What a JSON value has that its document does not say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from .enums import OpenIntEnum, OpenStrEnum
from .unset import Unset
from .work_list import Later

_LONGEST_TEXT = 80

#: The JSON types of Python's, the first that fits; a bool is an int, too.
_KINDS: tuple[tuple[str, Any], ...] = (
    ("string", str),
    ("boolean", bool),
    ("integer", int),
    ("number", float),
    ("object", Mapping),
    ("array", (list, tuple)),
    ("null", type(None)),
    ("nothing", Unset),
)
_LONGEST_NAME = 80
_MOST_TOLD = 10

#: Keys and indexes from the outermost value, the last one first, each before the rest.
_Steps: TypeAlias = "tuple[Any, _Steps] | None"


class Drift:
    """Collects what one decoding finds amiss, and what it puts off.

    Args:
        level: How many models around this one were put off.

    Attributes:
        found: Holder, key, expected and found of every mismatch.
        undated: The same of texts that are called dates and are none.
        later: Instance, field, decoder, JSON value, holder and key of what is put off. The
            field has its JSON value until then.
    """

    __slots__ = ("found", "later", "undated")

    def __init__(self, level: int = 0) -> None:
        self.found: list[tuple[Any, Any, str, str]] = []
        self.undated: list[tuple[Any, Any, str, str]] = []
        self.later = Later(level)

    def finish(self) -> None:
        """Decode what was put off."""
        for _, instance, name, decode, value, holder, key in self.later.pieces():
            setattr(instance, name, decode(value, self, holder, key))

    def trial(self) -> Drift:
        """Return an empty one, to try out a decoder with."""
        return Drift(self.later.level)

    def take_over(self, trial: Drift) -> None:
        """Take what a trial found and put off."""
        self.found += trial.found
        self.undated += trial.undated
        self.later += trial.later

    def unlike(self, value: Any, expected: str, holder: Any, key: Any) -> Any:
        """Return a value that is not at first sight what was expected; note it if it is not.

        Args:
            value: The value, `UNSET` where it is missing.
            expected: Names of JSON types, joined by ` or `.
            holder: The dict or list that has the value, None around the outermost one.
            key: Its key or index.
        """
        kind, kinds = kind_of(value), expected.split(" or ")
        if kind in kinds or (kind == "integer" and "number" in kinds):
            return value
        if kind == "number" and "integer" in kinds and value.is_integer():
            return int(value)
        self.found.append((holder, key, expected, kind))
        return value

    def text(self, value: str, expected: str, holder: Any, key: Any) -> str:
        """Return a text that is called a date and is none."""
        self.undated.append((holder, key, expected, "string"))
        return value

    def note(self, value: Any, expected: str, holder: Any, key: Any) -> None:
        """Note a value that is not what was expected, whatever its type."""
        self.found.append((holder, key, expected, kind_of(value)))

    def enum(
        self,
        value: Any,
        enum: type[OpenStrEnum | OpenIntEnum],
        expected: str,
        holder: Any,
        key: Any,
    ) -> Any:
        """Return the member of an enum for a value, a new one where the document has none."""
        before = len(self.found)
        value = self.unlike(value, expected, holder, key)
        if value is None or len(self.found) > before:
            return value
        member = enum(value)
        if not member.known:
            self.unlisted(value, enum, holder, key)
        return member

    def one_of(self, value: Any, values: Sequence[Any], holder: Any, key: Any) -> Any:
        """Return a value, whether or not the document lists it."""
        if not any(same(value, allowed) for allowed in values):
            self.unlisted(value, values, holder, key)
        return value

    def unlisted(self, value: Any, values: Iterable[Any], holder: Any, key: Any) -> None:
        """Note a value that is none of those the document lists."""
        expected = "one of " + ", ".join(json.dumps(allowed) for allowed in values)
        self.found.append((holder, key, expected, _told(value)))


Decoder: TypeAlias = Callable[[Any, Drift, Any, Any], Any]
ModelDecoder: TypeAlias = Callable[[Any, Drift], Any]


def kind_of(value: Any) -> str:
    """Return the name of a value's JSON type, `nothing` for UNSET."""
    for kind, types in _KINDS:
        if isinstance(value, types):
            return kind
    return type(value).__name__


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same JSON: 1 is not true."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _told(value: Any) -> str:
    """Return a scalar as JSON, shortened; of anything else only its type."""
    if not isinstance(value, str | int | float):
        return kind_of(value)
    text = json.dumps(value)
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


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
