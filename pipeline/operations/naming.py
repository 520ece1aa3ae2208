"""The rule that names an operation from its method and path.

    GET    /v2/access/posts                                     posts.list
    GET    /v2/access/posts/{postId}                            posts.get
    POST   /v2/access/posts/{postId}/pin                        posts.pin
    POST   /v2/access/chats/{userId}/messages                   chats.messages.create
    GET    /v2/access/chats/search                              chats.search
    GET    /v2/account/connections/{connectionId}/settings      account.connections.get_settings

The version segment and `access`, which most paths share, say nothing and are left out.
Plural segments are resources, singular ones at the end are actions or single things.
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


@frozen
class _Place:
    """Where a path leads: the literal segments, and whether it ends in a parameter."""

    segments: tuple[str, ...]
    ends_in_parameter: bool
    last_parameter: str


def alternatives(path: str, method: str, listed: bool) -> Iterator[str]:
    """Yield dotted ids for an operation, the best first, without end.

    Args:
        path: Path template with braces.
        method: Lower-case HTTP method.
        listed: The operation answers with a list.
    """
    place = _place(path)
    resource, name = _rule(place, method, listed)
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
    for status, response in sorted(operation.get("responses", {}).items()):
        if status.startswith("2"):
            for _, media in sorted(response.get("content", {}).items()):
                return _is_list(_resolved(document, media.get("schema", {})))
    return False


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


def _rule(place: _Place, method: str, listed: bool) -> tuple[tuple[str, ...], str]:
    *owners, last = place.segments
    if place.ends_in_parameter:
        return place.segments, _ITEM_METHODS.get(method, method)
    if owners and last in _ACTIONS:
        return tuple(owners), last
    if _is_collection(last) or (method == "get" and listed):
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
