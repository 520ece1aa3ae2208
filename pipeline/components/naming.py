"""Name groups of schemas: by the ledger, then the document, then titles, then the rule.

The rule names a class after the thing that it describes:

- The answer of `posts.get`, `posts.create` and `posts.update`, and the items of `posts.list`, are
  a `Post`. Of several classes, the class at most places has the name, among equals the answer of
  `posts.get`. Another class is a `PostSummary` with a part of the fields, or `PostDetails` with
  more fields. The items of `users.blocked` are a `BlockedUser`.
- The envelope of a list has the name of its items and `Page`: `PostPage`. Other bodies have the
  common words of their operations and `Request`, `Response` or `ErrorResponse`: `PostRequest` for
  create and update, `PostCreateRequest` for create alone.
- An object in a property has the name of the property (`ReleaseForm`). If that word is vague
  (`Type`, `Totals`, `Opened`) or in use, the name begins with the class around it: `MediaType`. The
  names of all enums do, too. The name of a parameter begins with the resource: `PostSortBy`.

Names are given in this order, so that a strong claim on a name comes before a weak claim: names of
the document, titles, events of webhooks, things, words of properties, bodies, and all other parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from pipeline.common.documents import Json
from pipeline.common.python_names import class_name, pascal_case
from pipeline.common.schemas import WEBHOOK
from pipeline.components.context import Context, Names, beside, fields, part_of
from pipeline.components.groups import Group
from pipeline.components.parts import parts, property_word
from pipeline.components.places import GENERIC, Place, place_of
from pipeline.operations.words import REPORTS, is_participle

#: Properties of an object that wraps the actual answer in `data`.
_WRAPPING = frozenset("data error errors message meta ok success".split())
#: Properties of an answer that only confirms the success of a call.
_DONE = frozenset("error errors id message ok status success".split())
#: Ranks of the places of a thing.
_READ, _LISTED, _WRITTEN, _SHARED = range(4)
#: Beginnings of properties about the next page, in lower case.
_PAGING = ("cursor", "hasmore", "has_more", "next", "total")
#: Methods that answer with a list, with or without pages.
_LISTS = REPORTS | {"list", "search"}


def name_groups(
    groups: list[Group], given: dict[str, str], reserved: Iterable[str] = ()
) -> dict[str, str]:
    """Name every group.

    Args:
        groups: Groups of the whole document.
        given: Names by group key from the ledger.
        reserved: Names that no new class gets: deprecated names.

    Returns:
        Names by group key.
    """
    context = Context(groups, Names(given, reserved))
    _give_claimed(context, lambda group: Claim(group.component, len(group.positions)))
    _number_components(context)
    _give_claimed(context, lambda group: Claim(group.title(), len(group.positions)))
    _give_claimed(context, _event)
    _give_things(context)
    _give_words(context)
    for candidates in (bodies, parts):
        for group in context.unnamed():
            context.names.give_first_free(group, candidates(context, group))
    return context.names.by_key


def _number_components(context: Context) -> None:
    """Number the components whose names are those of other components, written otherwise."""
    left = [group for group in context.unnamed() if group.component]
    for group in sorted(left, key=lambda group: group.component):
        context.names.give_first_free(group, context.names.numbered(class_name(group.component)))


def _give_things(context: Context) -> None:
    claims = {group.key: thing(context, group) for group in context.unnamed()}
    _give_claimed(context, lambda group: claims[group.key])
    for group in context.unnamed():
        if name := claims[group.key].name:
            context.names.give_first_free(group, other_things(context, group, name))


def _give_claimed(context: Context, claim: Callable[[Group], Claim]) -> None:
    """Give each name to the group with the most votes."""
    claims = [
        (-made.votes, made.rank, group.first_position(), class_name(made.name), group)
        for group in context.unnamed()
        for made in (claim(group),)
        if made.name
    ]
    for _, _, _, name, group in sorted(claims, key=lambda entry: entry[:4]):
        context.names.give_first_free(group, [name])


def _give_words(context: Context) -> None:
    claims = {
        group.key: Claim(property_word(context, group), len(group.positions))
        for group in context.unnamed()
    }
    things = {*context.names.by_key.values()}
    _give_claimed(context, lambda group: claims[group.key])
    for group in sorted(context.unnamed(), key=lambda group: -claims[group.key].votes):
        if claims[group.key].name in things:
            context.names.give_first_free(group, part_of(context, group, claims[group.key].name))


def _event(group: Group) -> Claim:
    """Return the name of an event, the body that a webhook or callback sends."""
    place = place_of(group.first_position())
    if not place.owner.startswith(WEBHOOK) or place.part != "request" or not place.is_body:
        return Claim()
    words = "".join(map(pascal_case, place.owner.removeprefix(WEBHOOK).split(".")))
    return Claim(words.removesuffix("Event") + "Event", len(group.positions))


@frozen
class Claim:
    """A name that a group has a claim on.

    Args:
        name: The name; empty if the group claims none.
        votes: Number of the places of the group that support the claim.
        rank: Decides between equal votes; lower is better.
    """

    name: str = ""
    votes: int = 0
    rank: int = 0


def thing(context: Context, group: Group) -> Claim:
    """Return the claim of a group on the name of a thing, by its places in answers."""
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
    """Tell whether a group is a thing, and not a common answer of many operations."""
    done = bool(fields(group)) and _DONE.issuperset(fields(group))
    if rank == _READ:
        return len(votes) == 1 or not done
    bodies = [place for place in context.places(group) if place.is_body and place.is_answer]
    return votes.total() * 2 >= len(bodies) and not done


def other_things(context: Context, group: Group, name: str) -> Iterator[str]:
    """Yield names for a group whose claim has lost to another group."""
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
    """Tell whether an object wraps the actual answer in `data`."""
    return "data" in fields(group) and _WRAPPING.issuperset(fields(group))


def _has_content(group: Group) -> bool:
    return bool(fields(group)) or isinstance(group.structure.get("additionalProperties"), dict)


def bodies(context: Context, group: Group) -> Iterator[str]:
    """Yield names for a group as a body, the best first; no names if it is no body."""
    if is_page(context, group):
        yield from _pages(context, group)
    places = [place for place in context.places(group) if place.is_body and place.is_operation]
    kinds = Counter(_kind(place) for place in places)
    if not kinds:
        return
    kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
    places = [place for place in places if _kind(place) == kind]
    resources = {place.resource for place in places}
    if len(resources) > 1 and len(fields(group)) == 1 and kind != "ErrorResponse":
        yield "".join(map(pascal_case, fields(group))) + kind
    common = context.subjects.common(places)
    yield common + kind if common or kind == "ErrorResponse" else ""
    yield context.subjects.call(places[0]) + kind
    yield context.subjects.call(places[0]) + pascal_case(places[0].part) + kind


def is_page(context: Context, group: Group) -> bool:
    """Tell whether a group is the envelope of a list in the answer of an operation."""
    answers = [place for place in context.places(group) if place.is_answer and place.is_body]
    if not answers or not _list_of(group, answers):
        return False
    paged = any(name.lower().startswith(_PAGING) for name in fields(group))
    return paged or any(_is_list(place.method) for place in answers)


def _is_list(method: str) -> bool:
    return method in _LISTS or method.startswith("list_") or is_participle(method)


def _pages(context: Context, group: Group) -> Iterator[str]:
    places = [place for place in context.places(group) if place.is_answer and place.is_body]
    listed = _list_of(group, places)
    item = context.target(listed.get("items")) if listed else None
    if item is not None and item.kind == "object" and fields(item):
        name = context.names.by_key.get(item.key, "")
        stem = name.removesuffix("Item")
        yield f"{name if context.named(stem) else stem}Page" if name else ""
    shared = context.subjects.shared(places) if len(places) > 1 else ""
    yield f"{shared}Page" if shared else ""
    yield context.subjects.item(places[0]).removesuffix("Item") + "Page"
    yield context.subjects.call(places[0]) + "Page"


def _list_of(group: Group, places: list[Place]) -> Json:
    """Return the schema of the array in an envelope, None if there is none."""
    properties = group.wording().get("properties", {})
    holders = GENERIC | {place.resource[-1].lower() for place in places}
    for name, schema in sorted(properties.items()):
        if name.lower() in holders and isinstance(schema, dict) and "items" in schema:
            return schema
    return None


def _kind(place: Place) -> str:
    if place.part == "request":
        return "Request"
    return "Response" if place.part.startswith("2") else "ErrorResponse"
