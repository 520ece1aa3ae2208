"""The prepared document as openapi-python-client reads it best.

The generator drops unknown parts with a warning, renames names that collide, and reads keywords
without a meaning for code. So its input has only known parts: schemas with a few allowed keywords,
and properties and parameters under their Python names. The templates get the wire names beside
the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, field, frozen

from pipeline.common.documents import Document, Json, operations
from pipeline.common.errors import PipelineError
from pipeline.common.python_names import field_name, snake_case
from pipeline.common.schemas import NULL, is_class, referenced
from pipeline.generator_input.schemas import SCALARS, SchemaDialect, described
from pipeline.generator_input.servers import OwnServer, own_server
from pipeline.generator_input.wire import (
    AS_JSON,
    FORMS,
    MULTIPART,
    PLACES,
    FieldEncoding,
    accepted,
    encodings_of,
    essence,
    is_json,
    is_text,
    sent_path,
    style_of,
    styles_of,
)
from pipeline.names.fields import parameter_names
from pipeline.operations.permissions import remarks

#: Parts of media types, the preferred first: a generated function has a single media type.
_PREFERRED = (
    "application/json",
    "+json",
    "/json",
    "multipart/form-data",
    "x-www-form-urlencoded",
    "text/",
)
_BINARY = "application/octet-stream"
_BYTES = {"type": "string", "format": "binary"}
_JSON = "application/json"
#: Greatest lengths of the names of folders and modules: file systems have limits.
_LONGEST_FOLDER, _LONGEST_MODULE = 60, 200


@frozen
class RequestCode:
    """How a generated function writes its request, as Python expressions.

    Args:
        url: The address, with path and query.
        server: The operation's own server; empty without one.
        headers: The header parameters, perhaps with `Accept`; empty without any.
        cookie: The cookie parameters; empty without any.
        encodings: The encodings of the fields of a form; empty without any.
    """

    url: str
    server: str = ""
    headers: str = ""
    cookie: str = ""
    encodings: str = ""

    def accepting(self, media_types: str) -> RequestCode:
        """Return code that also asks for media types; no media types ask for anything."""
        if not media_types:
            return self
        asked = ascii({"Accept": media_types})
        return evolve(self, headers=f"{{**{asked}, **{self.headers}}}" if self.headers else asked)


@frozen
class GeneratorInput:
    """The input of the generator and its templates.

    Args:
        document: The document for the generator.
        media_types: Media types that the generator treats as others, with the others.
        requests: The code of the template for requests, by operation module.
        forms: The components that are the body of a form with files.
    """

    document: Document
    media_types: dict[str, str] = field(factory=dict[str, str])
    requests: dict[str, RequestCode] = field(factory=dict[str, RequestCode])
    forms: set[str] = field(factory=set[str])


def generator_input(prepared: Document) -> GeneratorInput:
    """Translate the prepared document for the generator."""
    schemas: dict[str, Json] = prepared["components"]["schemas"]
    made = GeneratorInput(document=_frame(prepared), forms=_multipart_names(prepared))
    dialect = SchemaDialect(schemas)
    for name, schema in schemas.items():
        if is_class(schema):
            made.document["components"]["schemas"][name] = dialect.component(schema)
    for path, method, operation in operations(prepared):
        names = parameter_names(operation.get("parameters", []))
        item = made.document["paths"].setdefault(_python_path(path, operation, names), {})
        item[method] = _operation(operation, names, dialect, made, prepared)
        server = own_server(prepared, path, operation)
        made.requests[item[method]["operationId"]] = _request(
            path, operation, names, _encodings(operation, item[method], schemas), dialect, server
        ).accepting(_accepted(operation, item[method]))
    return made


def _frame(prepared: Document) -> Document:
    info = prepared["info"]
    return {
        "openapi": "3.1.0",
        "info": {"title": str(info["title"]), "version": str(info["version"])},
        "paths": {},
        "components": {"schemas": {}},
    }


def _operation(
    operation: Document,
    names: list[str],
    dialect: SchemaDialect,
    made: GeneratorInput,
    prepared: Document,
) -> Document:
    module = _module(operation["operationId"])
    parameters = operation.get("parameters", [])
    result: Document = {
        "operationId": module,
        "tags": [function_folder(operation["operationId"])],
        "summary": operation.get("summary", ""),
        "description": _description(operation),
        "parameters": [
            _parameter(parameter, name, dialect)
            for parameter, name in zip(parameters, names, strict=True)
        ],
        "responses": {
            status: _response(response, dialect, made)
            for status, response in operation["responses"].items()
            if not status.startswith("x-")
        },
    }
    if "requestBody" in operation:
        result["requestBody"] = _body(operation["requestBody"], dialect, made)
    if operation.get("security", prepared.get("security")):
        result["security"] = [{"key": []}]
    return result


def _request(
    path: str,
    operation: Document,
    names: list[str],
    encodings: dict[str, FieldEncoding],
    dialect: SchemaDialect,
    server: OwnServer | None,
) -> RequestCode:
    """Return the code that writes a request.

    Args:
        path: Path template with wire names.
        operation: The operation of the prepared document.
        names: Python names of its parameters.
        encodings: The encodings of the fields of its body.
        dialect: Translates the schemas of the document.
        server: The operation's own server, if any.
    """
    values = {place: _values(operation, names, place) for place in PLACES}
    styles = {
        place: ascii(found) for place, found in styles_of(operation, dialect).items() if found
    }
    url = [ascii(sent_path(path)), values["path"] or "{}", values["query"] or "{}"]
    url += [f"{place}_styles={styles[place]}" for place in ("path", "query") if place in styles]
    others = {
        place: f"{values[place]}, styles={styles[place]}" if place in styles else values[place]
        for place in ("header", "cookie")
    }
    return RequestCode(
        f"_requests.address({', '.join(url)})" if values["path"] or values["query"] else url[0],
        server=ascii(server) if server else "",
        headers=f"_requests.header_values({others['header']})" if values["header"] else "",
        cookie=f"_requests.cookie_header({others['cookie']})" if values["cookie"] else "",
        encodings=ascii(encodings) if encodings else "",
    )


def _accepted(operation: Document, made: Document) -> str:
    """Return the `Accept` header of a function; empty if any server answers what it decodes.

    Args:
        operation: The operation of the prepared document.
        made: The operation as the generator reads it.
    """
    successes = [status for status in made["responses"] if status[0] == "2"] or ["default"]
    answers = [made["responses"].get(status, {}).get("content", {}) for status in successes]
    found = [media_type for content in answers for media_type in content]
    declared = [operation["responses"].get(status, {}).get("content", {}) for status in successes]
    is_choice = any(len(content) > 1 for content in declared)
    is_json_only = bool(found) and all(map(is_json, found))
    return accepted(found) or (_JSON if is_choice and is_json_only else "")


def _values(operation: Document, names: list[str], place: str) -> str:
    """Return the parameters of a place as a mapping of wire names; empty without parameters."""
    entries = [
        f"{parameter['name']!a}: {name}, "
        for parameter, name in zip(operation.get("parameters", []), names, strict=True)
        if parameter["in"] == place
    ]
    return f"{{{''.join(entries)}}}" if entries else ""


def _encodings(
    operation: Document, made: Document, schemas: dict[str, Json]
) -> dict[str, FieldEncoding]:
    """Return the encodings of the fields of a body, in the media type of the generated function."""
    for media_type in made.get("requestBody", {}).get("content", {}):
        return encodings_of(media_type, operation["requestBody"]["content"][media_type], schemas)
    return {}


def _description(operation: Document) -> str:
    parts = (str(operation.get("description", "")), *remarks(operation))
    return "\n\n".join(filter(None, parts))


def _module(operation_id: str) -> str:
    module = snake_case(operation_id)
    if len(module) > _LONGEST_MODULE:
        raise PipelineError(
            f"the operation {operation_id[:40]}… has a name of {len(operation_id)} characters; "
            "give it a shorter operationId in an overlay"
        )
    return module


def function_folder(operation_id: str) -> str:
    """Return the folder of an operation's function; upstream's tags come and go, ids stay."""
    return field_name(operation_id.split(".")[0])[:_LONGEST_FOLDER].rstrip("_") or "default"


def _parameter(parameter: Document, name: str, dialect: SchemaDialect) -> Document:
    schema = parameter.get("schema", {})
    is_json = style_of(parameter, dialect) == AS_JSON
    if is_json:
        schema = {**schema["contentSchema"], "description": schema.get("description", "")}
    made = dialect.plain(schema) if is_json else dialect.parameter(schema, parameter["in"])
    # The generator accepts only scalars in headers. The template knows the place.
    is_scalar = made.get("type") in SCALARS or ("$ref" in made and not is_json)
    text = described({"description": parameter.get("description", ""), **schema})
    return {
        "name": name,
        "in": "cookie" if parameter["in"] == "header" and not is_scalar else parameter["in"],
        "required": parameter.get("required", False),
        "schema": {**made, "description": text} if text and "$ref" not in made else made,
    }


def _response(response: Document, dialect: SchemaDialect, made: GeneratorInput) -> Document:
    result: Document = {"description": ""}
    content = response.get("content") or {}
    if content:
        media_type = _preferred(content)
        schema = dialect.plain(content[media_type].get("schema", {}))
        if is_text(media_type):
            schema = {"type": "string"}
        elif _known(media_type, made) == _BINARY:
            schema = _BYTES
        elif schema == NULL:
            schema = {}  # Python has no `None | None`
        result["content"] = {media_type: {"schema": schema}}
    return result


def _body(body: Document, dialect: SchemaDialect, made: GeneratorInput) -> Document:
    media_type = _preferred(body["content"])
    schema = dialect.plain(body["content"][media_type].get("schema", {}))
    if essence(media_type) not in FORMS and _known(media_type, made) == _BINARY:
        schema = _BYTES
    return {"required": body.get("required", False), "content": {media_type: {"schema": schema}}}


def _preferred(content: Document) -> str:
    def rank(media_type: str) -> tuple[int, str]:
        ranks = [n for n, part in enumerate(_PREFERRED) if part in media_type.lower()]
        return (ranks or [len(_PREFERRED)])[0], media_type

    return min(content, key=rank)


def form_notices(prepared: Document) -> Iterator[str]:
    """Yield a sentence for each body of parts that is not written as the document says."""
    for path, method, operation in operations(prepared):
        content = operation.get("requestBody", {}).get("content", {})
        media_type = _preferred(content) if content else ""
        kind, media = essence(media_type), content.get(media_type, {})
        if kind.startswith("multipart/") and kind != MULTIPART and media.get("schema"):
            yield (
                f"{method.upper()} {path} takes {media_type}, whose parts are not written from "
                "fields; callers pass the whole body as bytes"
            )
        for name, encoding in sorted(media.get("encoding", {}).items()):
            if kind == MULTIPART and encoding.get("headers"):
                yield (
                    f"{method.upper()} {path} has headers at the field {name} of its form, which "
                    "are not sent; if the API needs them, send the whole body by client.request"
                )


def _known(media_type: str, made: GeneratorInput) -> str:
    """Return the media type that the generator handles in place of this media type."""
    known = _JSON if is_json(media_type) else _BINARY
    if known != media_type:
        made.media_types[media_type] = known
    return known


def _python_path(path: str, operation: Document, names: list[str]) -> str:
    """Return the path template with the Python names of its parameters."""
    python = {
        parameter["name"]: name
        for parameter, name in zip(operation.get("parameters", []), names, strict=True)
        if parameter["in"] == "path"
    }
    return re.sub(r"{([^}]*)}", lambda match: f"{{{python[match[1]]}}}", path)


def _multipart_names(prepared: Document) -> set[str]:
    """Return the components that are the body of a form with files, alone or in a union."""
    dialect = SchemaDialect(prepared["components"]["schemas"])
    bodies = [op.get("requestBody", {}).get("content", {}) for _, _, op in operations(prepared)]
    schemas = [
        dialect.plain(content[media_type].get("schema", {}))
        for content in bodies
        for media_type in content
        if media_type.startswith("multipart/")
    ]
    parts = [part for schema in schemas for part in schema.get("anyOf", [schema])]
    return {name for name in map(referenced, parts) if name}
