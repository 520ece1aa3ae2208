"""The rules of the Overlay Specification for applying actions, case by case."""

from __future__ import annotations

import pytest

from pipeline.common.documents import MAX_DEPTH, Json
from pipeline.overlay import apply_overlay
from tests.overlay.making import overlay, patched, refusal


def update(target: str, value: Json) -> Json:
    return {"target": target, "update": value}


def remove(target: str) -> Json:
    return {"target": target, "remove": True}


def copy(target: str, source: str) -> Json:
    return {"target": target, "copy": source}


@pytest.mark.parametrize(
    ("document", "target", "value", "expected"),
    [
        ({"a": {"b": 1}}, "$.a", {"c": 2}, {"a": {"b": 1, "c": 2}}),
        ({"a": {"b": {"c": 1}}}, "$.a", {"b": {"d": 2}}, {"a": {"b": {"c": 1, "d": 2}}}),
        ({"a": {"b": 1}}, "$.a", {"b": "x"}, {"a": {"b": "x"}}),
        ({"a": {"b": None}}, "$.a", {"b": 1}, {"a": {"b": 1}}),
        ({"a": {"b": 1}}, "$.a", {"b": None}, {"a": {"b": None}}),
        ({"a": {"b": 1}}, "$.a", {"b": True}, {"a": {"b": True}}),
        ({"a": {}}, "$.a", {"b": None}, {"a": {"b": None}}),
        ({"a": {"b": [1]}}, "$.a", {"b": [2, [3]]}, {"a": {"b": [1, 2, [3]]}}),
        ({"a": [1]}, "$.a", [1, 2], {"a": [1, 1, 2]}),
        ({"a": [1]}, "$.a", [], {"a": [1]}),
        ({"a": [1]}, "$.a", {"b": 2}, {"a": [1, {"b": 2}]}),
        ({"a": [1]}, "$.a", "x", {"a": [1, "x"]}),
        ({"a": [1]}, "$.a", None, {"a": [1, None]}),
        ({"a": [1]}, "$.a", [[2]], {"a": [1, [2]]}),
        ({"a": 1}, "$.a", "x", {"a": "x"}),
        ({"a": None}, "$.a", 1, {"a": 1}),
        ({"a": 1}, "$.a", None, {"a": None}),
        ({"a": [1, 2]}, "$.a[1]", 3, {"a": [1, 3]}),
        ({"a": 1}, "$", {"b": 2}, {"a": 1, "b": 2}),
        ([1], "$", [2], [1, 2]),
        ([1], "$", {"a": 1}, [1, {"a": 1}]),
        ("x", "$", "y", "y"),
        ({"a": 1}, "$", {}, {"a": 1}),
        ({"a": 1}, "$.b", {"c": 1}, {"a": 1}),
        ({"a": {"x": 1}, "b": {}}, "$.*", {"z": 0}, {"a": {"x": 1, "z": 0}, "b": {"z": 0}}),
        ({"a": [1], "b": []}, "$.*", [2], {"a": [1, 2], "b": [2]}),
        ({"a": 1, "b": None}, "$.*", "x", {"a": "x", "b": "x"}),
        ({"a": {}}, "$['a','a']", {"l": [1]}, {"a": {"l": [1]}}),
        ([[0]], "$[0,-1,0]", [1], [[0, 1]]),
        ({"a": [{"t": ["paged"]}, {"t": []}]}, "$.a[?@.t[?@=='paged']]", {"p": 1},
         {"a": [{"t": ["paged"], "p": 1}, {"t": []}]}),
    ],
)  # fmt: skip
def test_update(document: Json, target: str, value: Json, expected: Json) -> None:
    """Objects recurse, arrays grow, primitives (null is one) replace primitives."""
    assert patched(document, update(target, value)) == expected


@pytest.mark.parametrize(
    ("document", "target", "value", "message"),
    [
        ({"a": {}}, "$.a", 1, "cannot merge a primitive value into an object at /a"),
        ({"a": {}}, "$.a", None, "cannot merge a primitive value into an object at /a"),
        ({"a": {}}, "$.a", [1], "cannot merge an array into an object at /a"),
        ({"a": 1}, "$.a", {}, "cannot merge an object into a primitive value at /a"),
        ({"a": None}, "$.a", [], "cannot merge an array into a primitive value at /a"),
        (
            {"a": {"b": [1]}},
            "$.a",
            {"b": 2},
            "cannot merge a primitive value into an array at /a/b",
        ),
        ({"a": {"b": [1]}}, "$.a", {"b": {}}, "cannot merge an object into an array at /a/b"),
        ({"a": {"b": None}}, "$", {"a": {"b": {}}}, "an object into a primitive value at /a/b"),
        ({"a": {"b/c": {}}}, "$.a", {"b/c": None}, "into an object at /a/b~1c"),
        ({}, "$", [], "cannot merge an array into an object at the root"),
        ({"a": {}, "b": []}, "$.*", {}, "different kinds: object /a and array /b"),
        ({"a": {}, "b": 1}, "$.*", {}, "different kinds: object /a and primitive value /b"),
        ({"a": [], "b": None}, "$.*", 1, "different kinds: array /a and primitive value /b"),
    ],
)
def test_update_of_incompatible_values(
    document: Json, target: str, value: Json, message: str
) -> None:
    """Other combinations are errors that say what met what, where, and by which action."""
    error = refusal(document, update(target, value))
    assert error.startswith(f"a.yaml:10: {target}")
    assert message in error


