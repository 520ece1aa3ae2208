"""Paths in Express's notation and in braces, and the parameters they need."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.common.documents import operations
from pipeline.normalize import normalize
from tests.normalize.building import (
    OK,
    document,
    kinds,
    only_operation,
    refusal,
    valid,
    with_operation,
)

STRING = {"type": "string"}


def path_parameter(name: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": STRING, **fields}


def path_of(given: dict[str, Any]) -> str:
    (path,) = valid(given)["paths"]
    return str(path)


def names_of(given: dict[str, Any]) -> list[str]:
    return [p["name"] for p in only_operation(valid(given)).get("parameters", [])]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/:id", "/a/{id}"),
        ("/a/:id/b/{other}", "/a/{id}/b/{other}"),
        ("/a/{other}/:id", "/a/{other}/{id}"),
        ("/files/:name.json", "/files/{name}.json"),
        ("/files/:name.:ext", "/files/{name}.{ext}"),
        ("/:a-:b", "/{a}-{b}"),
        ("/a/:id?", "/a/{id}"),
        ("/a/:id+", "/a/{id}"),
        ("/a/:id(\\d+)", "/a/{id}"),
        ("/a/:id((x|y)\\/z)/b", "/a/{id}/b"),
        ("/a/{id:\\d{2}}", "/a/{id}"),
        ("/a/:id{[0-9]+}", "/a/{id}"),
        ("/a/:id{[0-9]{2,4}}/b", "/a/{id}/b"),
        ("/a/:path{.+\\.png}", "/a/{path}"),
        ("/a/:kind{png|jpg}?", "/a/{kind}"),
        ("/a/:tag{[^}]+}/b", "/a/{tag}/b"),
        ("/a/{tag:[^{}]+}/b", "/a/{tag}/b"),
        ("/a/{id:\\{x}", "/a/{id}"),
        ("/a/{filter[name]}/{b}", "/a/{filter_name_}/{b}"),
        ("/a/{lang<en|fr>}", "/a/{lang}"),
        ("/a/{!path}", "/a/{path}"),
        ("/a/{id}{._format}", "/a/{id}.{_format}"),
        ("/a{/id}/b", "/a/{id}/b"),
        ("/a/:id{format}", "/a/{id}{format}"),
        ("/Thing(key='{k}')", "/Thing(key='{k}')"),
        ("/a/{id?}", "/a/{id}"),
        ("/a/{path*}", "/a/{path}"),
        ("/a/{+path}", "/a/{path}"),
        ("/a/*", "/a/{wildcard}"),
        ("/a/*rest", "/a/{rest}"),
        ("/a/**", "/a/{wildcard}"),
        ("/a/{path...}", "/a/{path}"),
        ("/a/{page=1}", "/a/{page}"),
        ("/v1/{name=projects/*/places/*}:stop", "/v1/{name}:stop"),
        ("/a/<int:id>/<name>", "/a/{id}/{name}"),
        ("/a/:id<int>", "/a/{id}"),
        ("/a/:id<min(1);max(5)>?", "/a/{id}"),
        ("/a/:id(.:format)", "/a/{id}"),
        ("/a(.:format)", "/a"),
        ("/a(.json)", "/a"),
        ("/a(/page/:page(/:size))(.:format)", "/a/page/{page}/{size}"),
        ("/a/(.*)", "/a/{wildcard}"),
        ("/a{/x:[a-z]{2}}", "/a/{x}"),
        ("/{/x:regex}", "/{x}"),
        ("/a{/x,y}", "/a/{x}/{y}"),
        ("/a/{x,y*}", "/a/{x},{y}"),
        ("/a{;x,y}", "/a{x}{y}"),
        ("/a/{**path}", "/a/{path}"),
        ("/a/{id:regex(^\\d{{3}}-\\d{{2}}$)}/b", "/a/{id}/b"),
        ("/a/{id:regex(^\\d{{3}}$)}", "/a/{id}"),
        ("/a/{{id}}/{{ name }}", "/a/{id}/{name}"),
        ("/a/#{id}", "/a/{id}"),
        ("^a/(?P<pk>[^/.]+)/b\\.json$", "/a/{pk}/b.json"),
        ("/^a/(?P<id>(x|y)[0-9]+)/?$", "/a/{id}/"),
        ("/a{/:id}/b", "/a/{id}/b"),
        ("/a{/*path}", "/a/{path}"),
        ("/@:name", "/@{name}"),
        ("/a(b=:c,d=:e)", "/a(b={c},d={e})"),
        ("", "/"),
        ("/a/{user.id}", "/a/{user_id}"),
        ("/a/{1st}", "/a/{_1st}"),
        ("/a/:id/b/:id", "/a/{id}/b/{id2}"),
        ("a/b", "/a/b"),
        ("/a/:id?b=c", "/a/{id}?b=c"),
        ("/a/:id??b=c", "/a/{id}?b=c"),
        ("/a/:id#part", "/a/{id}#part"),
        ("/a/:x(\\d?)/b?c=d", "/a/{x}/b?c=d"),
    ],
)
def test_parameters_are_written_in_braces(path: str, expected: str) -> None:
    """Every notation of a parameter becomes a name in braces that is then declared."""
    assert path_of(with_operation(path)) == expected
    assert sorted(names_of(with_operation(path))) == sorted(
        part.split("}")[0] for part in expected.split("{")[1:]
    )


@pytest.mark.parametrize(
    "path",
    [
        "/v1/things:batchGet",
        "/{id}:cancel",
        "/at/12:30",
        "/a*b",
        "/a b",
        "/a//b",
        "/",
        "/a/[id]",
        "/$id",
        "/a/(x)",
        "/a/b.(x)",
        "/a/<x>|y",
    ],
)
def test_what_is_no_parameter_stays(path: str) -> None:
    """A colon or a star that begins no parameter is part of the path."""
    assert path_of(with_operation(path)) == path


def test_a_declared_name_makes_a_parameter_of_a_colon() -> None:
    """In mid-segment, a colon begins a parameter if the operation declares it."""
    given = with_operation("/things:verb", parameters=[path_parameter("verb")])
    assert path_of(given) == "/things{verb}"


def test_a_path_parameter_is_required_and_keeps_its_schema() -> None:
    """A declared path parameter keeps what it says, and is required."""
    told = path_parameter("userId", required=False, schema={"type": "integer"}, description="Who")
    given = with_operation("/users/:userId", parameters=[told])
    assert only_operation(valid(given))["parameters"] == [{**told, "required": True}]
    assert kinds(given) == {"path parameters required": 1, "paths rewritten": 1}


@pytest.mark.parametrize(
    ("path", "declared", "name"),
    [
        ("/a/{userid}", "userId", "userid"),
        ("/a/:user.id", "user", "user"),
        ("/a/{user.id}", "user.id", "user_id"),
        ("/a/{proxy+}", "proxy+", "proxy_"),
        ("/a/{proxy+}", "proxy", "proxy"),
        ("/a/[id]", "id", "id"),
        ("/a/<id>", "id", "id"),
        ("/a/$id", "id", "id"),
        ("/a/%7Bid%7D", "id", "id"),
        ("/a/{x,y}", "x,y", "x_y"),
        ("/a(.:format)", "format", "format"),
        ("/a/x{.format}", ".format", "_format"),
        ("/a/x{.format}", "format", "format"),
        ("/a/[...slug]", "slug", "slug"),
        ("/a/[[...slug]]", "slug", "slug"),
    ],
)
def test_a_declaration_finds_its_place(path: str, declared: str, name: str) -> None:
    """A parameter declared in other letters is the one in the path, under the path's name."""
    given = with_operation(path, parameters=[path_parameter(declared, description="kept")])
    (parameter,) = only_operation(valid(given))["parameters"]
    assert (parameter["name"], parameter["description"]) == (name, "kept")


