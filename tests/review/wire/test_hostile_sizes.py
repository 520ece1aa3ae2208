"""Documents of unreasonable size or shape: an answer or one sentence, and never an explosion."""

from __future__ import annotations

import re
from random import Random

import pytest

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from tests.review.wire.making import REF, answering, changes, checks, document

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}


def answers(schema: Json, **components: Json) -> Document:
    """Return a document with one answer."""
    return document({"/a": {"get": answering(schema)}}, components={"schemas": components})


def fields(*names: str) -> Document:
    """Return an object of texts."""
    return {"type": "object", "properties": dict.fromkeys(names, TEXT)}


def test_ten_thousand_values_in_another_order_are_no_change() -> None:
    """An enum is a set, of any size."""
    values = [f"v{number}" for number in range(10_000)]
    other = Random(1).sample(values, len(values))
    assert checks(answers({"enum": values}), answers({"enum": other})) == []
    (change,) = changes(answers({"enum": values}), answers({"enum": [*other, "new"]}))
    assert change.after == ["new"]


def test_one_of_two_hundred_alternatives_is_found() -> None:
    """Alternatives are paired by what they hold, not by where they stand."""
    union = [fields(*(f"p{number}_{name}" for name in "abcd")) for number in range(200)]
    edited = [*union[1:], {**union[0], "required": ["p0_a"]}]
    (change,) = changes(answers({"anyOf": union}), answers({"anyOf": edited}))
    assert (change.check, change.path) == ("response-property-became-required", "p0_a")


def test_more_alternatives_than_are_compared_came_and_went() -> None:
    """Beyond the limit, alternatives that are not equal are told as added and removed."""
    union = [fields(f"a{number}", f"b{number}") for number in range(205)]
    edited = [{**one, "minProperties": 1} for one in union]
    found = checks(answers({"oneOf": union}), answers({"oneOf": edited}))
    assert set(found) == {"response-body-one-of-added", "response-body-one-of-removed"}
    assert len(found) == 410


def test_alternatives_that_have_a_name_are_paired_by_it_however_many_there_are() -> None:
    """A component is the same one before and after."""
    union = {"oneOf": [{"$ref": f"{REF}C{number}"} for number in range(205)]}
    old, new = (
        {f"C{number}": {**fields(f"a{number}"), **more} for number in range(205)}
        for more in ({}, {"minProperties": 1})
    )
    found = changes(answers(union, **old), answers(union, **new))
    assert {change.check for change in found} == {"ofauth-response-body-min-properties-set"}
    assert {change.owner for change in found} == {"GET /a"}


def test_a_property_renamed_among_five_hundred_came_and_went() -> None:
    """Nothing on the wire tells a renamed property from a new one."""
    names = [f"p{number}" for number in range(500)]
    found = checks(answers(fields(*names)), answers(fields("new", *names[1:])))
    assert found == ["response-optional-property-added", "response-optional-property-removed"]


def nested(depth: int, inner: Json) -> Json:
    """Return objects inside objects."""
    for _ in range(depth):
        inner = {"type": "object", "properties": {"a": inner}}
    return inner


def test_a_hundred_levels_are_compared() -> None:
    """The innermost edit is found, with the way there."""
    (change,) = changes(answers(nested(100, TEXT)), answers(nested(100, WHOLE)))
    assert len(change.usages[0].steps) == 101


@pytest.mark.parametrize("sides", [(500, 1), (1, 500)])
def test_five_hundred_levels_are_refused_in_one_sentence(sides: tuple[int, int]) -> None:
    """The old document is refused like the new one."""
    old, new = (answers(nested(depth, TEXT)) for depth in sides)
    with pytest.raises(PipelineError, match=r"nested more than 256 levels deep; flatten it$"):
        changes(old, new)


def chain(length: int, last: Json) -> Document:
    """Return components that each hold the next one."""
    links = {
        f"C{number}": {"type": "object", "properties": {"a": {"$ref": f"{REF}C{number + 1}"}}}
        for number in range(length)
    }
    return {**links, f"C{length}": last}


def test_a_thousand_components_inside_one_another_are_compared() -> None:
    """References are followed without recursion."""
    start = {"$ref": f"{REF}C0"}
    (change,) = changes(answers(start, **chain(1000, TEXT)), answers(start, **chain(1000, WHOLE)))
    assert (change.owner, change.path) == ("C999", "a")


def mesh(size: int, value: Json) -> Document:
    """Return components that all hold one another."""
    inner = {f"a{number}": {"$ref": f"{REF}C{number}"} for number in range(size)}
    each = {"type": "object", "properties": {**inner, "value": value}}
    return {f"C{number}": each for number in range(size)}


def test_components_that_all_hold_one_another_are_walked_once() -> None:
    """There are more ways through them than anybody could count; places are limited."""
    start = {"$ref": f"{REF}C0"}
    (change,) = changes(answers(start, **mesh(20, TEXT)), answers(start, **mesh(20, WHOLE)))
    assert change.path == "value"
    assert 1 <= len(change.usages) <= 25 * 20
    assert re.fullmatch(r"C\d+", change.owner)


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize("depth", [3, 40])
def test_unions_whose_alternatives_double_at_each_level(keyword: str, depth: int) -> None:
    """An edit at the end is told, by all that changes there."""

    def chain(end: Json) -> Document:
        links = {
            f"L{n}": {
                keyword: [
                    {"$ref": f"{REF}L{n + 1}"},
                    {"allOf": [{"$ref": f"{REF}L{n + 1}"}, fields(f"p{n}")]},
                ]
            }
            for n in range(depth)
        }
        return answers({"$ref": f"{REF}L0"}, **links, **{f"L{depth}": end})

    old, new = ({"type": "object", "properties": {"z": end}} for end in (TEXT, WHOLE))
    assert checks(chain(old), chain(new)) == ["response-property-type-changed"]


def test_parts_with_unions_at_each_level() -> None:
    """Parts that cannot be merged are compared, also where only a reference leads to the edit."""

    def chain(end: Json) -> Document:
        links = {
            f"L{n}": {
                "allOf": [
                    {"anyOf": [{"required": [f"a{n}"]}, {"required": [f"b{n}"]}]},
                    {"$ref": f"{REF}L{n + 1}"},
                ]
            }
            for n in range(40)
        }
        return answers({"$ref": f"{REF}L0"}, **links, L40=end)

    old, new = ({"type": "object", "properties": {"z": end}} for end in (TEXT, WHOLE))
    assert checks(chain(old), chain(new)) == ["response-property-type-changed"]
