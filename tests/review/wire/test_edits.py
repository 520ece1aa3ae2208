"""Known edits of random documents: each is found once, wherever it is met."""

from __future__ import annotations

from random import Random

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.common.documents import Document
from pipeline.review.changes import Change, Direction
from pipeline.review.wire.wire_checks import BY_KIND
from tests.normalize.quirks import DOCUMENTS
from tests.normalize.test_laws import attempt, shuffled
from tests.review.wire.edit_catalogue import EDITS, Edit
from tests.review.wire.making import COMPONENTS, REF, answering, changes, document
from tests.review.wire.plans import Plan, Writer, plans, with_record
from tests.review.wire.respelling import respelled

pytestmark = pytest.mark.long

RANDOMS = st.integers(0, 2**32).map(Random)
METHODS = {"get", "put"}
LETTERS = {"request": "BP", "response": "bp"}


def edited(plan: Plan, name: str, edit: Edit) -> Plan:
    """Return a plan with one record edited."""
    return with_record(plan, name, edit.made(plan.records[name], name))


def expected(plan: Plan, name: str, edit: Edit) -> tuple[str, set[str], Direction]:
    """Return path, operations and direction of what must be found."""
    reached = {way: plan.reached(name, way) for way in LETTERS}
    ways = [Direction(way) for way, operations in reached.items() if operations]
    direction = Direction.BOTH if len(ways) == 2 else ways[0] if ways else Direction.NEITHER
    path = name + edit.path if edit.path else ""
    return path, reached["request"] | reached["response"], direction


def ids_of(edit: Edit, direction: Direction) -> set[str]:
    """Return the ids that an edit may be found by, met in a direction."""
    ways = [way for way in LETTERS if direction in (Direction.BOTH, Direction(way))]
    letters = [letter for way in ways for letter in LETTERS[way]]
    return {BY_KIND[edit.kind, key].id for key in letters if (edit.kind, key) in BY_KIND}


@settings(deadline=None, max_examples=70)
@given(plan=plans(), edit=st.sampled_from(EDITS), random=RANDOMS)
def test_an_edit_is_found_once_in_every_operation_that_reaches_it(
    plan: Plan, edit: Edit, random: Random
) -> None:
    """Whatever is inlined or referenced, and however the new document is spelled, exactly the
    edit is found, once, with all operations that meet it."""
    name = random.choice(sorted(plan.records))
    new = respelled(Writer(edited(plan, name, edit), random).document(), random)
    found = changes(Writer(plan).document(), new)
    path, operations, direction = expected(plan, name, edit)
    assert [change.path for change in found] == [path] * bool(operations)
    for change in found:
        assert set(change.operations) == operations
        assert change.direction is direction
        assert change.check in ids_of(edit, direction)


@settings(deadline=None, max_examples=30)
@given(plan=plans(), random=RANDOMS)
def test_inlined_or_referenced_the_fingerprint_is_one(plan: Plan, random: Random) -> None:
    """What is accepted by its fingerprint stays accepted when upstream moves a schema."""
    name, edit = random.choice(sorted(plan.records)), random.choice(EDITS)
    new = edited(plan, name, edit)
    pairs = [
        changes(Writer(plan).document(), Writer(new).document()),
        changes(Writer(plan, random).document(), Writer(new, random).document()),
    ]
    one, other = ([(c.fingerprint, c.level, c.operations) for c in found] for found in pairs)
    assert one == other


def mirrored(change: Change, back: Change) -> bool:
    """Tell whether one change is what another one is, seen from the other side."""
    kinds = [kind for kind, check in BY_KIND.items() if check.id == change.check]
    mirrors = {mirror for kind in kinds for mirror in BY_KIND[kind].mirrors}
    named = {check.id for (kind, _), check in BY_KIND.items() if kind in mirrors}
    told = (change.path, change.after, change.before)
    return (
        back.check in named
        and (back.path, back.before, back.after) == told
        and {*back.usages} == {*change.usages}
    )


@settings(deadline=None, max_examples=40)
@given(plan=plans(), random=RANDOMS)
def test_the_reversed_comparison_finds_the_mirror_image(plan: Plan, random: Random) -> None:
    """Added becomes removed, before becomes after, at the same places."""
    new = plan
    for edit in random.sample(EDITS, 3):
        name = random.choice(sorted(plan.records))
        if edit.path in ("", "New") or edit.path.removesuffix("[]") not in touched(new, plan, name):
            new = edited(new, name, edit)
    old, later = Writer(plan).document(), Writer(new, random).document()
    assert_mirrored(changes(old, later), changes(later, old))


def assert_mirrored(there: tuple[Change, ...], back: tuple[Change, ...]) -> None:
    """Check that each change has one mirror image, and that no other change is left."""
    left = list(back)
    for change in there:
        images = [other for other in left if mirrored(change, other)]
        assert images, change
        left.remove(images[0])
    assert left == []


