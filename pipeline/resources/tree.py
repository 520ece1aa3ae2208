"""The tree of resources that the operations of a document make."""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Collection, Iterable, Iterator
from itertools import count

from attrs import field, frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.common.python_names import module_name, pascal_case, snake_case
from pipeline.generator_input import generator_input
from pipeline.generator_input.servers import own_server
from pipeline.names.deprecated import DEPRECATED_IDS
from pipeline.operations.permissions import PERMISSION, remarks
from pipeline.resources.annotations import Types
from pipeline.resources.records import Method, Resource
from pipeline.resources.signatures import arguments, body, paging, result

#: Classes and other capitalised names that resource modules use themselves.
BASE_NAMES = (
    "AsyncBinary AsyncCaller AsyncPager AsyncResource Binary Call Date DateTime Operation Page "
    "Pagination RawResponse RequestOptions Resource ResultAccess SyncCaller"
).split()
_OTHER_NAMES = "TYPE_CHECKING UUID Any AsyncResources Mapping Resources Sequence".split()
_TAKEN = frozenset((*BASE_NAMES, *_OTHER_NAMES, *dir(builtins), *keyword.kwlist))

#: Members of every class in a resource module.
_MEMBERS = frozenset(
    {"builtins", "cached_property", "with_raw_response", "with_streaming_response"}
)
#: Members of a client, which the outermost resources cannot have as names.
_CLIENT_MEMBERS = _MEMBERS | set(
    "aclose close for_connection rate_limit request stream with_options".split()
)
#: Modules beside those of the outermost resources.
_MODULES = frozenset({"base", "decoding", "permission_table"})

#: Extensions of an operation under a deprecated id: the current id, and the last release.
_CURRENT, _UNTIL = "x-current-id", "x-until"

_CONNECTION_HEADER = "x-connection-id"


@frozen
class _Branch:
    """A resource while the tree grows."""

    operations: list[tuple[str, str, Document]] = field(factory=list[tuple[str, str, Document]])
    children: dict[str, _Branch] = field(factory=dict[str, "_Branch"])


@frozen
class Tree:
    """All resources of a document.

    Args:
        resources: The outermost resources, by name.
        models: Module of each model and enum, by its name.
    """

    resources: tuple[Resource, ...]
    models: dict[str, str]

    def all(self) -> Iterator[Resource]:
        """Yield every resource, each before those inside it."""
        waiting = list(self.resources)
        while waiting:
            resource = waiting.pop(0)
            yield resource
            waiting = [*resource.children, *waiting]

    def calls(self) -> Iterator[tuple[str, Method]]:
        """Yield every method, deprecated ones included, with the text after `client.` in a call."""
        for resource in self.resources:
            yield from resource.calls()


def resource_tree(prepared: Document, made: Document | None = None) -> Tree:
    """Return the resources of a prepared document.

    Args:
        prepared: The prepared document.
        made: The document for the generator, if it is known already.
    """
    root = _Branch()
    for path, method, operation in _with_old_names(prepared):
        branch = root
        for part in operation["operationId"].split(".")[:-1]:
            branch = branch.children.setdefault(part, _Branch())
        branch.operations.append((path, method, operation))
    builder = _Builder(prepared, root, made or generator_input(prepared).document)
    return Tree(builder.children(root, (), (), _CLIENT_MEMBERS | _MODULES), builder.models())


