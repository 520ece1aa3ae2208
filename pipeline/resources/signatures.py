"""The signatures of methods: arguments for parameters and body, results, and paging."""

from __future__ import annotations

import keyword
import re

from pipeline.common.constraints import demands, fields, read_only, settled
from pipeline.common.documents import Document, Json
from pipeline.common.python_names import field_name
from pipeline.common.schemas import referenced, types_of
from pipeline.common.text import sentence
from pipeline.generator_input.schemas import members_of_booleans
from pipeline.generator_input.wire import (
    AS_JSON,
    Style,
    accepted,
    encodings_of,
    essence,
    is_text,
    sends_null,
    style_of,
)
from pipeline.names.fields import parameter_names
from pipeline.pagination import PAGINATION
from pipeline.resources.annotations import BINARY, Types, is_parsed, union
from pipeline.resources.records import Accept, Argument, Body, Paging, Result

#: Arguments that every method, or every method with a body, has.
_OWN_NAMES = frozenset({"body", "call", "request_options", "self"})

#: The end of the name of an id.
_ID = re.compile(r"(^|_)id$|Id$")

_NOTHING = Result("nothing", "None")
#: Arguments of `Pagination` for the fields of `x-pagination`.
_FIELDS = {"items": "items_field", "more": "more_field", "next": "next_field", "item": "item_field"}


def arguments(path: str, operation: Document, types: Types) -> tuple[Argument, ...]:
    """Make the arguments of a method: those in the path first, in its order, then by name."""
    parameters: list[Document] = operation.get("parameters", [])
    names = argument_names(parameters)
    made = [_argument(p, name, types) for p, name in zip(parameters, names, strict=True)]
    inside = re.findall(r"{([^}]*)}", path)
    placed = [argument for argument in made if argument.place == "path"]
    others = [argument for argument in made if argument.place != "path"]
    placed.sort(key=lambda argument: inside.index(argument.wire))
    return (*placed, *sorted(others, key=lambda argument: (not argument.required, argument.name)))


def argument_names(parameters: list[Document]) -> list[str]:
    """Name arguments like those of the generated functions, without additions if possible.

    A keyword argument may have the name of a builtin, and methods do not use the own names of
    generated functions: `filter_` becomes `filter`, and `url_query` becomes `url`.
    """
    names = _without_own(parameter_names(parameters), parameters)
    plain = [field_name(parameter["name"]).rstrip("_") for parameter in parameters]
    return [
        short if _is_free(short, name, parameter, [*plain, *names]) else name
        for parameter, name, short in zip(parameters, names, plain, strict=True)
    ]


def _without_own(names: list[str], parameters: list[Document]) -> list[str]:
    """Add the place to the names of arguments that every method uses itself."""
    made = list(names)
    for index, name in enumerate(names):
        if name in _OWN_NAMES:
            made[index] = f"{name}_{parameters[index]['in']}"
        while made.count(made[index]) > 1:
            made[index] += "_"
    return made


def _is_free(short: str, name: str, parameter: Document, names: list[str]) -> bool:
    others = names.count(short) - (short == name)
    same = name in (short, f"{short}_", f"{short}_{parameter['in']}")
    return same and others == 1 and short not in _OWN_NAMES and not keyword.iskeyword(short)


def _argument(parameter: Document, name: str, types: Types) -> Argument:
    schema = parameter.get("schema", {})
    schema = {} if not isinstance(schema, dict) else schema
    style = style_of(parameter, types.dialect())
    if style == AS_JSON:
        schema = {**schema.get("contentSchema", {}), "description": schema.get("description", "")}
    in_query = parameter["in"] == "query"
    return Argument(
        name=name,
        wire=parameter["name"],
        place=parameter["in"],
        annotation=_annotation(parameter, schema, style, types),
        required=bool(parameter.get("required")),
        text=_text(parameter, schema, types.schemas),
        deprecated=bool(parameter.get("deprecated")),
        style=style,
        schema=schema,
        example=_example(parameter),
        booleans=members_of_booleans(schema) if in_query else None,
    )


def _annotation(parameter: Document, schema: Document, style: Style | None, types: Types) -> str:
    plain = types.plain(schema)
    if parameter["in"] == "query" or style == AS_JSON:
        return types.accepted(plain)
    if plain == {} and "object" in types_of(schema):
        return "Mapping[str, Any]"
    return _single(parameter, types.simple(plain))


def _single(parameter: Document, annotation: str) -> str:
    """Return the type of a single value; an id in a path may be a number or a text.

    Answers have whole numbers for ids that paths take as texts; in a URL, both look the same.
    """
    is_id = parameter["in"] == "path" and _ID.search(parameter["name"])
    return "int | str" if is_id and annotation == "str" else annotation


def _text(parameter: Document, schema: Document, schemas: dict[str, Json]) -> str:
    own = parameter.get("description") or schema.get("description")
    core = settled(schema, schemas)
    description = sentence(str(own or core.get("description", "")))
    warning = ["Deprecated."] if parameter.get("deprecated") else []
    parts = (description, *demands(core, description, schemas), *fields(core, schemas))
    return " ".join([part for part in parts if part] + warning)


