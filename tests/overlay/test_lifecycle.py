"""What the pipeline asks of its own overlays, and what it reports of them."""

from __future__ import annotations

import copy

import pytest

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.common.report import Report
from pipeline.overlay import apply_overlays, terms_of
from tests.overlay.making import overlay

WHY = {"description": "Ids are\n  integers", "x-evidence": "seed 003"}


def action(target: str, **fields: Json) -> Json:
    return {**WHY, "target": target, **{name.replace("_", "-"): v for name, v in fields.items()}}


def run(document: Json, *actions: Json) -> tuple[Json, Report]:
    return apply_overlays(document, [overlay(*actions)])


def refusal(document: Json, *actions: Json) -> str:
    with pytest.raises(PipelineError) as caught:
        run(document, *actions)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"description": None}, "the action has no description"),
        ({"description": " \n"}, "the action has no description"),
        ({"x-evidence": None}, "the action has no x-evidence"),
        ({"x-evidence": ""}, "the action has no x-evidence"),
        ({"x-evidence": []}, "the action has no x-evidence"),
        ({"x-evidence": ["page", 1]}, "the action has no x-evidence"),
        ({"x-evidence": {"page": 1}}, "the action has no x-evidence"),
        ({"update": None}, "the action has neither update, remove nor copy"),
        ({"x-when-unmatched": "no"}, 'x-when-unmatched is "no", and can be "error" or "skip"'),
        ({"x-when-unmatched": []}, "x-when-unmatched is [], and can be"),
        ({"x-add-missing-operations": 1}, "x-add-missing-operations is 1, and can be false or"),
    ],
)  # fmt: skip
def test_an_action_gives_its_reasons(change: Json, message: str) -> None:
    """Each action says what it does, why, and how we know; the error names its line."""
    fields = {**action("$", update={}), **change}
    fields = {name: value for name, value in fields.items() if value is not None}
    error = refusal({}, action("$", update={"x": 1}), fields)
    assert error.startswith(f"a.yaml:20: {message}")


def test_reasons_are_asked_before_anything_is_applied() -> None:
    """An action without evidence is told even where an action before it would fail."""
    unproven = {"target": "$", "remove": True, "description": "a gap"}
    assert "no x-evidence" in refusal({}, action("$.nothing", remove=True), unproven)


def test_terms() -> None:
    """Evidence is one text or several; the other fields have their defaults."""
    one, two = overlay(
        action("$", update={}),
        action("$", remove=True, x_evidence=["a", "b"], x_when_unmatched="skip"),
    ).actions
    assert terms_of(one).evidence == ("seed 003",)
    assert not terms_of(one).skip_unmatched
    assert not terms_of(one).adds_operations
    assert terms_of(two).evidence == ("a", "b")
    assert terms_of(two).skip_unmatched


def test_an_action_that_matches_nothing_is_an_error() -> None:
    """A vanished target stops the run, unless the action says that it may vanish."""
    error = refusal({}, action("$.gone", update={}))
    assert error == (
        "a.yaml:10: $.gone matches nothing (Ids are integers); correct the target, "
        "or write x-when-unmatched: skip"
    )
    document, report = run({}, action("$.gone", update={}, x_when_unmatched="skip"))
    assert document == {}
    assert report.counts() == {"actions skipped": 1}
    assert report.notices == ()


def test_the_report_counts() -> None:
    """Each action is a finding with its place, its description and its counts."""
    document: Json = {"a": {"type": "number"}, "b": {"type": "integer"}}
    result, report = run(document, action("$.*", update={"type": "integer"}))
    assert result == {"a": {"type": "integer"}, "b": {"type": "integer"}}
    assert report.step == "overlay"
    assert report.notices == ()
    assert report.lines(verbose=True) == [
        "overlay    1 action applied",
        "           - action applied a.yaml:10 Ids are integers: 2 matched, 1 changed",
    ]


def test_an_action_without_effect_is_to_be_retired() -> None:
    """Where upstream has what an action does, a notice says so."""
    _, report = run({"a": {"x": 1}}, action("$.a", update={"x": 1}))
    assert report.counts() == {"actions without effect": 1}
    assert report.notices == ("a.yaml:10: upstream has it: retire (Ids are integers)",)


def test_an_action_done_by_another_is_to_be_retired() -> None:
    """Where another action has done the same, the notice names that one."""
    overlays = [
        overlay(action("$.a", update={"x": 1})),
        overlay(action("$.a", update={"x": 1}), source="b.yaml"),
    ]
    _, report = apply_overlays({"a": {}}, overlays)
    assert report.notices == ("b.yaml:10: a.yaml:10 has done it: retire (Ids are integers)",)


