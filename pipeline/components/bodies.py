"""Names of bodies that are no thing: pages, requests, responses and errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.common.documents import Json
from pipeline.common.python_names import pascal_case
from pipeline.components.context import Context, fields
from pipeline.components.groups import Group
from pipeline.components.places import GENERIC, Place
from pipeline.operations.words import REPORTS, is_participle

#: How properties begin that tell of the next page, in lower case.
_PAGING = ("cursor", "hasmore", "has_more", "next", "total")
#: Methods that answer with a list, whether there are more pages or not.
_LISTS = REPORTS | {"list", "search"}


def bodies(context: Context, group: Group) -> Iterator[str]:
    """Yield names for a group as a body, the best first; none where it is in no body's place."""
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
    """Return the schema of the array in an envelope, if there is one."""
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