@pytest.mark.parametrize(
    ("document", "target", "expected"),
    [
        ({"a": 1, "b": 2}, "$.a", {"b": 2}),
        ({"a": [1, 2, 3]}, "$.a[1]", {"a": [1, 3]}),
        ({"a": [0, 1, 2, 3, 4]}, "$.a[1,3]", {"a": [0, 2, 4]}),
        ({"a": [0, 1, 2, 3, 4]}, "$.a[3,1,-1]", {"a": [0, 2]}),
        ({"a": [0, 1, 2]}, "$.a[*]", {"a": []}),
        ({"a": [0, 1, 2]}, "$.a[::-1]", {"a": []}),
        ({"a": [1, 2, 1]}, "$.a[?@==1]", {"a": [2]}),
        ({"a": [0, None, False, ""]}, "$.a[?@]", {"a": []}),
        ({"a": [{"x": 1}, {}, {"x": 2}]}, "$.a[?@.x]", {"a": [{}]}),
        ({"a": {"b": 1}, "c": []}, "$.*", {}),
        ({"a": {"a": {"a": 1}}}, "$..a", {}),
        ({"a": [[1, 2], [3]]}, "$..*", {}),
        ({"a": 1}, "$.b", {"a": 1}),
        ({"a": 1}, "$['a','a']", {}),
        ([1, 2], "$[0]", [2]),
    ],
)
def test_remove(document: Json, target: str, expected: Json) -> None:
    """Nodes of any kind leave their container; several in one array do not shift each other."""
    assert patched(document, remove(target)) == expected


def test_the_root_cannot_be_removed() -> None:
    """The root is in no container that it could leave."""
    assert refusal({"a": 1}, remove("$")) == "a.yaml:10: the root of a document cannot be removed"


def test_remove_overrides_update_and_copy() -> None:
    """Beside remove: true, update and copy are without effect, together or alone."""
    action = {**remove("$.a"), "update": {"x": 1}, "copy": "$.nowhere"}
    assert patched({"a": {}, "b": 1}, action) == {"b": 1}


def test_remove_false_is_no_remove() -> None:
    """remove: false leaves the update as it is."""
    assert patched({"a": {}}, {**update("$.a", {"x": 1}), "remove": False}) == {"a": {"x": 1}}


def test_an_action_without_a_modifier_does_nothing() -> None:
    """The schema allows an action with nothing but a target."""
    assert patched({"a": 1}, {"target": "$.a"}) == {"a": 1}


@pytest.mark.parametrize(
    ("document", "target", "source", "expected"),
    [
        ({"a": {"x": [1]}, "b": {"x": [2], "y": 0}}, "$.b", "$.a",
         {"a": {"x": [1]}, "b": {"x": [2, 1], "y": 0}}),
        ({"a": [1], "b": [2]}, "$.b", "$.a", {"a": [1], "b": [2, 1]}),
        ({"a": {"x": 1}, "b": [2]}, "$.b", "$.a", {"a": {"x": 1}, "b": [2, {"x": 1}]}),
        ({"a": 1, "b": [2]}, "$.b", "$.a", {"a": 1, "b": [2, 1]}),
        ({"a": 1, "b": 2}, "$.b", "$.a", {"a": 1, "b": 1}),
        ({"a": None, "b": 2}, "$.b", "$['a','a']", {"a": None, "b": None}),
        ({"a": {"x": 1}, "b": {}, "c": {}}, "$['b','c']", "$.a",
         {"a": {"x": 1}, "b": {"x": 1}, "c": {"x": 1}}),
        ({"a": {}, "b": 1}, "$.a", "$", {"a": {"a": {}, "b": 1}, "b": 1}),
        ({"a": [1, 2]}, "$.a", "$.a", {"a": [1, 2, 1, 2]}),
        ({"a": {"x": {"y": 1}}}, "$", "$.a.x", {"a": {"x": {"y": 1}}, "y": 1}),
        ({"a": 1}, "$.nowhere", "$.nothing", {"a": 1}),
    ],
)  # fmt: skip
def test_copy(document: Json, target: str, source: str, expected: Json) -> None:
    """The value of the one source, as it is before the action, is merged into each target."""
    assert patched(document, copy(target, source)) == expected


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("$.nothing", "copy: $.nothing selects 0 nodes, and must select one"),
        ("$.*", "copy: $.* selects 2 nodes, and must select one"),
        ("$.a", "$.b: cannot merge a primitive value into an object at /b"),
    ],
)
def test_copy_of_anything_else(source: str, message: str) -> None:
    """A copy has exactly one source, whose value fits the target."""
    assert refusal({"a": 1, "b": {}}, copy("$.b", source)) == f"a.yaml:10: {message}"


