"""The context of the groups of a document: their places, holders, siblings and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from pipeline.common.documents import Json
from pipeline.common.python_names import class_name
from pipeline.common.schemas import referenced
from pipeline.components.groups import Group
from pipeline.components.places import Place, Position, place_of
from pipeline.components.subjects import Subjects

#: Variants of a union that are compared with one another.
_VARIANTS = 16


class Names:
    """Class names in use, unique without regard to case, so that module names are unique, too.

    Args:
        given: Settled names by group key.
        reserved: Names that no class can have.
    """

    def __init__(self, given: dict[str, str], reserved: Iterable[str] = ()) -> None:
        self.by_key = dict(given)
        self._keys = {name.lower(): key for key, name in given.items()}
        self._taken = {name.lower() for name in (*given.values(), *reserved)}
        self._numbers: dict[str, Iterator[int]] = {}

    def free(self, name: str) -> bool:
        """Tell whether no class has this name."""
        return name.lower() not in self._taken

    def holder(self, name: str) -> str:
        """Return the key of the group with a name, or an empty text."""
        return self._keys.get(name.lower(), "")

    def give(self, group: Group, name: str) -> None:
        """Give a group its final name."""
        self.by_key[group.key] = name
        self._keys[name.lower()] = group.key
        self._taken.add(name.lower())

    def give_first_free(self, group: Group, candidates: Iterable[str]) -> None:
        """Give a group the first candidate that is free, if there is a free candidate."""
        made = (class_name(candidate) for candidate in candidates if candidate)
        name = next(filter(self.free, made), "")
        if name:
            self.give(group, name)

    def numbered(self, text: str) -> Iterator[str]:
        """Yield a name with the numbers that have not been tried yet, without end."""
        stem = class_name(text)[:55]
        for number in self._numbers.setdefault(stem, count(2)):
            yield f"{stem}{number}"


class Context:
    """The groups of a document, and their relations to one another.

    Args:
        groups: Groups of the whole document.
        names: Names of groups so far; naming adds further names.
    """

    def __init__(self, groups: list[Group], names: Names) -> None:
        self.names = names
        self._groups = sorted(groups, key=lambda g: (len(g.first_position()), g.first_position()))
        self._places = {
            group.key: [place_of(at) for at in sorted(group.positions)] for group in groups
        }
        self._by_key = {key: group for group in groups for key in (group.key, *group.keys)}
        self._at = {at: group for group in groups for at in group.positions}
        every = (place for places in self._places.values() for place in places)
        self.subjects = Subjects({place.resource for place in every if place.is_operation})

    def unnamed(self) -> list[Group]:
        """Return the groups without a name, the outermost first."""
        return [group for group in self._groups if group.key not in self.names.by_key]

    def places(self, group: Group) -> list[Place]:
        """Return the places of a group, in the order of its positions."""
        return self._places[group.key]

    def body_of(self, place: Place) -> Group | None:
        """Return the group that is the body a place is in."""
        return self._at.get((place.owner, place.part))

    def target(self, schema: Json) -> Group | None:
        """Return the group that a schema refers to, if it is a reference."""
        key = referenced(schema)
        return self._by_key.get(key) if key else None

    def named(self, name: str) -> Group | None:
        """Return the group that has a name."""
        return self._by_key.get(self.names.holder(name))

    def name_around(self, at: Position) -> str:
        """Return the name of the innermost class around a position, or an empty text."""
        for end in range(len(at) - 1, 0, -1):
            if at[:end] in self._at:
                return self.names.by_key.get(self._at[at[:end]].key, "")
        return ""

    def siblings(self, group: Group) -> list[Group]:
        """Return the other objects of the union that a group is a variant of."""
        at = group.first_position()
        if not at[-1].startswith("|"):
            return []
        found = [self._at.get((*at[:-1], f"|{number}")) for number in range(_VARIANTS)]
        return [other for other in found if other and other is not group and fields(other)]

    def value(self, group: Group) -> str:
        """Return the value of a property that distinguishes a variant from its siblings."""
        if not self.siblings(group):
            return ""
        for _, schema in sorted(group.wording().get("properties", {}).items()):
            values = self._values(schema)
            if len(values) == 1 and isinstance(values[0], str):
                return values[0]
        return ""

    def _values(self, schema: Json) -> list[Json]:
        target = self.target(schema)
        if target is not None:
            schema = target.wording()
        if not isinstance(schema, dict):
            return []
        return [schema["const"]] if "const" in schema else list(schema.get("enum", ()))


def fields(group: Group) -> frozenset[str]:
    """Return the names of the properties of a group."""
    properties = group.structure.get("properties", {}) if isinstance(group.structure, dict) else {}
    return frozenset(properties)


def part_of(context: Context, group: Group, name: str) -> Iterator[str]:
    """Yield the name of a group that has a part of the fields of a named group."""
    held, own = context.named(name), fields(group)
    if held is not None and len(own) > 1 and own < fields(held):
        yield f"{name}Summary"


def beside(context: Context, group: Group, name: str) -> Iterator[str]:
    """Yield names of a group beside a named group, by the difference of their fields."""
    yield from part_of(context, group, name)
    held = context.named(name)
    if held is not None and fields(group) > fields(held):
        yield f"{name}Details"
