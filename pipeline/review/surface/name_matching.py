"""Which class and which method of the old package is which of the new one.

Names are kept by the ledger, so most are what they were. Of the others, two are a pair where
the ledger has them at the same places, or where they look alike.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from attrs import define, field, frozen

from pipeline.names.ledger import Ledger
from pipeline.review.surface.public_surface import Enum, Method, Model, Parameter, Surface, Type

#: How alike two of different names must be, from 0 to 1, and where they stand in one place.
ALIKE, _ALIKE_IN_PLACE = 0.6, 0.3

#: The places of a class that is in no ledger.
_ANYWHERE = {"#"}

Class = Model | Enum


def classes(surface: Surface) -> dict[str, Class]:
    """Return the models and enums of a surface by name."""
    return {**surface.models, **surface.enums}


def paired_classes(old: Surface, new: Surface, ledgers: tuple[Ledger, Ledger]) -> dict[str, str]:
    """Return the new names of the classes by their old ones, without those that are gone.

    A name that has been free in between can be given to a class that has nothing of the old one.
    """
    before, after = classes(old), classes(new)
    was, now = (_places(ledger) for ledger in ledgers)
    kept = {
        name: name
        for name in before
        if name in after
        and (
            was.get(name, _ANYWHERE) & now.get(name, _ANYWHERE)
            or likeness(before[name], after[name])
        )
    }
    gone, come = (
        {name: _look(one) for name, one in _rest(named, kept).items()} for named in (before, after)
    )
    scores = {
        (a, b): _score(gone[a], come[b], was.get(a, set()), now.get(b, set()))
        for a in gone
        for b in come
        if not gone[a].names.isdisjoint(come[b].names)
    }
    return kept | _best(scores)


def _places(ledger: Ledger) -> dict[str, set[str]]:
    return {name: set(entry.at) for name, entry in ledger.schemas.items()}


@frozen
class _Look:
    """What a class is recognised by: its kind, the names of fields or values, and all of them."""

    kind: type
    names: frozenset[Any]
    facts: frozenset[Any]


def _look(one: Class) -> _Look:
    if isinstance(one, Enum):
        values = frozenset(one.members.values())
        return _Look(Enum, values, values)
    facts = frozenset((field.wire, str(field.type), field.required) for field in one.fields)
    return _Look(Model, frozenset(field.wire for field in one.fields), facts)


def _score(old: _Look, new: _Look, was: set[str], now: set[str]) -> float:
    """Return how good a pair two classes are, 0 for none."""
    alike, together = _alike(old, new), _shared(was, now)
    return alike + together if alike >= (_ALIKE_IN_PLACE if together else ALIKE) else 0


def likeness(old: Class, new: Class) -> float:
    """Return how alike two classes are, from 0 to 1; a model and an enum are not."""
    return _alike(_look(old), _look(new))


def _alike(old: _Look, new: _Look) -> float:
    if old.kind is not new.kind:
        return 0
    # Fields of one name count although their types differ: these may be renamed classes.
    return (_shared(old.names, new.names) + _shared(old.facts, new.facts)) / 2


def paired_methods(old: Surface, new: Surface) -> dict[str, str]:
    """Return the new names of methods by their old ones, without those that are gone.

    What calls the same operation is the same method; else what has the same name; else what
    takes the same. Old names that are kept for a while are left out.
    """
    before, after = _current(old), _current(new)
    pairs: dict[str, str] = {}
    for key in (_operation, _name):
        gone, come = _rest(before, pairs), _rest(after, set(pairs.values()))
        found = {key(method): name for name, method in come.items()}
        pairs |= {name: found[key(m)] for name, m in gone.items() if key(m) in found}
    gone, come = _rest(before, pairs), _rest(after, set(pairs.values()))
    was, now = ({name: _taken(one) for name, one in rest.items()} for rest in (gone, come))
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
class _Taken:
    """What a method is recognised by: its HTTP method, path, and what it takes and returns."""

    verb: str
    path: frozenset[str]
    facts: frozenset[Any]


def _taken(method: Method) -> _Taken:
    signature = next(iter(method.signatures.values()))
    verb, *path = method.key.split("/")
    taken = {(one.wire, one.kind) for one in signature.parameters}
    returned = {(part.name, "returned") for part in signature.returns.parts}
    return _Taken(verb, frozenset(path), frozenset(taken | returned))


def _method_score(old: _Taken, new: _Taken) -> float:
    """Return how alike two methods are; half of the path must agree."""
    paths = _shared(old.path, new.path)
    score = (paths + _shared(old.facts, new.facts)) / 2
    return score if paths >= 0.5 and score >= ALIKE else 0


def _shared(old: AbstractSet[Any], new: AbstractSet[Any]) -> float:
    """Return how much of two sets is in both, from 0 to 1."""
    common = len(old & new)
    return common / (len(old) + len(new) - common) if common else 0


def _rest(named: Mapping[str, Any], paired: Container[str]) -> dict[str, Any]:
    return {name: one for name, one in named.items() if name not in paired}


def _best(scores: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Choose pairs, the best first, each name once."""
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
    """Which classes belong together.

    Args:
        same: New names by old names: kept and renamed ones.
        split: Old names by the new names of classes that come from a class which stays.
        merged: New names by the old names of classes that went into another one.
    """

    same: dict[str, str]
    split: dict[str, str] = field(factory=dict[str, str])
    merged: dict[str, str] = field(factory=dict[str, str])

    def pairs(self) -> list[tuple[str, str]]:
        """Return old and new name of all that are to be compared."""
        return [*self.same.items(), *self.splits(), *self.merged.items()]

    def splits(self) -> list[tuple[str, str]]:
        """Return old and new name of what has split."""
        return [(old, new) for new, old in self.split.items()]

    def old(self, given: Type) -> Type:
        """Return an old type in the names of now."""
        return given.renamed({**self.same, **self.merged})

    def new(self, given: Type) -> Type:
        """Return a new type, what has split off counted as what it comes from."""
        return given.renamed({new: self.same[old] for new, old in self.split.items()})


