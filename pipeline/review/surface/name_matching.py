"""Classes and methods of the old package are matched with those of the new package.

The ledger keeps names, so most names are equal. Other classes match if the ledger has them at the
same positions of the document, or if they are similar.

A schema may change at only one of its positions. Then the class there splits off: types say
`ChatUser` where they said `User`, and callers meet the difference of the two classes. The opposite
is a merger: two schemas became equal, and types say `User` where they said `ChatUser`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from attrs import define, field, frozen

from pipeline.names.ledger import Ledger
from pipeline.review.surface.lazy_values import Lazy, LazyValues, is_shared, joined
from pipeline.review.surface.public_surface import Enum, Method, Model, Parameter, Surface, Type

#: The least similarity of a match, from 0 to 1; and the same for two classes at one position.
ALIKE, _ALIKE_IN_PLACE = 0.6, 0.3

#: The positions of a class that no ledger has.
_ANYWHERE = {"#"}

Class = Model | Enum


def classes(surface: Surface) -> LazyValues[Class]:
    """Return the models and enums of a surface by name."""
    return joined(surface.models, surface.enums)


def paired_classes(old: Surface, new: Surface, ledgers: tuple[Ledger, Ledger]) -> dict[str, str]:
    """Return the new names of classes by their old names, without removed classes.

    A name that was free in between may belong to an unrelated class now.
    """
    before, after = classes(old), classes(new)
    was, now = (_places(ledger) for ledger in ledgers)
    kept = {
        name: name
        for name in before
        if name in after
        and (
            is_shared(before, after, name)
            or was.get(name, _ANYWHERE) & now.get(name, _ANYWHERE)
            or similarity(before[name], after[name])
        )
    }
    gone, come = (
        {name: _class_features(given) for name, given in _rest(named, kept).items()}
        for named in (before, after)
    )
    scores = {
        (a, b): _score(gone[a], come[b], was.get(a, set()), now.get(b, set()))
        for a in gone
        for b in come
        if not gone[a].names.isdisjoint(come[b].names)
    }
    return kept | _best(scores)


def enum_bases(old: Surface, new: Surface, same: Mapping[str, str]) -> LazyValues[str]:
    """Return the builtin type of each enum by its new name.

    Args:
        old: The old surface.
        new: The new surface.
        same: New names of classes by old names.
    """
    found = {same.get(name, name): _base(old.enums, name) for name in old.enums}
    return LazyValues(found | {name: _base(new.enums, name) for name in new.enums})


def _base(enums: Mapping[str, Enum], name: str) -> Lazy[str]:
    return Lazy(lambda: enums[name].base)


def _places(ledger: Ledger) -> dict[str, set[str]]:
    return {name: set(entry.at) for name, entry in ledger.schemas.items()}


@frozen
class _ClassFeatures:
    """The features of a class: its kind, the names of its fields or values, and their types."""

    kind: type
    names: frozenset[Any]
    facts: frozenset[Any]


def _class_features(given: Class) -> _ClassFeatures:
    if isinstance(given, Enum):
        values = frozenset(given.members.values())
        return _ClassFeatures(Enum, values, values)
    facts = frozenset((field.wire, str(field.type), field.required) for field in given.fields)
    return _ClassFeatures(Model, frozenset(field.wire for field in given.fields), facts)


def _score(old: _ClassFeatures, new: _ClassFeatures, was: set[str], now: set[str]) -> float:
    """Return the score of a pair of classes, 0 for no match."""
    alike, together = _alike(old, new), _shared(was, now)
    return alike + together if alike >= (_ALIKE_IN_PLACE if together else ALIKE) else 0


def similarity(old: Class, new: Class) -> float:
    """Return the similarity of two classes, from 0 to 1; a model and an enum have none."""
    return _alike(_class_features(old), _class_features(new))


def _alike(old: _ClassFeatures, new: _ClassFeatures) -> float:
    if old.kind is not new.kind:
        return 0
    # Fields with equal names count although their types differ: the types may be renamed classes.
    return (_shared(old.names, new.names) + _shared(old.facts, new.facts)) / 2


def paired_methods(old: Surface, new: Surface) -> dict[str, str]:
    """Return the new names of methods by their old names, without removed methods.

    Two methods match if they call the same operation; else if they have the same name; else if
    they have similar signatures. Deprecated names are left out.
    """
    before, after = _current(old), _current(new)
    pairs: dict[str, str] = {}
    for key in (_operation, _name):
        gone, come = _rest(before, pairs), _rest(after, set(pairs.values()))
        found = {key(method): name for name, method in come.items()}
        pairs |= {name: found[key(m)] for name, m in gone.items() if key(m) in found}
    gone, come = _rest(before, pairs), _rest(after, set(pairs.values()))
    was, now = (
        {name: _method_features(method) for name, method in rest.items()} for rest in (gone, come)
    )
    scores = {
        (a, b): _method_score(was[a], now[b])
        for a in gone
        for b in come
        if was[a].verb == now[b].verb and not was[a].path.isdisjoint(now[b].path)
    }
    return pairs | _best(scores)


def _operation(method: Method) -> str:
    return method.key


def _name(method: Method) -> str:
    return method.name


def _current(surface: Surface) -> dict[str, Method]:
    return {name: method for name, method in surface.methods.items() if not method.renamed}


@frozen
class _MethodFeatures:
    """The features of a method: its HTTP method, its path, its parameters and its result."""

    verb: str
    path: frozenset[str]
    facts: frozenset[Any]


def _method_features(method: Method) -> _MethodFeatures:
    signature = next(iter(method.signatures.values()))
    verb, *path = method.key.split("/")
    taken = {(parameter.wire, parameter.kind) for parameter in signature.parameters}
    returned = {(part.name, "returned") for part in signature.returns.parts}
    return _MethodFeatures(verb, frozenset(path), frozenset(taken | returned))


def _method_score(old: _MethodFeatures, new: _MethodFeatures) -> float:
    """Return the similarity of two methods, 0 unless half of their paths are equal."""
    paths = _shared(old.path, new.path)
    score = (paths + _shared(old.facts, new.facts)) / 2
    return score if paths >= 0.5 and score >= ALIKE else 0


def _shared(old: AbstractSet[Any], new: AbstractSet[Any]) -> float:
    """Return the share of common items of two sets, from 0 to 1."""
    common = len(old & new)
    return common / (len(old) + len(new) - common) if common else 0


def _rest(named: Mapping[str, Any], paired: Container[str]) -> dict[str, Any]:
    return {name: named[name] for name in named if name not in paired}


def _best(scores: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Choose pairs by score, each name once."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    found = [(-score, old, new) for (old, new), score in scores.items() if score]
    for _, old, new in sorted(found):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs


@define
class ClassMatches:
    """The matches of classes.

    Args:
        same: New names by old names, of kept and renamed classes.
        split: Old names by new names, of classes that split off from a class that stays.
        merged: New names by old names, of classes that were merged into another class.
        is_name_reused: An old name belongs to another class now, so that the same text may stand
            for different types.
    """

    same: dict[str, str]
    split: dict[str, str] = field(factory=dict[str, str])
    merged: dict[str, str] = field(factory=dict[str, str])
    is_name_reused: bool = False

    def shares(self, old: Mapping[str, object], new: Mapping[str, object], name: str) -> bool:
        """Tell whether two surfaces have the same value, which needs no comparison."""
        return not self.is_name_reused and is_shared(old, new, name)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the old and the new name of all classes to compare."""
        return [*self.same.items(), *self.splits(), *self.merged.items()]

    def splits(self) -> list[tuple[str, str]]:
        """Return the old and the new name of classes that split off."""
        return [(old, new) for new, old in self.split.items()]

    def old(self, given: Type) -> Type:
        """Return an old type with the new names of its classes."""
        return given.renamed({**self.same, **self.merged})

    def new(self, given: Type) -> Type:
        """Return a new type, with the original class instead of a class that split off."""
        return given.renamed({new: self.same[old] for new, old in self.split.items()})


