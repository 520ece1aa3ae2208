"""The diff beside an entry: the nearest object around the edit, short, and from both documents."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from attrs import evolve

from pipeline.common.documents import Document, Json
from pipeline.common.locations import Location
from pipeline.review.changes import Area, Change, Level
from pipeline.review.sources import diffs
from pipeline.review.wire import compare_wire
from tests.review.wire.making import REF, answering, document


def between(old: Document, new: Document, change: Change) -> list[str]:
    """Return the lines of the diff of a change."""
    return [*diffs([change], old, new).get(change.fingerprint, ())]


def of_answers(old: Json, new: Json) -> list[str]:
    """Return the lines of the only change of an answer."""
    sides = [document({"/a": {"get": answering(schema)}}) for schema in (old, new)]
    (change,) = compare_wire(deepcopy(sides[0]), deepcopy(sides[1]))
    return between(sides[0], sides[1], change)


def obj(*required: str, **properties: Json) -> Document:
    """Return the schema of an object."""
    return {"type": "object", "properties": properties, "required": [*required]}


def test_a_value_of_an_enum_is_shown_among_the_others() -> None:
    """The schema around it is the context."""
    old = obj("a", a={"type": "string", "enum": ["x", "y", "z"]})
    new = obj("a", a={"type": "string", "enum": ["x", "z"]})
    assert of_answers(old, new) == ['  "enum": [', '   "x",', '-  "y",', '   "z"', "  ],"]


def test_an_added_property_is_shown_beside_its_neighbours() -> None:
    """Only the document that has it points at it."""
    old, new = obj(a={"type": "string"}), obj(a={"type": "string"}, b={"type": "integer"})
    lines = of_answers(old, new)
    assert '+ "b": {' in lines
    assert '+  "type": "integer"' in lines
    assert not any(line.startswith("-") and "a" in line for line in lines)


def referring(schemas: Document) -> Document:
    """Return a document with components, whose only operation answers with `Thing`."""
    paths = {"/a": {"get": answering({"$ref": f"{REF}Thing"})}}
    return document(paths, components={"schemas": schemas})


def test_a_property_that_refers_to_a_component_is_located_and_shown_in_its_object() -> None:
    """The component exists in both documents, or comes with the property; it is not the edit."""
    part = {"Part": obj(x={"type": "string"})}
    plain = {"Thing": obj(a={"type": "string"})}
    grown = {"Thing": obj(a={"type": "string"}, b={"$ref": f"{REF}Part"})}
    others = {f"Other{n}": obj(**{f"p{n}": {"type": "string"}}) for n in range(50)}
    for old, new in (
        (plain | part, grown | part),
        (plain, grown | part | others),
        (grown | part | others, plain),
    ):
        sides = referring(old), referring(new)
        (change,) = (c for c in compare_wire(*deepcopy(sides)) if "property" in c.check)
        location = change.new or change.old
        assert location is not None
        assert location.pointer == "/components/schemas/Thing/properties/b"
        lines = between(*sides, change)
        edited = {line[1:] for line in lines if line[0] in "+-"}
        assert edited - {" }", " },"} == {' "b": {', f'  "$ref": "{REF}Part"'}


def test_no_more_is_shown_than_the_part_of_the_document() -> None:
    """Beside a component, a path or a list of the document, nothing else of the document counts."""
    others = {f"O{n}": {"type": "string"} for n in range(9)}
    old = {"components": {"schemas": {"A": {"type": "string"}}}, "tags": [{"name": "x"}]}
    new: Document = {"components": {"schemas": {"A": {"type": "null"}, **others}}, "tags": []}
    pointers = "/components/schemas/A", "/components/schemas/A/oneOf/0"
    for was, now in (pointers, pointers[::-1]):
        change = Change(
            Area.WIRE, "c", Level.ERR, "m", old=Location(pointer=was), new=Location(pointer=now)
        )
        assert between(old, new, change) == [" {", '- "type": "string"', '+ "type": "null"', " }"]
    tag = Change(Area.WIRE, "c", Level.ERR, "m", old=Location(pointer="/tags/0"))
    assert between(old, new, tag) == ["-[", "- {", '-  "name": "x"', "- }", "-]", "+[]"]
    added = Change(Area.WIRE, "c", Level.ERR, "m", new=Location(pointer="/components/schemas/O1"))
    assert between(old, new, added) == ["+{", '+ "type": "string"', "+}"]


def test_an_edit_is_shown_among_many_other_edits_of_its_object() -> None:
    """Each entry shows its own edit, not the first lines of a long diff."""
    kept = {"type": "string"}
    many = {f"p{n:02}": {"type": "string", "maxLength": n + 1} for n in range(40)}
    old, new = (document({"/a": {"get": answering(obj(**each))}}) for each in (many, {"a": kept}))
    sides = old, new
    changes = [c for c in compare_wire(*deepcopy(sides)) if c.check.endswith("property-removed")]
    assert len(changes) == len(many)
    for change in changes:
        lines = between(*sides, change)
        assert [line for line in lines if '": {' in line] == [f'- "{change.path}": {{']


def test_a_value_at_the_end_of_a_long_list_is_shown() -> None:
    """With the values beside it."""
    constants = [{"const": n} for n in range(100, 200)]
    for at in (0, 50, 100):
        grown = [*constants[:at], {"const": 200}, *constants[at:]]
        old, new = ({"type": "integer", "oneOf": one} for one in (constants, grown))
        lines = of_answers(obj(a=old), obj(a=new))
        assert [line for line in lines if "const" in line and line[0] in "+-"] == [
            '+   "const": 200'
        ]
        assert len(lines) < 20


def test_an_edit_behind_an_optional_reference_is_shown_in_its_component() -> None:
    """The old side has no such keyword, so that its location is the reference."""
    holder = obj(a={"oneOf": [{"type": "null"}, {"$ref": f"{REF}Kind"}]}, b={"type": "string"})
    kinds: list[Document] = [{"type": "integer"}, {"type": "integer", "oneOf": [{"const": 1}]}]
    old, new = (referring({"Thing": holder, "Kind": kind}) for kind in kinds)
    sides = old, new
    (change,) = compare_wire(*deepcopy(sides))
    lines = between(*sides, change)
    assert '+   "const": 1' in lines
    assert not any("null" in line or line.startswith("- ") for line in lines)


def test_a_requirement_is_shown_with_its_object() -> None:
    """One side points at the property, the other at the required names."""
    lines = of_answers(obj("a", a={"type": "string"}), obj(a={"type": "string"}))
    assert any("required" in line for line in lines)
    assert any(line.startswith("-") for line in lines)


def test_a_new_operation_is_shown_alone() -> None:
    """Its path has no counterpart; a large value is cut, and says so."""
    old = document({"/a": {"get": answering(obj())}})
    many = {f"p{n}": {"type": "string"} for n in range(60)}
    new = deepcopy(old)
    new["paths"]["/b"] = {"get": answering(obj(**many)), "parameters": [many] * 3}
    (change,) = (c for c in compare_wire(old, new) if c.check == "endpoint-added")
    lines = between(old, new, change)
    assert all(line.startswith("+") for line in lines[:-1])
    assert len(lines) <= 25


def test_python_is_shown_by_its_declarations() -> None:
    """The old and the new type, one line each."""
    change = Change(
        Area.PYTHON, "c", Level.ERR, "m", before="str", after="str | None", path="Thing.name"
    )
    assert between({}, {}, change) == ["-str", "+str | None"]
    assert between({}, {}, evolve(change, before=None)) == ["+str | None"]


def test_what_an_overlay_described_is_shown_by_the_new_side() -> None:
    """The old side is in the overlay, whose line the entry names."""
    new: dict[str, Any] = {"paths": {"/a": {"get": {"deprecated": True}}}}
    change = Change(
        Area.WIRE,
        "c",
        Level.ERR,
        "m",
        old=Location("overlays/a.yaml", "/actions/0", 3),
        new=Location(pointer="/paths/~1a/get/deprecated"),
        overlays=("overlays/a.yaml",),
    )
    lines = between({"actions": [1]}, new, change)
    assert [line[:1] for line in lines] == ["+"] * 3


def test_overlays_and_places_that_lead_nowhere_have_no_diff() -> None:
    """Nothing is made up."""
    drift = Change(Area.OVERLAY, "overlay-c", Level.INFO, "m", new=Location("a.yaml", "/actions"))
    gone = Change(Area.WIRE, "c", Level.ERR, "m", new=Location(pointer="/a/b/c/d/e"))
    bare = Change(Area.WIRE, "c", Level.ERR, "m")
    assert diffs([drift, gone, bare], {}, {"a": []}) == {}