def touched(new: Plan, old: Plan, name: str) -> set[str]:
    """Return the properties of a record that were edited already, without its letter."""
    was, now = old.records[name], new.records[name]
    names = was["properties"].keys() | now["properties"].keys()
    return {
        key.removeprefix(name)
        for key in names
        if was["properties"].get(key) != now["properties"].get(key)
        or (key in was["required"]) != (key in now["required"])
    }


@settings(deadline=None, max_examples=30)
@given(plan=plans(), random=RANDOMS)
def test_the_result_is_the_same_whatever_the_order(plan: Plan, random: Random) -> None:
    """Both documents in another order: the same changes in the same order, up to pointers."""
    name, edit = random.choice(sorted(plan.records)), random.choice(EDITS)
    old, new = Writer(plan).document(), Writer(edited(plan, name, edit), random).document()
    one, other = changes(old, new), changes(shuffled(old, random), shuffled(new, random))
    assert list(map(without_places, one)) == list(map(without_places, other))


def without_places(change: Change) -> Change:
    """Return a change without its pointers, which say at which index something stands."""
    return evolve(change, old=None, new=None)


def forty(schema: Document, *, by_reference: bool) -> Document:
    """Return a document of forty operations that all answer with one schema."""
    components = {**COMPONENTS, "User": schema}
    used = {"$ref": f"{REF}User"} if by_reference else schema
    paths = {f"/things{number}": {"get": answering(used)} for number in range(40)}
    return document(paths, components={"schemas": components} if by_reference else {})


def test_two_edits_of_a_schema_in_forty_operations_are_two_changes() -> None:
    """Inlined or referenced: two entries of forty operations each, known by one fingerprint."""
    old = {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer"}}}
    new = {"type": "object", "properties": {"name": {"type": ["string", "null"]}}}
    fingerprints: list[list[str]] = []
    for before, after in ((False, False), (True, True), (False, True), (True, False)):
        found = changes(forty(old, by_reference=before), forty(new, by_reference=after))
        assert [change.check for change in found] == [
            "response-property-became-nullable",
            "response-optional-property-removed",
        ]
        assert [len(change.operations) for change in found] == [40, 40]
        owners = {change.owner for change in found}
        assert owners == ({"User"} if before or after else {"object (name)"})
        fingerprints.append([change.fingerprint for change in found])
    assert all(each == fingerprints[0] for each in fingerprints)


#: A path parameter without a place, declared beside a query parameter of its name.
_WITHOUT_A_PLACE: Document = {
    "openapi": "3.0.3",
    "paths": {
        "/c": {"get": {"parameters": [{"name": "a", "in": "query"}, {"name": "a", "in": "path"}]}}
    },
}


@settings(deadline=None, max_examples=30)
@given(one=DOCUMENTS, other=DOCUMENTS, random=RANDOMS)
@example(one={"openapi": "3.0.3", "paths": {}}, other=_WITHOUT_A_PLACE, random=Random(2))
def test_any_two_documents_are_compared_alike_from_both_sides_and_in_any_order(
    one: Document, other: Document, random: Random
) -> None:
    """Documents with every quirk that have little to do with one another: no failure, the mirror
    image, and no difference for another order."""
    for each in (one, other):
        # Operations that moved are met under their new path, which is the old one in the mirror.
        for item in each["paths"].values():
            for method in METHODS & item.keys():
                item[method].pop("operationId", None)
    if attempt(one)[0] is None or attempt(other)[0] is None:
        return
    there = changes(one, other)
    reordered = changes(shuffled(one, random), shuffled(other, random))
    assert list(map(without_places, there)) == list(map(without_places, reordered))
    assert_mirrored(there, changes(other, one))


def test_what_has_no_name_is_called_after_what_holds_it() -> None:
    """Sentences name it in words, never by brackets."""
    text, number = {"type": "string"}, {"type": "number"}
    rows = (
        (
            {"type": "array", "items": text},
            {"type": "array", "items": number},
            "the items of the body",
        ),
        (
            {"additionalProperties": text},
            {"additionalProperties": number},
            "the values of the object",
        ),
        ({"type": "object"}, {"type": "object", "maxProperties": 1}, "the body"),
        (text, number, "the body"),
    )
    for old, new, words in rows:
        (change,) = changes(*(document({"/a": {"get": answering(s)}}) for s in (old, new)))
        assert f" {words}" in change.message


def test_a_value_of_another_type_is_one_change_whatever_it_may_be() -> None:
    """The values of an enum that became another type are not told one by one."""
    old, new = {"type": "integer", "enum": [1, 2]}, {"type": "string", "enum": ["1", "2"]}
    found = changes(*(document({"/a": {"get": answering(s)}}) for s in (old, new)))
    assert [change.check for change in found] == ["response-body-type-changed"]