def test_move() -> None:
    """The move of the specification: make the place, copy, remove."""
    document = {"paths": {"/items": {"get": {"ok": [1]}}, "/other": {"delete": {}}}}
    actions = [
        update("$.paths", {"/new": {}}),
        copy("$.paths['/new']", "$.paths['/items']"),
        remove("$.paths['/items']"),
    ]
    assert patched(document, *actions) == {
        "paths": {"/other": {"delete": {}}, "/new": {"get": {"ok": [1]}}}
    }


def test_actions_see_the_result_of_those_before() -> None:
    """What one action removes, the next can put back."""
    actions = [remove("$.servers"), update("$", {"servers": [{"url": "x"}]})]
    assert patched({"servers": [1, 2]}, *actions) == {"servers": [{"url": "x"}]}


def test_values_are_copied_per_target() -> None:
    """A later action at one target does not show at another, nor in the overlay."""
    new = {"list": [], "inner": {"x": 1}}
    actions = [update("$.*", {"new": new}), update("$.a.new", {"list": [1], "inner": {"x": 2}})]
    result = patched({"a": {}, "b": {}}, *actions)
    assert result["a"]["new"] == {"list": [1], "inner": {"x": 2}}
    assert result["b"]["new"] == {"list": [], "inner": {"x": 1}}
    assert new == {"list": [], "inner": {"x": 1}}


def test_shared_objects_of_the_input_come_apart() -> None:
    """An object that stands in two places of the input is changed in one only."""
    shared: Json = {"x": 1}
    assert patched({"a": shared, "b": [shared]}, update("$.a", {"y": 2})) == {
        "a": {"x": 1, "y": 2},
        "b": [{"x": 1}],
    }


def test_keys_keep_their_order() -> None:
    """Old keys keep their places, new ones follow in the order of the update."""
    result = patched({"c": 1, "a": {"z": 1, "y": 2}}, update("$", {"b": 0, "a": {"x": 3, "z": 4}}))
    assert list(result) == ["c", "a", "b"]
    assert list(result["a"]) == ["z", "y", "x"]


def test_results_count_targets() -> None:
    """A target that is as it was is matched and not changed; 1 and true are not the same."""
    actions = [update("$.*", {"x": 1}), update("$.*", {"x": True}), remove("$..x"), remove("$.d")]
    document: Json = {"a": {"x": 1}, "b": {"x": True}, "c": {}}
    _, results = apply_overlay(document, overlay(*actions))
    assert [(result.matched, result.changed) for result in results] == [
        (3, 2),
        (3, 3),
        (3, 3),
        (0, 0),
    ]
    assert results[2].pointers == ("/a/x", "/b/x", "/c/x")


def test_overlay_1_0_updates_objects_and_arrays_only() -> None:
    """In 1.0 a primitive value is changed by way of the object it is in."""
    action = update("$.a.b", 2)
    assert patched({"a": {"b": 1}}, action) == {"a": {"b": 2}}
    assert "Overlay 1.0 cannot update" in refusal({"a": {"b": 1}}, action, version="1.0.0")
    assert patched({"a": {"b": 1}}, update("$.a", {"b": 2}), version="1.0.0") == {"a": {"b": 2}}
    assert patched({"a": {"b": 1}}, remove("$.a.b"), version="1.0.0") == {"a": {}}
    assert patched({"a": [1]}, update("$.a", {"b": 2}), version="1.0.3") == {"a": [1, {"b": 2}]}


def test_results_too_deep_are_refused() -> None:
    """A document cannot be made deeper than one that could be read."""
    depth = MAX_DEPTH // 2
    nest: Json = {}
    for _ in range(depth):
        nest = {"a": nest}
    innermost = "$" + ".a" * depth
    assert patched(nest, copy(innermost, "$.a")) != nest
    error = refusal(nest, copy(innermost, "$.a"), copy(innermost + ".a" * (depth - 1), "$.a"))
    assert error == f"a.yaml:20: the result would be nested more than {MAX_DEPTH} levels deep"
