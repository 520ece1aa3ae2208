"""A location leads into the alternative that was edited, however alike the others are."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random

import pytest
from attrs import frozen

from pipeline.common.documents import Document
from pipeline.review.changes import Change
from tests.review.wire.making import answering, changes, document, placed

NAMES = ("p", "q", "s", "t", "u")
NOTE = "ofauth-description-changed"


def scalar(random: Random) -> Document:
    """Return a schema of some scalar."""
    return random.choice(
        [
            {"type": "string"},
            {"type": "string", "maxLength": random.randint(1, 9)},
            {"type": "integer", "minimum": random.randint(0, 5)},
            {"type": "string", "enum": random.sample(["a", "b", "c", "d"], 2)},
            {"type": "array", "items": {"type": random.choice(["string", "integer"])}},
        ]
    )


def alternative(random: Random, number: int) -> Document:
    """Return an object whose properties the other alternatives have, too."""
    names = random.sample(NAMES, random.randint(2, 4))
    made = {name: scalar(random) for name in names}
    if random.random() < 0.4:
        made["kind"] = {"type": "string", "enum": [f"k{number}"]}
    return {"type": "object", "properties": made, "required": [names[0]]}


def _accepts_null(schema: Document, name: str) -> None:
    schema["properties"][name] = {**schema["properties"][name], "nullable": True}


def _loses(schema: Document, name: str) -> None:
    del schema["properties"][name]
    schema["required"] = [kept for kept in schema["required"] if kept != name]


def _gains(schema: Document, name: str) -> None:
    schema["properties"][f"{name}{name}"] = {"type": "string"}


def _requires(schema: Document, name: str) -> None:
    schema["required"] = sorted({*schema["required"]} ^ {name})


EDITS: tuple[Callable[[Document, str], None], ...] = (_accepts_null, _loses, _gains, _requires)


@frozen
class Union:
    """A union in a document.

    Args:
        alternatives: The alternatives by the number in the name of their component.
        keyword: `anyOf` or `oneOf`.
        by_reference: The alternatives are components.
    """

    alternatives: dict[int, Document]
    keyword: str
    by_reference: bool

    def document(self) -> Document:
        """Return a document with the union in an answer."""
        held = {f"C{n}": s for n, s in self.alternatives.items()} if self.by_reference else {}
        listed = [
            {"$ref": f"#/components/schemas/C{number}"} if self.by_reference else schema
            for number, schema in self.alternatives.items()
        ]
        body = {"type": "object", "properties": {"union": {self.keyword: listed}}}
        operation = answering(body)
        return document({"/things": {"post": operation}}, components={"schemas": held})

    def places(self, number: int) -> tuple[str, ...]:
        """Return what a pointer to an alternative, or to the whole union, ends with or has."""
        index = [*self.alternatives].index(number)
        component = f"/components/schemas/C{number}/"
        return component, f"/union/{self.keyword}/{index}/", f"/union/{self.keyword}/"


def assert_inside(change: Change, old: Union, new: Union, number: int) -> None:
    """Check that both locations lead into the alternative, or to nothing more special."""
    for place, union in ((change.old, old), (change.new, new)):
        if place is not None:
            inner, index, whole = union.places(number)
            pointer = f"{place.pointer}/"
            assert inner in pointer or index in pointer or pointer.endswith(whole)


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("by_reference", [False, True])
def test_an_edit_is_found_in_its_alternative(
    edit: Callable[[Document, str], None], by_reference: bool
) -> None:
    """Inlined or referenced, in the same order or another, one edit of one alternative."""
    found = 0
    for seed in range(40):
        random = Random(seed)
        numbers = [*range(random.randint(2, 6))]
        old = {number: alternative(random, number) for number in numbers}
        edited = random.choice(numbers)
        new = deepcopy(old)
        edit(
            new[edited],
            random.choice([name for name in new[edited]["properties"] if name in NAMES]),
        )
        if random.random() < 0.5:
            random.shuffle(numbers)
        keyword = random.choice(["anyOf", "oneOf"])
        before = Union(old, keyword, by_reference)
        after = Union({number: new[number] for number in numbers}, keyword, by_reference)
        told = [c for c in changes(before.document(), after.document()) if c.check != NOTE]
        found += len(told)
        for change in told:
            assert_inside(change, before, after, edited)
    assert found >= 20


def _union(*names: str) -> Document:
    return {"oneOf": [{"type": "object", "required": [name]} for name in names]}


@pytest.mark.parametrize("index", [1, 2])
def test_the_location_of_a_part_of_an_all_of_is_that_part(index: int) -> None:
    """Not the list, in whichever document it is."""
    parts = [_union("a", "b"), _union("c", "d"), _union("e", "f", "g")]
    whole, less = {"allOf": parts}, {"allOf": parts[:index] + parts[index + 1 :]}
    sides = [document({"/a": {"get": answering(schema)}}) for schema in (whole, less)]
    (removed,), (added,) = changes(*sides), changes(*sides[::-1])
    assert (removed.check[-15:], added.check[-13:]) == ("-all-of-removed", "-all-of-added")
    for location in (removed.old, added.new):
        assert location is not None
        assert location.pointer.endswith(f"/schema/allOf/{index}")


CONSTANTS = [{"const": number, "title": f"N{number}"} for number in (1, 2, 3)]


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_constant_that_came_is_pointed_at_among_the_alternatives(at: int) -> None:
    """Wherever it stands; the old document has only the list."""
    grown = [*CONSTANTS[:at], {"const": 4}, *CONSTANTS[at:]]
    old, new = (
        placed("p", {"type": "integer", "oneOf": alternatives})
        for alternatives in (CONSTANTS, grown)
    )
    (change,) = changes(old, new)
    assert change.old is not None
    assert change.new is not None
    assert change.old.pointer.endswith("/field/oneOf")
    assert change.new.pointer.endswith(f"/field/oneOf/{at}/const")


def test_constants_that_came_together_are_pointed_at_as_a_list() -> None:
    """None of them is the edit alone."""
    old, new = (placed("p", {"type": "integer", **more}) for more in ({}, {"oneOf": CONSTANTS}))
    (change,) = changes(old, new)
    assert change.new is not None
    assert change.new.pointer.endswith("/field/oneOf")
