"""The rule that names an operation from its method and path.

    GET    /v2/access/posts                                     posts.list
    GET    /v2/access/posts/{postId}                            posts.get
    POST   /v2/access/posts/{postId}/pin                        posts.pin
    POST   /v2/access/chats/{userId}/messages                   chats.messages.create
    GET    /v2/access/chats/search                              chats.search
    GET    /v2/account/connections/{connectionId}/settings      account.connections.get_settings

The version segment and `access`, which most paths share, say nothing and are left out.
Plural segments are resources, singular ones at the end are actions or single things. A plural
one is a single thing, too, where GET answers with an object that is no list:
`self_.settings.get_notifications`.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from itertools import count

from attrs import frozen

from pipeline.documents import Document, Json
from pipeline.names import is_plural, snake_case

_VERSION = re.compile(r"v\d+")
_COMMON_AREA = "access"
_ITEM = re.compile(r"/{")

_ITEM_METHODS = {"get": "get", "put": "update", "patch": "update", "post": "create"}
#: What PUT or PATCH is called beside the other one.
_OTHER_UPDATES = {"put": "replace", "patch": "patch"}
_MANY_METHODS = {
    "get": "list",
    "post": "create",
    "put": "update_many",
    "patch": "update_many",
    "delete": "delete_many",
}
#: Plurals that name one thing.
_SINGLE_THINGS = frozenset(
    "access address analytics details earnings news permissions preferences progress "
    "settings statistics stats status".split()
)
_UNMARKED_PLURALS = frozenset({"media"})
#: Last segments that say what is done, whatever the method.
_ACTIONS = frozenset(
    "check count download export list preview refresh search validate verify".split()
)
_LIST_PROPERTIES = ("hasMore", "list", "items")
#: Properties that hold a list where they are an array.
_ARRAY_PROPERTIES = ("data", "entries", "records", "results")


@frozen
class _Place:
    """Where a path leads: the literal segments, and whether it ends in a parameter."""

    segments: tuple[str, ...]
    ends_in_parameter: bool
    last_parameter: str


def alternatives(path: str, method: str, listed: bool, single: bool = False) -> Iterator[str]:
    """Yield dotted ids for an operation, the best first, without end.

    Args:
        path: Path template with braces.
        method: Lower-case HTTP method.
        listed: The operation answers with a list.
        single: The path is that of a single thing, whatever its last segment.
    """
    place = _place(path)
    resource, name = _rule(place, method, listed, single)
    yield _dotted(resource, name)
    if method in _OTHER_UPDATES and name.startswith("update"):
        yield _dotted(resource, name.replace("update", _OTHER_UPDATES[method], 1))
    if place.last_parameter:
        yield _dotted(resource, f"{name}_by_{place.last_parameter}")
    if not name.startswith(method):
        yield _dotted(resource, f"{method}_{name}")
    # Where a method has the name of the resource, the first segment is the resource.
    outer, whole = resource[:1], "_".join((name, *resource[1:]))
    yield _dotted(outer, whole)
    for number in count(2):
        yield _dotted(outer, f"{whole}_{number}")


def is_list_like(document: Document, operation: Document) -> bool:
    """Tell whether an operation's success response is a list or a page of one."""
    return _is_list(_success_schema(document, operation))


def single_things(document: Document) -> frozenset[str]:
    """Return the paths that lead to one thing that can be read, and not to many.

    Things of which there are many are created there, or have a path each.
    """
    paths = document["paths"]
    many = {path[: found.start()] for path in paths for found in _ITEM.finditer(path)}
    return frozenset(
        path
        for path, item in paths.items()
        if "get" in item
        and "post" not in item
        and path not in many
        and _is_single_thing(document, path)
    )


def _is_single_thing(document: Document, path: str) -> bool:
    item = document["paths"][path]
    schema = _success_schema(document, item["get"])
    properties = schema.get("properties", {})
    arrays = (*_ARRAY_PROPERTIES, path.rpartition("/")[2])
    is_list = _is_list(schema) or any(
        _has_type(_resolved(document, properties.get(name, {})), "array") for name in arrays
    )
    return bool(properties) and not is_list


def _success_schema(document: Document, operation: Document) -> Json:
    for status, response in sorted(operation.get("responses", {}).items()):
        if status.startswith("2"):
            for _, media in sorted(response.get("content", {}).items()):
                return _resolved(document, media.get("schema", {}))
    return {}


def _has_type(schema: Json, name: str) -> bool:
    kinds = schema.get("type", [])
    return name in ([kinds] if isinstance(kinds, str) else kinds)


def _is_list(schema: Json) -> bool:
    properties = schema.get("properties", {})
    return schema.get("type") == "array" or any(name in properties for name in _LIST_PROPERTIES)


def _resolved(document: Document, schema: Json) -> Json:
    name = schema.get("$ref", "").removeprefix("#/components/schemas/")
    return document.get("components", {}).get("schemas", {}).get(name, {}) if name else schema


def _place(path: str) -> _Place:
    parts = [part for part in path.split("/") if part]
    literals = [snake_case(re.sub(r"{[^}]*}", " ", part)) for part in parts]
    if literals and _VERSION.fullmatch(literals[0]):
        literals = literals[1:]
    if len([part for part in literals if part]) > 1 and literals[0] == _COMMON_AREA:
        literals = literals[1:]
    parameters = re.findall(r"{([^}]*)}", path)
    return _Place(
        segments=tuple(part for part in literals if part) or ("root",),
        ends_in_parameter=bool(literals) and not literals[-1],
        last_parameter=snake_case(parameters[-1]) if parameters else "",
    )


def _rule(place: _Place, method: str, listed: bool, single: bool) -> tuple[tuple[str, ...], str]:
    *owners, last = place.segments
    if place.ends_in_parameter:
        return place.segments, _ITEM_METHODS.get(method, method)
    if owners and last in _ACTIONS:
        return tuple(owners), last
    if (_is_collection(last) and not single) or (method == "get" and listed):
        return place.segments, _MANY_METHODS.get(method, method)
    return _single(tuple(owners), last, method)


def _is_collection(segment: str) -> bool:
    plural = is_plural(segment) or segment in _UNMARKED_PLURALS
    return plural and segment not in _SINGLE_THINGS


def _single(owners: tuple[str, ...], last: str, method: str) -> tuple[tuple[str, ...], str]:
    verb = _ITEM_METHODS.get(method, method)
    if not owners:
        return (last,), verb
    return owners, last if method == "post" else f"{verb}_{last}"


def _dotted(resource: tuple[str, ...], method: str) -> str:
    return ".".join(_identifier(part) for part in (*resource, method))


def _identifier(part: str) -> str:
    if part[0].isdigit():
        part = f"n{part}"
    return f"{part}_" if keyword.iskeyword(part) or part in {"self", "cls"} else part
