"""Clients before they are written: what decides about each of their modules.

Most modules are the same on both sides of a review. Their drafts tell so, and then the module of
one side is written and read for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import astuple, evolve, frozen

from pipeline.common.documents import Document, Json, json_line, operations
from pipeline.common.schemas import REF_PREFIX
from pipeline.generate.model_files import ModelSources
from pipeline.generate.run import check_overrides
from pipeline.generator_input import GeneratorInput, generator_input
from pipeline.resources.records import Resource
from pipeline.resources.tree import Tree, resource_tree

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


def changed_functions(new: GeneratorInput, old: GeneratorInput) -> GeneratorInput:
    """Return the part of the generator's input whose functions differ from those of another."""
    known, paths = dict(_essences(old)), dict[str, Document]()
    changed = [name for name, essence in _essences(new) if known.get(name) != essence]
    for path, method, operation in operations(new.document):
        if operation["operationId"] in changed:
            paths.setdefault(path, {})[method] = operation
    schemas: dict[str, Json] = new.document["components"]["schemas"]
    kept = {name: schemas[name] for name in _references(json_line(paths))}
    return evolve(
        new,
        document={**new.document, "paths": paths, "components": {"schemas": kept}},
        requests={name: new.requests[name] for name in changed},
    )


def _essences(made: GeneratorInput) -> Iterator[tuple[str, str]]:
    """Yield the name of each operation, with a text that is equal for equal functions."""
    schemas: dict[str, Json] = made.document["components"]["schemas"]
    for path, method, operation in operations(made.document):
        line, name = json_line(operation), operation["operationId"]
        kinds = [
            {keyword: value for keyword, value in schemas[each].items() if keyword != "description"}
            for each in _references(line)
        ]
        yield name, json_line([path, method, line, astuple(made.requests[name]), kinds])


def _references(text: str) -> list[str]:
    return sorted({*_REFERENCE.findall(text)})


def resource_essence(resource: Resource) -> Resource:
    """Return the part of a resource that its own module has."""
    children = (evolve(each, methods=(), children=(), aliases={}) for each in resource.children)
    return evolve(resource, children=tuple(children))
