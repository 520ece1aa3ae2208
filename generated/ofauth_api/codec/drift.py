"""The places where a JSON value is not what its document says.

Decoding does not stop at a mismatch. It notes the container, the key, the expected and the found
type. The JSON paths for people are found at the end, by one walk through the value, and only if
there is a mismatch and somebody asks for it: values without mismatches cost nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from .enums import OpenIntEnum, OpenStrEnum
from .unset import Unset
from .work_list import WorkList

_LONGEST_TEXT = 80

#: JSON types with the Python types that stand for them. The first that fits counts: a bool is an
#: int, too.
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

#: The dict or list that has a value, and the key or index of the value in it; None and None for
#: the outermost value.
Holder: TypeAlias = "Mapping[str, Any] | Sequence[Any] | None"
Key: TypeAlias = str | int | None

#: Makes the value of a field: JSON value, drift, holder and key.
Decoder: TypeAlias = "Callable[[Any, Drift, Holder, Key], Any]"
#: Makes an instance of a model.
ModelDecoder: TypeAlias = "Callable[[Mapping[str, Any], Drift], Any]"

#: Decoding that is put off: instance, field, decoder, JSON value, holder and key.
DecodingWork: TypeAlias = "WorkList[object, str, Decoder, Any, Holder, Key]"

#: A mismatch as decoding notes it: holder, key, expected and found.
_Found: TypeAlias = tuple[Holder, Key, str, str]
#: Keys and indexes that lead to a container from the outermost value: the last, and those before.
_Steps: TypeAlias = "tuple[Key, _Steps] | None"


class Drift:
    """Collects the mismatches of one decoding, and the work that it puts off.

    Args:
        level: How many models around this one were put off.

    Attributes:
        found: The mismatches.
        undated: Texts that have the name of a date and are no dates, in the same form.
        work: The fields to be decoded later; until then, they have their JSON values.
    """

    __slots__ = ("found", "undated", "work")

    def __init__(self, level: int = 0) -> None:
        self.found: list[_Found] = []
        self.undated: list[_Found] = []
        self.work: DecodingWork = WorkList(level)

    def finish(self) -> None:
        """Decode the fields that were put off."""
        if not self.work:
            return
        for _, instance, name, decode, value, holder, key in self.work.pieces():
            setattr(instance, name, decode(value, self, holder, key))

    def trial(self) -> Drift:
        """Return an empty drift, to try out a decoder with."""
        return Drift(self.work.level)

    def take_over(self, trial: Drift) -> None:
        """Take the mismatches and the work of a trial."""
        self.found += trial.found
        self.undated += trial.undated
        self.work += trial.work

    def unlike(self, value: Any, expected: str, holder: Holder, key: Key) -> Any:
        """Return a value that is not obviously what was expected; note it if it is a mismatch.

        Args:
            value: The value, `UNSET` where it is missing.
            expected: Names of JSON types, joined by ` or `.
            holder: The dict or list that has the value.
            key: The key or index of the value.
        """
        kind, kinds = kind_of(value), expected.split(" or ")
        if kind in kinds or (kind == "integer" and "number" in kinds):
            return value
        if kind == "number" and "integer" in kinds and value.is_integer():
            return int(value)
        self.found.append((holder, key, expected, kind))
        return value

    def text(self, value: str, expected: str, holder: Holder, key: Key) -> str:
        """Note a text that has the name of a date and is no date, and return it."""
        self.undated.append((holder, key, expected, "string"))
        return value

    def note(self, value: Any, expected: str, holder: Holder, key: Key) -> None:
        """Note a value that is not what was expected, although its type may be."""
        self.found.append((holder, key, expected, kind_of(value)))

    def enum(
        self,
        value: Any,
        enum: type[OpenStrEnum | OpenIntEnum],
        expected: str,
        holder: Holder,
        key: Key,
    ) -> Any:
        """Return the member of an enum for a value, a new member where the document has none."""
        before = len(self.found)
        value = self.unlike(value, expected, holder, key)
        if value is None or len(self.found) > before:
            return value
        member = enum(value)
        if not member.known:
            self.unlisted(value, enum, holder, key)
        return member

    def one_of(self, value: Any, values: Sequence[Any], holder: Holder, key: Key) -> Any:
        """Return a value; note it if the document does not list it."""
        if not any(same(value, allowed) for allowed in values):
            self.unlisted(value, values, holder, key)
        return value

    def unlisted(self, value: Any, values: Iterable[Any], holder: Holder, key: Key) -> None:
        """Note a value that the document does not list."""
        expected = "one of " + ", ".join(json.dumps(allowed) for allowed in values)
        self.found.append((holder, key, expected, _told(value)))


def kind_of(value: object) -> str:
    """Return the name of a value's JSON type, `nothing` for UNSET."""
    for kind, types in _KINDS:
        if isinstance(value, types):
            return kind
    return type(value).__name__


