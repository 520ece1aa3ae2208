"""What the owner of a change is called: the schema, the object or the operation that it is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from pipeline.common.schemas import STRUCTURE
from pipeline.review.changes import place_name
from pipeline.review.wire.site import Found
from pipeline.review.wire.walking import join

#: Properties of a nameless object that are told.
_TOLD = 4


@frozen
class OwnedPlace:
    """A place where a change is met, whatever operations lead there.

    Args:
        owner: Name of the owner.
        name: Name of the place: the owner, and the way from it.
    """

    owner: str
    name: str


def places_of(group: Sequence[Found]) -> list[OwnedPlace]:
    """Return the places of one change: that of its first find first, the others by name.

    Args:
        group: The change, at every place where it is met.
    """
    owned: dict[tuple[str, str], list[Found]] = {}
    for one in group:
        owned.setdefault((one.identity, one.path), []).append(one)
    places: dict[str, OwnedPlace] = {}
    for (_, path), finds in owned.items():
        owner = owner_name(finds)
        name = place_name(owner, path)
        places.setdefault(name, OwnedPlace(owner, name))
    first, *others = places.values()
    return [first, *sorted(others, key=lambda place: place.name)]


def owner_name(group: Sequence[Found]) -> str:
    """Name the owner of one change.

    In this order: the name of its schema; the name of a schema around it and the way from there;
    the only operation that has it and the way from there; the property that most often holds
    it; and what it holds.

    Args:
        group: The change, at every place where it is met.
    """
    named = Counter(one.owner for one in group if one.owner)
    if named:
        return _most_common(named)
    ways = {(one.site.operation, one.at) for one in group if one.at is not None}
    if not ways:
        operations = {one.site.operation for one in group}
        return operations.pop() if len(operations) == 1 else ""
    if len(ways) == 1:
        operation, steps = ways.pop()
        return f"{operation} {_in_words(steps or ())}".strip()
    held = Counter(filter(None, (_holder(steps or ()) for _, steps in ways)))
    return _most_common(held) if held else _by_content(group)


def _most_common(names: Counter[str]) -> str:
    """Return the most common name; of equally common ones, one without a way, then the first."""
    return min(names, key=lambda name: (-names[name], "." in name or "[" in name, name))


def _in_words(steps: tuple[str, ...]) -> str:
    """Write the way to a schema: the status or `request`, then properties."""
    return " ".join(filter(None, (join(steps[:1]), join(steps[1:]))))


def _holder(steps: tuple[str, ...]) -> str:
    """Return the last property on the way to a schema, and the structure after it."""
    inner = steps[1:]
    last = next(
        (i for i in reversed(range(len(inner))) if not inner[i].startswith(STRUCTURE)), None
    )
    return "" if last is None else join(inner[last:])


def _by_content(group: Iterable[Found]) -> str:
    """Tell what an outermost object holds."""
    names = next((one.holds for one in group if one.holds), ())
    more = ", …" if len(names) > _TOLD else ""
    return f"object ({', '.join(names[:_TOLD])}{more})" if names else "object"
