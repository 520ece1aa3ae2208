"""A change of callers' Python is caused by the edits of its sort, and by no others."""

from __future__ import annotations

from copy import deepcopy

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Change
from pipeline.review.overlay_set import OverlaySet
from pipeline.review.surface.comparison import compare_python
from pipeline.review.wire import compare_wire
from tests.components.building import (
    NUMBER,
    TEXT,
    answer,
    array,
    content,
    document_of,
    enum,
    obj,
    parameter,
    ref,
)
from tests.overlay.making import overlay

pytestmark = pytest.mark.long


def causes(
    old: Document, new: Document, overlay_set: OverlaySet | None = None
) -> dict[str, set[str]]:
    """Return the checks of the causes of each change of Python, by its message."""
    wire = compare_wire(deepcopy(old), deepcopy(new))
    checks = {change.fingerprint: change.check for change in wire}
    found: tuple[Change, ...] = compare_python(old, new, overlay_set, wire=wire)
    return {change.message: {checks[cause] for cause in change.causes} for change in found}


def listing(*, required: bool, most: int) -> Document:
    """Return a document with a query parameter."""
    limit = {
        **parameter("limit", "query", {**NUMBER, "maximum": most}),
        "required": required,
    }
    return document_of({"/v2/a": {"get": {**answer(TEXT), "parameters": [limit]}}})


def test_another_edit_of_the_same_parameter_is_no_cause() -> None:
    """A bound is in no signature."""
    found = causes(listing(required=False, most=20), listing(required=True, most=10))
    assert list(found.values()) == [{"request-parameter-became-required"}]


def test_texts_are_no_cause_of_a_new_class() -> None:
    """They changed at the same value by chance."""
    part = obj(x=TEXT, y=NUMBER)
    old, new = (
        document_of(
            {"/v2/a": {"get": answer(ref("Things"))}, "/v2/b": {"get": answer(ref("Things"))}},
            {"Things": obj(things=array(ref("Thing"))), **schemas},
        )
        for schemas in (
            {"Thing": obj(name=TEXT)},
            {"Thing": obj(name=TEXT, parts=array(ref("Part"))), "Part": part},
        )
    )
    for number, document in enumerate((old, new)):
        for path in document["paths"].values():
            path["get"]["responses"]["200"]["content"]["application/json"]["example"] = number
    found = causes(old, new)
    assert {checks for named in found.values() for checks in named} == {
        "response-optional-property-added"
    }
    assert any(message.startswith("The class") for message in found)


def alternatives(name: str, second: Json) -> Document:
    """Return a document with a union; its second alternative has a part."""
    schemas = {
        "Text": obj("kind", "text", kind=enum("text"), text=TEXT),
        f"{name}Rule": obj("kind", "data", kind=enum(name.lower()), data=ref(f"{name}Data")),
        f"{name}Data": second,
    }
    union = {"oneOf": [ref("Text"), ref(f"{name}Rule")]}
    return document_of({"/v2/a": {"get": answer(union)}}, schemas)


def test_a_class_that_stands_for_another_alternative_has_a_cause() -> None:
    """Its fields are those of the new alternative; none of them changed on the wire."""
    old = alternatives("Spam", obj("a", "b", "c", a=TEXT, b=TEXT, c=TEXT))
    new = alternatives("User", obj("a", "b", "c", "d", a=TEXT, b=TEXT, c=TEXT, d=TEXT))
    found = causes(old, new)
    assert found
    assert all(checks for checks in found.values()), found


def test_a_copy_that_an_overlay_makes_has_the_cause_of_its_original() -> None:
    """Upstream edited one schema; callers meet the edit in two classes."""
    sides = [
        document_of({"/v2/a": {"get": answer(obj("id", id=NUMBER, names=array(kind), extra=TEXT))}})
        for kind in (TEXT, NUMBER)
    ]
    copied = obj("id", id=NUMBER, names={}, own=NUMBER)
    said = {"description": "Another operation.", "x-evidence": "Page A"}
    operation = {
        "operationId": "b.get",
        "responses": {"200": {"description": "", "content": content(copied)}},
    }
    adds = overlay({"target": "$.paths", **said, "update": {"/v2/b": {"get": operation}}})
    at = ".content['application/json'].schema.properties.names"
    copies = overlay(
        {
            "target": f"$.paths['/v2/b'].get.responses['200']{at}",
            **said,
            "copy": f"$.paths['/v2/a'].get.responses['200']{at}",
        }
    )
    found = causes(sides[0], sides[1], OverlaySet((adds, copies)))
    (message,) = found
    assert "likewise" in message
    assert found[message] == {"response-property-type-changed"}
