"""Edits that are easy to miss: each breaks somebody, however the schema is held."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Change, Level
from pipeline.review.wire import compare_wire
from tests.review.wire.making import (
    answering,
    changes,
    checks,
    content,
    document,
    operation,
    placed,
)

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
OK, PNG = {"description": "OK"}, "image/png"


def worst(found: tuple[Change, ...]) -> Level | None:
    """Return the level of the most severe change."""
    return max((change.level for change in found), default=None)


def both_ways(letter: str, old: Json, new: Json) -> set[Level | None]:
    """Return the worst levels of an edit, inlined and referenced."""
    return {
        worst(changes(*(placed(letter, s, by_reference=given) for s in (old, new))))
        for given in (False, True)
    }


def with_parameter(name: str, where: str, **fields: Json) -> Document:
    """Return a document with one parameter."""
    given = {"name": name, "in": where, "schema": TEXT, **fields}
    return document({"/things": {"get": operation(parameters=[given])}})


@pytest.mark.parametrize("where", ["query", "cookie"])
@pytest.mark.parametrize(("required", "level"), [(True, Level.ERR), (False, Level.WARN)])
def test_names_in_queries_and_cookies_have_a_case(where: str, required: bool, level: Level) -> None:
    """`a` and `A` are two parameters, in both directions."""
    lower, upper = (with_parameter(name, where, required=required) for name in ("a", "A"))
    assert worst(changes(lower, upper)) is worst(changes(upper, lower)) is level


def test_names_of_headers_have_no_case() -> None:
    """`X-By` and `x-by` are one parameter, also if it comes from the query."""
    lower, upper = (with_parameter(name, "header") for name in ("x-by", "X-By"))
    assert changes(lower, upper) == ()
    moved = with_parameter("x-BY", "query")
    assert checks(moved, upper) == ["ofauth-request-parameter-in-changed"]


def test_a_renamed_query_parameter_is_a_guess() -> None:
    """One gone and one new parameter of the same shape may be the same; two new ones tell
    nothing, and another shape is another parameter."""
    old, new = with_parameter("by", "query"), with_parameter("sort", "query")
    (change,) = changes(old, new)
    assert (change.before, change.after) == ("by", "sort")
    assert change.message == (
        "callers should now send the query parameter `sort`, probably a new name of `by`: "
        "the one is new, the other is gone, and both have the same shape"
    )
    more = with_parameter("sort", "query")
    more["paths"]["/things"]["get"]["parameters"].append(
        {"name": "order", "in": "query", "schema": TEXT}
    )
    assert checks(old, more) == [
        "new-optional-request-parameter",
        "new-optional-request-parameter",
        "request-parameter-removed",
    ]
    other = with_parameter("sort", "query", schema=WHOLE)
    assert checks(old, other) == ["new-optional-request-parameter", "request-parameter-removed"]


CLOSED = {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "additionalProperties": False}
LESS = {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}


def test_a_property_that_a_closed_object_loses_is_refused() -> None:
    """Who sends it is refused; an open object and a pattern still take it."""
    assert both_ways("B", CLOSED, LESS) == {Level.ERR}
    assert both_ways("B", LESS, CLOSED) == {Level.INFO}
    assert both_ways("b", CLOSED, LESS) == {Level.WARN}
    unevaluated = [
        {"allOf": [{"type": "object", "properties": p}], "unevaluatedProperties": False}
        for p in ({"a": TEXT, "b": TEXT}, {"a": TEXT})
    ]
    assert both_ways("B", *unevaluated) == {Level.ERR}
    opened = [{**s, "additionalProperties": True} for s in (CLOSED, LESS)]
    assert both_ways("B", *opened) == {Level.WARN}
    patterned = [{**s, "patternProperties": {"^b": TEXT}} for s in (CLOSED, LESS)]
    assert both_ways("B", *patterned) == {Level.WARN}


def answers(**schemas: Json) -> Document:
    """Return a document whose operation has a body for each status."""
    named = {
        status.removeprefix("s"): {"description": "", **content(schema)}
        for status, schema in schemas.items()
    }
    return document({"/things": {"get": operation(responses=named)}})


FULL = {"type": "object", "required": ["code"], "properties": {"code": TEXT}}
BARE = {"type": "object", "properties": {"code": TEXT}}


@pytest.mark.parametrize(
    ("one", "other"),
    [("s400", "default"), ("s400", "s4XX"), ("s4XX", "default"), ("s200", "s2XX")],
)
def test_a_body_is_compared_under_a_wider_status(one: str, other: str) -> None:
    """A status that became a range or `default` keeps its readers, to and fro."""
    replaced = ["ofauth-response-status-replaced"]
    assert checks(answers(**{one: FULL}), answers(**{other: FULL})) == replaced
    assert checks(answers(**{other: FULL}), answers(**{one: FULL})) == replaced
    broken = [*replaced, "response-property-became-optional"]
    assert checks(answers(**{one: FULL}), answers(**{other: BARE})) == broken
    assert checks(answers(**{other: FULL}), answers(**{one: BARE})) == broken


def test_errors_by_default_describe_no_success() -> None:
    """A success is gone if `default` stays beside it: it describes the errors."""
    old, new = answers(s200=TEXT, default=FULL), answers(default=FULL)
    assert checks(old, new) == ["response-success-status-removed"]
    assert checks(new, old) == ["response-success-status-added"]


def served(*urls: str, root: bool = True) -> Document:
    """Return a document with servers of its operation, and with a server of its own."""
    own = {"servers": [{"url": url} for url in urls]} if urls else {}
    fields = {"servers": [{"url": "https://a.test"}]} if root else {}
    return document({"/things": {"get": operation(**own)}}, **fields)


def test_an_operation_with_its_own_server_has_left_the_others() -> None:
    """The document's server is gone for it; the same server written out is no change."""
    added = ["ofauth-server-added", "ofauth-server-removed"]
    for root in (True, False):
        assert checks(served(root=root), served("https://b.test", root=root)) == added
        assert checks(served("https://b.test", root=root), served(root=root)) == added
    assert checks(served(), served("https://a.test")) == []
    assert worst(changes(served(), served("https://b.test"))) is Level.WARN