def _example(holder: Document) -> Json:
    """Return the example of a parameter or a media type, None if there is none."""
    if "example" in holder:
        return holder["example"]
    examples = holder.get("examples") or {}
    values = [example.get("value") for example in examples.values() if isinstance(example, dict)]
    return next((value for value in values if value is not None), None)


def body(operation: Document, made: Document, types: Types) -> Body | None:
    """Make the argument for the body.

    Args:
        operation: The operation in the prepared document.
        made: The same operation as the generator reads it, with a single media type.
        types: Writes types.
    """
    if "requestBody" not in made:
        return None
    given = operation["requestBody"]
    ((media_type, media),) = made["requestBody"]["content"].items()
    source = given["content"][media_type]
    schema = source.get("schema", {})
    annotation = types.accepted(media["schema"])
    if annotation == BINARY and _may_be_text(media_type):
        annotation = f"{BINARY} | str"
    null = sends_null(given, media_type, types.schemas)
    return Body(
        media_type=media_type,
        annotation=union([annotation, "None"]) if null and annotation != "Any" else annotation,
        required=_is_needed(given, settled(schema, types.schemas), types.schemas),
        text=_body_text(given, schema, media_type, types),
        schema={} if annotation.startswith(BINARY) else schema,
        example=_example(source),
        encodings=encodings_of(media_type, source, types.schemas),
        sends_null=null,
    )


def _may_be_text(media_type: str) -> bool:
    return is_text(media_type) or essence(media_type).endswith("xml")


def _is_needed(given: Document, core: Document, schemas: dict[str, Json]) -> bool:
    """Tell whether a call needs a body: by `required`, or else by required fields."""
    needed = {*core.get("required", [])} - read_only(core, schemas)
    return bool(given.get("required", needed))


def _body_text(given: Document, schema: Json, media_type: str, types: Types) -> str:
    core = settled(schema, types.schemas)
    own = sentence(str(given.get("description") or core.get("description", "")))
    parts = [own or "What to send."]
    if media_type != "application/json":
        parts.append(f"Sent as `{media_type}`.")
    return " ".join([*parts, *(fields(core, types.schemas) if referenced(schema) else [])])


def result(made: Document, types: Types) -> Result:
    """Return the result of a method: the content of its successful responses.

    Args:
        made: The operation as the generator reads it.
        types: Writes types.
    """
    contents = [response.get("content", {}) for response in _successes(made["responses"])]
    found = [
        (media_type, media["schema"]) for each in contents for media_type, media in each.items()
    ]
    if not found:
        return _NOTHING
    accept = _accept(*found[0])
    schemas = [schema for media_type, schema in found if _accept(media_type, schema) == accept]
    plain = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    annotation = types.returned(plain)
    if len(found) < len(contents) and annotation != "Any":
        annotation = union([annotation, "None"])
    is_json = accept == "json"
    media_types = accepted(media_type for media_type, _ in found) if is_json else ""
    return Result(accept, annotation, is_json and is_parsed(plain), plain, media_types)


def _successes(responses: Document) -> list[Document]:
    """Return the successful responses; if there are none, the default response."""
    named = [response for status, response in sorted(responses.items()) if status[0] == "2"]
    return named or [responses[status] for status in ("default",) if status in responses]


def _accept(media_type: str, schema: Document) -> Accept:
    if is_text(media_type):
        return "text"
    return "bytes" if schema.get("format") == "binary" else "json"


def paging(operation: Document, answer: Result, types: Types) -> Paging | None:
    """Return the paging of a list; None if the operation is not paged.

    Args:
        operation: The operation of the prepared document, with a valid `x-pagination`.
        answer: The result of the method.
        types: Writes types.
    """
    given: Json = operation.get(PAGINATION)
    if not given:
        return None
    fields, parameters = given.get("fields", {}), given["parameters"]
    lists = _lists(answer, fields.get("items"), types)
    items = [part["items"] for part in lists if part.get("type") == "array"] or [{}]
    plain = items[0] if len(items) == 1 else {"anyOf": items}
    record: dict[str, Json] = {"style": given["style"], "next_parameter": parameters["next"]}
    record |= {_FIELDS[key]: value for key, value in sorted(fields.items())}
    if {"type": "null"} in lists:
        record["items_nullable"] = True
    if "limit" in parameters:
        record |= _limit(operation, parameters["limit"])
    return Paging(types.returned(plain), is_parsed(plain), record)


def _lists(answer: Result, field: str | None, types: Types) -> list[Document]:
    """Return the plain schemas of the list: bare, and as a field of each envelope."""
    found: list[Document] = []
    for part in _parts(answer.plain):
        model = types.schemas.get(referenced(part) or "", {})
        if part.get("type") == "array":
            found.append(part)
        elif field in model.get("properties", {}):
            found += _parts(types.plain(model["properties"][field]))
    return found


def _parts(plain: Document) -> list[Document]:
    parts: list[Document] = plain.get("anyOf", [plain])
    return parts


def _limit(operation: Document, name: str) -> dict[str, Json]:
    parameter = next(p for p in operation["parameters"] if (p["in"], p["name"]) == ("query", name))
    most = parameter.get("schema", {}).get("maximum")
    record: dict[str, Json] = {"limit_parameter": name}
    return record | {"max_limit": most} if isinstance(most, int) else record
