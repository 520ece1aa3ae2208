"""Alternatives that say nothing are dropped beside those that are known."""

from __future__ import annotations

from typing import Any

import pytest

from tests.value_types.settling import NUMBER, TEXT, property_of

OBJECT, NULL = {"type": "object"}, {"type": "null"}
MODEL = {"type": "object", "properties": {"name": TEXT}}
USER, PAGE = {"$ref": "#/components/schemas/User"}, {"$ref": "#/components/schemas/Page"}
LIST = {"type": "array", "items": USER}
COMPONENTS = {"User": MODEL, "Page": {"allOf": [USER, {"required": ["name"]}]}, "Free": OBJECT}


@pytest.mark.parametrize("free", [OBJECT, {}, {"type": "object", "properties": {}}])
@pytest.mark.parametrize("known", [MODEL, USER, PAGE, LIST])
@pytest.mark.parametrize("union", ["anyOf", "oneOf"])
def test_a_model_or_anything_is_the_model(known: Any, free: Any, union: str) -> None:
    """Or the list; an error that nobody typed is no answer."""
    assert property_of("answer", {union: [known, free]}, **COMPONENTS) == known


def test_what_is_said_of_the_union_stays() -> None:
    """Its description describes what is left."""
    given = {"anyOf": [USER, OBJECT], "description": "Who it is."}
    assert property_of("answer", given, **COMPONENTS) == {**USER, "description": "Who it is."}


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ([USER, OBJECT, NULL], [USER, NULL]),
        ([USER, {"type": ["object", "null"]}], [USER, NULL]),
        ([USER, LIST, {}], [USER, LIST]),
    ],
)
def test_the_others_stay(given: Any, made: Any) -> None:
    """Null, and everything that is known."""
    found = property_of("answer", {"anyOf": given}, **COMPONENTS)["anyOf"]
    assert sorted(found, key=repr) == sorted(made, key=repr)


@pytest.mark.parametrize(
    "union",
    [
        [TEXT, OBJECT],
        [TEXT, {}],
        [NUMBER, OBJECT, NULL],
        [USER, {"type": "object", "additionalProperties": TEXT}],
        [USER, {"type": "object", "additionalProperties": {}}],
        [USER, {"type": "object", "additionalProperties": False}],
        [USER, TEXT],
    ],
)
def test_what_means_something_stays(union: Any) -> None:
    """Free objects beside scalars, and objects that say what they hold."""
    found = property_of("answer", {"anyOf": union}, **COMPONENTS)["anyOf"]
    assert sorted(found, key=repr) == sorted(union, key=repr)


def test_an_overlay_has_the_last_word() -> None:
    """A union that is marked as declared stays as it is."""
    given = {"anyOf": [OBJECT, USER], "x-value-type": "declared"}
    found = property_of("answer", given, **COMPONENTS)
    assert sorted(found["anyOf"], key=repr) == sorted(given["anyOf"], key=repr)
