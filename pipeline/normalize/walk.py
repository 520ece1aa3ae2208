"""Visit the objects of a document by the grammar, never by the name of a key alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.report import Finding
from pipeline.normalize.grammar import OBJECTS, ListOf, MapOf, Node

#: The identity of a place as long as the document lives: the id of its holder, and the key.
Spot: TypeAlias = "tuple[int, Json]"

#: A step of normalization: changes the document it is given, and adds its repairs to the findings.
Step: TypeAlias = Callable[[Document, list[Finding]], None]

#: Changes an object and yields its repairs, as pairs of kind and detail.
Rule: TypeAlias = Callable[[Document], Iterable[tuple[str, str]]]


class Place(NamedTuple):
    """The place of an object.

    Args:
        parent: The place of the object around it; None for the document.
        steps: Keys and indexes that lead here from there.
        holder: The array or object that holds it directly.
        key: Its key or index in the holder.
        kind: Its kind in the grammar.
    """

    parent: Place | None
    steps: tuple[str | int, ...]
    holder: Json
    key: Json
    kind: str

    @property
    def value(self) -> Json:
        """The object itself."""
        return self.holder[self.key]

    @property
    def spot(self) -> Spot:
        """The identity of the place."""
        return id(self.holder), self.key

    @property
    def pointer(self) -> str:
        """The JSON pointer of the object."""
        above = self.parent.pointer if self.parent else ""
        return above + pointer(*self.steps)


def walk(document: Document, visit: Callable[[Place], None], *kinds: str) -> None:
    """Call `visit` for every place where the grammar has an object, inner objects first.

    Args:
        document: The document.
        visit: The function to call; it may change the object at the place.
        *kinds: Kinds of objects to visit; without them, all kinds.
    """
    walk_from(Place(None, (), {"": document}, "", "document"), visit, *kinds)


def walk_from(place: Place, visit: Callable[[Place], None], *kinds: str) -> None:
    """Visit the objects inside a place, then the place itself."""
    _walk(place, visit, frozenset(kinds or OBJECTS))


def _walk(place: Place, visit: Callable[[Place], None], kinds: frozenset[str]) -> None:
    value = place.holder[place.key]
    if isinstance(value, dict):
        fields, others = _ways(place.kind, kinds)
        names = list(value) if others else [name for name in value if name in fields]
        for name in names:
            node = fields.get(name) or OBJECTS[place.kind].node(name)
            if isinstance(node, str):
                _walk(Place(place, (name,), value, name, node), visit, kinds)
            else:
                _walk_node(place, (name,), value, name, node, visit, kinds)
    if place.kind in kinds:
        visit(place)


def _walk_node(
    parent: Place,
    steps: tuple[str | int, ...],
    holder: Json,
    key: Json,
    node: Node | None,
    visit: Callable[[Place], None],
    kinds: frozenset[str],
) -> None:
    value = holder[key]
    if isinstance(node, ListOf) and node.or_one and not isinstance(value, list):
        node = node.item
    if isinstance(node, str):
        _walk(Place(parent, steps, holder, key, node), visit, kinds)
    elif isinstance(node, ListOf) and isinstance(value, list):
        for index in range(len(value)):
            _walk_node(parent, (*steps, index), value, index, node.item, visit, kinds)
    elif isinstance(node, MapOf) and isinstance(value, dict):
        for name in list(value):
            _walk_node(parent, (*steps, name), value, name, node.value, visit, kinds)


@cache
def _ways(kind: str, kinds: frozenset[str]) -> tuple[dict[str, Node], bool]:
    """Return the fields that lead to objects of some kinds, and whether other fields do."""
    shape = OBJECTS[kind]
    fields = {name: node for name, node in shape.fields.items() if _within(node) & kinds}
    return fields, bool(_within(shape.others) & kinds)


@cache
def _within(node: Node | None) -> frozenset[str]:
    """Return the kinds of objects that a value may be, or may have at any depth."""
    found, ahead = set[str](), [node]
    while ahead:
        node = ahead.pop()
        if isinstance(node, str) and node not in found:
            found.add(node)
            ahead += [*OBJECTS[node].fields.values(), OBJECTS[node].others]
        elif isinstance(node, ListOf):
            ahead.append(node.item)
        elif isinstance(node, MapOf):
            ahead.append(node.value)
    return frozenset(found)


def each(rules: Mapping[str, Sequence[Rule]]) -> Step:
    """Return a step that applies rules, in order, to every object of a kind."""

    def step(document: Document, found: list[Finding]) -> None:
        def visit(place: Place) -> None:
            value = place.value
            if not isinstance(value, dict):
                return
            for rule in rules[place.kind]:
                for what, detail in rule(value):
                    found.append(Finding(what, place.pointer, detail))

        walk(document, visit, *rules)

    return step