def match_classes(
    old: Surface, new: Surface, same: dict[str, str], methods: dict[str, str]
) -> ClassMatches:
    """Find splits and mergers wherever a type names another class than before.

    Args:
        old: The old surface.
        new: The new surface.
        same: New names of classes by old names.
        methods: New names of methods by old names.
    """
    before, after = classes(old), classes(new)
    reused = any(same.get(name) != name for name in before if name in after)
    found = ClassMatches(same, is_name_reused=reused)
    waiting = [
        pair
        for a, b in methods.items()
        for pair in _of_methods(old.methods[a], new.methods[b], found)
    ]
    for a, b in same.items():
        if a != b or not found.shares(before, after, a):
            waiting += _of_classes(old, new, a, b)
    while waiting:
        a, b = _exchanged(*waiting.pop(), found)
        is_split = a in same and b in after and b not in (*same.values(), *found.split)
        is_merger = a in before and a not in (*same, *found.merged) and b in same.values()
        if (is_split or is_merger) and similarity(before[a], after[b]) >= ALIKE:
            if is_split:
                found.split[b] = a
            else:
                found.merged[a] = b
            waiting += _of_classes(old, new, a, b)
    return found


def _exchanged(was: Type, now: Type, found: ClassMatches) -> tuple[str, str]:
    """Return the old and the new class of a type that exchanged a single class."""
    gone = found.old(was).classes() - found.new(now).classes()
    come = found.new(now).classes() - found.old(was).classes()
    if len(gone) != 1 or len(come) != 1:
        return "", ""
    names = {new: old for old, new in found.same.items()}
    (a,), (b,) = gone, come
    return names.get(a, a), b


def _of_methods(old: Method, new: Method, found: ClassMatches) -> Iterator[tuple[Type, Type]]:
    """Yield the old and the new types of the parameters and results of two methods."""
    for flavour in old.signatures.keys() & new.signatures.keys():
        if not found.shares(old.signatures, new.signatures, flavour):
            was, now = old.signatures[flavour], new.signatures[flavour]
            yield was.returns, now.returns
            yield from _of_parameters(was.parameters, now.parameters)


def _of_classes(old: Surface, new: Surface, a: str, b: str) -> list[tuple[Type, Type]]:
    was, now = old.models.get(a), new.models.get(b)
    if not isinstance(was, Model) or not isinstance(now, Model):
        return []
    return [(was.extras, now.extras), *_of_parameters(was.fields, now.fields)]


def _of_parameters(
    old: tuple[Parameter, ...], new: tuple[Parameter, ...]
) -> Iterator[tuple[Type, Type]]:
    now = {parameter.wire: parameter.type for parameter in new}
    yield from ((parameter.type, now[parameter.wire]) for parameter in old if parameter.wire in now)