def match_classes(
    old: Surface, new: Surface, same: dict[str, str], methods: dict[str, str]
) -> ClassMatches:
    """Look for splits and mergers wherever a type says one class instead of another.

    Args:
        old: The old surface.
        new: The new surface.
        same: New names of classes by old ones.
        methods: New names of methods by old ones.
    """
    found = ClassMatches(same)
    before, after = classes(old), classes(new)
    waiting = [
        pair for a, b in methods.items() for pair in _of_methods(old.methods[a], new.methods[b])
    ]
    for a, b in same.items():
        waiting += _of_classes(old, new, a, b)
    while waiting:
        a, b = _exchanged(*waiting.pop(), found)
        is_split = a in same and b in after and b not in (*same.values(), *found.split)
        is_merger = a in before and a not in (*same, *found.merged) and b in same.values()
        if (is_split or is_merger) and likeness(before[a], after[b]) >= ALIKE:
            if is_split:
                found.split[b] = a
            else:
                found.merged[a] = b
            waiting += _of_classes(old, new, a, b)
    return found


def _exchanged(was: Type, now: Type, found: ClassMatches) -> tuple[str, str]:
    """Return the one class that a type no longer has, and the one that it has instead."""
    gone = found.old(was).classes() - found.new(now).classes()
    come = found.new(now).classes() - found.old(was).classes()
    if len(gone) != 1 or len(come) != 1:
        return "", ""
    names = {new: old for old, new in found.same.items()}
    (a,), (b,) = gone, come
    return names.get(a, a), b


def _of_methods(old: Method, new: Method) -> Iterator[tuple[Type, Type]]:
    """Yield the old and the new type of whatever two methods take and return."""
    for flavour in old.signatures.keys() & new.signatures.keys():
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
    now = {one.wire: one.type for one in new}
    yield from ((one.type, now[one.wire]) for one in old if one.wire in now)