def test_the_document_given_stays() -> None:
    """The step is a function: neither its input nor the overlays change."""
    document: Json = {"paths": {"/a": {"get": {"tags": []}}}}
    before = copy.deepcopy(document)
    added = adding({"/a": {"post": {"x": []}}})
    made = overlay(action("$..tags", update="x"), added)
    once, _ = apply_overlays(document, [made])
    assert document == before
    assert apply_overlays(document, [made])[0] == once


#: What an added operation has from its action.
FROM_ACTION = {"x-evidence": WHY["x-evidence"]}


def adding(update: Json, target: str = "$.paths") -> Json:
    return action(target, update=update, x_add_missing_operations=True)


SEARCH = {"operationId": "search"}


def test_an_operation_that_upstream_lacks_is_added() -> None:
    """Paths and operations that are missing are added, others stay as they are."""
    document = {"paths": {"/chats": {"get": {"old": True}}}}
    result, report = run(document, adding({"/search": {"get": SEARCH}, "/chats": {"put": {}}}))
    assert result["paths"] == {
        "/chats": {"get": {"old": True}, "put": FROM_ACTION},
        "/search": {"get": SEARCH | FROM_ACTION},
    }
    assert report.counts() == {"actions applied": 1}
    assert report.notices == ()


def test_an_added_operation_has_its_own_evidence_or_that_of_its_action() -> None:
    """So nothing that an overlay adds can pass for a part of the published document."""
    own = {"x-evidence": ["page 1", "page 2"]}
    result, _ = run({"paths": {}}, adding({"/a": {"get": own, "put": {}}}))
    assert result["paths"]["/a"] == {"get": own, "put": FROM_ACTION}


@pytest.mark.parametrize(
    "path",
    [f"/chats/{name}/messages" for name in ("{userId}", "{id}", ":userId", ":id")],
)
def test_an_operation_that_has_arrived_upstream_is_left_alone(path: str) -> None:
    """Whatever parameter names and style upstream uses, its operation is the one that stays."""
    document = {"paths": {path: {"get": {"upstream": [1]}}}}
    result, report = run(document, adding({"/chats/{userId}/messages": {"get": {"ours": [2]}}}))
    assert result == document
    assert report.counts() == {"actions without effect": 1}
    assert report.notices == ("a.yaml: upstream has 1 of 1 operation: retire it",)


def test_arrivals_are_reported_in_one_line_for_a_file() -> None:
    """Of several operations, those that have arrived are told, and the others are added."""
    document: Json = {"paths": {"/a/:x": {"get": {"u": 1}, "put": {}}}}
    update: Json = {"/a/{id}": {"get": {}, "put": {}, "post": {}}, "/b": {"get": {}}}
    result, report = run(document, adding(update))
    assert result["paths"] == {
        "/a/:x": {"get": {"u": 1}, "put": {}, "post": FROM_ACTION},
        "/b": {"get": FROM_ACTION},
    }
    assert report.notices == ("a.yaml: upstream has 2 of 4 operations: GET /a/:x, PUT /a/:x",)
    assert report.counts() == {"actions applied": 1}


def test_an_added_operation_takes_the_parameter_names_of_its_path() -> None:
    """Where upstream has the path without the method, there is still one path only."""
    document: Json = {"paths": {"/a/{x}/b/:y": {"get": {}}}}
    parameters = [
        {"name": "one", "in": "path"},
        {"name": "two", "in": "path"},
        {"name": "one", "in": "query"},
        {"$ref": "#/components/parameters/p"},
    ]
    update = {"/a/:one/b/{two}": {"put": {"parameters": parameters}}}
    result, _ = run(document, adding(update))
    assert list(result["paths"]) == ["/a/{x}/b/:y"]
    names = [each.get("name") for each in result["paths"]["/a/{x}/b/:y"]["put"]["parameters"]]
    assert names == ["x", "y", "one", None]


def test_operations_are_added_to_one_path() -> None:
    """The target may also be one path item, which must exist unless it may be skipped."""
    document: Json = {"paths": {"/a": {"get": {"u": 1}}}}
    result, report = run(document, adding({"get": {}, "put": {}}, "$.paths['/a']"))
    assert result == {"paths": {"/a": {"get": {"u": 1}, "put": FROM_ACTION}}}
    assert len(report.notices) == 1
    assert "matches nothing" in refusal(document, adding({"get": {}}, "$.paths['/b']"))


@pytest.mark.parametrize(
    ("update", "target"),
    [
        ({"/a": {"get": {}, "parameters": []}}, "$.paths"),
        ({"/a": {"get": 1}}, "$.paths"),
        ({"/a": []}, "$.paths"),
        ([], "$.paths"),
        ({"get": {}}, "$.paths"),
        ({"/a": {"get": {}}}, "$"),
        ({"paths": {}, "info": {}}, "$"),
        ({"paths": {}, "components": {"responses": {}}}, "$"),
        ({"components": {"schemas": []}}, "$"),
        ({"get": {}}, "$.paths.*"),
        ({"tags": {}}, "$.paths['/b'].get"),
    ],
)
def test_only_whole_operations_are_added(update: Json, target: str) -> None:
    """An action that adds operations can do nothing else on the way."""
    document: Json = {"paths": {"/b": {"get": {}}, "/c": {}}}
    error = refusal(document, adding(update, target))
    assert error.startswith("a.yaml:10: an action that adds operations is an update of $ with")


