"""What holds of the whole way from a published to a prepared document."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.common.documents import METHODS, Document, canonical_json, operations
from pipeline.common.errors import PipelineError
from pipeline.names.ledger import Ledger
from pipeline.normalize import normalize
from pipeline.prepare import Prepared, prepare
from tests.components.strategies import documents
from tests.full_scale.building import classes_used
from tests.made_up import resorted
from tests.normalize.quirks import DOCUMENTS, quirky

pytestmark = pytest.mark.long

#: Documents full of odd dialect, and documents full of schemas that repeat.
ANY: st.SearchStrategy[Document] = st.one_of(DOCUMENTS, documents())
SEEDS = st.integers(0, 2**32)


def attempt(document: Document, ledger: Ledger | None = None) -> Prepared:
    """Prepare a document; one that is refused says nothing about those that are not."""
    try:
        return prepare(document, [], ledger or Ledger())
    except PipelineError:
        assume(False)
        raise


def written(prepared: Prepared) -> tuple[str, str]:
    """Return what the files in openapi/ say."""
    return canonical_json(prepared.document), prepared.ledger.to_json()


@settings(deadline=None, max_examples=80)
@given(document=ANY, seed=SEEDS)
def test_order_does_not_matter(document: Document, seed: int) -> None:
    """Keys, required, parameters, enum, anyOf, types in another order give the same bytes."""
    assert written(attempt(resorted(document, seed))) == written(attempt(document))


@settings(deadline=None, max_examples=30)
@given(seed=SEEDS)
def test_order_does_not_matter_to_any_kind_of_object(seed: int) -> None:
    """The same holds for a document with every kind of object and reference."""
    assert written(attempt(resorted(quirky(), seed))) == written(attempt(quirky()))


@settings(deadline=None, max_examples=60)
@given(document=ANY)
def test_normalizing_before_changes_nothing(document: Document) -> None:
    """A document that is normalized already is prepared as the one it was made of."""
    made = attempt(document)
    assert written(attempt(normalize(document)[0])) == written(made)


@settings(deadline=None, max_examples=60)
@given(document=ANY)
def test_a_prepared_document_has_nothing_to_repair(document: Document) -> None:
    """What comes out is normalized, and has its names: preparing it again names nothing anew."""
    # Parts of an allOf may contradict one another, and leave what no other document has.
    assume("allOf" not in repr(document))
    made = attempt(document)
    assert normalize(made.document)[1].findings == ()
    again = prepare(made.document, [], Ledger())
    assert again.ledger.operations == made.ledger.operations
    assert again.document["components"]["schemas"].keys() == made.ledger.schemas.keys()


@settings(deadline=None, max_examples=60)
@given(document=ANY)
def test_preparing_with_its_own_names_changes_nothing(document: Document) -> None:
    """The second run of an unchanged document writes what the first one wrote."""
    first = attempt(document)
    assert written(prepare(document, [], first.ledger)) == written(first)


@settings(deadline=None, max_examples=80)
@given(document=ANY, other=ANY, data=st.data())
def test_names_stay_when_operations_come_and_go(
    document: Document, other: Document, data: st.DataObject
) -> None:
    """An operation that remains has its name, and leads to the classes of the same names."""
    before = attempt(document)
    after = attempt(changed(document, other, data), before.ledger)
    old, new = classes_used(before.document), classes_used(after.document)
    ids, new_ids = operation_ids(before.document), operation_ids(after.document)
    for key in old.keys() & new.keys():
        assert new[key] == old[key]
        assert new_ids[key] == ids[key]


def changed(document: Document, other: Document, data: st.DataObject) -> Document:
    """Return a document without some of its operations, and with paths of another one."""
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    added = {f"/added{path}": item for path, item in other["paths"].items()}
    # What the added operations refer to must be there, whatever it means.
    assume(references(added) <= known)
    kept: Document = {}
    for path, item in document["paths"].items():
        methods = sorted(item.keys() & set(METHODS))
        gone = data.draw(st.sets(st.sampled_from(methods))) if methods else set[str]()
        kept[path] = {key: value for key, value in item.items() if key not in gone}
    return {**document, "paths": {**kept, **added}}


def references(value: Any) -> set[str]:
    """Return every reference in a JSON value."""
    if isinstance(value, list):
        return {found for item in value for found in references(item)}
    if not isinstance(value, dict):
        return set()
    own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set[str]()
    return own | references(list(value.values()))


def operation_ids(document: Document) -> dict[str, str]:
    """Return the names of the operations by method and path."""
    return {f"{method} {path}": made["operationId"] for path, method, made in operations(document)}
