"""Repairs at the level of the document: version, dialect, tags, servers and security."""

from __future__ import annotations

import re

from pipeline.common.documents import Document, pointer
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import pascal_case
from pipeline.common.report import Finding
from pipeline.normalize.schema_rules import Repairs
from pipeline.normalize.walk import Place, walk

VERSION = "3.1.0"

_DIALECTS = (
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://json-schema.org/draft/2020-12/schema",
)
_EXTENSION = "x-webhooks"
_VALID_NAME = re.compile(r"[A-Za-z0-9._-]+")

#: Required fields of each type of security scheme.
_NEEDED: dict[str, tuple[str, ...]] = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "mutualTLS": (),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
}
_FLOWS = {
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
    "clientCredentials": ("tokenUrl",),
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
}


def set_version(document: Document, found: list[Finding]) -> None:
    """Declare OpenAPI 3.1.0, and drop an unusual dialect of JSON Schema."""
    if document["openapi"] != VERSION:
        found.append(Finding("version set", "/openapi", f"{document['openapi']} to {VERSION}"))
        document["openapi"] = VERSION
    if document.get("jsonSchemaDialect", _DIALECTS[0]) not in _DIALECTS:
        del document["jsonSchemaDialect"]
        found.append(Finding("unknown dialects dropped", "/jsonSchemaDialect"))


def settle_webhooks(document: Document, found: list[Finding]) -> None:
    """Write `x-webhooks`, the common extension of OpenAPI 3.0, as the webhooks of 3.1."""
    if isinstance(document.get(_EXTENSION), dict) and "webhooks" not in document:
        document["webhooks"] = document.pop(_EXTENSION)
        found.append(Finding("webhooks of an extension read", "/x-webhooks"))


def join_tags(document: Document, found: list[Finding]) -> None:
    """Keep the last of several tags with the same name."""
    tags = {tag["name"]: tag for tag in document.get("tags", [])}
    if len(tags) < len(document.get("tags", [])):
        document["tags"] = list(tags.values())
        found.append(Finding("repeated tags dropped", "/tags"))


def settle_variable(variable: Document) -> Repairs:
    """Drop an empty enum from a server variable."""
    if variable.get("enum") == []:
        del variable["enum"]
        yield "empty lists dropped", "enum"


def settle_security(document: Document, found: list[Finding]) -> None:
    """Let security schemes be complete, and requirements name only declared schemes.

    An undeclared scheme is removed from a requirement. If no requirement of an operation is left,
    the operation has the document's requirements.

    Raises:
        PipelineError: A security scheme has an unknown type, or lacks a required field.
    """
    schemes: dict[str, Document] = document["components"].get("securitySchemes", {})
    for name, scheme in schemes.items():
        _settle_scheme(scheme, pointer("components", "securitySchemes", name), found)
    names = _names(schemes)
    if schemes:
        renamed = {names[name]: scheme for name, scheme in schemes.items()}
        document["components"]["securitySchemes"] = renamed
    for name, safe in names.items():
        if safe != name:
            at = pointer("components", "securitySchemes", name)
            found.append(Finding("security schemes renamed", at, safe))

    def visit(place: Place) -> None:
        if "security" in place.value:
            _settle_requirements(place, names, found)

    walk(document, visit, "document", "operation")


def _names(schemes: dict[str, Document]) -> dict[str, str]:
    """Give every scheme a name that OpenAPI allows; allowed names stay."""
    names = {name: name for name in schemes if _VALID_NAME.fullmatch(name)}
    for name in sorted(schemes.keys() - names.keys()):
        base = safe = pascal_case(name) or "Scheme"
        number = 2
        while safe in names.values():
            safe, number = f"{base}{number}", number + 1
        names[name] = safe
    return names


def _settle_scheme(scheme: Document, at: str, found: list[Finding]) -> None:
    kind = scheme.get("type")
    if kind not in _NEEDED:
        message = f"a security scheme has the type {kind!r}; say one of {', '.join(_NEEDED)}"
        raise PipelineError(message, at)
    missing = [name for name in _NEEDED[kind] if name not in scheme]
    if missing:
        message = f"a security scheme of type {kind} needs {missing[0]!r}; add it"
        raise PipelineError(message, at)
    if kind == "apiKey" and scheme["in"] not in ("query", "header", "cookie"):
        raise PipelineError(f"an API key cannot be in {scheme['in']!r}; say header or query", at)
    bearer = str(scheme.get("scheme", "")).lower() == "bearer"
    allowed = {"type", "description", *_NEEDED[kind], *(("bearerFormat",) if bearer else ())}
    _drop_fields(scheme, allowed, at, found)
    for name, flow in list(scheme.get("flows", {}).items()):
        _settle_flow(scheme["flows"], name, flow, at + pointer("flows", name), found)


def _settle_flow(flows: Document, name: str, flow: Document, at: str, found: list[Finding]) -> None:
    """Drop a flow without its addresses, and fields that only other flows have."""
    needed = _FLOWS.get(name, ("",))
    if not all(field in flow for field in needed):
        del flows[name]
        found.append(Finding("incomplete flows dropped", at))
        return
    flow.setdefault("scopes", {})
    _drop_fields(flow, {*needed, "refreshUrl", "scopes"}, at, found)


def _drop_fields(holder: Document, allowed: set[str], at: str, found: list[Finding]) -> None:
    for name in [key for key in holder if key not in allowed and not key.startswith("x-")]:
        del holder[name]
        found.append(Finding("unknown fields dropped", at, name))


def _settle_requirements(place: Place, names: dict[str, str], found: list[Finding]) -> None:
    holder, kept = place.value, []
    for requirement in holder["security"]:
        known = {names[name]: scopes for name, scopes in requirement.items() if name in names}
        lost = sorted(requirement.keys() - names.keys())
        found.extend(
            Finding("undeclared security schemes dropped", place.pointer, name) for name in lost
        )
        if known or not requirement:
            kept.append(known)
    if kept or not holder["security"]:
        holder["security"] = kept
    else:
        del holder["security"]
