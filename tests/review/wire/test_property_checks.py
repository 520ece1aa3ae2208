"""Every check of a property as a part of its object, in both directions, however it is held."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Change, Direction
from pipeline.review.wire.wire_checks import BY_KIND
from tests.review.wire.making import (
    COMPONENTS,
    REF,
    answering,
    changes,
    document,
    leads,
    taking,
)
from tests.review.wire.property_table import ROWS, Row

BODIES = {
    "B": "/paths/~1things/post/requestBody/content/application~1json/schema",
    "b": "/paths/~1things/post/responses/200/content/application~1json/schema",
}

#: By a name: how an object is held, the way to it, its pointer and its owner.
HOLDERS: dict[str, tuple[Callable[[Json], Json], str, str, str]] = {
    "outermost": (lambda given: given, "", "", ""),
    "in a property": (
        lambda given: {"type": "object", "properties": {"thing": given}},
        "/properties/thing",
        "",
        " thing",
    ),
    "in an array": (lambda given: {"type": "array", "items": given}, "/items", "", " []"),
    "in a union": (
        lambda given: {"anyOf": [given, {"type": "integer"}]},
        "/anyOf/0",
        "",
        " |0",
    ),
    "referenced": (
        lambda _: {"$ref": f"{REF}Subject"},
        "",
        "/components/schemas/Subject",
        "Subject",
    ),
    "referenced by items": (
        lambda _: {"type": "array", "items": {"$ref": f"{REF}Subject"}},
        "",
        "/components/schemas/Subject",
        "Subject",
    ),
}


def holding(letter: str, schema: Json, holder: str) -> Document:
    """Return a document with an object in a body, in one of the ways to hold it."""
    wrapped = HOLDERS[holder][0](schema)
    components = {**COMPONENTS, "Subject": schema} if "referenced" in holder else COMPONENTS
    made = taking(wrapped) if letter == "B" else answering(wrapped)
    return document({"/things": {"post": made}}, components={"schemas": dict(components)})


def pointer_of(letter: str, holder: str) -> str:
    """Return the pointer to the object."""
    _, inside, component, _ = HOLDERS[holder]
    return component or BODIES[letter] + inside


def found(row: Row, letter: str, holder: str) -> Change:
    """Return what is found where the object of a row changes, which is one change."""
    (change,) = changes(*(holding(letter, schema, holder) for schema in (row.old, row.new)))
    return change


def test_there_is_a_row_for_every_kind_and_none_besides() -> None:
    """The table of pairs has what the table of checks has for properties alone."""
    everywhere = {kind for kind, letter in BY_KIND if letter == "h"}
    assert {row.kind for row in ROWS} == {k for k, letter in BY_KIND if letter == "P"} - everywhere


@pytest.mark.parametrize("letter", BODIES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_one_edit_is_one_change_however_the_object_is_held(row: Row, letter: str) -> None:
    """Id, level, owner and pointers are right, and the fingerprint is one and the same."""
    fingerprints: set[str] = set()
    for holder, (_, _, _, owner) in HOLDERS.items():
        change = found(row, letter, holder)
        is_read = letter == "b"
        assert (change.check, change.level) == (row.ids[is_read], row.levels[is_read])
        assert change.direction is (Direction.RESPONSE if is_read else Direction.REQUEST)
        assert (change.path, change.before, change.after) == ("name", row.before, row.after)
        place = f"POST /things {'200' if is_read else 'request'}"
        assert change.owner == (owner if "referenced" in holder else place + owner)
        fingerprints.add(change.fingerprint)
        _assert_places(change, row, pointer_of(letter, holder), letter, holder)
    assert len(fingerprints) == 1


def _assert_places(change: Change, row: Row, subject: str, letter: str, holder: str) -> None:
    """Each side points at the property, inside of it, or at its name among the required names;
    where there is no property, nowhere."""
    for place, schema in ((change.old, row.old), (change.new, row.new)):
        required = schema.get("required", [])
        if row.kind.startswith(("became-required", "became-optional")) and "name" in required:
            assert place is not None
            assert place.pointer == f"{subject}/required/{required.index('name')}"
        elif leads(holding(letter, schema, holder), f"{subject}/properties/name"):
            assert place is not None
            assert place.pointer.startswith(f"{subject}/properties/name")
        else:
            assert place is None


def test_an_object_that_is_both_sent_and_read_is_judged_by_the_worse() -> None:
    """One edit is one change for senders and readers, which says what it means to each."""
    old, new = ({"type": "object", "properties": {"a": {"type": t}}} for t in ("integer", "number"))
    docs = [
        document(
            {"/things": {"post": {**taking(given), "responses": answering(given)["responses"]}}}
        )
        for given in (old, new)
    ]
    (change,) = changes(docs[0], docs[1])
    assert change.check == "response-property-type-generalized"
    assert change.direction is Direction.BOTH
    assert change.message == (
        "readers may now see a number in `a`, not only an integer; "
        "nothing breaks for those who send it"
    )
    assert [place.steps for place in change.usages] == [("200", "a"), ("request", "a")]
