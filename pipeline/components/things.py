"""The things that resources hold: what is read, created and listed, named after the resource."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from pipeline.common.python_names import pascal_case
from pipeline.components.bodies import is_page
from pipeline.components.context import Context, beside, fields
from pipeline.components.groups import Group
from pipeline.components.parts import property_word
from pipeline.components.places import Place
from pipeline.operations.words import REPORTS

#: Properties of an object that wraps the answer proper in `data`.
_WRAPPING = frozenset("data error errors message meta ok success".split())
#: Properties of an answer that only says that something was done.
_DONE = frozenset("error errors id message ok status success".split())
#: Ranks of places that speak for a thing.
_READ, _LISTED, _WRITTEN, _SHARED = range(4)


@frozen
class Claim:
    """A name that a group has a claim on.

    Args:
        name: The name, empty where the group claims none.
        votes: How many of its places speak for it.
        rank: Decides among equals; lower is better.
    """

    name: str = ""
    votes: int = 0
    rank: int = 0


def thing(context: Context, group: Group) -> Claim:
    """Return the thing that a group is in most of the answers that are one."""
    if group.kind != "object" or not _has_content(group) or is_page(context, group):
        return Claim()
    found = [(place, _thing_at(context, group, place)) for place in context.places(group)]
    found = [(place, name) for place, name in found if name]
    rank = min((_rank(place) for place, _ in found), default=_SHARED)
    votes = Counter(name for _, name in found)
    if not found or (rank != _LISTED and not _is_thing(context, group, rank, votes)):
        return Claim()
    name = min(votes, key=lambda name: (-votes[name], name))
    count = votes[name]
    if count * 2 <= len(found) and len(votes) > 1:
        shared = context.subjects.shared([place for place, _ in found])
        name, rank = (shared, _SHARED) if shared else (name, rank)
    word = property_word(context, group)
    if word and fields(group) and name.endswith((word, "Item")):
        name = word
    return Claim(pascal_case(context.value(group)) + name, count, rank)


def _rank(place: Place) -> int:
    if place.is_item:
        return _LISTED
    reads = place.method.startswith("get") or place.method in REPORTS
    return _READ if reads else _WRITTEN


def _is_thing(context: Context, group: Group, rank: int, votes: Counter[str]) -> bool:
    """Tell whether an answer is the thing, not what many operations answer."""
    done = bool(fields(group)) and _DONE.issuperset(fields(group))
    if rank == _READ:
        return len(votes) == 1 or not done
    bodies = [place for place in context.places(group) if place.is_body and place.is_answer]
    return votes.total() * 2 >= len(bodies) and not done


def other_things(context: Context, group: Group, name: str) -> Iterator[str]:
    """Yield names for a group whose claim on a name another group has won."""
    yield from beside(context, group, name)
    places = context.places(group)
    if context.siblings(group):
        return
    if any(place.is_item for place in places):
        yield f"{name}Item"
    if any(place.is_body and place.method == "get" for place in places):
        yield f"{name}Details"


def _thing_at(context: Context, group: Group, place: Place) -> str:
    if place.is_item:
        return context.subjects.item(place)
    body = context.body_of(place)
    is_whole = place.is_body and not _wraps(group)
    is_wrapped = place.properties == ("data",) and not place.brackets and body and _wraps(body)
    return context.subjects.answered(place) if place.is_answer and (is_whole or is_wrapped) else ""


def _wraps(group: Group) -> bool:
    """Tell whether an object has the answer proper in `data`."""
    return "data" in fields(group) and _WRAPPING.issuperset(fields(group))


def _has_content(group: Group) -> bool:
    return bool(fields(group)) or isinstance(group.structure.get("additionalProperties"), dict)
