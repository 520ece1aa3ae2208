"""Clients before they are written: what decides about their classes, methods and functions.

Most classes and methods are the same on both sides of a review. Their drafts tell so, and then
those of one side stand for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TypeVar

from attrs import astuple, evolve, frozen

from pipeline.common.documents import Document, Json, json_line, operations
from pipeline.common.schemas import REF_PREFIX
from pipeline.generate.model_files import ModelSources
from pipeline.generate.run import check_overrides
from pipeline.generator_input import GeneratorInput, generator_input
from pipeline.resources.records import Argument, Body, Method
from pipeline.resources.tree import Tree, resource_tree

_Given = TypeVar("_Given", Argument, Body)

#: The fields that become docstrings.
_TEXTS = frozenset({"description", "summary"})

_REFERENCE = re.compile(rf'"{re.escape(REF_PREFIX)}([^"]+)"')


@frozen(eq=False)
class Draft:
    """A client before it is written.

    Args:
        document: The prepared document.
        made: The input of openapi-python-client, which writes the functions.
        models: The models.
        tree: The resources.
    """

    document: Document
    made: GeneratorInput
    models: ModelSources
    tree: Tree


def draft_of(prepared: Document) -> Draft:
    """Return the draft of a client.

    Raises:
        PipelineError: The client cannot be generated.
    """
    check_overrides()
    made = generator_input(prepared)
    models, tree = ModelSources(prepared, made.forms), resource_tree(prepared, made.document)
    return Draft(prepared, made, models, tree)


def differing_functions(
    old: GeneratorInput, new: GeneratorInput
) -> tuple[GeneratorInput, GeneratorInput]:
    """Return the parts of two inputs of the generator whose functions differ."""
    before, after = dict(_essences(old)), dict(_essences(new))
    same = {name for name, essence in after.items() if before.get(name) == essence}
    return _without_functions(old, same), _without_functions(new, same)


def _without_functions(made: GeneratorInput, names: AbstractSet[str]) -> GeneratorInput:
    """Return the input of the generator without some operations."""
    paths = dict[str, Document]()
    for path, method, operation in operations(made.document):
        if operation["operationId"] not in names:
            paths.setdefault(path, {})[method] = operation
    schemas: dict[str, Json] = made.document["components"]["schemas"]
    kept = {name: schemas[name] for name in _references(json_line(paths))}
    return evolve(
        made,
        document={**made.document, "paths": paths, "components": {"schemas": kept}},
        requests={name: code for name, code in made.requests.items() if name not in names},
    )


def _essences(made: GeneratorInput) -> Iterator[tuple[str, str]]:
    """Yield the name of each operation, with a text that is equal if the signatures are equal."""
    schemas: dict[str, Json] = made.document["components"]["schemas"]
    for path, method, operation in operations(made.document):
        line, name = json_line(_without_descriptions(operation)), operation["operationId"]
        kinds = [_without(schemas[each], _TEXTS) for each in _references(line)]
        yield name, json_line([path, method, line, astuple(made.requests[name]), kinds])


def _without_descriptions(operation: Document) -> Document:
    """Return an operation of the generator's input without the texts for docstrings."""
    parameters = [
        {**parameter, "schema": _without(parameter["schema"], _TEXTS)}
        for parameter in operation["parameters"]
    ]
    return {**_without(operation, _TEXTS), "parameters": parameters}


def _without(holder: Document, names: AbstractSet[str]) -> Document:
    """Return an object without some fields."""
    return {name: value for name, value in holder.items() if name not in names}


def _references(text: str) -> list[str]:
    return sorted({*_REFERENCE.findall(text)})


def same_classes(new: Draft, old: Draft) -> frozenset[str]:
    """Return the classes that two clients have with the same members."""
    shared = new.models.modules.keys() & old.models.modules.keys()
    return frozenset(
        name for name in shared if new.models.essence(name) == old.models.essence(name)
    )


def method_essence(method: Method) -> Method:
    """Return a method without all that makes no difference for its signature."""
    return evolve(
        method,
        summary="",
        description="",
        remarks=(),
        arguments=tuple(map(_without_texts, method.arguments)),
        body=_without_texts(method.body) if method.body else None,
        result=evolve(method.result, plain={}),
    )


def _without_texts(given: _Given) -> _Given:
    """Return an argument or a body without its texts, and without its schema.

    Of a schema, the signature has only what the annotation says.
    """
    return evolve(given, text="", schema={}, example=None)
