"""The features of operations from which their names follow: of paths, of answers, of bodies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from urllib.parse import unquote

from attrs import frozen

from pipeline.common.documents import METHODS, Document, Json, operations
from pipeline.common.python_names import (
    SINGLE_THINGS,
    UNMARKED_PLURALS,
    is_plural,
    singular,
    snake_case,
)
from pipeline.common.schemas import referenced

_VERSION = re.compile(r"v\d+((alpha|beta|rc)\d*)?")
#: Segments at the beginning of paths that have no meaning for a name.
_PREFIXES = frozenset({"api", "rest"})
_COMMON_AREA = "access"
#: Beginning of the fragment of an operation whose requests another operation has.
KEPT_APART = "by-"
#: Values of a query that only switch its name on.
_SWITCHES = frozenset({"", "1", "true", "yes", "on"})
#: Most letters of a name from a query and a fragment.
_LONGEST = 60
_OFF = frozenset({"false", "no", "off", "null", "none"})
_LIST_PROPERTIES = ("hasMore", "list", "items")
#: Properties that hold a list where they are an array.
_ARRAY_PROPERTIES = ("data", "entries", "records", "results")


@frozen
class Endpoint:
    """The features of an operation for the rule of names.

    Args:
        method: Lower-case HTTP method.
        segments: Literal segments of the path in snake_case, without version and prefix.
        parameters: Names of the path parameters in snake_case.
        on_item: The path ends in a parameter.
        under_item: A parameter is before the last literal segment.
        version: The version in the path, if the document also has another version of the path.
        listed: GET of the path answers with a list, or with a page of a list.
        many: The last segment names many things, each of which may have a path.
        has_parts: Literal segments follow the path somewhere in the document.
        shadowed: A path with the same literal segments has more operations:
            `/users/lists` beside `/users/{id}/lists`.
        methods: Methods of the path.
        creates: The collection of the item takes POST.
        exists: The item or its collection can be read.
        adds: The path adds an existing thing: to an item, and without a body.
        suffix: The end of the name of its method, from the query of the path.
        body: `none`, `binary`, `ids` of the things in the last segment, or `other`.
    """

    method: str
    segments: tuple[str, ...]
    parameters: tuple[str, ...]
    on_item: bool
    under_item: bool
    version: str
    listed: bool
    many: bool
    has_parts: bool
    shadowed: bool
    methods: frozenset[str]
    creates: bool
    exists: bool
    adds: bool
    body: str
    suffix: str = ""

    @property
    def last(self) -> str:
        """The last literal segment."""
        return self.segments[-1]

    @property
    def owners(self) -> tuple[str, ...]:
        """The literal segments before the last segment."""
        return self.segments[:-1]

    @property
    def alone(self) -> bool:
        """Whether the path has only one method."""
        return len(self.methods) == 1

    @property
    def is_set(self) -> bool:
        """Whether the last segment is a plural that names a single thing: `settings`."""
        return self.last.rpartition("_")[2] in SINGLE_THINGS and is_plural(self.last)


def endpoints(document: Document) -> dict[tuple[str, str], Endpoint]:
    """Return the features of each operation, by path and method."""
    survey = _Survey(document)
    return {
        (path, method): survey.endpoint(path, method, operation)
        for path, method, operation in operations(document)
    }


@frozen
class _Path:
    """A path in steps: literal segments in snake_case, and an empty text for each parameter.

    The words of its query and fragment are its last step, or the end of its method's name.
    """

    version: str
    steps: tuple[str, ...]
    parameters: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def segments(self) -> tuple[str, ...]:
        return tuple(step for step in self.steps if step) or ("root",)

    @property
    def holder(self) -> tuple[str, ...]:
        """The steps up to the last literal segment."""
        end = len(self.steps)
        while end and not self.steps[end - 1]:
            end -= 1
        return self.steps[:end]


def _parsed(address: str, shared: frozenset[str]) -> _Path:
    """Parse a path with its query and fragment.

    Args:
        address: A path, perhaps with constants of a query and with a fragment.
        shared: Parts of query and fragment that all addresses with this path have.
    """
    path, parts = _parts(address)
    literal = (unquote(re.sub(r"{[^}]*}", " ", part)) for part in path.split("/") if part)
    steps = [*map(snake_case, literal)]
    names = tuple(snake_case(name) for name in re.findall(r"{([^}]*)}", path))
    version = ""
    while steps and (_VERSION.fullmatch(steps[0]) or (steps[0] in _PREFIXES and len(steps) > 1)):
        word = steps.pop(0)
        version = version if word in _PREFIXES else word
    if len([step for step in steps if step]) > 1 and steps[0] == _COMMON_AREA:
        steps.pop(0)
    own = [part for part in parts if part not in shared]
    segment = _joined(part for part in own if not _is_modifier(part))
    if segment:
        steps = [*(steps or ["root"]), segment]
    return _Path(version, tuple(steps), names, _joined(filter(_is_modifier, own)))


def _is_modifier(part: str) -> bool:
    """Tell whether a part modifies a call, as `beta=true` and `v=2` do, rather than names it."""
    name, has_value, value = part.partition("=")
    word = value if has_value else name
    is_name = word[:1].isalpha() and word.lower() not in _SWITCHES | _OFF
    return (word != "" and not is_name) or (not has_value and word.startswith(KEPT_APART))


def _joined(parts: Iterable[str]) -> str:
    """Return the first words of some parts in snake_case."""
    found = snake_case(" ".join(map(_word, parts))).split("_")
    fitting = sum(1 for length in accumulate(map(len, found)) if length <= _LONGEST)
    return "_".join(found[: max(1, fitting)])[:_LONGEST].rstrip("_")


def _parts(address: str) -> tuple[str, tuple[str, ...]]:
    """Split an address into its path, and the parts of its query and of its fragment."""
    path, *rest = re.split("[?#&]", address)
    return path, tuple(filter(None, rest))


def _word(part: str) -> str:
    """Return words for a part of a query: `beta` for `beta=true`, `create` for `op=create`."""
    name, value = (unquote(text) for text in part.partition("=")[::2])
    if value.lower() in _SWITCHES:
        return name
    return value if value[:1].isalpha() and value.lower() not in _OFF else f"{name} {value}"


def _shared_parts(addresses: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, by path, the parts that all of several addresses with the path have."""
    found: dict[str, list[frozenset[str]]] = {}
    for address in addresses:
        path, parts = _parts(address)
        found.setdefault(path, []).append(frozenset(parts))
    return {
        path: frozenset.intersection(*many) if len(many) > 1 else frozenset()
        for path, many in found.items()
    }