def same(first: object, second: object) -> bool:
    """Tell whether two values are the same JSON: 1 is not true."""
    return bool(first == second) and isinstance(first, bool) == isinstance(second, bool)


def _told(value: object) -> str:
    """Return a scalar as shortened JSON, but only the type of another value."""
    if not isinstance(value, str | int | float):
        return kind_of(value)
    text = json.dumps(value)
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


class Mismatch(NamedTuple):
    """A place where a JSON value is not what the document says.

    Args:
        path: The place as a JSON path, such as `$.list[3].media[0].type`.
        pattern: The path with `[*]` for every index, the same for all items of a list.
        expected: What the document says: names of JSON types, or the values of an enum.
        found: The JSON type that was found; the value only where values were expected.
        guessed: Whether a date was expected only because of the name. `strict` lets that pass.
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
        target: The type that the value should have become.
        mismatches: All mismatches, in the order of the JSON.
    """

    def __init__(self, target: str, mismatches: tuple[Mismatch, ...]) -> None:
        super().__init__(target, mismatches)
        self.target = target
        self.mismatches = mismatches

    def __str__(self) -> str:
        told = "; ".join(map(str, self.mismatches[:_MOST_TOLD]))
        more = len(self.mismatches) - _MOST_TOLD
        return f"no valid {self.target}: {told}" + (f"; and {more} more" if more > 0 else "")


def located(
    found: Sequence[tuple[Holder, Key, str, str, bool]], root: object
) -> tuple[Mismatch, ...]:
    """Find the paths of mismatches and put them in the order of the JSON.

    Args:
        found: Holder, key, expected, found and guessed of each mismatch.
        root: The outermost value.
    """
    places = _places({id(holder) for holder, *_ in found}, root)
    placed: list[tuple[Any, ...]] = [
        (*places.get(id(holder), places[id(None)]), *rest) for holder, *rest in found
    ]
    return tuple(
        _mismatch((key, steps), expected, what, guessed)
        for _, steps, key, expected, what, guessed in sorted(placed, key=itemgetter(0))
    )


def _places(wanted: set[int], root: object) -> dict[int, tuple[int, _Steps]]:
    """Return number and steps of the dicts and lists with the wanted ids."""
    places: dict[int, tuple[int, _Steps]] = {id(None): (0, None)}
    stack: list[tuple[object, _Steps]] = [(root, None)]
    while stack:
        value, steps = stack.pop()
        if id(value) in wanted:
            places.setdefault(id(value), (len(places), steps))
        stack += [(item, (key, steps)) for key, item in reversed(_items(value))]
    return places


def _items(value: object) -> list[tuple[Key, object]]:
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


def _step(key: Key) -> str:
    if key is None:
        return ""
    if isinstance(key, int):
        return f"[{key}]"
    name = str(key)
    name = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return f".{name}" if name.isidentifier() else f"[{json.dumps(name)}]"
