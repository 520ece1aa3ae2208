"""How an operation's values are written on the wire: styles of parameters, encodings of forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import is_annotation, referenced, types_of
from pipeline.generator_input.schemas import SchemaDialect

Style: TypeAlias = tuple[str, bool]
FieldEncoding: TypeAlias = tuple[str, bool, str]

URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
FORMS = (URLENCODED, MULTIPART)
OCTETS = "application/octet-stream"
_JSON = "application/json"
PLACES = ("path", "query", "header", "cookie")
#: The style of a parameter with JSON content, which is a text on the wire.
AS_JSON: Style = ("json", False)

_FORM, _SIMPLE = ("form", True), ("simple", False)
_DEFAULTS = {"path": _SIMPLE, "query": _FORM, "header": _SIMPLE, "cookie": _FORM}
_EXPLODED = ("deepObject", "form")
#: Fields of an encoding that give a style to a field of a form.
_STYLING = frozenset({"style", "explode", "allowReserved"})
#: The end of a style that leaves reserved characters as they are.
_RESERVED = "+reserved"


def essence(media_type: str) -> str:
    """Return a media type in lower case, without its parameters."""
    return media_type.split(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON, such as `text/json` or `application/hal+json`."""
    return essence(media_type).endswith(("/json", "+json"))


def is_text(media_type: str) -> bool:
    """Tell whether a media type is a text that is no JSON."""
    return essence(media_type).startswith("text/") and not is_json(media_type)


def sent_path(path: str) -> str:
    """Return a path template as it is sent: its fragment only tells operations apart."""
    return path.partition("#")[0]


def style_of(parameter: Document, dialect: SchemaDialect) -> Style | None:
    """Return style and explode of a parameter if the client has to know them.

    None is the default style: of anything in a query, but only of scalars at other places. So a
    client refuses a list in a path if the document declares a scalar.
    """
    schema = parameter.get("schema")
    if _has_json(schema):
        return AS_JSON
    default = _DEFAULTS[parameter["in"]]
    style = str(parameter.get("style", default[0]))
    made = _with_reserved(style, parameter), bool(parameter.get("explode", style in _EXPLODED))
    is_single = parameter["in"] == "query" or dialect.is_scalar(schema, parameter["in"])
    return None if is_single and (made == default or style == "simple") else made


def _with_reserved(style: str, holder: Document) -> str:
    return f"{style}{_RESERVED}" if holder.get("allowReserved") is True else style


def _has_json(schema: Json) -> bool:
    if not isinstance(schema, dict) or "contentSchema" not in schema:
        return False
    return "json" in str(schema.get("contentMediaType", ""))


def styles_of(operation: Document, dialect: SchemaDialect) -> dict[str, dict[str, Style]]:
    """Return the styles of an operation's parameters, by place and wire name; see `style_of`."""
    styles: dict[str, dict[str, Style]] = {place: {} for place in PLACES}
    for parameter in operation.get("parameters", []):
        style = style_of(parameter, dialect)
        if style is not None:
            styles[parameter["in"]][parameter["name"]] = style
    return styles


def encodings_of(
    media_type: str, media: Document, schemas: dict[str, Json]
) -> dict[str, FieldEncoding]:
    """Return style, explode and media type of the fields of a form that have an encoding.

    Args:
        media_type: The media type of the body.
        media: Its schema, and the encodings of its fields.
        schemas: The components of the prepared document.
    """
    kind = essence(media_type)
    if kind not in FORMS:
        return {}
    said: Document = {}
    if kind == MULTIPART:
        for name, declared in _declared_types(media.get("schema"), schemas):
            said.setdefault(name, {"contentType": declared})
    for name, encoding in media.get("encoding", {}).items():
        said[name] = {**said.get(name, {}), **encoding}
    made = {name: _encoding(encoding, kind) for name, encoding in said.items()}
    return {name: encoding for name, encoding in made.items() if encoding != ("", True, "")}


def _declared_types(schema: Json, schemas: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a form whose schemas have a media type, with the media types."""
    for part in _variants(schema, schemas):
        for name, value in part.get("properties", {}).items():
            variants = [*_variants(value, schemas)]
            variants += [each for v in variants for each in _variants(v.get("items"), schemas)]
            yield from ((name, each["contentMediaType"]) for each in variants if _is_of_type(each))


def _variants(schema: Json, schemas: dict[str, Json]) -> list[Document]:
    """Return a schema, or its alternatives, references followed."""
    target = schemas.get(referenced(schema) or "", schema)
    if not isinstance(target, dict):
        return []
    listed = target.get("anyOf") or target.get("oneOf") or [target]
    found = [schemas.get(referenced(each) or "", each) for each in listed]
    return [each for each in found if isinstance(each, dict)]


def _is_of_type(schema: Document) -> bool:
    """Tell whether a text is of a media type; JSON and bytes of any type need none."""
    declared = schema.get("contentMediaType", OCTETS)
    is_plain = essence(declared) == OCTETS or is_json(declared) or "contentEncoding" in schema
    return not is_plain


def _encoding(encoding: Document, kind: str) -> FieldEncoding:
    declared = str(encoding.get("contentType", "")).strip()
    # A list of types or a range does not tell the type of a value.
    media_type = "" if "," in declared or "*" in declared else declared
    if _STYLING.isdisjoint(encoding):
        return "", True, media_type
    style = str(encoding.get("style", "form"))
    exploded = bool(encoding.get("explode", style in _EXPLODED))
    # In a multipart form, nothing is quoted, and files have no style, but a media type.
    if kind == MULTIPART:
        return style, exploded, media_type
    return _with_reserved(style, encoding), exploded, ""


def accepted(media_types: Iterable[str]) -> str:
    """Return an `Accept` header for the media types of JSON answers.

    Args:
        media_types: The media types; those that are no JSON do not count.

    Returns:
        The header; empty if it is `application/json`, or without JSON.
    """
    kinds = [*dict.fromkeys(essence(each) for each in media_types if is_json(each))]
    if not kinds or kinds == [_JSON]:
        return ""
    return ", ".join(kinds if _JSON in kinds else [*kinds, f"{_JSON};q=0.9"])


def accepts_null(schema: Json, schemas: dict[str, Json], inside: tuple[str, ...] = ()) -> bool:
    """Tell whether null is declared as a value of a schema, or the schema accepts anything."""
    if not isinstance(schema, dict):
        return False
    if all(map(is_annotation, schema)):
        return True
    name = referenced(schema)
    if name is not None:
        return name not in inside and accepts_null(schemas[name], schemas, (*inside, name))
    variants = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    declared = "null" in types_of(schema) or None in schema.get("enum", [])
    return declared or any(accepts_null(variant, schemas, inside) for variant in variants)


def sends_null(body: Document, media_type: str, schemas: dict[str, Json]) -> bool:
    """Tell whether null is sent as a body, which must be required JSON.

    Args:
        body: The request body of the prepared document.
        media_type: The media type that is sent.
        schemas: The components of the prepared document.
    """
    schema = body["content"][media_type].get("schema", {})
    return is_json(media_type) and body.get("required") is True and accepts_null(schema, schemas)
