"""What breaks nobody is not called a break: other spellings, idle keywords, wider descriptions."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.common.documents import Document, Json
from pipeline.review.changes import Level
from tests.review.wire.making import (
    REF,
    answering,
    changes,
    checks,
    content,
    document,
    operation,
    placed,
    taking,
)
from tests.review.wire.test_missed import both_ways, worst

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
HARMLESS: set[Level | None] = {Level.INFO}
NONE: set[Level | None] = {None}

BASE = {"type": "object", "required": ["id"], "properties": {"id": WHOLE}}
ONE = {"type": "object", "properties": {"a": TEXT}}
TWO = {"type": "object", "properties": {"b": TEXT}}


def sum_of(*parts: Json) -> Json:
    """Return an `allOf`."""
    return {"allOf": list(parts)}


UNION = {"oneOf": [sum_of(ONE, BASE), sum_of(TWO, BASE)]}
SAME_UNIONS = {
    "a part of an allOf": sum_of(BASE, {"oneOf": [ONE, TWO]}),
    "beside properties": {**BASE, "oneOf": [ONE, TWO]},
    "beside an allOf": {"allOf": [BASE], "oneOf": [ONE, TWO]},
    "an allOf inside": {"oneOf": [sum_of(BASE, TWO), sum_of(BASE, ONE)]},
}


@pytest.mark.parametrize("name", SAME_UNIONS)
def test_a_base_and_a_union_are_the_union_with_the_base(name: str) -> None:
    """In every place, to and fro; a change of the base is one change."""
    other = SAME_UNIONS[name]
    for letter in "BPbp":
        assert both_ways(letter, UNION, other) == both_ways(letter, other, UNION) == NONE
    wider = {**BASE, "properties": {"id": {"type": "number"}}}
    changed = {"oneOf": [sum_of(ONE, wider), sum_of(TWO, wider)]}
    (change,) = changes(placed("b", other), placed("b", changed))
    assert change.check == "response-property-type-generalized"


def test_a_union_beside_properties_keeps_the_places_of_both() -> None:
    """A property of the object and a property of an alternative are found where they stand."""

    def union(own: Json, inner: Json) -> Document:
        first = {"type": "object", "required": ["a"], "properties": {"a": inner}}
        return placed("B", {**BASE, "properties": {"id": own}, "oneOf": [first, TWO]})

    root = "/paths/~1things/post/requestBody/content/application~1json/schema"
    (own,) = changes(union(WHOLE, TEXT), union(TEXT, TEXT))
    assert own.new is not None
    assert own.new.pointer == f"{root}/properties/id/type"
    (inner,) = changes(union(WHOLE, TEXT), union(WHOLE, WHOLE))
    assert inner.new is not None
    assert inner.new.pointer == f"{root}/oneOf/0/properties/a/type"


WIDE = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
PARTS = {"anyOf": [{**ONE, "required": ["a"]}, {**TWO, "required": ["b"]}]}


def test_an_object_and_its_parts() -> None:
    """Readers of the object read its parts; senders have to choose, and some are refused."""
    assert both_ways("b", WIDE, PARTS) == HARMLESS
    assert both_ways("b", PARTS, WIDE) == {Level.WARN}
    assert both_ways("B", WIDE, PARTS) == {Level.ERR}
    assert both_ways("B", PARTS, WIDE) == HARMLESS
    kinds = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": ["a", "b"]}, "x": TEXT},
    }
    split = {
        "oneOf": [
            {**kinds, "properties": {"kind": {"const": kind}, "x": TEXT}} for kind in ("a", "b")
        ]
    }
    assert both_ways("b", kinds, split) == HARMLESS
    assert both_ways("B", kinds, split) == {Level.WARN}
    assert both_ways("B", split, kinds) == HARMLESS


OPEN = {"anyOf": [TEXT, {"type": "string", "enum": ["a"]}]}
MORE = {"anyOf": [{"enum": ["a", "b"]}, TEXT]}


@pytest.mark.parametrize("letter", "BPQbph")
def test_an_open_enum_knows_values_and_takes_all(letter: str) -> None:
    """A known value may come and go, and the known values may be left out."""
    for old, new in ((OPEN, MORE), (MORE, OPEN), (TEXT, OPEN), (OPEN, TEXT)):
        assert both_ways(letter, old, new) == HARMLESS
    nested = [{"anyOf": [{"anyOf": [*s["anyOf"], BASE]}, WHOLE]} for s in (OPEN, MORE)]
    assert both_ways(letter, *nested) == HARMLESS
    closed = {"enum": ["a", "b"]}
    level = Level.ERR if letter in "BPQ" else Level.INFO
    assert both_ways(letter, OPEN, closed) == {level}


IDLE: dict[str, tuple[Json, Json]] = {
    "of other types": (WHOLE, {**WHOLE, "maxLength": 3, "minItems": 1}),
    "beside an enum": ({"enum": ["aa", "bb"]}, {"enum": ["aa", "bb"], "maxLength": 2}),
    "beside a constant": ({"const": 3}, {"const": 3, "minimum": 1}),
    "a format beside an enum": ({"enum": ["a"]}, {"enum": ["a"], "format": "word"}),
    "a format beside bounds": (
        {**WHOLE, "minimum": 0, "maximum": 9},
        {**WHOLE, "minimum": 0, "maximum": 9, "format": "int32"},
    ),
    "bounds beside a format": (
        {**WHOLE, "format": "int32"},
        {**WHOLE, "format": "int32", "minimum": -(2**31), "maximum": 2**31 - 1},
    ),
    "a length beside a format": (
        {**TEXT, "format": "uuid"},
        {**TEXT, "format": "uuid", "minLength": 36, "maxLength": 36},
    ),
}
AT_WORK: dict[str, tuple[Json, Json]] = {
    "of the type": (TEXT, {**TEXT, "maxLength": 3}),
    "beside an enum": ({"enum": ["aa", "bbb"]}, {"enum": ["aa", "bbb"], "maxLength": 2}),
    "bounds beside a format": (
        {**WHOLE, "format": "int32"},
        {**WHOLE, "format": "int32", "maximum": 2**31 - 2},
    ),
    "a length beside a format": (
        {**TEXT, "format": "uuid"},
        {**TEXT, "format": "uuid", "maxLength": 35},
    ),
}


@pytest.mark.parametrize("letter", "BQph")
@pytest.mark.parametrize("name", IDLE)
def test_a_keyword_without_effect_is_told_as_such(name: str, letter: str) -> None:
    """In both directions of the change and of the message."""
    old, new = IDLE[name]
    assert both_ways(letter, old, new) == both_ways(letter, new, old) == HARMLESS


@pytest.mark.parametrize("name", AT_WORK)
def test_a_keyword_with_effect_is_a_limit(name: str) -> None:
    """A bound that is a bit tighter than the format or the values limits them."""
    old, new = AT_WORK[name]
    assert both_ways("B", old, new) == both_ways("b", new, old) == {Level.ERR}


INT32, UUID = {**WHOLE, "format": "int32"}, {**TEXT, "format": "uuid"}
LISTED: dict[str, tuple[Json, Json]] = {
    "the same format": (UUID, {**UUID, "enum": ["a"]}),
    "constants beside the format": (INT32, {**INT32, "oneOf": [{"const": 1}, {"const": 2}]}),
    "numbers of the format": (INT32, {**WHOLE, "enum": [1, 2**31 - 1]}),
}


@pytest.mark.parametrize("letter", "PQp")
@pytest.mark.parametrize("name", LISTED)
def test_a_format_is_not_gone_because_values_are_listed(name: str, letter: str) -> None:
    """To and fro, the list of values is the only change."""
    old, new = LISTED[name]
    for sides in ((old, new), (new, old)):
        (check,) = checks(*(placed(letter, side) for side in sides))
        assert check.endswith(("became-enum", "became-not-enum"))


@pytest.mark.parametrize("values", [[2**31], ["a"]])
def test_a_format_that_listed_values_do_not_have_is_gone(values: list[Json]) -> None:
    """Readers see numbers that their type may not hold."""
    kind = type_of(values[0])
    found = checks(placed("p", {"format": "int32", **kind}), placed("p", {**kind, "enum": values}))
    assert "ofauth-response-property-format-removed" in found


def type_of(value: Json) -> Document:
    """Return the type of a value."""
    return TEXT if isinstance(value, str) else WHOLE


SCHEMES = {name: {"type": "apiKey", "in": "header", "name": name} for name in ("k", "o", "p")}


def secured(*required: Json) -> Document:
    """Return a document with requirements of its operation."""
    given = operation(security=[{name: [] for name in each.split()} for each in required])
    return document({"/things": {"get": given}}, components={"securitySchemes": SCHEMES})


@pytest.mark.parametrize(
    ("old", "new", "there", "back"),
    [
        (["k o"], ["k"], Level.INFO, Level.ERR),
        (["k o"], ["k", "o"], Level.INFO, Level.ERR),
        (["k o", "p"], ["k", "p"], Level.INFO, Level.ERR),
        (["k"], ["k", "k o"], Level.INFO, Level.INFO),
        (["k"], ["o"], Level.ERR, Level.ERR),
        (["k o"], ["k p"], Level.ERR, Level.ERR),
    ],
)
def test_requirements_are_sets_of_sets(
    old: list[str], new: list[str], there: Level, back: Level
) -> None:
    """Who gives all schemes of a requirement also fulfils one with fewer schemes."""
    assert worst(changes(secured(*old), secured(*new))) is there
    assert worst(changes(secured(*new), secured(*old))) is back


def test_scopes_are_parts_of_requirements() -> None:
    """Requirements with the same scheme and other scopes are alternatives."""
    flow = {"tokenUrl": "https://a.test", "scopes": {"read": "", "write": ""}}
    schemes = {"O": {"type": "oauth2", "flows": {"clientCredentials": flow}}}

    def scoped(*scopes: str) -> Document:
        given = operation(security=[{"O": scope.split()} for scope in scopes])
        return document({"/things": {"get": given}}, components={"securitySchemes": schemes})

    both, one = scoped("read", "write"), scoped("read")
    assert worst(changes(both, one)) is Level.ERR
    assert worst(changes(one, both)) is Level.INFO
    assert worst(changes(scoped("read write", "write"), scoped("read", "write"))) is Level.INFO


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"type": "apiKey", "in": "header", "name": "Key"}, {"name": "KEY"}),
        ({"type": "http", "scheme": "Basic"}, {"scheme": "basic"}),
    ],
)
def test_names_of_headers_and_schemes_have_no_case(one: Json, other: Json) -> None:
    """Of the same scheme, and of a renamed one; the name of a query parameter has a case."""

    def scheme(called: str, **fields: Json) -> Document:
        return document(components={"securitySchemes": {called: {**one, **fields}}})

    assert changes(scheme("A"), scheme("A", **other)) == ()
    renamed = checks(scheme("A"), scheme("B", **other))
    assert renamed == ["ofauth-api-security-component-renamed"]
    if one["type"] == "apiKey":
        queries = scheme("A", **{"in": "query"}), scheme("A", **{"in": "query", **other})
        assert checks(*queries) == ["ofauth-api-security-component-changed"]


def sent(name: str, schema: Json) -> Document:
    """Return a document whose operation takes a body of a media type."""
    return document({"/things": {"post": operation(requestBody=content(schema, name))}})


@pytest.mark.parametrize("wide", ["image/*", "*/*"])
def test_ranges_of_media_types_contain_media_types(wide: str) -> None:
    """The body is compared, and senders of other types are refused by a narrower type."""
    long, short = {**TEXT, "maxLength": 9}, {**TEXT, "maxLength": 5}
    widened, narrowed = (f"ofauth-request-body-media-type-{end}" for end in ("widened", "narrowed"))
    assert checks(sent("image/svg+xml", TEXT), sent(wide, TEXT)) == [widened]
    assert checks(sent(wide, TEXT), sent("image/svg+xml", TEXT)) == [narrowed]
    assert checks(sent("image/svg+xml", long), sent(wide, short)) == [
        widened,
        "request-body-max-length-decreased",
    ]
    plain = sent("text/plain", TEXT)
    if wide != "*/*":
        found = ["request-body-media-type-added", "request-body-media-type-removed"]
        assert checks(plain, sent(wide, TEXT)) == found


SPELLINGS: dict[str, tuple[Json, Json]] = {
    "base64": ({**TEXT, "format": "byte"}, {**TEXT, "contentEncoding": "base64"}),
    "bytes": (
        {**TEXT, "format": "binary"},
        {**TEXT, "contentMediaType": "application/octet-stream"},
    ),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_bytes_are_spelled_in_two_ways(name: str) -> None:
    """As OpenAPI 3.0 and as OpenAPI 3.1 writes them."""
    one, other = SPELLINGS[name]
    for letter in "BPbp":
        assert both_ways(letter, one, other) == both_ways(letter, other, one) == NONE


def test_a_body_of_bytes_needs_no_schema() -> None:
    """OpenAPI 3.1 leaves out the schema of an image."""
    one, other = sent("image/png", {**TEXT, "format": "binary"}), sent("image/png", {})
    assert changes(one, other) == changes(other, one) == ()


def test_openapi_30_ignores_what_stands_beside_a_reference() -> None:
    """OpenAPI 3.1 does not; annotations are told in both."""

    def referring(version: str, **beside: Json) -> Document:
        schema = {"$ref": f"{REF}Name", **beside}
        schemas = {"Name": TEXT}
        made = document({"/a": {"post": taking(schema)}}, components={"schemas": schemas})
        return {**made, "openapi": version}

    old, new = referring("3.0.3"), referring("3.0.3", maxLength=1)
    assert worst(changes(old, new)) is worst(changes(new, old)) is Level.INFO
    later = referring("3.1.0"), referring("3.1.0", maxLength=1)
    assert worst(changes(*later)) is Level.ERR
    described = referring("3.0.3"), referring("3.0.3", description="A name")
    assert checks(*described) == ["ofauth-description-changed"]


@pytest.mark.parametrize(
    ("keyword", "letter", "other"), [("readOnly", "B", "b"), ("writeOnly", "b", "B")]
)
def test_a_required_property_of_one_direction(keyword: str, letter: str, other: str) -> None:
    """`required` counts only where the property is sent or read."""

    def named(*required: str) -> Json:
        marked = {**TEXT, keyword: True}
        return {"type": "object", "required": list(required), "properties": {"a": marked}}

    assert both_ways(letter, named(), named("a")) == both_ways(letter, named("a"), named())
    assert both_ways(letter, named(), named("a")) == HARMLESS
    pair = (named(), named("a")) if other == "B" else (named("a"), named())
    assert both_ways(other, *pair) == {Level.ERR}


def test_a_required_property_that_is_no_longer_read_only_is_new_to_senders() -> None:
    """They had to leave it out, and now have to send it."""
    old, new = (
        {"type": "object", "required": ["a"], "properties": {"a": {**TEXT, "readOnly": given}}}
        for given in (True, False)
    )
    assert both_ways("B", old, new) == {Level.ERR}
    assert both_ways("b", old, new) == HARMLESS


def served(url: str, path: str) -> Document:
    """Return a document with a server and an operation."""
    return document({path: {"get": operation()}}, servers=[{"url": url}])


def test_a_prefix_moves_between_server_and_path() -> None:
    """The address is the same; another address is another operation."""
    long, short = served("https://a.test/v1", "/t"), served("https://a.test", "/v1/t")
    found = [
        "ofauth-endpoint-respelled",
        "ofauth-server-added",
        "ofauth-server-removed",
    ]
    assert checks(long, short) == checks(short, long) == found
    assert worst(changes(long, short)) is Level.WARN
    assert "ofauth-endpoint-moved" in checks(long, served("https://a.test", "/v2/t"))


def unions(*names: str, **components: Json) -> Document:
    """Return a document that takes one of some components."""
    schema = {"oneOf": [{"$ref": REF + name} for name in names]}
    return document({"/a": {"post": taking(schema)}}, components={"schemas": components})


def test_alternatives_are_paired_by_component_before_title() -> None:
    """Alternatives with a common title keep their counterparts if one more comes."""

    def titled(kind: str, **more: Any) -> Json:
        properties = {"kind": {"enum": kind.split()}, "note": TEXT, **more}
        return {"title": "Method", "type": "object", "properties": properties}

    known = {"Bank": titled("eps giro", issuer=TEXT), "Pix": titled("pix")}
    more = {**known, "PixBank": titled("pix_bank", issuer=TEXT, device=TEXT)}
    old, new = unions("Bank", "Pix", **known), unions("Bank", "Pix", "PixBank", **more)
    assert checks(old, new) == ["request-body-one-of-added"]
    assert checks(new, old) == ["request-body-one-of-removed"]


def test_alternatives_of_other_values_are_not_paired() -> None:
    """An alternative that loses a value is found at its own place."""

    def kind(*values: str) -> Json:
        return {"type": "object", "properties": {"kind": {"enum": [*values]}, "note": TEXT}}

    old = unions("Affirm", "Payment", Affirm=kind("affirm"), Payment=kind("ali", "alma", "swish"))
    new = unions("Affirm", "Payment", Affirm=kind("affirm"), Payment=kind("ali", "swish"))
    (change,) = changes(old, new)
    assert change.check == "request-property-enum-value-removed"
    assert change.new is not None
    assert change.new.pointer == "/components/schemas/Payment/properties/kind/enum"


def test_the_operations_that_break_come_first() -> None:
    """A schema that four operations read and the last one takes breaks the last one."""

    def made(*required: str) -> Document:
        town = {"type": "object", "required": [*required], "properties": {"city": TEXT}}
        paths: Document = {f"/a{n}": {"get": answering({"$ref": f"{REF}Town"})} for n in range(4)}
        paths["/z"] = {"post": taking({"$ref": f"{REF}Town"})}
        return document(paths, components={"schemas": {"Town": town}})

    (change,) = changes(made(), made("city"))
    assert change.operations == ("POST /z", "GET /a0", "GET /a1", "GET /a2", "GET /a3")
    (back,) = changes(made("city"), made())
    assert back.operations[-1] == "POST /z"
