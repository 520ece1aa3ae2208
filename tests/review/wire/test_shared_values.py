"""A list of values that many objects use is edited once: one entry, which names its places."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from pipeline.common.documents import Document
from pipeline.review.accepted import Accepted
from pipeline.review.changes import Area, Change, Level
from pipeline.review.options import Format
from pipeline.review.render import render
from pipeline.review.review import make_review
from pipeline.review.wire import compare_wire

MANY = 20


def api(status: Any, *, inline: bool, many: int = MANY, other: Any = None) -> Document:
    """Return a document with objects that hold the same status, and each another property."""
    schemas = {
        f"Thing{i:02}": {
            "type": "object",
            "properties": {
                "status": status if inline else {"$ref": "#/components/schemas/Status"},
                f"own{i}": other or {"type": "string"},
            },
        }
        for i in range(many)
    }
    paths = {f"/{name}": {"get": {"responses": {"200": _answer(name)}}} for name in schemas}
    components = schemas if inline else {**schemas, "Status": status}
    info = {"title": "T", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": components}}


def _answer(name: str) -> Document:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"description": "fine", "content": {"application/json": {"schema": schema}}}


def listing(*values: str) -> Document:
    """Return a schema that lists values."""
    return {"type": "string", "enum": [*values]}


def compared(old: Any, new: Any, *, inline: bool, **options: Any) -> tuple[Change, ...]:
    """Compare two documents whose statuses differ."""
    return compare_wire(api(old, inline=inline, **options), api(new, inline=inline, **options))


EDITS = {
    "removed": (listing("a", "b"), listing("a")),
    "added": (listing("a"), listing("a", "b")),
    "became a list": ({"type": "string"}, listing("a")),
    "no list any more": (listing("a"), {"type": "string"}),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_of_a_shared_list_is_one_entry(edit: str) -> None:
    """Referenced or inlined, the report is the same but for where it stands in the files."""
    (one,) = compared(*EDITS[edit], inline=False)
    (other,) = compared(*EDITS[edit], inline=True)
    assert one.places == tuple(f"Thing{i:02}.status" for i in range(MANY))
    assert len(one.operations) == MANY
    assert "`Thing00.status`, `Thing01.status`, `Thing02.status` and 17 others" in one.message
    assert evolve(one, old=None, new=None) == evolve(other, old=None, new=None)


def test_the_fingerprint_stays_when_another_object_comes_to_use_the_list() -> None:
    """What was accepted stays accepted; one place is told as before."""
    edit = EDITS["removed"]
    (single,) = compared(*edit, inline=True, many=1)
    (many,) = compared(*edit, inline=False)
    assert single.fingerprint == many.fingerprint
    assert (single.owner, single.path, single.places) == ("Thing00", "status", ("Thing00.status",))
    assert "`Thing00.status`" in single.message


def test_objects_that_are_sent_are_told_apart_from_those_that_are_read() -> None:
    """The same edit breaks the ones and is harmless to the others."""
    old, new = (api(status, inline=True, many=3) for status in EDITS["removed"])
    for document in (old, new):
        responses = document["paths"].pop("/Thing00")["get"]["responses"]
        sent = {"requestBody": responses["200"], "responses": {"204": {"description": "done"}}}
        document["paths"]["/Thing00"] = {"post": sent}
    assert [(c.check, c.level, c.places) for c in compare_wire(old, new)] == [
        ("request-property-enum-value-removed", Level.ERR, ("Thing00.status",)),
        (
            "response-property-enum-value-removed",
            Level.INFO,
            ("Thing01.status", "Thing02.status"),
        ),
    ]


def test_lists_that_were_or_became_others_stay_apart() -> None:
    """The same value may go from lists that are not the same."""
    old, new = (api(listing(*values), inline=True, many=2) for values in (("a", "b"), ("a",)))
    for document in (old, new):
        values = document["components"]["schemas"]["Thing01"]["properties"]["status"]["enum"]
        document["components"]["schemas"]["Thing01"]["properties"]["status"] = listing(*values, "c")
    assert sorted(change.places for change in compare_wire(old, new)) == [
        ("Thing00.status",),
        ("Thing01.status",),
    ]


def test_equal_lists_of_several_components_are_edits_of_their_own() -> None:
    """That two lists have the same numbers is chance; each is found by its own name."""
    sides = []
    for values in ([1, 2, 3], [1, 2]):
        kinds = {name: {"type": "integer", "enum": values} for name in ("Kind", "Owner")}
        schemas = {
            f"Thing{i}": {
                "type": "object",
                "properties": {name.lower(): {"$ref": f"#/components/schemas/{name}"}, f"x{i}": {}},
            }
            for i, name in enumerate(("Kind", "Owner", "Kind"))
        }
        paths = {f"/{name}": {"get": {"responses": {"200": _answer(name)}}} for name in schemas}
        made = api({}, inline=False, many=0)
        sides.append({**made, "paths": paths, "components": {"schemas": {**schemas, **kinds}}})
    found = compare_wire(sides[0], sides[1])
    assert {change.places for change in found} == {
        ("Thing0.kind", "Thing2.kind"),
        ("Thing1.owner",),
    }
    assert len({change.fingerprint for change in found}) == 2
    assert {change.old.pointer for change in found if change.old} == {
        "/components/schemas/Kind/enum/2",
        "/components/schemas/Owner/enum/2",
    }


@pytest.mark.parametrize("after", [{"type": "string", "maxLength": 9}, {"type": "integer"}])
def test_other_scalars_are_one_entry_for_each_owner(after: Document) -> None:
    """That they became the same at once may be chance."""
    status = listing("a")
    old, new = (api(status, inline=False, other=other) for other in ({"type": "string"}, after))
    changes = compare_wire(old, new)
    assert len(changes) == MANY
    assert {change.places for change in changes} == {()}


def test_every_output_tells_the_places() -> None:
    """The first three, and the others folded; the JSON lists all."""
    changes = compared(*EDITS["became a list"], inline=False)
    breaking = [evolve(change, level=Level.ERR) for change in changes]
    review = make_review("old", "new", breaking, Accepted(), date(2026, 1, 1), [Area.WIRE])
    texts = {form: render(review, form) for form in Format}
    few = "20 places: Thing00.status, Thing01.status, Thing02.status and 17 more"
    assert few in " ".join(texts[Format.TEXT].split())
    assert few in texts[Format.MARKDOWN].replace("`", "")
    assert "<summary>17 more places</summary>" in texts[Format.MARKDOWN]
    assert json.loads(texts[Format.JSON])["changes"][0]["places"] == [*changes[0].places]
    for form in (Format.MARKDOWN, Format.HTML):
        assert all(place in texts[form] for place in changes[0].places)
