"""Parameters of every place and style: lists, objects, scalars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from inspect import signature
from typing import Any, get_args

import httpx
import pytest

from tests.documents.wire import BASE, Wire, wired
from tests.generate.building import document

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
LIST = {"type": "array", "items": WHOLE}
TEXTS = {"type": "array", "items": TEXT}
KINDS = {"type": "array", "items": {"$ref": "#/components/schemas/Kind"}}
OBJECT = {"$ref": "#/components/schemas/Color"}
COLOR = {"type": "object", "properties": {"r": WHOLE, "g": WHOLE}}
RANGE = {"type": "object", "properties": {"from": {"type": "string", "format": "date-time"}}}
EITHER = {"anyOf": [LIST, WHOLE]}


def getting(*parameters: dict[str, Any]) -> dict[str, Any]:
    """Return a path with an operation that takes parameters."""
    return {"get": {"parameters": list(parameters), "responses": {"204": {"description": ""}}}}


def placed(place: str, name: str, schema: Any, **more: Any) -> dict[str, Any]:
    """Return a parameter."""
    required = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, "schema": schema, **required, **more}


STYLES: dict[str, dict[str, Any]] = {
    "simple": {},
    "spread": {"explode": True},
    "label": {"style": "label"},
    "labels": {"style": "label", "explode": True},
    "matrix": {"style": "matrix"},
    "matrices": {"style": "matrix", "explode": True},
}


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A client of a document with parameters of every style."""
    paths: dict[str, Any] = {}
    for name, style in STYLES.items():
        for kind, schema in (("scalar", WHOLE), ("list", LIST), ("object", OBJECT)):
            parameter = placed("path", "colorId", schema, **style)
            path = getting(parameter)
            path["get"]["operationId"] = f"{name}.{kind}"
            paths[f"/{name}/{kind}/x{{colorId}}y"] = path
    content = {"content": {"application/json": {"schema": OBJECT}}}
    paths["/written/{color}"] = getting(
        {"name": "color", "in": "path", "required": True, **content}
    )
    paths["/others"] = getting(
        placed("header", "X-List", TEXTS),
        placed("header", "X-Object", OBJECT, explode=True),
        placed("header", "X-Pairs", OBJECT),
        placed("header", "X-Kinds", KINDS),
        placed("header", "X-Either", EITHER),
        placed("header", "X-One", WHOLE),
        placed("cookie", "each", TEXTS),
        placed("cookie", "joined", TEXTS, explode=False),
        placed("cookie", "one", TEXT),
        placed("query", "commas", LIST, explode=False),
        placed("query", "deep", OBJECT, style="deepObject"),
        placed("query", "spread", {"type": "object"}),
        placed("query", "period", {"$ref": "#/components/schemas/Range"}, style="deepObject"),
        placed("query", "at", {"type": "string", "format": "date-time"}),
        placed("query", "on", {"type": "boolean"}),
        placed("query", "raw", TEXT, allowReserved=True),
        placed("query", "raws", TEXTS, allowReserved=True, explode=False),
        {"name": "X-Json", "in": "header", **content},
        {"name": "rule", "in": "query", **content},
    )
    schemas = {"Color": COLOR, "Range": RANGE, "Kind": {"type": "string", "enum": ["a", "b"]}}
    made = document(paths=paths, schemas=schemas)
    with wired(made, tmp_path_factory.mktemp("parameters")) as wire:
        yield wire


@pytest.mark.parametrize(
    ("style", "scalar", "items", "fields"),
    [
        ("simple", "5", "5,6", "r,1,g,2"),
        ("spread", "5", "5,6", "r=1,g=2"),
        ("label", ".5", ".5,6", ".r,1,g,2"),
        ("labels", ".5", ".5.6", ".r=1.g=2"),
        ("matrix", ";colorId=5", ";colorId=5,6", ";colorId=r,1,g,2"),
        ("matrices", ";colorId=5", ";colorId=5;colorId=6", ";r=1;g=2"),
    ],
)
def test_styles_of_paths(wire: Wire, style: str, scalar: str, items: str, fields: str) -> None:
    """As in OpenAPI's table of styles, which follows RFC 6570."""
    for kind, value, text in (
        ("scalar", 5, scalar),
        ("list", [5, 6], items),
        ("object", {"r": 1, "g": 2}, fields),
    ):
        sent = wire.sent(f"{style}.{kind}", value)
        assert sent.url == f"{BASE}/{style}/{kind}/x{text}y"


def test_models_in_a_path(wire: Wire) -> None:
    """They are objects."""
    model = wire.client.model("Color")
    assert wire.sent("spread.object", model(r=1)).url == f"{BASE}/spread/object/xr=1y"


def test_models_in_json_have_only_their_values(wire: Wire) -> None:
    """Fields without a value are no part of the text, at any place of a parameter."""
    json = "%7B%22r%22%3A1%7D"
    assert wire.sent("written.get", wire.model("Color", r=1)).url == f"{BASE}/written/{json}"
    sent = wire.sent("others.list", x_json=wire.model("Color", r=1), rule=wire.model("Color", r=1))
    assert (sent.header("x-json"), sent.url) == ('{"r":1}', f"{BASE}/others?rule={json}")


def test_no_value_leaves_its_segment(wire: Wire) -> None:
    """Separators inside a value are quoted."""
    sent = wire.sent("simple.object", {"r": "a/b,c", "g": "?=;."})
    assert sent.url == f"{BASE}/simple/object/xr,a%2Fb%2Cc,g,%3F%3D%3B.y"


