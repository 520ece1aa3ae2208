"""Pairs of documents: who may call, and how they show it."""

from __future__ import annotations

from typing import Any

from pipeline.common.documents import Document, Json
from tests.review.wire.frame_row import (
    at,
    both,
    mirrored,
    things,
)
from tests.review.wire.making import operation

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
    *mirrored(
        "api-security-added api-security-removed",
        "IEQ",
        _secure({"A": []}),
        _secure({"A": []}, {"B": []}),
        at("security"),
        None,
        "B",
        **_NEEDS,
    ),
    *mirrored(
        "ofauth-api-security-reduced api-security-removed",
        "IEQ",
        _secure({"A": [], "B": []}),
        _secure({"A": []}),
        at("security"),
        "A and B",
        "A",
        **_NEEDS,
    )[:1],
    *mirrored(
        "ofauth-api-security-required ofauth-api-security-no-longer-required",
        "EIQ",
        _secure({}),
        _secure({"A": []}),
        at("security"),
        None,
        "A",
        **_NEEDS,
    ),
    *mirrored(
        "api-security-scope-added api-security-scope-removed",
        "EIQ",
        _secure({"O": []}),
        _secure({"O": ["read"]}),
        at("security"),
        None,
        "read",
        **_NEEDS,
    ),
    *mirrored(
        "api-security-component-added api-security-component-removed",
        "IIQ",
        _schemes(A=_KEY),
        _schemes(A=_KEY, B=_BASIC),
        (None, f"{_SCHEMES}/B"),
        None,
        "B",
        **_ALONE,
    ),
    *mirrored(
        "ofauth-api-security-component-renamed ofauth-api-security-component-renamed",
        "IIQ",
        _schemes(A=_KEY),
        _schemes(B=_KEY),
        (f"{_SCHEMES}/A", f"{_SCHEMES}/B"),
        "A",
        "B",
        **_ALONE,
    ),
    *mirrored(
        "api-security-component-type-changed api-security-component-type-changed",
        "EEQ",
        _schemes(A=_KEY),
        _schemes(A=_BASIC),
        (f"{_SCHEMES}/A/type", f"{_SCHEMES}/A/type"),
        "apiKey",
        "http",
        **_OF_A,
    ),
    *mirrored(
        "ofauth-api-security-component-changed ofauth-api-security-component-changed",
        "EEQ",
        _schemes(A=_KEY),
        _schemes(A={**_KEY, "in": "query"}),
        (f"{_SCHEMES}/A", f"{_SCHEMES}/A"),
        "header key",
        "query key",
        **_OF_A,
    ),
    *mirrored(
        "api-security-component-oauth-url-changed api-security-component-oauth-url-changed",
        "WWQ",
        _schemes(A=_flow("authorizationCode")),
        _schemes(A=_flow("authorizationCode", authorizationUrl="https://b.test")),
        both(f"{_SCHEMES}/A/flows/authorizationCode/authorizationUrl"),
        "https://a.test/grant",
        "https://b.test",
        **_OF_A,
    ),
    *mirrored(
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
    *mirrored(
        "api-security-component-oauth-scope-added api-security-component-oauth-scope-removed",
        "IWQ",
        _schemes(A=_flow()),
        _schemes(A=_flow(scopes={"read": "", "write": ""})),
        (None, f"{_SCHEMES}/A/flows/password/scopes/write"),
        None,
        "write",
        **_OF_A,
    ),
    *mirrored(
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
