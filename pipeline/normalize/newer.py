"""OpenAPI 3.2: its documents are read as 3.1, and each part that 3.1 lacks is told.

The parts are from the specification 3.2.0, section "Fixed Fields" of each object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.common.documents import METHODS, Document, Json, children, pointer
from pipeline.common.report import Finding
from pipeline.normalize.grammar import OBJECTS
from pipeline.normalize.walk import Place, walk

_VERSION = re.compile(r"3\.2(\.\d+)?(-[\w.]+)?")

#: Operations that are left out: there is no method for them.
LEFT_OUT = "operations of OpenAPI 3.2 left out"
#: Other parts that are left out.
UNUSED = "parts of OpenAPI 3.2 left out"

#: The place of a parameter that is a whole query.
_WHOLE = "querystring"

#: Fields of OpenAPI 3.2 by kind of object.
_FIELDS = {
    "document": ("$self",),
    "tag": ("summary", "parent", "kind"),
    "server": ("name",),
    "components": ("mediaTypes",),
    "media type": ("itemSchema", "itemEncoding", "prefixEncoding"),
    "encoding": ("encoding", "itemEncoding", "prefixEncoding"),
    "response": ("summary",),
    "example": ("dataValue", "serializedValue"),
    "discriminator": ("defaultMapping",),
    "security scheme": ("deprecated", "oauth2MetadataUrl"),
    "oauth flow": ("deviceAuthorizationUrl",),
    "xml": ("nodeType",),
}


#: Parts that requests or answers depend on.
_ON_THE_WIRE = frozenset({"itemSchema", "itemEncoding", "prefixEncoding"})
_QUERY_STRING = "a parameter in querystring"


def is_newer(document: Document) -> bool:
    """Tell whether a document is OpenAPI 3.2."""
    return _VERSION.fullmatch(str(document["openapi"])) is not None


def part_on_the_wire(finding: Finding) -> str:
    """Return the JSON pointer of a part that was left out, if requests or answers depend on it."""
    if finding.kind == LEFT_OUT or (finding.kind == UNUSED and finding.detail == _QUERY_STRING):
        return finding.pointer
    is_field = finding.kind == UNUSED and finding.detail in _ON_THE_WIRE
    return finding.pointer + pointer(finding.detail) if is_field else ""


def leave_out_newer(document: Document, found: list[Finding]) -> None:
    """Leave out the parts of an OpenAPI 3.2 document that OpenAPI 3.1 lacks."""
    if not is_newer(document):
        return
    walk(document, lambda place: _read_query_string(place.value), "parameter")
    dropped = _query_strings(document)

    def visit(place: Place) -> None:
        value = place.value
        if not isinstance(value, dict):
            return
        if place.kind == "path item":
            found.extend(_drop_operations(value, place.pointer))
        if "parameters" in OBJECTS[place.kind].fields:
            found.extend(_drop_query_strings(value, place.pointer, dropped))
        if place.kind == "parameter" and value.get("style") == "cookie":
            del value["style"]
            found.append(Finding(UNUSED, place.pointer, "the style cookie"))
        for name in _FIELDS.get(place.kind, ()):
            if name in value:
                del value[name]
                found.append(Finding(UNUSED, place.pointer, name))

    walk(document, visit)
    for name in dropped:
        del document["components"]["parameters"][name]


def settle_own_references(document: Document, _found: list[Finding]) -> None:
    """Take the document's own address, which OpenAPI 3.2 can say, from its references."""
    own = document.get("$self")
    waiting: list[Json] = [document] if isinstance(own, str) and own else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict) and isinstance(value.get("$ref"), str):
            value["$ref"] = _within(value["$ref"], str(own))
        waiting += children(value)


def _within(reference: str, own: str) -> str:
    address, mark, fragment = reference.partition("#")
    return f"#{fragment}" if mark and address == own.partition("#")[0] else reference


def _drop_operations(item: Document, at: str) -> Iterator[Finding]:
    """Drop the operations of methods that OpenAPI 3.1 lacks."""
    if isinstance(item.get("query"), dict):
        del item["query"]
        yield Finding(LEFT_OUT, at + pointer("query"), _call("QUERY"))
    more = item.pop("additionalOperations", None)
    for method in more if isinstance(more, dict) else ():
        name = str(method).lower()
        if name in METHODS and name not in item:
            item[name] = more[method]
        else:
            yield Finding(LEFT_OUT, at + pointer("additionalOperations", method), _call(method))


def _call(method: str) -> str:
    return f"(call it by client.request({method!r}, path))"


def _read_query_string(parameter: Json) -> None:
    """Write a whole query with an object as a form as the parameter of a query."""
    content = parameter.get("content") if isinstance(parameter, dict) else None
    if not isinstance(content, dict) or parameter.get("in") != _WHOLE:
        return
    form = content.get("application/x-www-form-urlencoded")
    if isinstance(form, dict) and "schema" in form:
        del parameter["content"]
        parameter |= {"in": "query", "style": "form", "explode": True, "schema": form["schema"]}


def _query_strings(document: Document) -> list[str]:
    """Return the names of the components that are other whole queries."""
    components = document.get("components")
    given = components.get("parameters") if isinstance(components, dict) else None
    return [name for name in given if _is_whole(given[name])] if isinstance(given, dict) else []


def _is_whole(parameter: Json) -> bool:
    return isinstance(parameter, dict) and parameter.get("in") == _WHOLE


def _drop_query_strings(holder: Document, at: str, dropped: list[str]) -> Iterator[Finding]:
    """Drop parameters that are a whole query."""
    references = {f"#{pointer('components', 'parameters', name)}" for name in dropped}
    given = holder.get("parameters")
    if not isinstance(given, list):
        return
    kept: list[Json] = []
    for index, parameter in enumerate(given):
        if _is_whole(parameter) or (
            isinstance(parameter, dict) and parameter.get("$ref") in references
        ):
            yield Finding(UNUSED, at + pointer("parameters", index), _QUERY_STRING)
        else:
            kept.append(parameter)
    holder["parameters"] = kept