class _Survey:
    """The paths of a document in relation to one another."""

    def __init__(self, document: Document) -> None:
        self._document = document
        shared = _shared_parts(document["paths"])
        self._paths = {
            address: _parsed(address, shared[_parts(address)[0]]) for address in document["paths"]
        }
        self._methods: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        self._versions: dict[tuple[str, ...], set[str]] = {}
        self._followed: dict[tuple[str, ...], set[str]] = {}
        self._counts: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
        for path, parsed in self._paths.items():
            key = parsed.version, parsed.steps
            methods = frozenset(document["paths"][path]).intersection(METHODS)
            self._methods[key] = methods | self._methods.get(key, frozenset())
            self._versions.setdefault(parsed.steps, set()).add(parsed.version)
            counts = self._counts.setdefault(parsed.segments, Counter())
            counts[parsed.holder] += len(methods)
            for end in range(1, len(parsed.steps)):
                self._followed.setdefault(parsed.steps[:end], set()).add(parsed.steps[end])

    def endpoint(self, path: str, method: str, operation: Document) -> Endpoint:
        parsed, item = self._paths[path], self._document["paths"][path]
        holder = parsed.holder
        collection = self._methods.get((parsed.version, parsed.steps[:-1]), frozenset[str]())
        methods = self._methods[parsed.version, parsed.steps]
        followers = self._followed.get(parsed.steps, set())
        return Endpoint(
            method=method,
            segments=parsed.segments,
            parameters=parsed.parameters,
            on_item=len(holder) < len(parsed.steps),
            under_item="" in holder[-2:-1],
            version=parsed.version if len(self._versions[parsed.steps]) > 1 else "",
            listed=is_list_like(self._document, item.get("get", {})),
            many=self._names_many(path, parsed),
            has_parts=any(followers),
            shadowed=holder != self._foremost(parsed.segments),
            methods=methods,
            creates="post" in collection,
            exists="get" in collection | methods,
            adds=self._adds(path, parsed),
            body=self._body(parsed.segments[-1], operation),
            suffix=parsed.suffix,
        )

    def _foremost(self, segments: tuple[str, ...]) -> tuple[str, ...]:
        """Return the steps that most operations with these literal segments share."""
        counts = self._counts[segments]
        return min(counts, key=lambda steps: (-counts[steps], len(steps), steps))

    def _adds(self, path: str, parsed: _Path) -> bool:
        adding = [self._document["paths"][path].get(method) for method in ("post", "put")]
        bodiless = any(operation and "requestBody" not in operation for operation in adding)
        created = "post" in self._methods.get((parsed.version, parsed.steps[:-1]), ())
        return "" in parsed.holder[-2:-1] and bodiless and not created

    def _names_many(self, path: str, parsed: _Path) -> bool:
        """Tell whether the last segment names many things: they are created, or have paths."""
        if "" in self._followed.get(parsed.holder, ()):
            return True
        last = parsed.segments[-1]
        word = last.rpartition("_")[2]
        plural = (is_plural(word) or word in UNMARKED_PLURALS) and word not in SINGLE_THINGS
        item = self._document["paths"][path]
        read_as_one = "get" in item and "post" not in item
        name = _parts(path)[0].rpartition("/")[2]
        return plural and not (read_as_one and is_single_thing(self._document, item["get"], name))

    def _body(self, last: str, operation: Document) -> str:
        if "requestBody" not in operation:
            return "none"
        if is_binary(self._document, operation):
            return "binary"
        names = {snake_case(name) for name in names_of_body(self._document, operation)}
        words = {last, last.rpartition("_")[2]}
        ids = {"ids", *(f"{singular(word)}_ids" for word in words)}
        return "ids" if names & ids and len(names) <= 2 else "other"


