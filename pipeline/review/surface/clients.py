"""The public surface of a client, as its draft has it.

Classes and signatures that another client has, too, stay unread until a comparison needs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from attrs import field, frozen

from pipeline.resources import check_counts
from pipeline.resources.records import Method as DraftedMethod
from pipeline.resources.records import Resource
from pipeline.review.surface.drafts import Draft, method_essence, same_classes
from pipeline.review.surface.lazy_values import Lazy, LazyValues
from pipeline.review.surface.method_reading import (
    FLAVOURS,
    drafted_method,
    method_signature,
    read_functions,
)
from pipeline.review.surface.public_surface import Enum, Functions, Model, Signature, Surface
from pipeline.review.surface.reading import enum_of, model_of, read_names

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


@frozen(eq=False)
class DraftedResource:
    """A resource, whose signatures are read when they are needed.

    Args:
        resource: The resource in the draft.
        essences: The methods by name, without all that makes no difference for their signatures.
        signatures: The signatures of the methods by name.
    """

    resource: Resource
    essences: Mapping[str, DraftedMethod]
    signatures: Mapping[str, LazyValues[Signature]]

    def has_same(self, method: DraftedMethod, aliases: Mapping[str, str]) -> bool:
        """Tell whether the resource has a method with the same signatures.

        Args:
            method: The essence of a method of another client.
            aliases: The names of models in the module of that method.
        """
        return self.resource.aliases == aliases and self.essences.get(method.name) == method


def drafted_resource(resource: Resource, other: DraftedResource | None = None) -> DraftedResource:
    """Return a resource of a draft.

    Args:
        resource: The resource.
        other: The same resource of another client; its signatures stand for those that are equal.
    """
    essences = {method.name: method_essence(method) for method in resource.methods}
    signatures = {
        method.name: other.signatures[method.name]
        if other and other.has_same(essences[method.name], resource.aliases)
        else _signatures(method, resource)
        for method in resource.methods
    }
    return DraftedResource(resource, essences, signatures)


def _signatures(method: DraftedMethod, resource: Resource) -> LazyValues[Signature]:
    read = partial(method_signature, method, resource)
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
        known: Another client; its classes and signatures stand for those that are the same.
    """
    others = known or Client(draft)
    same = same_classes(draft, known.draft) if known else frozenset[str]()
    sources = draft.models

    def model(name: str) -> Model:
        return model_of(sources.plan(name))

    def enum(name: str) -> Enum:
        return enum_of(name, sources.members(name))

    def lazy(read: Callable[[str], _T], name: str, known: Mapping[str, Lazy[_T]]) -> Lazy[_T]:
        return known[name] if name in same else Lazy(partial(read, name))

    models = [name for name in sources.modules if name not in sources.enums]
    return Client(
        draft,
        {name: lazy(model, name, others.models) for name in models},
        {name: lazy(enum, name, others.enums) for name in sources.enums},
        {
            way: drafted_resource(resource, others.resources.get(way))
            for resource in draft.tree.all()
            for way in [".".join(resource.path)]
        },
    )


def read_surface(client: Client, written: Written, other: Client | None = None) -> Surface:
    """Read the methods of a client.

    Args:
        client: The client.
        written: The modules that openapi-python-client has written.
        other: The client to compare with; signatures that both have stay unread.

    Raises:
        PipelineError: A method is not Python, or is missing.
    """
    methods = {
        f"{way}.{method.name}": drafted_method(way, method, each.signatures[method.name])
        for way, each in client.resources.items()
        for method in each.resource.methods
    }
    _read_own(client, other)
    check_counts({"Resource": len(methods)}, client.draft.document)
    deprecated = client.draft.models.deprecated_names()
    return Surface(
        models=LazyValues(client.models),
        enums=LazyValues(client.enums),
        methods=methods,
        functions=dict(written.functions),
        resources={way: each.resource.stem for way, each in client.resources.items()},
        names=dict(written.names),
        deprecated_names={old: name for old, name, _ in deprecated},
    )


def _read_own(client: Client, other: Client | None) -> None:
    """Read the signatures that another client does not have."""
    for way, each in client.resources.items():
        known = other.resources.get(way) if other else None
        for name, signatures in each.signatures.items():
            if known is None or known.signatures.get(name) is not signatures:
                for flavour in signatures:
                    signatures[flavour]
