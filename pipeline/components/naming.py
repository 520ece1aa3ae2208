"""Name groups of schemas: the ledger, then the document, then titles, then the context.

The context of a schema is the way to it: `chats.list`, 200, `list`, `lastMessage`. Its
innermost word that says something (`LastMessage`) is the name where one group alone wants
it or, of several, the one that stands in most places; the others are named after the class
around them (`ChatLastMessage`), or their operation. Enums are always named after what is
around them: `MediaType`, not `Type`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from pipeline.components.groups import Group
from pipeline.components.rooting import Position
from pipeline.names import class_name, is_plural, pascal_case, singular
from pipeline.schemas import STRUCTURE, WEBHOOK

#: Property names that say nothing about what is inside.
_GENERIC = frozenset(
    "data entries item items list records response result results rows value values".split()
)
#: Words that name a class only together with what is around it.
_VAGUE = frozenset(
    "additional aggregate all amount by count counts data duration entity filter filters info list "
    "meta method option options order part query settings sort source state status type types "
    "value variant".split()
)
_PLAIN_OBJECT = "JsonObject"


class Names:
    """Class names in use, unique whatever the case, so that module names are, too.

    Args:
        given: Names by group key that are settled.
        reserved: Names that no class can have.
    """

    def __init__(self, given: dict[str, str], reserved: Iterable[str] = ()) -> None:
        self.by_key = dict(given)
        self._taken = {name.lower() for name in (*given.values(), *reserved)}
        self._numbers: dict[str, Iterator[int]] = {}

    def free(self, name: str) -> bool:
        """Tell whether no class has this name."""
        return name.lower() not in self._taken

    def give(self, group: Group, name: str) -> None:
        """Settle the name of a group."""
        self.by_key[group.key] = name
        self._taken.add(name.lower())

    def numbered(self, text: str) -> Iterator[str]:
        """Yield a name with the numbers that nobody tried so far, without end."""
        stem = class_name(text)[:55]
        for number in self._numbers.setdefault(stem, count(2)):
            yield f"{stem}{number}"

    def give_first_free(self, group: Group, candidates: Iterable[str]) -> None:
        """Settle the name of a group on the first candidate that is free."""
        self.give(group, next(name for name in map(class_name, candidates) if self.free(name)))


def name_groups(
    groups: list[Group], given: dict[str, str], reserved: Iterable[str] = ()
) -> dict[str, str]:
    """Name every group.

    Args:
        groups: Groups of the whole document.
        given: Names by group key from the ledger.
        reserved: Names that no new class gets: old ones, kept for a while.

    Returns:
        Names by group key.
    """
    names = Names(given, reserved)
    unnamed = [group for group in groups if group.key not in given]
    unnamed.sort(key=lambda group: (len(group.first_position()), group.first_position()))
    holders = {at: group.key for group in groups for at in group.positions}
    _give_wanted(names, {g.key: (g, g.component) for g in unnamed if g.component})
    _give_wanted(names, {g.key: (g, g.title()) for g in unnamed})
    _give_wanted(names, {g.key: (g, _short_name(g)) for g in unnamed if g.kind == "object"})
    for group in unnamed:
        if group.key not in names.by_key:
            names.give_first_free(group, _qualified(group, names, holders))
    return names.by_key


def _give_wanted(names: Names, wishes: dict[str, tuple[Group, str]]) -> None:
    """Give each wanted name to the group that wants it and stands in most places."""
    open_wishes = [
        (-len(group.positions), group.first_position(), class_name(wish), group)
        for group, wish in wishes.values()
        if wish and group.key not in names.by_key
    ]
    for _, _, name, group in sorted(open_wishes, key=lambda wish: wish[:3]):
        if names.free(name):
            names.give(group, name)


def _short_name(group: Group) -> str:
    """Return the innermost word of the context that most positions of a group share."""
    schema = group.wording()
    if not schema.get("properties"):
        return _name_of_map(schema.get("additionalProperties"))
    inside = [at for at in group.positions if not _is_body(at)]
    if not inside and len(group.positions) > 1:
        return _name_of_bodies(group.positions, sorted(schema["properties"]))
    wishes = Counter(_innermost(at) for at in inside or group.positions)
    word = min(wishes, key=lambda word: (-wishes[word], word))
    return "" if word.lower() in _VAGUE else word


def _is_body(at: Position) -> bool:
    """Tell whether a schema is all of a request or response, which names it badly elsewhere."""
    return len(at) == 2 and at[0] != "#" and not at[1].startswith("?")


def _name_of_bodies(positions: set[Position], fields: list[str]) -> str:
    """Name the body of several operations after their resource, or else after its fields."""
    places = {_place_word(at[1]) for at in positions}
    place = places.pop() if len(places) == 1 else "Body"
    resource = _shared_resource(positions)
    if not resource and len(fields) > 3:
        resource = _operation_words(min(positions)[0])
    return (resource or "".join(map(pascal_case, fields))) + place


def _name_of_map(values: object) -> str:
    """Name an object without properties after what it maps to."""
    kind = values.get("type") if isinstance(values, dict) else None
    return f"{pascal_case(kind)}Map" if isinstance(kind, str) else _PLAIN_OBJECT


def _innermost(at: Position) -> str:
    steps, many = _without_brackets(at)
    if len(steps) <= 2:
        return _outermost_name(steps, many)
    if steps[-1].lower() in _GENERIC:
        return _name_of_item(steps) if many else _innermost(steps[:-1]) + pascal_case(steps[-1])
    return pascal_case(singular(steps[-1]) if many else steps[-1])


def _without_brackets(at: Position) -> tuple[Position, bool]:
    """Return the steps up to the last property, and whether an array or map follows it."""
    end = len(at)
    while end > 2 and at[end - 1].startswith(STRUCTURE):
        end -= 1
    return at[:end], any(step.startswith(("[", "{")) for step in at[end:])


def _outermost_name(steps: Position, many: bool) -> str:
    owner, place = steps
    if owner == "#" or place.startswith("?"):
        return pascal_case(singular(place) if many else place)
    if owner.startswith(WEBHOOK):
        return _operation_words(owner) + "Event"
    return _name_of_item(steps) if many else _operation_words(owner) + _place_word(place)


def _place_word(place: str) -> str:
    if place == "request":
        return "Request"
    if place.startswith("2"):
        return "Response"
    return f"{place}Response" if place.isdigit() else pascal_case(place)


def _name_of_item(steps: Position) -> str:
    """Name the item of a list after the resource: `posts.list` gives `Post`."""
    owner, *inner = steps
    if len(inner) > 2:
        return _innermost(steps[:-1]) + "Item"
    resource = owner.split(".")[-2:][0]
    return pascal_case(singular(resource)) + ("" if is_plural(resource) else "Item")


def _operation_words(owner: str) -> str:
    """Return the words of an operation's id, or of a webhook's name."""
    owner = owner.removeprefix(WEBHOOK)
    return "".join(pascal_case(part) for part in owner.split("."))


def _qualified(group: Group, names: Names, holders: dict[Position, str]) -> Iterator[str]:
    at = group.first_position()
    word = _innermost(at)
    around = _name_around(at, names, holders)
    resource = _shared_resource(group.positions)
    if not around and group.kind == "enum" and (resource or word.lower() not in _VAGUE):
        yield resource + word
    outermost = _operation_words(at[0])
    if word:
        yield _joined(around, word)
        yield _joined(outermost, word)
    whole = "".join(pascal_case(step) for step in _without_brackets(at)[0][2:])
    if whole:
        yield outermost + whole
    yield from names.numbered(_joined(around or outermost, word))


def _joined(around: str, word: str) -> str:
    return word if word.startswith(around) else around + word


def _name_around(at: Position, names: Names, holders: dict[Position, str]) -> str:
    """Return the name of the innermost class that a position is inside of."""
    for end in range(len(at) - 1, 0, -1):
        if at[:end] in holders:
            return names.by_key.get(holders[at[:end]], "")
    return ""


def _shared_resource(positions: set[Position]) -> str:
    """Return the words that the operations of all positions begin with."""
    owners = [at[0].split(".") for at in sorted(positions)]
    shared: list[str] = []
    for parts in zip(*owners, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return "".join(pascal_case(part) for part in shared)