def is_list_like(document: Document, operation: Document) -> bool:
    """Tell whether an operation's success response is a list, or a page of a list."""
    schema = _success_schema(document, operation)
    variants = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return any(_is_list(_resolved(document, variant)) for variant in (schema, *variants))


def is_single_thing(document: Document, operation: Document, name: str) -> bool:
    """Tell whether an operation answers with an object that has no list.

    Args:
        document: The document of the operation.
        operation: An operation that reads.
        name: Last segment of the path: a list may be in a property of this name.
    """
    schema = _success_schema(document, operation)
    properties = schema.get("properties", {})
    is_list = _is_list(schema) or any(
        _has_type(_resolved(document, properties.get(key, {})), "array")
        for key in (*_ARRAY_PROPERTIES, name)
    )
    return bool(properties) and not is_list


def names_of_body(document: Document, operation: Document) -> frozenset[str]:
    """Return the names of the properties that an operation's request body has."""
    schemas = _schemas(document, operation["requestBody"])
    return frozenset(name for schema in schemas for name in schema.get("properties", {}))


def is_binary(document: Document, operation: Document) -> bool:
    """Tell whether an operation's request body is only bytes."""
    content = operation["requestBody"].get("content", {})
    schemas = _schemas(document, operation["requestBody"])
    return bool(content) and all(
        schema.get("format") == "binary" or media in ("application/octet-stream", "*/*")
        for media, schema in zip(sorted(content), schemas, strict=True)
    )


def _schemas(document: Document, body: Document) -> list[Document]:
    """Return the schemas of a body, in the order of media types; boolean schemas become `{}`."""
    found = [media.get("schema", {}) for _, media in sorted(body.get("content", {}).items())]
    return [_resolved(document, schema) for schema in found]


def _success_schema(document: Document, operation: Document) -> Document:
    for status, response in sorted(operation.get("responses", {}).items()):
        if status.startswith("2"):
            for schema in _schemas(document, response):
                return schema
    return {}


def _has_type(schema: Json, name: str) -> bool:
    kinds = schema.get("type", [])
    return name in ([kinds] if isinstance(kinds, str) else kinds)


def _is_list(schema: Document) -> bool:
    properties = schema.get("properties", {})
    return schema.get("type") == "array" or any(name in properties for name in _LIST_PROPERTIES)


def _resolved(document: Document, schema: Json) -> Document:
    name = referenced(schema)
    if name is not None:
        schema = document.get("components", {}).get("schemas", {}).get(name, {})
    return schema if isinstance(schema, dict) else {}
