"""What holds of normalization for every document."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from pipeline.common.documents import operations
from pipeline.common.errors import PipelineError
from pipeline.normalize import normalize
from tests.normalize.building import valid
from tests.normalize.quirks import DOCUMENTS, LEAVES, VALUES, quirky

pytestmark = pytest.mark.long

UPSTREAM = Path(__file__).parents[2] / "openapi" / "upstream.json"

#: Lists whose order says nothing, by the key they stand under.
_SETS = ("anyOf", "enum", "oneOf", "parameters", "required", "security", "type")


def shuffled(value: Any, order: random.Random, key: str = "") -> Any:
    """Return a JSON value with its keys, and its lists that are sets, in another order."""
    if isinstance(value, dict):
        names = order.sample(sorted(value), len(value))
        return {name: shuffled(value[name], order, name) for name in names}
    if not isinstance(value, list):
        return value
    items = [shuffled(item, order) for item in value]
    return order.sample(items, len(items)) if key in _SETS else items


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in a JSON value, as holder and key."""
    found: list[tuple[Any, Any]] = []
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        found.append((value, key))
        if isinstance(value[key], dict | list):
            found += spots(value[key])
    return found


@settings(deadline=None, max_examples=50)
@given(document=DOCUMENTS)
def test_the_result_is_valid_and_the_input_untouched(document: Any) -> None:
    """Whatever is not refused becomes valid OpenAPI 3.1, in a copy."""
    before = json.dumps(document)
    valid(document)
    assert json.dumps(document) == before


@settings(deadline=None, max_examples=100)
@given(document=DOCUMENTS)
def test_normalization_is_idempotent(document: Any) -> None:
    """A second run changes nothing, and has nothing to report."""
    first, _ = normalize(document)
    second, report = normalize(first)
    assert json.dumps(second) == json.dumps(first)
    assert report.findings == ()


@settings(deadline=None, max_examples=100)
@given(document=DOCUMENTS, order=st.randoms(use_true_random=False))
def test_order_makes_no_difference(document: Any, order: random.Random) -> None:
    """A document in another order of keys and sets becomes the same bytes."""
    one, _ = normalize(document)
    other, _ = normalize(shuffled(document, order))
    assert json.dumps(other) == json.dumps(one)


@settings(deadline=None, max_examples=30)
@given(order=st.randoms(use_true_random=False))
def test_order_makes_no_difference_to_any_kind_of_object(order: random.Random) -> None:
    """The same holds for a document with every kind of object and reference."""
    one, _ = normalize(quirky())
    other, _ = normalize(shuffled(quirky(), order))
    assert json.dumps(other) == json.dumps(one)


def attempt(document: Any) -> tuple[Any, str]:
    """Normalize a document, and return the result, or the sentence that refuses it."""
    try:
        return normalize(document)[0], ""
    except PipelineError as error:
        return None, str(error)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_broken_documents_are_repaired_or_refused(data: st.DataObject) -> None:
    """Any value in any place leads to a valid document or to one sentence, never to more."""
    document = quirky()
    for _ in range(data.draw(st.integers(1, 3))):
        places = spots(document)
        holder, key = places[data.draw(st.integers(0, len(places) - 1))]
        holder[key] = copy.deepcopy(data.draw(st.sampled_from([*VALUES, *LEAVES])))
    result, sentence = attempt(document)
    assert (result is None) == bool(sentence)
    assert "\n" not in sentence
    if result is not None:
        assert json.dumps(valid(result)) == json.dumps(result)


def test_a_document_of_every_kind_of_object_is_repaired() -> None:
    """The quirky document is valid afterwards, with all its operations and no odd references."""
    result = valid(quirky())
    assert sorted((path, method) for path, method, _ in operations(result)) == [
        ("/a/{id}", "get"),
        ("/a/{id}", "post"),
        ("/b/{x}", "get"),
        ("/b/{y}#by-y", "get"),
        ("/c", "delete"),
        ("/c?beta=true#part", "delete"),
    ]
    assert sorted(result["components"]) == ["schemas", "securitySchemes"]
    references = [holder[key] for holder, key in spots(result) if key == "$ref"]
    assert {reference.rsplit("/", 1)[0] for reference in references} == {"#/components/schemas"}


def test_the_pinned_document_is_repaired() -> None:
    """The document of the API becomes valid, whatever it has next, and keeps its operations."""
    upstream = json.loads(UPSTREAM.read_text(encoding="utf-8"))
    result, _ = normalize(upstream)
    validator: Any = OpenAPIV31SpecValidator
    assert list(validator(result).iter_errors()) == []
    assert len(list(operations(result))) == len(list(operations(upstream))) > 0
    assert normalize(result)[0] == result