def test_a_path_parameter_without_a_place_is_dropped() -> None:
    """What the path does not have cannot be sent."""
    given = with_operation("/a", parameters=[path_parameter("id")])
    assert "parameters" not in only_operation(valid(given))
    assert kinds(given) == {"path parameters without a place dropped": 1}
    _, report = normalize(given)
    assert report.notices == ("/paths/~1a/get: path parameter without a place dropped id",)


def test_names_that_become_equal_keep_their_declarations() -> None:
    """OpenAPI allows more letters than the generator."""
    names = ("a.b", "a-b", "a_b")
    parameters = [path_parameter(name, description=name) for name in names]
    given = with_operation("/{a.b}/{a-b}/{a_b}", parameters=parameters)
    assert path_of(given) == "/{a_b}/{a-b}/{a_b2}"
    found = {p["name"]: p["description"] for p in only_operation(valid(given))["parameters"]}
    assert found == {"a_b": "a.b", "a-b": "a-b", "a_b2": "a_b"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/a/:id{[0-9]+}", "/a/:id{[a-z]+}"),
        ("/a/:id{[0-9]+}", "/a/:id"),
        ("/a/{id:int}", "/a/{id}"),
        ("/a/:id(\\d+)", "/a/{id}"),
    ],
)
def test_paths_that_differ_in_the_pattern_of_a_parameter_are_told(first: str, second: str) -> None:
    """The server tells them apart, so both stay."""
    paths = {path: {"get": {"responses": OK}} for path in (first, second)}
    made, report = normalize(document(paths=paths))
    assert sorted(made["paths"]) == ["/a/{id}", "/a/{id}#by-id"]
    assert len(report.notices) == 1