PAIR = {"type": "object", "required": ["a", "b"], "properties": {"a": TEXT, "b": TEXT}}
ONE = {"type": "object", "required": ["a"], "properties": {"a": TEXT, "b": TEXT}}
TWO = {"type": "object", "required": ["b"], "properties": {"a": TEXT, "b": TEXT}}


def kinds(*names: str) -> list[Json]:
    """Return objects that a constant distinguishes."""
    return [
        {"type": "object", "required": ["kind"], "properties": {"kind": {"const": name}}}
        for name in names
    ]


def test_one_of_refuses_what_fits_two_alternatives() -> None:
    """An old body that fits two alternatives is refused, as the union or a union with more; what
    distinguishes the alternatives, `anyOf` and an overlap of old do not count."""
    overlap, maybe = "ofauth-request-body-one-of-overlaps", "ofauth-request-body-one-of-may-overlap"

    def found(old: Json, new: Json) -> list[str]:
        names = checks(placed("B", old), placed("B", new))
        by_reference = (placed("B", schema, by_reference=True) for schema in (old, new))
        assert names == checks(*by_reference)
        return [name for name in names if name in (overlap, maybe)]

    assert found(PAIR, {"oneOf": [ONE, TWO]}) == [overlap]
    assert found({"anyOf": [PAIR, WHOLE]}, {"oneOf": [ONE, TWO, WHOLE]}) == [overlap]
    assert found({"oneOf": [ONE, WHOLE]}, {"oneOf": [ONE, BOTH_OPTIONAL, WHOLE]}) == [overlap]
    assert found(ONE, {"oneOf": [ONE, TWO]}) == [maybe]
    assert found(PAIR, {"anyOf": [ONE, TWO]}) == []
    assert found({"oneOf": [ONE, TWO]}, {"oneOf": [ONE, TWO, WHOLE]}) == []
    assert found({"oneOf": kinds("a", "b")}, {"oneOf": kinds("a", "b", "c")}) == []
    assert found(kinds("a")[0], {"oneOf": kinds("a", "b")}) == []
    assert found(TEXT, {"oneOf": [TEXT, PAIR]}) == []
    assert worst(changes(placed("B", PAIR), placed("B", {"oneOf": [ONE, TWO]}))) is Level.ERR


BOTH_OPTIONAL = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}


def test_a_path_parameter_without_a_place_changes_visibly() -> None:
    """It is dropped, and its declaration is compared nevertheless."""
    old, new, listed = (
        document({"/things": {"parameters": [given], "get": operation()}})
        for given in (
            {"name": "id", "in": "path", "required": True, "schema": TEXT},
            {"name": "id", "in": "path", "required": True, "schema": WHOLE},
            {"$ref": "#/components/parameters/Id"},
        )
    )
    listed["components"] = {"parameters": {"Id": old["paths"]["/things"]["parameters"][0]}}
    assert checks(old, new) == checks(listed, new) == ["ofauth-dropped-field-changed"]
    assert changes(old, listed) == ()


