"""Pairs of documents, one for each check of everything that is no schema, and for its mirror."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from pipeline.documents import Document, Json
from pipeline.review.changes import Direction, Level
from tests.review.wire.making import JSON, answering, content, document, operation, taking

_LEVELS = {"E": Level.ERR, "W": Level.WARN, "I": Level.INFO}
_WAYS = {"": Direction.NEITHER, "Q": Direction.REQUEST, "R": Direction.RESPONSE}

#: Where the only operation of most of the documents stands.
THINGS = "/paths/~1things/post"

Pointers = tuple[str | None, str | None]


@frozen
class Row:
    """A pair of documents, and what a review says of it, which is one change.

    Args:
        check: Id of the check.
        level: How bad it is.
        direction: Who meets it.
        old: The old document.
        new: The new document.
        path: The changed place in its operation.
        before: The old value of the change.
        after: The new value of the change.
        pointers: Where it stands in both documents.
        operation: The operation that meets it; empty for the document.
    """

    check: str
    level: Level
    direction: Direction
    old: Document
    new: Document
    path: str
    before: Json
    after: Json
    pointers: Pointers
    operation: str


def _both(
    checks: str,
    levels: str,
    old: Document,
    new: Document,
    pointers: Pointers,
    *told: Json,
    path: str = "",
    operation: str = "POST /things",
) -> list[Row]:
    """Return a row and its mirror: `check mirror`, and level of each with their direction."""
    check, mirror = checks.split()
    way, there, back = _WAYS[levels[2:]], _LEVELS[levels[0]], _LEVELS[levels[1]]
    before, after = told if told else (None, None)
    was, now = pointers
    return [
        Row(check, there, way, old, new, path, before, after, (was, now), operation),
        Row(mirror, back, way, new, old, path, after, before, (now, was), operation),
    ]


def things(value: Document | None = None, **fields: Json) -> Document:
    """Return a document with one operation."""
    return document({"/things": {"post": value or operation()}}, **fields)


def at(*tokens: str) -> Pointers:
    """Return the pointers to what is in both documents, in the operation."""
    pointer = "/".join([THINGS, *tokens])
    return pointer, pointer


def both(pointer: str) -> Pointers:
    """Return the pointers to what is at one place in both documents."""
    return pointer, pointer


def inner(*tokens: str) -> Pointers:
    """Return the pointers to what is in the operation of the new document alone."""
    return None, "/".join([THINGS, *tokens])


TEXT = {"type": "string"}
_TWO = document({"/things": {"post": operation()}, "/others": {"post": operation()}})
_OLD_OTHERS = document(
    {"/things": {"post": operation()}, "/others": {"post": operation(deprecated=True)}}
)
_SUNSET = {"x-sunset": "2027-01-01"}


def _named(path: str, name: str) -> Document:
    parameter = {"name": name, "in": "path", "required": True, "schema": TEXT}
    return document({path: {"get": operation(parameters=[parameter])}})


def _item(path: str, **fields: Json) -> Document:
    return document({path: {"get": answering(TEXT, operationId="listItems", **fields)}})


def _hooks(*names: str) -> Document:
    hook = {"post": taking(TEXT)}
    return document(webhooks=dict.fromkeys(names, hook))


def _callbacks(address: str, *names: str) -> Document:
    call = {address: {"post": taking(TEXT)}}
    return things(operation(callbacks=dict.fromkeys(names, call)))


_BACK, _OTHER = "{$request.body#/back}", "{$request.body#/other}"

OPERATIONS = [
    *_both(
        "endpoint-added api-removed-without-deprecation",
        "IE",
        things(),
        _TWO,
        (None, "/paths/~1others/post"),
        operation="POST /others",
    ),
    _both(
        "endpoint-added api-removed-with-deprecation",
        "IW",
        things(),
        _OLD_OTHERS,
        (None, "/paths/~1others/post"),
        operation="POST /others",
    )[1],
    *_both(
        "ofauth-endpoint-moved ofauth-endpoint-moved",
        "EE",
        _item("/items"),
        _item("/things"),
        ("/paths/~1items/get", "/paths/~1things/get"),
        "GET /items",
        "GET /things",
        operation="GET /things",
    )[:1],
    *_both(
        "ofauth-request-path-parameter-renamed ofauth-request-path-parameter-renamed",
        "IIQ",
        _named("/a/{id}", "id"),
        _named("/a/{name}", "name"),
        ("/paths/~1a~1{id}/get/parameters/0/name", "/paths/~1a~1{name}/get/parameters/0/name"),
        "id",
        "name",
        path="?name",
        operation="GET /a/{name}",
    )[:1],
    *_both(
        "endpoint-deprecated endpoint-reactivated",
        "II",
        things(),
        things(operation(deprecated=True)),
        (THINGS, f"{THINGS}/deprecated"),
    ),
    *_both(
        "endpoint-deprecated-with-sunset endpoint-reactivated",
        "WI",
        things(),
        things(operation(deprecated=True, **_SUNSET)),
        (THINGS, f"{THINGS}/deprecated"),
        None,
        "2027-01-01",
    ),
    *_both(
        "ofauth-sunset-added sunset-deleted",
        "WW",
        things(operation(deprecated=True)),
        things(operation(deprecated=True, **_SUNSET)),
        (THINGS, f"{THINGS}/x-sunset"),
        None,
        "2027-01-01",
        path="x-sunset",
    ),
    *_both(
        "ofauth-sunset-date-changed ofauth-sunset-date-changed",
        "WW",
        things(operation(**{"x-sunset": "2026-01-01"})),
        things(operation(**_SUNSET)),
        at("x-sunset"),
        "2026-01-01",
        "2027-01-01",
        path="x-sunset",
    ),
    *_both(
        "api-tag-added api-tag-removed",
        "II",
        things(operation(tags=["A"]), tags=[{"name": "A"}, {"name": "B"}]),
        things(operation(tags=["A", "B"]), tags=[{"name": "A"}, {"name": "B"}]),
        at("tags"),
        None,
        "B",
        path="tags",
    ),
    *_both(
        "api-operation-id-added api-operation-id-removed",
        "II",
        things(),
        things(operation(operationId="a")),
        (THINGS, f"{THINGS}/operationId"),
        None,
        "a",
        path="operationId",
    ),
    *_both(
        "ofauth-api-operation-id-changed ofauth-api-operation-id-changed",
        "II",
        things(operation(operationId="a")),
        things(operation(operationId="b")),
        at("operationId"),
        "a",
        "b",
        path="operationId",
    ),
    *_both(
        "webhook-added webhook-removed",
        "IE",
        _hooks("a"),
        _hooks("a", "b"),
        (None, "/webhooks/b"),
        operation="webhook b",
    ),
    *_both(
        "ofauth-callback-added ofauth-callback-removed",
        "IE",
        _callbacks(_BACK, "a"),
        _callbacks(_BACK, "a", "b"),
        inner("callbacks", "b"),
        None,
        "b",
        path="b",
    ),
    *_both(
        "ofauth-callback-address-changed ofauth-callback-address-changed",
        "II",
        _callbacks(_BACK, "a"),
        _callbacks(_OTHER, "a"),
        (
            f"{THINGS}/callbacks/a/{{$request.body#~1back}}",
            f"{THINGS}/callbacks/a/{{$request.body#~1other}}",
        ),
        _BACK,
        _OTHER,
        path="callback",
    ),
]


def _parameter(name: str = "by", place: str = "query", **fields: Json) -> Document:
    given = {"name": name, "in": place, "schema": TEXT, **fields}
    return things(operation(parameters=[given]))


def _listed(**fields: Json) -> Document:
    given = {"name": "by", "in": "query", "schema": {"type": "array", "items": TEXT}, **fields}
    return things(operation(parameters=[given]))


_BY: dict[str, Any] = {"path": "?by"}

PARAMETERS = [
    *_both(
        "new-required-request-parameter request-parameter-removed",
        "EWQ",
        things(),
        _parameter(required=True),
        inner("parameters", "0"),
        **_BY,
    ),
    *_both(
        "new-optional-request-parameter request-parameter-removed",
        "IWQ",
        things(),
        _parameter(),
        inner("parameters", "0"),
        **_BY,
    ),
    *_both(
        "request-parameter-became-required request-parameter-became-optional",
        "EIQ",
        _parameter(),
        _parameter(required=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/required"),
        **_BY,
    ),
    *_both(
        "ofauth-request-parameter-in-changed ofauth-request-parameter-in-changed",
        "EEQ",
        _parameter(place="query"),
        _parameter(place="header"),
        at("parameters", "0", "in"),
        "query",
        "header",
        **_BY,
    ),
    *_both(
        "ofauth-request-parameter-style-changed ofauth-request-parameter-style-changed",
        "EEQ",
        _listed(),
        _listed(style="pipeDelimited", explode=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/style"),
        "form",
        "pipeDelimited",
        **_BY,
    ),
    *_both(
        "ofauth-request-parameter-explode-changed ofauth-request-parameter-explode-changed",
        "EEQ",
        _listed(explode=True),
        _listed(explode=False),
        at("parameters", "0", "explode"),
        True,
        False,
        **_BY,
    ),
    *_both(
        "ofauth-request-parameter-reserved-allowed ofauth-request-parameter-reserved-forbidden",
        "IWQ",
        _parameter(),
        _parameter(allowReserved=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/allowReserved"),
        **_BY,
    ),
    *_both(
        "ofauth-request-parameter-empty-allowed ofauth-request-parameter-empty-forbidden",
        "IWQ",
        _parameter(),
        _parameter(allowEmptyValue=True),
        (f"{THINGS}/parameters/0", f"{THINGS}/parameters/0/allowEmptyValue"),
        **_BY,
    ),
]


def _body(*names: str, **fields: Json) -> Document:
    named = {name: {"schema": TEXT} for name in names or (JSON,)}
    return things(operation(requestBody={"content": named, **fields}))


def _form(**encoding: Json) -> Document:
    form = {"schema": {"type": "object", "properties": {"file": TEXT}}, **encoding}
    return things(operation(requestBody={"content": {"multipart/form-data": form}}))


_FORM = f"{THINGS}/requestBody/content/multipart~1form-data"

REQUESTS = [
    *_both(
        "request-body-added-required request-body-removed",
        "EEQ",
        things(),
        _body(required=True),
        inner("requestBody"),
    ),
    *_both(
        "request-body-added-optional request-body-removed",
        "IEQ",
        things(),
        _body(),
        inner("requestBody"),
    ),
    *_both(
        "request-body-became-required request-body-became-optional",
        "EIQ",
        _body(),
        _body(required=True),
        (f"{THINGS}/requestBody", f"{THINGS}/requestBody/required"),
    ),
    *_both(
        "request-body-media-type-added request-body-media-type-removed",
        "IEQ",
        _body(JSON),
        _body(JSON, "text/csv"),
        inner("requestBody", "content", "text~1csv"),
        None,
        "text/csv",
    ),
    *_both(
        "ofauth-request-body-media-type-name-changed ofauth-request-body-media-type-name-changed",
        "WWQ",
        _body("text/csv"),
        _body("text/csv; header=present"),
        (
            f"{THINGS}/requestBody/content/text~1csv",
            f"{THINGS}/requestBody/content/text~1csv; header=present",
        ),
        "text/csv",
        "text/csv; header=present",
    ),
    *_both(
        "ofauth-encoding-changed ofauth-encoding-changed",
        "WWQ",
        _form(),
        _form(encoding={"file": {"contentType": "image/png"}}),
        (_FORM, f"{_FORM}/encoding"),
        path="encoding",
    ),
]


def _answers(**responses: Json) -> Document:
    named = {status.removeprefix("s"): {"description": "", **r} for status, r in responses.items()}
    return things(operation(responses=named))


def _headers(**headers: Json) -> Document:
    return _answers(s200={"headers": headers})


def _media(*names: str) -> Document:
    return _answers(s200={"content": {name: {"schema": TEXT} for name in names}})


_HEADER: dict[str, Any] = {"path": "Total"}

RESPONSES = [
    *_both(
        "response-success-status-added response-success-status-removed",
        "IER",
        _answers(s200={}),
        _answers(s200={}, s202={}),
        inner("responses", "202"),
        None,
        "202",
        path="202",
    ),
    *_both(
        "response-non-success-status-added response-non-success-status-removed",
        "IIR",
        _answers(s200={}),
        _answers(s200={}, s404=content(TEXT)),
        inner("responses", "404"),
        None,
        "404",
        path="404",
    ),
    *_both(
        "response-media-type-added response-media-type-removed",
        "IER",
        _media(JSON),
        _media(JSON, "text/csv"),
        inner("responses", "200", "content", "text~1csv"),
        None,
        "text/csv",
        path="200",
    ),
    *_both(
        "response-media-type-name-changed response-media-type-name-changed",
        "WWR",
        _media("text/csv"),
        _media("text/csv; header=present"),
        (
            f"{THINGS}/responses/200/content/text~1csv",
            f"{THINGS}/responses/200/content/text~1csv; header=present",
        ),
        "text/csv",
        "text/csv; header=present",
        path="200",
    ),
    *_both(
        "response-header-added required-response-header-removed",
        "IER",
        _headers(),
        _headers(Total={"schema": TEXT, "required": True}),
        inner("responses", "200", "headers", "Total"),
        None,
        "Total",
        **_HEADER,
    ),
    *_both(
        "response-header-added optional-response-header-removed",
        "IWR",
        _headers(),
        _headers(Total={"schema": TEXT}),
        inner("responses", "200", "headers", "Total"),
        None,
        "Total",
        **_HEADER,
    ),
    *_both(
        "response-header-became-optional ofauth-response-header-became-required",
        "EIR",
        _headers(Total={"schema": TEXT, "required": True}),
        _headers(Total={"schema": TEXT}),
        (
            f"{THINGS}/responses/200/headers/Total/required",
            f"{THINGS}/responses/200/headers/Total",
        ),
        **_HEADER,
    ),
    *_both(
        "ofauth-link-changed ofauth-link-changed",
        "IIR",
        _answers(s200={"links": {"self": {"operationId": "a"}}}),
        _answers(s200={"links": {"self": {"operationId": "b"}}}),
        at("responses", "200", "links"),
        path="links",
    ),
]

_KEY = {"type": "apiKey", "in": "header", "name": "key"}
_BASIC = {"type": "http", "scheme": "basic"}
_SCHEMES = "/components/securitySchemes"


def _flow(name: str = "password", **fields: Json) -> Document:
    urls = {"tokenUrl": "https://a.test/token", "authorizationUrl": "https://a.test/grant"}
    flow = {"scopes": {"read": ""}, **urls, **fields}
    return {"type": "oauth2", "flows": {name: flow}}


def _secure(*required: Document, **schemes: Json) -> Document:
    known = schemes or {"A": _KEY, "B": _BASIC, "O": _flow()}
    return things(operation(security=list(required)), components={"securitySchemes": known})


def _schemes(**schemes: Json) -> Document:
    return things(components={"securitySchemes": schemes})


_NEEDS: dict[str, Any] = {"path": "security"}
_ALONE: dict[str, Any] = {"operation": ""}
_OF_A: dict[str, Any] = {"operation": "", "path": "A"}

SECURITY = [
    *_both(
        "api-security-added api-security-removed",
        "IEQ",
        _secure({"A": []}),
        _secure({"A": []}, {"B": []}),
        at("security"),
        None,
        "B",
        **_NEEDS,
    ),
    *_both(
        "ofauth-api-security-required ofauth-api-security-no-longer-required",
        "EIQ",
        _secure({}),
        _secure({"A": []}),
        at("security"),
        None,
        "A",
        **_NEEDS,
    ),
    *_both(
        "api-security-scope-added api-security-scope-removed",
        "EIQ",
        _secure({"O": []}),
        _secure({"O": ["read"]}),
        at("security"),
        None,
        "read",
        **_NEEDS,
    ),
    *_both(
        "api-security-component-added api-security-component-removed",
        "IIQ",
        _schemes(A=_KEY),
        _schemes(A=_KEY, B=_BASIC),
        (None, f"{_SCHEMES}/B"),
        None,
        "B",
        **_ALONE,
    ),
    *_both(
        "ofauth-api-security-component-renamed ofauth-api-security-component-renamed",
        "IIQ",
        _schemes(A=_KEY),
        _schemes(B=_KEY),
        (f"{_SCHEMES}/A", f"{_SCHEMES}/B"),
        "A",
        "B",
        **_ALONE,
    ),
    *_both(
        "api-security-component-type-changed api-security-component-type-changed",
        "EEQ",
        _schemes(A=_KEY),
        _schemes(A=_BASIC),
        (f"{_SCHEMES}/A/type", f"{_SCHEMES}/A/type"),
        "apiKey",
        "http",
        **_OF_A,
    ),
    *_both(
        "ofauth-api-security-component-changed ofauth-api-security-component-changed",
        "EEQ",
        _schemes(A=_KEY),
        _schemes(A={**_KEY, "in": "query"}),
        (f"{_SCHEMES}/A", f"{_SCHEMES}/A"),
        "header key",
        "query key",
        **_OF_A,
    ),
    *_both(
        "api-security-component-oauth-url-changed api-security-component-oauth-url-changed",
        "WWQ",
        _schemes(A=_flow("authorizationCode")),
        _schemes(A=_flow("authorizationCode", authorizationUrl="https://b.test")),
        both(f"{_SCHEMES}/A/flows/authorizationCode/authorizationUrl"),
        "https://a.test/grant",
        "https://b.test",
        **_OF_A,
    ),
    *_both(
        "api-security-component-oauth-token-url-changed"
        " api-security-component-oauth-token-url-changed",
        "WWQ",
        _schemes(A=_flow()),
        _schemes(A=_flow(tokenUrl="https://b.test")),
        both(f"{_SCHEMES}/A/flows/password/tokenUrl"),
        "https://a.test/token",
        "https://b.test",
        **_OF_A,
    ),
    *_both(
        "api-security-component-oauth-scope-added api-security-component-oauth-scope-removed",
        "IWQ",
        _schemes(A=_flow()),
        _schemes(A=_flow(scopes={"read": "", "write": ""})),
        (None, f"{_SCHEMES}/A/flows/password/scopes/write"),
        None,
        "write",
        **_OF_A,
    ),
    *_both(
        "ofauth-api-security-component-flow-added ofauth-api-security-component-flow-removed",
        "IEQ",
        _schemes(A=_flow()),
        _schemes(
            A={
                "type": "oauth2",
                "flows": {**_flow()["flows"], **_flow("clientCredentials")["flows"]},
            }
        ),
        (None, f"{_SCHEMES}/A/flows/clientCredentials"),
        None,
        "clientCredentials",
        **_OF_A,
    ),
]


def _servers(*urls: str, **fields: Json) -> Document:
    return document(servers=[{"url": url, **fields} for url in urls])


def _variables(*values: str) -> Document:
    variables = {"v": {"default": "a", "enum": list(values)}}
    return _servers("https://{v}.test", variables=variables)


_SERVERS: dict[str, Any] = {"operation": "", "path": "servers"}

WHOLE = [
    *_both(
        "ofauth-server-added ofauth-server-removed",
        "IWQ",
        _servers("https://a.test"),
        _servers("https://a.test", "https://b.test"),
        ("/servers", "/servers"),
        None,
        "https://b.test",
        **_SERVERS,
    ),
    *_both(
        "ofauth-server-changed ofauth-server-changed",
        "WWQ",
        _variables("a"),
        _variables("a", "b"),
        ("/servers", "/servers"),
        **_SERVERS,
    ),
    *_both(
        "ofauth-default-server-changed ofauth-default-server-changed",
        "WWQ",
        _servers("https://a.test", "https://b.test"),
        _servers("https://b.test", "https://a.test"),
        ("/servers", "/servers"),
        "https://a.test",
        "https://b.test",
        **_SERVERS,
    ),
    *_both(
        "ofauth-tag-added ofauth-tag-removed",
        "II",
        document(tags=[{"name": "A"}]),
        document(tags=[{"name": "A"}, {"name": "B"}]),
        ("/tags", "/tags"),
        None,
        "B",
        path="tags",
        operation="",
    ),
    *_both(
        "ofauth-version-changed ofauth-version-changed",
        "II",
        document(),
        document(info={"title": "Test", "version": "2"}),
        ("/info/version", "/info/version"),
        "1",
        "2",
        path="info.version",
        operation="",
    ),
    *_both(
        "ofauth-description-changed ofauth-description-changed",
        "II",
        things(operation(summary="a")),
        things(operation(summary="b")),
        at("summary"),
    ),
    *_both(
        "ofauth-extension-changed ofauth-extension-changed",
        "II",
        things(operation(**{"x-a": 1})),
        things(operation(**{"x-a": 2})),
        at("x-a"),
        1,
        2,
        path="x-a",
    ),
    *_both(
        "ofauth-dropped-field-changed ofauth-dropped-field-changed",
        "WW",
        things(operation(retries=1)),
        things(operation(retries=2)),
        at("retries"),
        1,
        2,
        path="retries",
        operation="",
    ),
    *_both(
        "ofauth-unclassified-change ofauth-unclassified-change",
        "WW",
        _callbacks(_BACK, "a"),
        things(
            operation(
                callbacks={
                    "a": {_BACK: {"post": taking(TEXT)}, _OTHER: {"post": taking(TEXT)}},
                }
            )
        ),
        (f"{THINGS}/callbacks/a", f"{THINGS}/callbacks/a/{{$request.body#~1other}}"),
        path=_OTHER,
    ),
]

ROWS = [*OPERATIONS, *PARAMETERS, *REQUESTS, *RESPONSES, *SECURITY, *WHOLE]