@pytest.mark.parametrize(
    ("operation", "value"),
    [
        ("simple.list", []),
        ("simple.list", [""]),
        ("simple.list", None),
        ("simple.list", [".."]),
        ("label.scalar", "."),
        ("label.scalar", ""),
        ("matrix.object", {}),
        ("simple.list", [[1]]),
        ("simple.scalar", [5]),
        ("simple.scalar", {"a": 1}),
    ],
)
def test_values_without_a_place_in_a_path(wire: Wire, operation: str, value: Any) -> None:
    """They are refused in words that name the argument."""
    for way in wire.ways():
        with pytest.raises(ValueError, match="color_id"):
            way(operation, (value,), {})


def test_headers_and_cookies(wire: Wire) -> None:
    """Lists and objects are joined by commas; an exploded list is a cookie for each item."""
    kind = wire.client.model("Kind")
    sent = wire.sent(
        "others.list",
        x_list=["a", "b"],
        x_object={"r": 1, "g": 2},
        x_pairs={"r": 1},
        x_kinds=[kind("a"), kind("b")],
        x_either=[1, 2],
        x_one=3,
        x_json={"r": 1},
        each=["a", "b c"],
        joined=["a", "b"],
        one="é",
    )
    found = {name: value for name, value in sent.headers.items() if name.startswith("x-")}
    assert found == {
        "x-list": "a,b",
        "x-object": "r=1,g=2",
        "x-pairs": "r,1",
        "x-kinds": "a,b",
        "x-either": "1,2",
        "x-one": "3",
        "x-json": '{"r":1}',
    }
    assert sent.header("cookie") == "each=a; each=b%20c; joined=a,b; one=%C3%A9"


def test_queries(wire: Wire) -> None:
    """Commas between items are not quoted."""
    sent = wire.sent(
        "others.list",
        commas=[1, 2],
        deep={"r": 1},
        at=datetime(2026, 1, 2, tzinfo=UTC),
        on=True,
        rule={"g": 2},
    )
    query = sent.url.partition("?")[2].split("&")
    assert sorted(query) == [
        "at=2026-01-02T00%3A00%3A00Z",
        "commas=1,2",
        "deep%5Br%5D=1",
        "on=true",
        "rule=%7B%22g%22%3A2%7D",
    ]


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("https://a.test/b;c=1?d=e", "https://a.test/b;c=1?d=e"),
        ("!$'()*,:@", "!$'()*,:@"),
        ("a&b=c#d+e[f]", "a%26b=c%23d%2Be%5Bf%5D"),
        ('a b"é', "a%20b%22%C3%A9"),
        ("50% %2f%26", "50%25%20%2f%26"),
        (7, "7"),
    ],
)
def test_reserved_characters_stay_if_the_document_allows_them(
    wire: Wire, value: Any, sent: str
) -> None:
    """Yet no value can end its parameter."""
    assert wire.sent("others.list", raw=value).url == f"{BASE}/others?raw={sent}"


def test_reserved_characters_of_lists(wire: Wire) -> None:
    """They stay in each item; by functions as well."""
    sent = wire.sent("others.list", raws=["a/b", "c:d"], raw="x/y")
    assert sorted(sent.url.partition("?")[2].split("&")) == ["raw=x/y", "raws=a/b,c:d"]


def test_models_are_sent_like_mappings(wire: Wire) -> None:
    """Times as well: they are converted to UTC in both."""
    time = datetime(2026, 1, 2, 3, tzinfo=timezone(timedelta(hours=1)))
    as_model = wire.sent("others.list", period=lambda: wire.model("Range", from_=time))
    assert as_model == wire.sent("others.list", period={"from": time})
    assert as_model.url == f"{BASE}/others?period%5Bfrom%5D=2026-01-02T02%3A00%3A00Z"


def test_nothing_is_sent_for_nothing(wire: Wire) -> None:
    """Neither empty lists nor missing arguments."""
    sent = wire.sent("others.list", x_list=[], x_pairs={}, each=[])
    assert (sent.url, sent.header("cookie"), sent.header("x-list")) == (
        f"{BASE}/others",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("x_list", ["a,b"]),
        ("x_one", [1]),
        ("x_list", [{"a": 1}]),
        ("one", ["a"]),
        ("each", [[]]),
        ("spread", {"a": {"b": 1}}),
    ],
)
def test_values_that_cannot_be_sent(wire: Wire, argument: str, value: Any) -> None:
    """They are refused in words that name the parameter."""
    name = argument.replace("_", "-")
    for way in wire.ways():
        with pytest.raises(ValueError, match=f"(?i)^{name}: "):
            way("others.list", (), {argument: value})


def test_arguments_have_types(wire: Wire) -> None:
    """Lists are lists for type checkers."""
    method = signature(wire.client.module("resources.others").Others.list).parameters
    function = signature(wire.client.operation("others.list").sync_detailed).parameters
    path = signature(wire.client.module("resources.simple").Simple.list).parameters
    assert method["x_list"].annotation == "Sequence[str] | None"
    assert method["x_kinds"].annotation == "Sequence[Kind | str] | None"
    assert method["x_either"].annotation == "Sequence[int] | int | None"
    assert method["x_pairs"].annotation == "Color | Mapping[str, Any] | None"
    assert path["color_id"].annotation == "Sequence[int]"
    assert list[str] in get_args(function["x_list"].annotation)
    assert wire.client.model("Color") in get_args(function["rule"].annotation)


def test_a_client_may_have_parameters_of_its_own(wire: Wire) -> None:
    """Those of the function are added."""
    received: list[httpx.Request] = []
    with wire.plain_client(received, params={"v": "2"}).with_cookies({"c": "own"}) as client:
        wire.client.operation("others.list").sync_detailed(client=client, commas=[1, 2], one="x")
    (request,) = received
    assert (request.url.query, request.headers["cookie"]) == (b"v=2&commas=1,2", "c=own; one=x")
