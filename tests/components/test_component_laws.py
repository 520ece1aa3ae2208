"""Laws of naming that hold for every document."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator

from pipeline.common.documents import Document, Json, canonical_json, operations
from pipeline.common.errors import PipelineError
from pipeline.common.schemas import is_annotation, map_subschemas, referenced, walk
from tests.components.building import Named, inline_classes, named, schemas_of
from tests.components.strategies import a_value, documents, shuffled
from tests.components.test_class_names import assert_good_names

pytestmark = pytest.mark.long


def prepared(document: Document) -> Named:
    """Name a document; those that extend themselves without end are no matter here."""
    try:
        return named(document)
    except PipelineError as error:
        assume("without end" not in error.message and "own allOf" not in error.message)
        raise


def bodies(document: Document) -> Iterator[Json]:
    """Yield the schemas of all bodies and parameters, operation by operation."""
    for _, _, operation in operations(document):
        for holder in (operation.get("requestBody", {}), operation["responses"]["200"]):
            for media in holder.get("content", {}).values():
                yield media["schema"]
        for parameter in operation.get("parameters", []):
            yield parameter["schema"]


@given(documents(), st.integers())
@settings(max_examples=120, deadline=None)
def test_order_does_not_matter(document: Document, seed: int) -> None:
    """A document with its keys in another order gives the same names, byte for byte."""
    made = prepared(document)
    other = named(shuffled(document, Random(seed)))
    assert canonical_json(other.document) == canonical_json(made.document)
    assert other.ledger.to_json() == made.ledger.to_json()


@given(documents())
@settings(max_examples=120, deadline=None)
def test_naming_again_changes_nothing(document: Document) -> None:
    """Neither the document again, nor the document that is named already."""
    made = prepared(document)
    assert named(document, made.ledger) == made
    again = named(made.document, made.ledger)
    assert canonical_json(again.document) == canonical_json(made.document)


@given(documents())
@settings(max_examples=120, deadline=None)
def test_every_class_is_a_component_with_a_good_name(document: Document) -> None:
    """No object or enum stays inline, every reference leads somewhere, names are unique."""
    made = prepared(document)
    assert inline_classes(made) == []
    assert_good_names(made)
    targets = {referenced(schema) for schema in schemas_of(made.document)} - {None}
    assert targets <= made.classes.keys()
    assert made.ledger.schemas.keys() == made.classes.keys()
    ids = [operation["operationId"] for _, _, operation in operations(made.document)]
    assert len({name.replace(".", "_") for name in ids}) == len(ids)


@given(documents(), st.integers())
@settings(max_examples=200, deadline=None)
def test_schemas_mean_what_they_meant(document: Document, seed: int) -> None:
    """A value that the document accepted is accepted still; without allOf, no other is."""
    made = prepared(document)
    random = Random(seed)
    before, after = (d["components"]["schemas"] for d in (document, made.document))
    for old, new in zip(bodies(document), bodies(made.document), strict=True):
        for _ in range(4):
            value = a_value(old, before, random)
            accepted = accepts(old, before, value)
            assert accepts(new, after, value) >= accepted, (old, value)
            if not is_loosened(document):
                assert accepts(new, after, value) == accepted, (old, value)


def accepts(schema: Json, components: Document, value: Json) -> bool:
    """Tell whether a schema accepts a value."""
    whole = {**schema, "components": {"schemas": components}}
    return bool(OAS31Validator(whole).is_valid(value))


def is_loosened(document: Document) -> bool:
    """Tell whether a document says what classes cannot."""
    return any("allOf" in schema for schema in schemas_of(document))


@given(documents(), st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
@settings(max_examples=200, deadline=None)
def test_what_remains_keeps_its_names(
    document: Document, first: set[int], second: set[int]
) -> None:
    """Operations that come and go rename none that stays, nor any class it uses."""
    prepared(document)
    old = named(only(document, first))
    new = named(only(document, second), old.ledger)
    for path, method, operation in operations(old.document):
        remaining = new.document["paths"].get(path, {}).get(method)
        if remaining is not None:
            assert remaining == operation
            for name in used(operation, old.classes):
                assert bare(old.classes[name]) == bare(new.classes[name])


def only(document: Document, numbers: set[int]) -> Document:
    """Return a document with some of its operations."""
    paths: Document = {}
    for number, (path, method, operation) in enumerate(operations(document)):
        if number in numbers:
            paths.setdefault(path, {})[method] = operation
    return {**document, "paths": paths}


def used(operation: Document, classes: Document) -> set[str]:
    """Return the names of the classes that an operation leads to."""
    found: set[str] = set()
    open_schemas = list(bodies({"paths": {"/": {"get": operation}}}))
    while open_schemas:
        for schema in walk(open_schemas.pop()):
            name = referenced(schema)
            if name is not None and name not in found:
                found.add(name)
                open_schemas.append(classes[name])
    return found


def bare(schema: Json, _: tuple[str, ...] = ()) -> Json:
    """Return a schema without annotations and without empty lists, which mean nothing."""
    if not isinstance(schema, dict):
        return schema
    kept = {k: v for k, v in schema.items() if not is_annotation(k) or k == "x-python-names"}
    kept = {k: v for k, v in kept.items() if v or k not in ("properties", "required")}
    return map_subschemas(kept, (), bare)
