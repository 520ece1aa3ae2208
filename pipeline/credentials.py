"""The key and the connection id as security of an operation, where it declares them as headers.

The client sends both by itself. As arguments they would be demanded, and then refused.
"""

from __future__ import annotations

from itertools import count

from pipeline.common.documents import Document, json_line, operations, pointer
from pipeline.common.report import Finding, Report

#: The headers that the client owns: lower-case name, the name as sent, and that of its scheme.
_OWNED = {
    "apikey": ("apiKey", "ApiKey"),
    "x-connection-id": ("x-connection-id", "ConnectionId"),
}


def settle_credentials(document: Document) -> tuple[Document, Report]:
    """Return a document in which no operation has the client's own headers as parameters.

    Each of them becomes a requirement of the operation. It does where the parameter is
    optional, too: the client sends what it has been given.

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
    """Return the name of the scheme for a header, added where there is none."""
    for name, scheme in schemes.items():
        if scheme.get("in") == "header" and scheme.get("name", "").lower() == header:
            return name
    sent, wish = _OWNED[header]
    numbered = (f"{wish}{number if number > 1 else ''}" for number in count(1))
    name = next(name for name in numbered if name not in schemes)
    schemes[name] = {"type": "apiKey", "in": "header", "name": sent}
    return name


def _secured(operation: Document, needed: list[str], usual: list[Document] | None) -> Document:
    """Return an operation with requirements in place of the headers."""
    made = {**operation, "parameters": [p for p in operation["parameters"] if not _is_owned(p)]}
    if not made["parameters"]:
        del made["parameters"]
    more: Document = {name: [] for name in needed}
    requirements = [{**each, **more} for each in operation.get("security", usual) or [{}]]
    by_text = {json_line(requirement): requirement for requirement in requirements}
    return {**made, "security": [by_text[text] for text in sorted(by_text)]}
