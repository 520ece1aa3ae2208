"""Repairs of operations: methods, responses, bodies, ids, parameters and headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.common.documents import METHODS, Document, Json, operations, pointer
from pipeline.common.report import Finding
from pipeline.common.schemas import is_annotation, referenced, types_of
from pipeline.normalize.adopt import MAX_CHAIN
from pipeline.normalize.canonical import copy_json
from pipeline.normalize.grammar import OBJECTS
from pipeline.normalize.schema_rules import Repairs
from pipeline.normalize.walk import Place, walk

_STATUS = re.compile(r"default|[1-5](?:\d\d|XX)")
#: Styles that OpenAPI 3.1 allows, by the place of the parameter.
_STYLES = {
    "path": ("matrix", "label", "simple"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}

#: Header parameters that OpenAPI ignores, because media types and security define these headers,
#: and those that HTTP itself needs.
_IGNORED_HEADERS = frozenset(
    "accept authorization content-length content-type host transfer-encoding".split()
)

#: The schema `false`, as it is written out.
_NEVER: Document = {"not": {}}
_JSON = "application/json"
#: Ranges of media types; some frameworks write `*` for any.
_RANGES = ("*/*", "application/*", "*")
#: A range of which each type is JSON.
_JSON_RANGE = "application/*+json"

_SCHEMA_KEYWORDS = {"type", "default", *OBJECTS["schema"].fields} - OBJECTS[
    "parameter"
].fields.keys()


def lower_methods(item: Document) -> Repairs:
    """Write methods in lower case."""
    for name in [key for key in item if key not in METHODS and key.lower() in METHODS]:
        if name.lower() not in item:
            item[name.lower()] = item.pop(name)
            yield "methods written in lower case", name


def settle_responses(operation: Document) -> Repairs:
    """Let an operation have responses, under statuses that OpenAPI knows."""
    given = operation.get("responses", {})
    responses: Document = {}
    for key, response in sorted(given.items()):
        status = key if key.startswith("x-") or key == "default" else key.strip().upper()
        status = "default" if status == "DEFAULT" else status
        if not status.startswith("x-") and not _STATUS.fullmatch(status):
            yield "responses without a status dropped", key
        elif status in responses:
            yield "repeated responses dropped", key
        else:
            responses[status] = response
    if not any(_STATUS.fullmatch(status) for status in responses):
        responses["default"] = {"description": ""}
        yield "missing responses completed", ""
    operation["responses"] = responses


def drop_empty_body(operation: Document) -> Repairs:
    """Drop a request body that has no content."""
    if "requestBody" in operation and not operation["requestBody"].get("content"):
        del operation["requestBody"]
        yield "request bodies without content dropped", ""


def drop_type_of_content(response: Document) -> Repairs:
    """Drop the type of a void answer that Elysia writes among the media types."""
    content: Json = response.get("content")
    if isinstance(content, dict) and isinstance(content.get("type"), str):
        del content["type"]
        yield "types among media types dropped", ""


def drop_impossible_content(response: Document) -> Repairs:
    """Drop the content of a response that no value fits: void, or never, in TypeScript."""
    content = response.get("content", {})
    for media_type in [name for name, media in content.items() if _is_never(media.get("schema"))]:
        del content[media_type]
        yield "content that no value fits dropped", media_type


def _is_never(schema: Json) -> bool:
    """Tell whether a schema is `false`, or a union of nothing else."""
    if not isinstance(schema, dict):
        return False
    variants: list[Json] = schema.get("anyOf") or schema.get("oneOf") or []
    return schema == _NEVER or (bool(variants) and all(map(_is_never, variants)))


def settle_links(response: Document) -> Repairs:
    """Drop links that name no operation, or name it twice."""
    links = response.get("links", {})
    for name in list(links):
        if len({"operationId", "operationRef"} & links[name].keys()) != 1:
            del links[name]
            yield "links without an operation dropped", name


def drop_repeated_ids(document: Document, found: list[Finding]) -> None:
    """Drop every `operationId` that several operations share."""
    listed = list(operations(document))
    counts = Counter(operation.get("operationId") for _, _, operation in listed)
    for path, method, operation in listed:
        if "operationId" in operation and counts[operation["operationId"]] > 1:
            at = pointer("paths", path, method)
            found.append(
                Finding("repeated operation ids dropped", at, operation.pop("operationId"))
            )


def lift_schema(parameter: Document) -> Repairs:
    """Move keywords of a schema into a schema; Swagger 2 had them beside the name."""
    if {"schema", "content", "$ref"} & parameter.keys():
        return
    keywords = [keyword for keyword in parameter if keyword in _SCHEMA_KEYWORDS]
    if keywords:
        parameter["schema"] = {keyword: parameter.pop(keyword) for keyword in keywords}
        yield "schemas of parameters written out", ", ".join(sorted(keywords))


def settle_schema(parameter: Document) -> Repairs:
    """Let a parameter have a schema, also in place of `content`.

    A parameter with JSON content is a text on the wire: its schema has the media type in
    `contentMediaType`, and the schema of the JSON in `contentSchema`.
    """
    if "$ref" in parameter or "schema" in parameter:
        if parameter.pop("content", None) is not None:
            yield "contradicting fields dropped", "content"
        return
    content = parameter.pop("content", None)
    if not content:
        parameter["schema"] = {}
        yield "parameters without schema completed", ""
        return
    media_type, media = min(content.items(), key=lambda item: ("json" not in item[0], item[0]))
    parameter["schema"] = _encoded(media_type, media.get("schema", {}))
    parameter |= {key: media[key] for key in ("example", "examples") if key in media}
    yield "contents of parameters written as schemas", media_type


def _encoded(media_type: str, schema: Json) -> Document:
    if media_type.startswith("text/plain"):
        return schema if isinstance(schema, dict) else {}
    inner = {"contentSchema": schema} if schema else {}
    return {"type": "string", "contentMediaType": media_type, **inner}


def settle_header(header: Document) -> Repairs:
    """Let a response header have either a schema or a single content, and the style `simple`."""
    if "$ref" in header:
        return
    content = header.get("content")
    if "schema" in header and "content" in header:
        del header["content"]
        yield "contradicting fields dropped", "content"
    elif isinstance(content, dict) and len(content) > 1:
        header["content"] = dict([min(content.items())])
        yield "contradicting fields dropped", "content"
    elif not content and "schema" not in header:
        header.pop("content", None)
        header["schema"] = {}
        yield "headers without schema completed", ""
    if header.get("style", "simple") != "simple":
        del header["style"]
        yield "styles without meaning dropped", ""


def settle_style(parameter: Document) -> Repairs:
    """Drop fields that OpenAPI does not allow at a parameter's place; require path parameters."""
    if "$ref" in parameter:
        return
    where = parameter["in"]
    if "style" in parameter and parameter["style"] not in _STYLES[where]:
        yield "styles without meaning dropped", parameter.pop("style")
    for name in ("allowEmptyValue", "allowReserved"):
        if name in parameter and where != "query":
            del parameter[name]
            yield "styles without meaning dropped", name
    if where == "path" and parameter.get("required") is not True:
        parameter["required"] = True
        yield "path parameters required", parameter["name"]


def settle_media_ranges(document: Document, found: list[Finding]) -> None:
    """Write a range such as `*/*` as JSON, where its schema describes more than a text.

    Frameworks write the range where nobody has said what an operation returns, and return JSON.
    """
    schemas = document["components"]["schemas"]

    def visit(place: Place) -> None:
        content = place.value.get("content") or {}
        structured = [
            media_type
            for media_type, media in content.items()
            if media_type.split(";")[0].strip() == _JSON_RANGE
            or (
                media_type.split(";")[0].strip() in _RANGES
                and _is_structured(media.get("schema"), schemas)
            )
        ]
        if structured and _JSON not in content:
            renamed = {_JSON if key == structured[0] else key: content[key] for key in content}
            place.value["content"] = renamed
            found.append(Finding("media type ranges read as JSON", place.pointer, structured[0]))

    walk(document, visit, "request body", "response")


def _is_structured(schema: Json, schemas: dict[str, Json]) -> bool:
    """Tell whether a schema describes JSON rather than a text or bytes."""
    for _ in range(MAX_CHAIN):
        name = referenced(schema)
        if name is None:
            break
        schema = schemas.get(name)
    if not isinstance(schema, dict) or all(map(is_annotation, schema)):
        return False
    return types_of(schema) != ["string"] and "format" not in schema


def merge_parameters(document: Document, found: list[Finding]) -> None:
    """Give the parameters of a path item to its operations; an operation's own parameters win."""

    def visit(place: Place) -> None:
        shared = place.value.pop("parameters", [])
        for method in METHODS:
            if method in place.value:
                _merge(place.value[method], shared, place, method, found)

    walk(document, visit, "path item")


def _merge(
    operation: Document, shared: list[Document], place: Place, method: str, found: list[Finding]
) -> None:
    own = operation.get("parameters", [])
    at = f"{place.pointer}/{method}"
    merged = _last_ones(own, at, found)
    inherited = {key: p for key, p in _last_ones(shared, at, found).items() if key not in merged}
    for _, name in inherited:
        found.append(Finding("path item parameters given to operations", at, name))
    kept = [*copy_json(list(inherited.values())), *merged.values()]
    operation.pop("parameters", None)
    if kept:
        operation["parameters"] = kept


def _last_ones(
    parameters: Iterable[Document], at: str, found: list[Finding]
) -> dict[tuple[str, str], Document]:
    """Return the parameters by place and name, without ignored headers.

    Of several parameters with the same place and name, the last one counts.
    """
    last: dict[tuple[str, str], Document] = {}
    for parameter in parameters:
        where, name = parameter["in"], parameter["name"]
        key = where, name.lower() if where == "header" else name
        if where == "header" and key[1] in _IGNORED_HEADERS:
            found.append(Finding("ignored header parameters dropped", at, name))
            continue
        if last.pop(key, None):
            found.append(Finding("repeated parameters dropped", at, name))
        last[key] = parameter
    return last
