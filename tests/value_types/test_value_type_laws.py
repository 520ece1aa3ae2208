"""What holds of the rules for every document."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from pipeline.common.documents import Document, canonical_json
from pipeline.common.errors import PipelineError
from pipeline.credentials import settle_credentials
from pipeline.normalize import normalize
from pipeline.reading import read_document
from pipeline.value_types import settle_value_types
from tests.components.strategies import documents
from tests.made_up import made_up_document, resorted
from tests.normalize.quirks import DOCUMENTS

pytestmark = pytest.mark.long

NAMES = st.sampled_from("id userIds price createdAt date count size answer name limit".split())
SCALARS: st.SearchStrategy[Any] = st.sampled_from(
    [
        {},
        {"type": "number"},
        {"type": ["null", "number"]},
        {"type": "string"},
        {"type": "object"},
        {"type": "string", "enum": ["0", "1"]},
        {"type": "number", "multipleOf": 0.5},
        {"type": "string", "format": "date-time"},
        {"type": "number", "x-value-type": "declared"},
        {"$ref": "#/components/schemas/Other"},
    ]
)

ROOT = Path(__file__).parents[2]


def _composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        inner.map(lambda items: {"type": "array", "items": items}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"anyOf": parts}),
        st.dictionaries(NAMES, inner, max_size=3).map(
            lambda found: {"type": "object", "properties": found}
        ),
    )


SCHEMAS = st.recursive(SCALARS, _composed, max_leaves=12)


def _document(parts: tuple[Any, Any, Any]) -> Document:
    other, answer, parameters = parts
    operation = {
        "parameters": [{"name": n, "in": "query", "schema": s} for n, s in parameters.items()],
        "responses": {"200": {"description": "", "content": {"application/json": answer}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/things": {"get": operation}},
        "components": {"schemas": {"Other": other}},
    }


OWN = st.tuples(
    SCALARS.filter(lambda one: "$ref" not in one),
    SCHEMAS.map(lambda schema: {"schema": schema}),
    st.dictionaries(NAMES, SCHEMAS, max_size=3),
).map(_document)
ANY = st.one_of(OWN, DOCUMENTS, documents())


def normalized(given: Document) -> Document:
    """Return a document that the rules may meet."""
    try:
        return normalize(given)[0]
    except PipelineError:
        assume(False)
        raise


@settings(deadline=None, max_examples=150)
@given(document=ANY)
def test_applying_the_rules_again_changes_nothing(document: Document) -> None:
    """What has been settled is settled, and nothing in it is left to repair."""
    made, _ = settle_value_types(normalized(document))
    again, report = settle_value_types(made)
    assert (again, report.findings) == (made, ())
    assert canonical_json(normalize(made)[0]) == canonical_json(made)


@settings(deadline=None, max_examples=150)
@given(document=ANY, seed=st.integers(0, 2**32))
def test_order_makes_no_difference(document: Document, seed: int) -> None:
    """Keys, alternatives and parameters in another order give the same document."""
    made, _ = settle_value_types(normalized(document))
    other, _ = settle_value_types(normalized(resorted(document, seed)))
    assert canonical_json(other) == canonical_json(made)


@settings(deadline=None, max_examples=100)
@given(document=ANY)
def test_the_result_is_valid_and_the_input_untouched(document: Document) -> None:
    """Both steps return a document of their own, and a valid one."""
    before = normalized(document)
    copy = deepcopy(before)
    made, _ = settle_credentials(settle_value_types(before)[0])
    assert before == copy
    validator: Any = OpenAPIV31SpecValidator
    assert [error.message for error in validator(made).iter_errors()] == []


def test_whole_documents_are_settled_once() -> None:
    """The prepared document has nothing left to settle, nor has one of full scale."""
    prepared = read_document(ROOT / "openapi" / "openapi.json")
    assert settle_value_types(prepared)[1].findings == ()
    made, report = settle_value_types(normalize(made_up_document())[0])
    assert {"whole numbers", "dates", "free alternatives dropped"} <= report.counts().keys()
    assert settle_value_types(made)[1].findings == ()
