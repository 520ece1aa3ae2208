"""Visit the objects of a document by the grammar, never by the name of a key alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from attrs import define, frozen

from pipeline.common.documents import Document, Json, pointer
from pipeline.common.report import Finding
from pipeline.normalize.grammar import OBJECTS, ListOf, MapOf, Node

#: The identity of a place as long as the document lives: the id of its holder, and the key.
Spot: TypeAlias = "tuple[int, Json]"

#: A step of normalization: changes the document it is given, and adds its repairs to the findings.
Step: TypeAlias = Callable[[Document, list[Finding]], None]

#: Looks at a place or changes it, and adds its repairs to the findings.
Visit: TypeAlias = "Callable[[Place, list[Finding]], None]"

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
    _walk(place, visit, _all_ways(frozenset(kinds or OBJECTS))[place.kind])


class _Step(NamedTuple):
    """The way from a field, or from an item of a list or map, to objects to visit.

    Args:
        form: `object`, `list`, `map`, or `list or one`.
        kind: The kind of the object; empty for a list or map.
        ways: The ways from the object; None for a list or map.
        items: The way from the items of a list or map; None for an object.
    """

    form: str
    kind: str
    ways: _Ways | None
    items: _Step | None


@define(eq=False)
class _Ways:
    """The ways from an object of a kind to the objects to visit.

    Args:
        is_visited: The object itself is visited.
        fields: The ways from its named fields; None for a field without a way.
        others: The way from its other fields; None without a way.
        is_extensible: Other fields that begin with `x-` are data.
    """

    is_visited: bool
    fields: dict[str, _Step | None]
    others: _Step | None = None
    is_extensible: bool = True


#: Makes a `Place`. A document has thousands, and the constructor of a named tuple takes twice as
#: long.
_new_place = tuple.__new__


def _walk(place: Place, visit: Callable[[Place], None], ways: _Ways) -> None:
    value, fields = place[2][place[3]], ways.fields
    # Most objects have no field with a way.
    if isinstance(value, dict) and (ways.others or not fields.keys().isdisjoint(value)):
        names = list(value) if ways.others else [name for name in value if name in fields]
        for name in names:
            step = fields[name] if name in fields else _other(ways, name)
            if step is None:
                continue
            form, kind, inner, _ = step
            if inner is not None:
                _walk(_new_place(Place, (place, (name,), value, name, kind)), visit, inner)
            elif form == "map":
                _walk_map(place, (name,), value[name], visit, step)
            else:
                _walk_list(place, (name,), value, name, visit, step)
    if ways.is_visited:
        visit(place)


def _other(ways: _Ways, name: str) -> _Step | None:
    """Return the way from a field without a name in the grammar."""
    return None if ways.is_extensible and name.startswith("x-") else ways.others


def _walk_map(
    parent: Place,
    steps: tuple[str | int, ...],
    held: Json,
    visit: Callable[[Place], None],
    step: _Step,
) -> None:
    items = step.items
    if items is None or not isinstance(held, dict):
        return
    kind, inner = items.kind, items.ways
    for name in list(held):
        if inner is not None:
            _walk(_new_place(Place, (parent, (*steps, name), held, name, kind)), visit, inner)
        else:
            _walk_inside(parent, (*steps, name), held, name, visit, items)


def _walk_list(
    parent: Place,
    steps: tuple[str | int, ...],
    holder: Json,
    key: Json,
    visit: Callable[[Place], None],
    step: _Step,
) -> None:
    items, held = step.items, holder[key]
    if items is None:
        return
    if isinstance(held, list):
        for index in range(len(held)):
            _walk_inside(parent, (*steps, index), held, index, visit, items)
    elif step.form == "list or one":
        _walk_inside(parent, steps, holder, key, visit, items)


def _walk_inside(
    parent: Place,
    steps: tuple[str | int, ...],
    holder: Json,
    key: Json,
    visit: Callable[[Place], None],
    step: _Step,
) -> None:
    """Visit the objects in an item of a list or map."""
    if step.ways is not None:
        _walk(_new_place(Place, (parent, steps, holder, key, step.kind)), visit, step.ways)
    elif step.form == "map":
        _walk_map(parent, steps, holder[key], visit, step)
    else:
        _walk_list(parent, steps, holder, key, visit, step)


@cache
def _all_ways(kinds: frozenset[str]) -> dict[str, _Ways]:
    """Return the ways from each kind of object to objects of some kinds."""
    made = {kind: _Ways(kind in kinds, {}) for kind in OBJECTS}
    for kind, ways in made.items():
        shape = OBJECTS[kind]
        ways.others = _step_to(shape.others, kinds, made)
        ways.is_extensible = shape.extensible
        steps = {name: _step_to(node, kinds, made) for name, node in shape.fields.items()}
        # A field without a way counts only if other fields have a way.
        ways.fields = {name: step for name, step in steps.items() if step or ways.others}
    return made


def _step_to(node: Node | None, kinds: frozenset[str], made: dict[str, _Ways]) -> _Step | None:
    """Return the way to objects of some kinds; None if the value has none at any depth."""
    if not _within(node) & kinds:
        return None
    if isinstance(node, ListOf):
        form = "list or one" if node.or_one else "list"
        return _Step(form, "", None, _step_to(node.item, kinds, made))
    if isinstance(node, MapOf):
        return _Step("map", "", None, _step_to(node.value, kinds, made))
    return _Step("object", str(node), made[str(node)], None)


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


@frozen
class KeywordRule:
    """A rule that changes only objects with some keywords.

    Args:
        keywords: The keywords; an object without any of them stays as it is.
        rule: The rule.
    """

    keywords: frozenset[str]
    rule: Rule

    def __call__(self, value: Document) -> Iterable[tuple[str, str]]:
        """Apply the rule."""
        return self.rule(value)


def for_keywords(*keywords: str) -> Callable[[Rule], KeywordRule]:
    """Return a decorator for a rule that needs one of some keywords: most objects are skipped."""

    def decorate(rule: Rule) -> KeywordRule:
        return KeywordRule(frozenset(keywords), rule)

    return decorate


def each(rules: Mapping[str, Sequence[Rule]]) -> Step:
    """Return a step that applies rules, in order, to every object of a kind."""
    return together(applying(rules), kinds=tuple(rules))


def applying(rules: Mapping[str, Sequence[Rule]]) -> Visit:
    """Return a visit that applies rules, in order, to an object of a kind."""
    by_kind = {kind: [_with_keywords(rule) for rule in given] for kind, given in rules.items()}

    def visit(place: Place, found: list[Finding]) -> None:
        value = place[2][place[3]]
        if not isinstance(value, dict):
            return
        for keywords, rule in by_kind.get(place[4], ()):
            if keywords is None or not keywords.isdisjoint(value):
                for what, detail in rule(value):
                    found.append(Finding(what, place.pointer, detail))

    return visit


def together(*visits: Visit, kinds: Sequence[str] = ()) -> Step:
    """Return a step that makes several visits to each place, inner places first.

    A walk takes longer than most visits. A visit must not need what a visit to a place around it
    does.

    Args:
        *visits: The visits to a place, in their order.
        kinds: Kinds of objects to visit; without them, all kinds.
    """

    def step(document: Document, found: list[Finding]) -> None:
        def visit_all(place: Place) -> None:
            for visit in visits:
                visit(place, found)

        walk(document, visit_all, *kinds)

    return step


def _with_keywords(rule: Rule) -> tuple[frozenset[str] | None, Rule]:
    return (rule.keywords, rule.rule) if isinstance(rule, KeywordRule) else (None, rule)