def test_a_type_that_contradicts_an_enum_changes_visibly() -> None:
    """The values count, but nobody can tell what the API means; the same contradiction stays."""
    string, whole, nothing, null = (
        document({"/things": {"get": answering({**given, "enum": ["a", "b"]})}})
        for given in ({"type": "string"}, {"type": "integer"}, {}, {"type": ["null", "integer"]})
    )
    assert changes(whole, whole) == changes(string, nothing) == ()
    for old, new in ((string, whole), (whole, nothing), (null, whole), (string, null)):
        assert checks(old, new) == checks(new, old) == ["ofauth-enum-type-changed"]


@pytest.mark.parametrize(
    ("ends", "check"),
    [
        ("2026-06-01", "api-removed-before-sunset"),
        ("2026-06-01T00:00:00Z", "api-removed-before-sunset"),
        ("2026-05-01", "api-removed-with-deprecation"),
        ("soon", "api-removed-with-deprecation"),
        (None, "api-removed-with-deprecation"),
    ],
)
def test_an_operation_lives_until_its_announced_end(ends: str | None, check: str) -> None:
    """Who removes it before that day breaks a promise."""
    sunset = {} if ends is None else {"x-sunset": ends}
    gone = operation(deprecated=True, **sunset)
    old = document({"/things": {"get": operation()}, "/others": {"get": gone}})
    new = document({"/things": {"get": operation()}})
    (change,) = compare_wire(old, new, date(2026, 5, 1))
    assert change.check == check


def test_stability_is_a_promise() -> None:
    """An operation without a level is stable; an unknown level is an extension."""

    def level(name: str | None) -> Document:
        given = {} if name is None else {"x-stability-level": name}
        return document({"/things": {"get": operation(**given)}})

    assert checks(level("stable"), level("beta")) == ["api-stability-decreased"]
    assert checks(level(None), level("alpha")) == ["api-stability-decreased"]
    assert checks(level("draft"), level("beta")) == ["ofauth-api-stability-increased"]
    assert checks(level(None), level("stable")) == ["ofauth-extension-changed"]
    assert checks(level("odd"), level("stable")) == ["ofauth-extension-changed"]


REFERENCE = {"$ref": "#/x-part"}


def answer(**fields: Json) -> Document:
    """Return a path item with an answer that has further fields."""
    return {"get": operation(responses={"200": {"description": "OK", **fields}})}