REFERRING: Json = {"get": {"x": {"$ref": "#/components/schemas/User"}}}


def area(paths: Json, **schemas: Json) -> Json:
    """Return an action that adds operations with their components."""
    return adding({"paths": paths, "components": {"schemas": schemas}}, "$")


def test_components_come_along_with_the_operations_that_refer_to_them() -> None:
    """They are added beside upstream's own, and from one overlay to the other."""
    overlays = [
        overlay(area({}, User={"title": "ours", "y": {"$ref": "#/components/schemas/Inner"}})),
        overlay(area({"/users": REFERRING}, Inner={}), source="b.yaml"),
    ]
    result, report = apply_overlays({"paths": {}, "components": {"schemas": {"A": {}}}}, overlays)
    assert result["components"]["schemas"].keys() == {"A", "User", "Inner"}
    assert report.notices == ()


def test_components_that_nothing_refers_to_are_left_out() -> None:
    """With the last operation that has arrived, the objects of the overlay go; upstream's stay."""
    document: Json = {"paths": {"/users": {"get": {}}}, "components": {"schemas": {"Unused": {}}}}
    own = {"$ref": "#/components/schemas/User"}
    result, report = run(document, area({"/users": REFERRING}, User={"inner": own}))
    assert result == document
    assert report.notices == ("a.yaml: upstream has 1 of 1 operation: retire it",)


def test_a_component_of_upstream_stands_for_ours_of_the_same_name() -> None:
    """It is told, as long as operations of the overlay refer to it."""
    document: Json = {"paths": {}, "components": {"schemas": {"User": {"upstream": True}}}}
    result, report = run(document, area({"/users": REFERRING}, User={"ours": True}))
    assert result["components"]["schemas"] == {"User": {"upstream": True}}
    assert report.notices == ("a.yaml: upstream's own components stand for User",)


def test_two_overlays_do_not_add_different_components_of_one_name() -> None:
    """Equal ones may stand in both, so that each file can be retired by itself."""
    first = overlay(area({"/users": REFERRING}, User={"x": 1}))
    same = overlay(area({"/more": REFERRING}, User={"x": 1}), source="b.yaml")
    other = overlay(area({"/more": REFERRING}, User={"x": 2}), source="b.yaml")
    result, _ = apply_overlays({"paths": {}}, [first, same])
    assert result["components"]["schemas"] == {"User": {"x": 1}}
    with pytest.raises(PipelineError, match="adds the component User in another form; share it"):
        apply_overlays({"paths": {}}, [first, other])


def test_later_overlays_repair_what_an_earlier_one_added() -> None:
    """An added operation stands where upstream's will, and takes the same repairs."""
    overlays = [
        overlay(area({"/users": {"get": {**REFERRING["get"], "z": 1}}}, User={"y": "number"})),
        overlay(action("$..[?@.y].y", update="integer"), source="b.yaml"),
        overlay(action("$.paths.*.*.z", remove=True), source="c.yaml"),
    ]
    result, _ = apply_overlays({"paths": {}}, overlays)
    assert result["components"]["schemas"]["User"] == {"y": "integer"}
    assert "z" not in result["paths"]["/users"]["get"]


def test_removal_adds_no_operations() -> None:
    """The field is for updates only."""
    removal = action("$.paths", remove=True, x_add_missing_operations=True)
    assert "an action that adds operations is an update" in refusal({"paths": {}}, removal)


@pytest.mark.parametrize("paths", [[], "text", None, {"/a": None}, {"/a": "get"}])
def test_broken_paths_are_no_operations(paths: Json) -> None:
    """Upstream's mistakes are no arrivals: they are told as what they are."""
    error = refusal({"paths": paths}, adding({"/a": {"get": {}}}))
    assert "cannot merge" in error or "the paths of the document are not an object" in error


def test_two_overlays_that_add_one_operation_conflict() -> None:
    """What another overlay has added has not arrived upstream."""
    overlays = [
        overlay(adding({"/a/{x}": {"get": {}}})),
        overlay(adding({"/a/:y": {"get": {}}}), source="b.yaml"),
    ]
    with pytest.raises(PipelineError) as caught:
        apply_overlays({"paths": {}}, overlays)
    message = "b.yaml:10: the action at a.yaml:10 adds the same operation; keep one of them"
    assert str(caught.value) == message