def test_parameters_of_the_path_item_go_to_its_operations() -> None:
    """An operation has its own parameters and those of its path item, its own winning."""
    shared = [path_parameter("id"), {"name": "q", "in": "query", "schema": STRING}]
    own = [{"name": "q", "in": "query", "schema": {"type": "integer"}}]
    item = {
        "parameters": shared,
        "get": {"parameters": own, "responses": OK},
        "put": {"responses": OK},
    }
    result = valid(document(paths={"/a/:id": item}))
    assert result["paths"]["/a/{id}"] == {
        "get": {"parameters": [path_parameter("id"), *own], "responses": OK},
        "put": {"parameters": shared, "responses": OK},
    }


def test_equal_paths_are_joined() -> None:
    """Operations on one path in two notations stand together afterwards."""
    paths = {"/a/:id": {"get": {"responses": OK}}, "/a/{id}": {"put": {"responses": OK}}}
    (item,) = valid(document(paths=paths))["paths"].values()
    assert sorted(item) == ["get", "put"]


def test_the_same_operation_twice_is_refused() -> None:
    """Nothing tells which of the two is meant."""
    paths = {"/a/:id": {"get": {"responses": OK}}, "/a/{id}": {"get": {"responses": OK}}}
    assert "is the same operation as" in refusal(document(paths=paths)).message


@pytest.mark.parametrize("other", ["/a/{name}", "/a/:other"])
def test_an_operation_that_differs_in_the_name_of_a_parameter_is_told(other: str) -> None:
    """Both stay; a fragment tells them apart, as the server cannot."""
    paths = {
        "/a/:id": {"get": {"responses": OK}},
        other: {"get": {"responses": OK}, "put": {"responses": OK}},
        "/b/{x}": {
            "get": {"responses": OK},
            "delete": {"responses": OK},
            "servers": [{"url": "/1"}],
        },
        "/b/{y}": {
            "get": {"responses": OK},
            "delete": {"responses": OK},
            "servers": [{"url": "/2"}],
        },
    }
    made, report = normalize(document(paths=paths))
    name = "name" if "name" in other else "other"
    assert [f"{method} {path}" for path, method, _ in operations(made)] == [
        "get /a/{id}",
        f"put /a/{{{name}}}",
        f"get /a/{{{name}}}#by-{name}",
        "get /b/{x}",
        "delete /b/{x}",
        "get /b/{y}#by-y",
        "delete /b/{y}#by-y",
    ]
    assert made["paths"]["/b/{y}#by-y"]["delete"]["servers"] == [{"url": "/2"}]
    assert normalize(made)[0] == made
    assert len(report.notices) == 3
    assert "operation with the same requests kept apart from /a/" in report.notices[0]