def _with_old_names(prepared: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield every operation, and again for each of its deprecated ids."""
    for path, method, operation in operations(prepared):
        yield path, method, operation
        for old, until in operation.get(DEPRECATED_IDS, {}).items():
            current = {_CURRENT: operation["operationId"], _UNTIL: until, "deprecated": True}
            yield path, method, {**operation, **current, "operationId": old}


class _Builder:
    def __init__(self, prepared: Document, root: _Branch, made: Document) -> None:
        self._schemas: dict[str, Json] = prepared["components"]["schemas"]
        self._stems = _stems(root)
        self._prepared = prepared
        self._made = {operation["operationId"]: operation for _, _, operation in operations(made)}

    def models(self) -> dict[str, str]:
        """Return the module of each model and enum, by its name."""
        return {name: module_name(name) for name in Types(self._schemas).classes()}

    def children(
        self, branch: _Branch, ids: tuple[str, ...], path: tuple[str, ...], taken: frozenset[str]
    ) -> tuple[Resource, ...]:
        """Return the resources inside a branch.

        Args:
            branch: The branch.
            ids: Parts of the operations' ids that lead to it.
            path: Attribute names that lead to it.
            taken: Names that the resources cannot have.
        """
        names = free_names(branch.children, taken)
        return tuple(
            self._resource(branch.children[part], (*ids, part), (*path, names[part]))
            for part in sorted(branch.children)
        )

    def _resource(self, branch: _Branch, ids: tuple[str, ...], path: tuple[str, ...]) -> Resource:
        ends = [
            operation["operationId"].rsplit(".", 1)[-1] for _, _, operation in branch.operations
        ]
        names = free_names(ends, _MEMBERS | branch.children.keys())
        aliases = self._aliases(branch, ids)
        types = Types(self._schemas, aliases)
        methods = [
            self._method(types, names[end], *operation)
            for end, operation in zip(ends, branch.operations, strict=True)
        ]
        return Resource(
            path=path,
            stem=self._stems[ids],
            methods=tuple(sorted(methods, key=lambda method: method.name)),
            children=self.children(branch, ids, path, _MEMBERS | set(names.values())),
            aliases=aliases,
        )

    def _aliases(self, branch: _Branch, ids: tuple[str, ...]) -> dict[str, str]:
        """Rename models with the name of a class of the resource or of a resource inside it."""
        stems = [self._stems[place] for place in (ids, *((*ids, part) for part in branch.children))]
        return _aliases(self._schemas, {prefix + stem for stem in stems for prefix in _PREFIXES})

    def _method(
        self, types: Types, name: str, path: str, http_method: str, operation: Document
    ) -> Method:
        own_id: str = operation["operationId"]
        full_id: str = operation.get(_CURRENT) or own_id
        made = self._made[snake_case(full_id)]
        answer = result(made, types)
        return Method(
            id=full_id,
            name=name,
            http_method=http_method.upper(),
            path=path,
            summary=str(operation.get("summary", "")),
            description=str(operation.get("description", "")),
            arguments=arguments(path, operation, types),
            body=body(operation, made, types),
            result=answer,
            paging=paging(operation, answer, types),
            deprecated=bool(operation.get("deprecated")),
            needs_connection=_needs_connection(self._prepared, operation),
            deprecated_id=own_id if own_id != full_id else "",
            until=operation.get(_UNTIL, ""),
            permission=operation.get(PERMISSION),
            remarks=remarks(operation),
            server=own_server(self._prepared, path, operation),
        )


_PREFIXES = ("", "Async", "Raw", "AsyncRaw", "Streaming", "AsyncStreaming")


def free_names(words: Collection[str], taken: Collection[str]) -> dict[str, str]:
    """Return names for words: the words themselves, with underscores after taken words."""
    names = {word: word for word in words if word not in taken}
    for word in sorted(set(words) - names.keys()):
        name = f"{word}_"
        while name in taken or name in names.values():
            name += "_"
        names[word] = name
    return names


def _stems(root: _Branch) -> dict[tuple[str, ...], str]:
    """Give every resource a unique class name, by the parts of its operations' ids."""
    stems: dict[tuple[str, ...], str] = {}
    taken = set(_TAKEN)
    for ids in sorted(_places(root, ())):
        stem = "".join(map(pascal_case, ids))
        numbered = (f"{stem}Resource{number if number > 1 else ''}" for number in count(1))
        if not _is_free(stem, taken):
            stem = next(name for name in numbered if _is_free(name, taken))
        stems[ids] = stem
        taken |= {prefix + stem for prefix in _PREFIXES}
    return stems


def _is_free(stem: str, taken: set[str]) -> bool:
    return not taken & {prefix + stem for prefix in _PREFIXES}


def _places(branch: _Branch, ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for part, child in branch.children.items():
        yield (*ids, part)
        yield from _places(child, (*ids, part))


def _aliases(schemas: Iterable[str], owned: set[str]) -> dict[str, str]:
    """Rename models with a name that a resource module uses otherwise."""
    taken = owned | _TAKEN
    aliases: dict[str, str] = {}
    for name in sorted(schemas):
        if name in taken:
            numbered = (f"{name}Model{number if number > 1 else ''}" for number in count(1))
            aliases[name] = next(n for n in numbered if n not in taken and n not in schemas)
            taken.add(aliases[name])
    return aliases


def _needs_connection(prepared: Document, operation: Document) -> bool:
    """Tell whether every alternative of the security requirements has a connection."""
    schemes: dict[str, Document] = prepared["components"].get("securitySchemes", {})
    required: list[Document] = operation.get("security", prepared.get("security")) or []
    names = {
        name
        for name, scheme in schemes.items()
        if str(scheme.get("name", "")).lower() == _CONNECTION_HEADER
    }
    return bool(required) and all(names & requirement.keys() for requirement in required)
