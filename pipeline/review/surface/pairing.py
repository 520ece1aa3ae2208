"""Which class and which method of the old package is which of the new one.

Names are kept by the ledger, so most are what they were. Of the others, two are a pair where
the ledger has them at the same places, or where they look alike.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from pipeline.ledger import Ledger
from pipeline.review.surface.records import Enum, Method, Model, Surface

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
    gone, come = _rest(before, kept), _rest(after, kept)
    scores = {
        (a, b): _score(gone[a], come[b], was.get(a, set()), now.get(b, set()))
        for a in gone
        for b in come
    }
    return kept | _best(scores)


def _places(ledger: Ledger) -> dict[str, set[str]]:
    return {name: set(entry.at) for name, entry in ledger.schemas.items()}


def _score(old: Class, new: Class, was: set[str], now: set[str]) -> float:
    """Return how good a pair two classes are, 0 for none."""
    alike, together = likeness(old, new), _shared(was, now)
    return alike + together if alike >= (_ALIKE_IN_PLACE if together else ALIKE) else 0


def likeness(old: Class, new: Class) -> float:
    """Return how alike two classes are, from 0 to 1; a model and an enum are not."""
    if isinstance(old, Enum) or isinstance(new, Enum):
        both = isinstance(old, Enum) and isinstance(new, Enum)
        return _shared(_facts(old), _facts(new)) if both else 0
    # Fields of one name count although their types differ: these may be renamed classes.
    names = _shared({one.wire for one in old.fields}, {one.wire for one in new.fields})
    return (names + _shared(_facts(old), _facts(new))) / 2


def _facts(one: Class) -> set[Any]:
    if isinstance(one, Enum):
        return set(one.members.values())
    return {(field.wire, str(field.type), field.required) for field in one.fields}


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
    scores = {(a, b): _method_score(gone[a], come[b]) for a in gone for b in come}
    return pairs | _best(scores)


def _operation(method: Method) -> str:
    return method.key


def _name(method: Method) -> str:
    return method.name


def _current(surface: Surface) -> dict[str, Method]:
    return {name: method for name, method in surface.methods.items() if not method.renamed}


def _method_score(old: Method, new: Method) -> float:
    """Return how alike two methods are; the HTTP method and half of the path must agree."""
    if old.key.split()[0] != new.key.split()[0]:
        return 0
    paths = _shared(set(old.key.split("/")[1:]), set(new.key.split("/")[1:]))
    score = (paths + _shared(_taken(old), _taken(new))) / 2
    return score if paths >= 0.5 and score >= ALIKE else 0


def _taken(method: Method) -> set[Any]:
    signature = next(iter(method.signatures.values()))
    own = {(one.wire, one.kind) for one in signature.parameters}
    return own | {(part.name, "returned") for part in signature.returns.parts}


def _shared(old: set[Any], new: set[Any]) -> float:
    """Return how much of two sets is in both, from 0 to 1."""
    return len(old & new) / len(old | new) if old or new else 0


def _rest(named: Mapping[str, Any], paired: Container[str]) -> dict[str, Any]:
    return {name: one for name, one in named.items() if name not in paired}


def _best(scores: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Choose pairs, the best first, each name once."""
    pairs: dict[str, str] = {}
    for (old, new), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score and old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs
