"""The API key and the connection id: security of an operation that declares them as headers.

The client sends both by itself. Methods with arguments for them would demand values that the
client then refuses.
"""

from __future__ import annotations

from itertools import count

from pipeline.common.documents import Document, json_line, operations, pointer
from pipeline.common.report import Finding, Report

#: The headers that the client owns: the name in lower case, the name as sent, and the name of the
#: security scheme.
_OWNED = {
    "apikey": ("apiKey", "ApiKey"),
    "x-connection-id": ("x-connection-id", "ConnectionId"),
}


def settle_credentials(document: Document) -> tuple[Document, Report]:
    """Return a document in which no operation has the client's own headers as parameters.

    Each header becomes a requirement of the operation, even if the parameter is optional: the
    client sends a header whenever it has the value.

    Args:
        document: A normalized document; it is not changed.
    """
    schemes = {**document["components"].get("securitySchemes", {})}
    paths = {path: {**item} for path, item in document["paths"].items()}
    found: list[Finding] = []
    for path, method, operation in operations(document):
        owned = [p["name"].lower() for p in operation.get("parameters", []) if _is_owned(p)]
        if owned:
            needed = [_scheme(name, schemes) for name in owned]
            paths[path][method] = _secured(operation, needed, document.get("security"))
            at = pointer("paths", path, method)
            found += [Finding("headers made security", at, name) for name in owned]
    if not found:
        return document, Report("security")
    components = {**document["components"], "securitySchemes": dict(sorted(schemes.items()))}
    return {**document, "components": components, "paths": paths}, Report("security", found)


def _is_owned(parameter: Document) -> bool:
    return parameter["in"] == "header" and parameter["name"].lower() in _OWNED


def _scheme(header: str, schemes: dict[str, Document]) -> str:
    """Return the name of the scheme for a header; add a scheme if there is none."""
    for name, scheme in schemes.items():
        if scheme.get("in") == "header" and scheme.get("name", "").lower() == header:
            return name
    sent, wish = _OWNED[header]
    numbered = (f"{wish}{number if number > 1 else ''}" for number in count(1))
    name = next(name for name in numbered if name not in schemes)
    schemes[name] = {"type": "apiKey", "in": "header", "name": sent}
    return name


def _secured(operation: Document, needed: list[str], usual: list[Document] | None) -> Document:
    """Return an operation with security requirements in place of the header parameters."""
    made = {**operation, "parameters": [p for p in operation["parameters"] if not _is_owned(p)]}
    if not made["parameters"]:
        del made["parameters"]
    more: Document = {name: [] for name in needed}
    requirements = [{**each, **more} for each in operation.get("security", usual) or [{}]]
    by_text = {json_line(requirement): requirement for requirement in requirements}
    return {**made, "security": [by_text[text] for text in sorted(by_text)]}