PARTS: dict[str, tuple[Json, str]] = {
    "operation": ({"get": REFERENCE}, "get"),
    "responses": ({"get": {"responses": REFERENCE}}, "get responses"),
    "content": (answer(content=REFERENCE), "get responses 200 content"),
    "media type": (
        answer(content={"application/json": REFERENCE}),
        "get responses 200 content application/json",
    ),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_reference_in_an_unusual_place_is_followed(name: str) -> None:
    """The document with the reference is the document without it, and its changes are found."""
    item, way = PARTS[name]

    def written(schema: Json, *, by_reference: bool) -> Document:
        whole = {"get": answering(schema)}
        part: Json = whole
        for key in way.split():
            part = part[key]
        extra = {"x-part": part}
        return document({"/things": item if by_reference else whole}, **extra)

    plain, referenced = (written(FULL, by_reference=given) for given in (False, True))
    assert changes(plain, referenced) == changes(referenced, plain) == ()
    found = {
        check
        for given in (False, True)
        for check in checks(written(FULL, by_reference=given), written(BARE, by_reference=True))
    }
    assert found == {"ofauth-extension-changed", "response-property-became-optional"}


def _with_others(others: Json, **properties: Json) -> Document:
    return {"type": "object", "properties": properties, **others}


@pytest.mark.parametrize(
    ("others", "level"),
    [
        ({"additionalProperties": TEXT}, Level.WARN),
        ({"additionalProperties": {"type": ["string", "null"]}}, Level.WARN),
        ({"additionalProperties": WHOLE}, Level.ERR),
        ({"additionalProperties": {"type": "string", "maxLength": 3}}, Level.ERR),
        ({"patternProperties": {"^b": WHOLE}, "additionalProperties": TEXT}, Level.ERR),
        ({"patternProperties": {"^b": TEXT}, "additionalProperties": False}, Level.WARN),
        ({"additionalProperties": False}, Level.ERR),
        ({}, Level.WARN),
    ],
)
def test_values_of_a_removed_property_must_match_what_describes_the_others(
    others: Document, level: Level
) -> None:
    """The API takes the property as one of the others, and refuses values that are none of them."""
    old, new = _with_others(others, a=TEXT, b=TEXT), _with_others(others, a=TEXT)
    assert both_ways("B", old, new) == {level}


def test_readers_meet_other_values_of_a_removed_property() -> None:
    """A property that is one of the others now may have their values."""
    others = {"additionalProperties": WHOLE}
    old, new = _with_others(others, a=TEXT, b=TEXT), _with_others(others, a=TEXT)
    found = changes(*(placed("b", schema) for schema in (old, new)))
    assert {change.check for change in found} == {
        "response-optional-property-removed",
        "response-property-type-changed",
    }
    assert {change.path for change in found} == {"b"}


@pytest.mark.parametrize(
    ("others", "level"),
    [
        ({"additionalProperties": TEXT}, Level.INFO),
        ({"additionalProperties": {"type": ["string", "null"]}}, Level.ERR),
        ({"additionalProperties": WHOLE}, Level.ERR),
        ({"additionalProperties": {"type": "string", "maxLength": 3}}, Level.INFO),
        ({"patternProperties": {"^b": WHOLE}, "additionalProperties": TEXT}, Level.ERR),
        ({"patternProperties": {"^b": TEXT}, "additionalProperties": WHOLE}, Level.INFO),
        ({"additionalProperties": False}, Level.INFO),
        ({"additionalProperties": True}, Level.INFO),
        ({}, Level.INFO),
    ],
)
def test_an_added_property_may_refuse_values_that_it_had_as_one_of_the_others(
    others: Document, level: Level
) -> None:
    """Callers could send it before, under the schema of the others."""
    old, new = _with_others(others, a=TEXT), _with_others(others, a=TEXT, b=TEXT)
    assert both_ways("B", old, new) == {level}


def test_readers_meet_other_values_of_an_added_property() -> None:
    """They have read it as one of the others."""
    others = {"additionalProperties": WHOLE}
    old, new = _with_others(others, a=TEXT), _with_others(others, a=TEXT, b=TEXT)
    found = {change.check: change for change in changes(placed("b", old), placed("b", new))}
    assert found.keys() == {"response-optional-property-added", "response-property-type-changed"}
    changed = found["response-property-type-changed"]
    assert changed.path == "b"
    assert changed.old is not None
    assert changed.old.pointer.endswith("/additionalProperties/type")
    assert changed.new is not None
    assert changed.new.pointer.endswith("/properties/b/type")


def _variant(name: str, **more: Json) -> Document:
    return {"type": "object", "properties": {name: TEXT, **more}, "required": [name]}


def test_the_second_union_of_an_all_of_is_compared_inside() -> None:
    """An optional property is new in one of its alternatives: that is all that changed."""
    first = {"oneOf": [_variant("a"), _variant("b")]}
    old, new = (
        {"allOf": [first, {"oneOf": [_variant("c", **more), _variant("d")]}]}
        for more in ({}, {"e": TEXT})
    )
    for letter in "Bb":
        found = changes(*(placed(letter, schema) for schema in (old, new)))
        assert [(change.path, change.level) for change in found] == [("e", Level.INFO)]


def test_a_second_union_with_another_value_is_told() -> None:
    """A required property in one alternative of the second union breaks senders."""
    first = {"anyOf": [_variant("a"), _variant("b")]}
    old, new = (
        {"allOf": [first, {"anyOf": [alternative, _variant("d")]}]}
        for alternative in (_variant("c", e=TEXT), _variant("c", e=TEXT) | {"required": ["c", "e"]})
    )
    assert both_ways("B", old, new) == {Level.ERR}
    assert both_ways("b", old, new) == {Level.INFO}


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/pdf"])
def test_bytes_of_a_kind_are_bytes(media_type: str) -> None:
    """Senders of other bytes may be refused, and readers meet bytes as before."""
    old = {"type": "string", "format": "binary"}
    new = {"type": "string", "contentMediaType": media_type}
    assert both_ways("B", old, new) == {Level.WARN}
    assert both_ways("b", old, new) == both_ways("B", new, old) == {Level.INFO}
    assert both_ways("b", old, {**new, "contentEncoding": "base64"}) != {Level.INFO}


def test_the_media_type_of_a_body_is_that_of_its_schema() -> None:
    """OpenAPI 3.1 may repeat it there, or leave the schema out."""
    spelled: tuple[Json, ...] = (
        {"type": "string", "format": "binary"},
        {"type": "string", "contentMediaType": "image/png"},
        {},
    )
    documents = [
        document({"/things": {"get": operation(responses={"200": {**OK, **content(each, PNG)}})}})
        for each in spelled
    ]
    assert all(changes(old, new) == () for old in documents for new in documents)
