"""The rule that names an operation from its method, its path and the paths around it.

    GET    /v2/access/posts                                     posts.list
    GET    /v2/access/posts/{postId}                            posts.get
    POST   /v2/access/chats/{userId}/messages                   chats.messages.create
    POST   /v2/access/posts/{postId}/pin                        posts.pin
    DELETE /v2/access/posts/{postId}/pin                        posts.unpin
    GET    /v2/access/users/block                               users.blocked
    GET    /v2/access/analytics/posts/chart                     analytics.posts.chart
    GET    /v2/account/connections/{connectionId}/settings      account.connections.get_settings
    PUT    /v2/access/users/{userId}/note                       users.set_note
    POST   /v2/access/lists/{listId}/users/{userId}             lists.users.add
    PUT    /v2/access/uploads/{uploadId}                        uploads.put

- The version, `api` and `access`, which most paths share, are left out.
- A thing with many instances is a resource, and so is a thing with other things below it.
- A verb at the end of the path is the method, whatever the HTTP method; DELETE is its opposite.
- A single thing is read by `get_` (a list or a report by its own word), written by `set_` (PUT) or
  `update_` (PATCH), and removed by `delete_`.
- Things that exist already are added to a collection and removed from it, if POST names them by
  ids in its body, or by the path.
- A plural is a single thing, too, if GET answers with an object that has no list:
  `self_.settings.get_notifications`.
- If two collections have the same words, the methods of the smaller collection belong to the
  resource around it: `users.add_to_lists`.
- A fragment, or the value in a query, is like a last segment: `PUT /files/{id}#share` is
  `files.share`, `POST /jobs?op=start` is `jobs.start`. A switch in a query ends the name:
  `POST /messages?beta=true` is `messages.create_beta`. Constants that all addresses of a path have
  are left out.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from itertools import count
from typing import TypeAlias

from pipeline.common.python_names import singular
from pipeline.operations.endpoints import Endpoint
from pipeline.operations.words import (
    READS,
    REPORTS,
    is_participle,
    is_verb,
    opposite,
    participle,
    takes_away,
)

#: A resource and the name of its method.
Name: TypeAlias = tuple[tuple[str, ...], str]

_ONE_METHODS = {"get": "get", "put": "update", "patch": "update", "post": "create"}
_MANY_METHODS = {
    "get": "list",
    "post": "create",
    "put": "update_many",
    "patch": "update_many",
    "delete": "delete_many",
}
#: Names of PUT and PATCH beside each other.
_OTHER_UPDATES = {"put": "replace", "patch": "patch"}
#: Names of methods that are no names of resources.
_NO_RESOURCES = frozenset({"list"})
#: Verbs of methods that end in the name of the collection.
_TO_OR_FROM = {"add": "add_to", "remove": "remove_from"}


#: Most letters of an id of the rule, and of each of its parts if the id has to be cut.
MAX_ID, _MAX_PART = 150, 60


def alternatives(endpoint: Endpoint) -> Iterator[str]:
    """Yield dotted ids for an operation, the best first, without end."""
    return map(_cut, _alternatives(endpoint))


def _cut(dotted: str) -> str:
    """Return an id that is no longer than the name of a file may be: without its middle."""
    if len(dotted) <= MAX_ID:
        return dotted
    first, *_, last = map(_ending, dotted.split("."))
    return f"{first}.{last}"


def _ending(part: str) -> str:
    """Return the last words of a part."""
    words = part.split("_")
    while len("_".join(words)) > _MAX_PART and len(words) > 1:
        words.pop(0)
    return identifier("_".join(words)[-_MAX_PART:].strip("_"))


def _alternatives(endpoint: Endpoint) -> Iterator[str]:
    resource, name = _rule(endpoint)
    yield _dotted(resource, name)
    if endpoint.method in _OTHER_UPDATES and name.startswith("update"):
        yield _dotted(resource, name.replace("update", _OTHER_UPDATES[endpoint.method], 1))
    if endpoint.version:
        yield _dotted(resource, f"{name}_{endpoint.version}")
    if name == endpoint.last:
        yield _dotted(*_one(endpoint))
    parameter = endpoint.parameters[-1] if endpoint.parameters else ""
    thing = parameter.removesuffix("_id")
    if endpoint.on_item and thing not in ("", "id"):
        yield _dotted(resource, f"{name}_{thing}")
    if parameter:
        yield _dotted(resource, f"{name}_by_{parameter}")
    if not name.startswith(endpoint.method):
        yield _dotted(resource, f"{endpoint.method}_{name}")
    # If a method would have the name of its resource, the first segment is the resource.
    outer, whole = resource[:1], "_".join((name, *resource[1:]))
    yield _dotted(outer, whole)
    for number in count(2):
        yield _dotted(outer, f"{whole}_{number}")


def _rule(endpoint: Endpoint) -> Name:
    resource, name = _rule_of_path(endpoint)
    return resource, f"{name}_{endpoint.suffix}" if endpoint.suffix else name


def _rule_of_path(endpoint: Endpoint) -> Name:
    words = endpoint.segments
    verb = next((n for n, word in enumerate(words) if n and is_verb(word)), len(words))
    if endpoint.on_item and words[verb:] in [(word,) for word in _NO_RESOURCES]:
        return endpoint.owners, f"{_item_verb(endpoint)}_{endpoint.last}"
    if verb < len(words):
        return words[:verb], _action(endpoint, words[verb:])
    if endpoint.on_item:
        return _item(endpoint)
    if endpoint.many:
        return _collection(endpoint)
    if endpoint.has_parts or not endpoint.owners:
        return _one(endpoint)
    return endpoint.owners, _single(endpoint)


def _action(endpoint: Endpoint, words: tuple[str, ...]) -> str:
    """Name the method of a path with a verb in it, and perhaps words after the verb."""
    method, verb, phrase = endpoint.method, words[0], "_".join(words)
    made = endpoint.on_item and endpoint.creates
    if method == "delete" and len(words) == 1 and not made:
        return phrase if takes_away(verb) else opposite(phrase) or f"delete_{phrase}"
    if method == "get" and len(words) == 1 and verb not in READS:
        return _seen(endpoint, verb)
    if method in ("get", "post") or (method in _OTHER_UPDATES and len(words) == 1 and not made):
        return phrase
    return f"{_ONE_METHODS.get(method, method)}_{phrase}"


def _seen(endpoint: Endpoint, verb: str) -> str:
    """Name the GET of a verb: its objects (`blocked`), or its result."""
    if endpoint.listed:
        return participle(verb) or f"list_{verb}"
    return f"get_{verb}" if endpoint.on_item or participle(verb) else verb


def _item(endpoint: Endpoint) -> Name:
    verb = _item_verb(endpoint)
    if endpoint.shadowed and endpoint.owners:
        return endpoint.owners, f"{_TO_OR_FROM.get(verb, verb)}_{singular(endpoint.last)}"
    return endpoint.segments, verb


def _item_verb(endpoint: Endpoint) -> str:
    method, body = endpoint.method, endpoint.body
    if method == "delete":
        return "remove" if endpoint.adds else "delete"
    if method in ("post", "put") and body == "binary":
        return "put" if method == "put" else "upload"
    if endpoint.adds and body == "none":
        return "add"
    if method == "post" and not endpoint.methods & _OTHER_UPDATES.keys():
        if endpoint.exists or endpoint.creates:
            return "update"
        return "add" if body == "none" else "create"
    return _ONE_METHODS.get(method, method)


def _collection(endpoint: Endpoint) -> Name:
    verb = _MANY_METHODS.get(endpoint.method, endpoint.method)
    if endpoint.under_item and endpoint.body == "ids":
        verb = {"post": "add", "delete": "remove"}.get(endpoint.method, verb)
    if not endpoint.shadowed or not endpoint.owners:
        return endpoint.segments, verb
    things = singular(endpoint.last) if verb == "create" else endpoint.last
    return endpoint.owners, f"{_TO_OR_FROM.get(verb, verb).removesuffix('_many')}_{things}"


def _one(endpoint: Endpoint) -> Name:
    """Name the method of a single thing that is a resource: with parts, or at the top."""
    if endpoint.method == "get" and endpoint.listed:
        return endpoint.segments, "list"
    return endpoint.segments, _ONE_METHODS.get(endpoint.method, endpoint.method)


def _single(endpoint: Endpoint) -> str:
    """Name the method of a single thing, which belongs to its owner."""
    method, last = endpoint.method, endpoint.last
    if method == "get":
        if last in REPORTS or is_participle(last) or (endpoint.listed and endpoint.alone):
            return last
        return f"list_{last}" if endpoint.listed else f"get_{last}"
    if method == "delete":
        undone = "post" in endpoint.methods and "get" not in endpoint.methods
        return opposite(last) or (f"remove_{last}" if undone else f"delete_{last}")
    if method == "post" and "get" not in endpoint.methods:
        return last
    if method in ("post", "put") and endpoint.body == "binary":
        return f"upload_{last}"
    if method == "put" or (method == "post" and not endpoint.listed):
        return f"update_{last}" if endpoint.is_set else f"set_{last}"
    return f"{_ONE_METHODS.get(method, method)}_{last}"


def _dotted(resource: tuple[str, ...], method: str) -> str:
    return ".".join(identifier(part) for part in (*resource, method))


def identifier(part: str) -> str:
    """Return a part of a dotted name as a valid Python name: `import_`, `self_`, `n240`."""
    if part[0].isdigit():
        part = f"n{part}"
    return f"{part}_" if keyword.iskeyword(part) or part in {"self", "cls"} else part
