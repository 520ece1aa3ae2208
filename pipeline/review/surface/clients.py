"""The public surface of a client, read from the modules that its draft makes.

A module that another client has, too, is neither written nor read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from pipeline.resources import check_counts
from pipeline.resources.files import resource_module
from pipeline.resources.records import Resource
from pipeline.review.surface.drafts import Draft, resource_essence
from pipeline.review.surface.method_reading import (
    parse,
    read_functions,
    read_methods,
    resource_class,
)
from pipeline.review.surface.public_surface import Enum, Functions, Method, Model, Surface
from pipeline.review.surface.reading import read_class, read_exported, read_names


@frozen(eq=False)
class Written:
    """The modules that openapi-python-client writes.

    Args:
        functions: The functions of the operations, by module.
        names: The public names of the other modules, by module.
    """

    functions: Mapping[str, Functions]
    names: Mapping[str, frozenset[str]]


def read_written(package: Path, known: Written | None = None) -> Written:
    """Read the modules of openapi-python-client.

    Args:
        package: Folder of the package.
        known: The modules of another client, for operations that the package lacks.
    """
    functions = read_functions(package / "api")
    return Written({**(known.functions if known else {}), **functions}, read_names(package))


@frozen(eq=False)
class _Resource:
    """A resource as its module has it, with the part of the draft that decides about it."""

    essence: Resource
    name: str
    methods: tuple[Method, ...]


@frozen(eq=False)
class Client:
    """A client that was read.

    Args:
        draft: Its draft.
        classes: Its models and enums, by name.
        resources: Its resources, by the attributes from the client.
        written: The modules of openapi-python-client.
        deprecated_names: New names of classes by their deprecated names.
    """

    draft: Draft
    classes: Mapping[str, Model | Enum]
    resources: Mapping[str, _Resource]
    written: Written
    deprecated_names: dict[str, str]

    def surface(self) -> Surface:
        """Return the public surface."""
        methods = [method for each in self.resources.values() for method in each.methods]
        used = set(self.draft.made.requests)
        return Surface(
            models={k: each for k, each in self.classes.items() if isinstance(each, Model)},
            enums={k: each for k, each in self.classes.items() if isinstance(each, Enum)},
            methods={method.name: method for method in methods},
            functions={k: each for k, each in self.written.functions.items() if k in used},
            resources={way: each.name for way, each in self.resources.items()},
            names=dict(self.written.names),
            deprecated_names=self.deprecated_names,
        )


def read_client(draft: Draft, written: Written, known: Client | None = None) -> Client:
    """Write and read the modules of a client, except those of another client.

    Args:
        draft: The draft of the client.
        written: The modules of openapi-python-client.
        known: The other client.

    Raises:
        PipelineError: A module is not Python, or a method is missing.
    """
    exported, former = read_exported(draft.models.package())
    classes = {
        name: _class(draft, name, known) for name in draft.models.modules if name in exported
    }
    resources = {".".join(each.path): _resource(draft, each, known) for each in draft.tree.all()}
    signatures = [
        flavour
        for each in resources.values()
        for method in each.methods
        for flavour in method.signatures
    ]
    counts = {"Resource": signatures.count("sync"), "AsyncResource": signatures.count("async")}
    check_counts(counts, draft.document)
    return Client(draft, classes, resources, written, former)


def _class(draft: Draft, name: str, known: Client | None) -> Model | Enum:
    same = known.classes.get(name) if known is not None else None
    if known is None or same is None:
        return read_class(name, draft.models.text(name))
    if draft.models.essence(name) == known.draft.models.essence(name):
        return same
    return read_class(name, draft.models.text(name))


def _resource(draft: Draft, resource: Resource, known: Client | None) -> _Resource:
    way, essence = ".".join(resource.path), resource_essence(resource)
    if known is not None and way in known.resources:
        same = known.resources[way]
        if same.essence == essence:
            return same
    tree = parse(resource_module(draft.tree, resource), way)
    return _Resource(essence, resource_class(tree), tuple(read_methods(way, tree)))