@pytest.mark.parametrize(
    "path",
    [
        "/a/{id",
        "/a/id}",
        "/a/{}",
        "/a/{ }",
        "/a/{?}",
        "/a/{#part}",
        "/a/{{4}}",
        "/a/x{{4}}y/{id}",
        "/a?b={c}d",
        "/a?b={c",
        "/a/{b/c}",
        "/a/:",
        "/a/:/b",
        "/a/:id(\\d",
        '/a"b',
        "/a/{b'c}",
        "/a`b",
        '/a/{b"c}',
        "/a\\b",
        "/a\nb",
        "/a\0b",
        "/a\u2028b",
        "/../etc",
        "/a/..",
        "/a/%2E%2e/b",
        "/a/./b",
        "/a%2fb",
        "/a%00b",
        "//evil.example/a",
        "https://evil.example/a",
    ],
)
def test_malformed_paths_are_refused(path: str) -> None:
    """A path that is broken, or would lead elsewhere, is refused and named."""
    error = refusal(with_operation(path))
    assert error.where.startswith("/paths/")
    assert "the path" in error.message


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a?beta=true", "/a?beta=true"),
        ("/a?b=c&d", "/a?b=c&d"),
        ("/a#part", "/a#part"),
        ("/a?b=c#part", "/a?b=c#part"),
        ("/a#part?b=c", "/a#part?b=c"),
        ("/a?b=1 2&c=\u00e9&d=100%", "/a?b=1%202&c=%C3%A9&d=100%25"),
        ("/a?b=%2F&c=https://x.test/'y'", "/a?b=%2F&c=https://x.test/'y'"),
        ('/a?b="c"', "/a?b=%22c%22"),
        ("/a#{part}", "/a#%7Bpart%7D"),
        ("/a?#", "/a"),
        ("/a?&&", "/a"),
        ("/a#", "/a"),
    ],
)
def test_constant_queries_and_fragments_stay(path: str, expected: str) -> None:
    """They are parts of the path; a path that was read once is not changed again."""
    assert path_of(with_operation(path)) == expected
    assert path_of(with_operation(expected)) == expected
    assert names_of(with_operation(path)) == []


@pytest.mark.parametrize(
    ("path", "parameters", "expected"),
    [
        ("/a?action={action}", [], {"action": True}),
        ("/a?action={do}", [path_parameter("do")], {"action": True}),
        ("/a?action={do}", [{"name": "do", "in": "query", "schema": STRING}], {"action": True}),
        ("/a?action=:do", [path_parameter("do")], {"action": True}),
        ("/a{?q,size*}", [], {"q": False, "size": False}),
        ("/a{?q}", [{"name": "q", "in": "query", "required": True, "schema": STRING}], {"q": True}),
        ("/a?beta=1{&q:3}", [], {"q": False}),
    ],
)
def test_parameters_in_a_query_are_query_parameters(
    path: str, parameters: list[Any], expected: dict[str, bool]
) -> None:
    """Those of a list of names are optional, unless the operation says otherwise."""
    made = valid(with_operation(path, parameters=parameters))
    (found,) = made["paths"]
    assert found == ("/a?beta=1" if "beta" in path else "/a")
    told = only_operation(made)["parameters"]
    assert {p["name"]: p.get("required", False) for p in told} == expected
    assert {p["in"] for p in told} == {"query"}


@pytest.mark.parametrize(("values", "is_told"), [(["true"], False), (["true", "false"], True)])
def test_a_query_parameter_with_a_constant_in_the_path_is_dropped(
    values: list[str], is_told: bool
) -> None:
    """The path has its value; other values of the parameter are told."""
    parameter = {"name": "beta", "in": "query", "schema": {"type": "string", "enum": values}}
    made, report = normalize(with_operation("/a?beta=true", parameters=[parameter]))
    assert "parameters" not in only_operation(made)
    assert len(report.notices) == is_told


def test_operations_of_one_address_stay_if_a_query_or_fragment_tells_them_apart() -> None:
    """Only equal requests of the same operation are repeated, in any order of the query."""
    paths = ("/a/{id}", "/a/{id}#x", "/a/{id}?b=1", "/a/{id}?b=2&c=1", "/a/{other}?c=1&b=2")
    given = document(paths={path: {"get": {"responses": OK}} for path in paths})
    made, report = normalize(given)
    assert [path for path, _, _ in operations(made)] == [
        *paths[:4],
        "/a/{other}?c=1&b=2#by-other",
    ]
    assert len(report.notices) == 1


def test_extensions_among_paths_go() -> None:
    """Later steps find nothing but paths under `paths`."""
    given = document(paths={"x-note": "kept by nobody", "/a": {"get": {"responses": OK}}})
    assert list(valid(given)["paths"]) == ["/a"]
    assert kinds(given) == {"extensions among paths dropped": 1}
