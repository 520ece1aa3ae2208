"""The public surface of a client, read from the modules that its draft makes.

Modules that another client has, too, are neither written nor read until a comparison needs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from attrs import field, frozen

from pipeline.resources import check_counts
from pipeline.resources.files import resource_module
from pipeline.resources.records import Resource
from pipeline.resources.tree import Tree
from pipeline.review.surface.drafts import (
    Draft,
    drafted_method,
    resource_essence,
    same_classes,
)
from pipeline.review.surface.lazy_values import Lazy, LazyValues
from pipeline.review.surface.method_reading import (
    FLAVOURS,
    FLAVOURS_BY_BASE,
    parse,
    read_functions,
    read_methods,
    resource_class,
)
from pipeline.review.surface.public_surface import (
    Enum,
    Functions,
    Method,
    Model,
    Signature,
    Surface,
)
from pipeline.review.surface.reading import read_enum, read_exported, read_model, read_names

_T = TypeVar("_T")


@frozen(eq=False)
class Written:
    """The modules that openapi-python-client writes.

    Args:
        functions: The functions of the operations, by module.
        names: The public names of the other modules, by module.
    """

    functions: Mapping[str, Functions]
    names: Mapping[str, frozenset[str]]


def read_written(package: Path) -> Written:
    """Read the modules of openapi-python-client in the folder of a package."""
    return Written(read_functions(package / "api"), read_names(package))


class ResourceSurface(NamedTuple):
    """The class of a resource, and its methods."""

    name: str
    methods: tuple[Method, ...]


class DraftedResource:
    """A resource, whose module is read when it is needed.

    Args:
        tree: The resources of the draft.
        resource: The resource.
    """

    def __init__(self, tree: Tree, resource: Resource) -> None:
        self._tree, self._resource = tree, resource
        self.way = ".".join(resource.path)
        self.essence = resource_essence(resource)

    @cached_property
    def module(self) -> ResourceSurface:
        """The class and methods as the module has them."""
        tree = parse(resource_module(self._tree, self._resource), self.way)
        return ResourceSurface(resource_class(tree), tuple(read_methods(self.way, tree)))

    @cached_property
    def draft(self) -> ResourceSurface:
        """The same as the draft has it, with signatures that are not read yet."""
        methods = (
            drafted_method(self.way, method, self._signatures(method.name))
            for method in self._resource.methods
        )
        return ResourceSurface(self._resource.stem, tuple(methods))

    def _signatures(self, name: str) -> LazyValues[Signature]:
        def read(flavour: str) -> Signature:
            methods = {method.name: method for method in self.module.methods}
            return methods[f"{self.way}.{name}"].signatures[flavour]

        return LazyValues({flavour: Lazy(partial(read, flavour)) for flavour in FLAVOURS})


@frozen(eq=False)
class Client:
    """A client, whose modules are read when they are needed.

    Args:
        draft: The draft of the client.
        models: The models by name.
        enums: The enums by name.
        resources: The resources by the attributes from the client.
    """

    draft: Draft
    models: Mapping[str, Lazy[Model]] = field(factory=dict[str, Lazy[Model]])
    enums: Mapping[str, Lazy[Enum]] = field(factory=dict[str, Lazy[Enum]])
    resources: Mapping[str, DraftedResource] = field(factory=dict[str, DraftedResource])


def client_of(draft: Draft, known: Client | None = None) -> Client:
    """Return the client of a draft.

    Args:
        draft: The draft.
        known: Another client; its classes and resources stand for those that are the same.
    """
    others = known or Client(draft)
    same = same_classes(draft, known.draft) if known else frozenset[str]()

    def lazy(read: Callable[[str, str], _T], name: str, known: Mapping[str, Lazy[_T]]) -> Lazy[_T]:
        return known[name] if name in same else Lazy(lambda: read(name, draft.models.text(name)))

    enums = draft.models.enums
    resources = (DraftedResource(draft.tree, each) for each in draft.tree.all())
    return Client(
        draft,
        {
            name: lazy(read_model, name, others.models)
            for name in draft.models.modules
            if name not in enums
        },
        {name: lazy(read_enum, name, others.enums) for name in enums},
        {each.way: _known(each, others.resources) for each in resources},
    )


def _known(resource: DraftedResource, others: Mapping[str, DraftedResource]) -> DraftedResource:
    """Return the other client's resource if it is the same."""
    other = others.get(resource.way)
    return other if other is not None and other.essence == resource.essence else resource


def read_surface(client: Client, written: Written, other: Client | None = None) -> Surface:
    """Read the modules of a client.

    Args:
        client: The client.
        written: The modules that openapi-python-client has written.
        other: The client to compare with; modules that both have stay unread.

    Raises:
        PipelineError: A module is not Python, or a method is missing.
    """
    exported, deprecated_names = read_exported(client.draft.models.package())
    resources = {
        way: each.draft if other and other.resources.get(way) is each else each.module
        for way, each in client.resources.items()
    }
    methods = {method.name: method for each in resources.values() for method in each.methods}
    flavours = Counter(flavour for method in methods.values() for flavour in method.signatures)
    counts = {base: flavours[flavour] for base, flavour in FLAVOURS_BY_BASE.items()}
    check_counts(counts, client.draft.document)
    return Surface(
        models=_read(client.models, exported, other.models if other else {}),
        enums=_read(client.enums, exported, other.enums if other else {}),
        methods=methods,
        functions=dict(written.functions),
        resources={way: each.name for way, each in resources.items()},
        names=dict(written.names),
        deprecated_names=deprecated_names,
    )


def _read(
    values: Mapping[str, Lazy[_T]], exported: Container[str], others: Mapping[str, Lazy[_T]]
) -> LazyValues[_T]:
    """Read the exported classes, except those that another client has, too."""
    found = {name: value for name, value in values.items() if name in exported}
    for name, value in found.items():
        if others.get(name) is not value:
            value.read()
    return LazyValues(found)
