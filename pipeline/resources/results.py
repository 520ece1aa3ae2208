"""What the methods return, and how a list goes on to its next page."""

from __future__ import annotations

from pipeline.documents import Document, Json
from pipeline.resources.annotations import Types, union
from pipeline.resources.records import Accept, Paging, Result
from pipeline.schemas import referenced

_NOTHING = Result("nothing", "None")
_STYLES = ("offset", "marker", "cursor")
#: Arguments of `Pagination` by the fields that `x-pagination` calls otherwise.
_FIELDS = {"items": "items_field", "more": "more_field", "next": "next_field", "item": "item_field"}


def result(made: Document, types: Types) -> Result:
    """Return what a method returns: what its successful responses hold.

    Args:
        made: The operation as the generator reads it.
        types: Writes types.
    """
    contents = [response.get("content", {}) for response in _successes(made["responses"])]
    found = [(media_type, one["schema"]) for each in contents for media_type, one in each.items()]
    if not found:
        return _NOTHING
    accept = _accept(*found[0])
    schemas = [schema for media_type, schema in found if _accept(media_type, schema) == accept]
    plain = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    annotation = types.returned(plain)
    if len(found) < len(contents) and annotation != "Any":
        annotation = union([annotation, "None"])
    return Result(accept, annotation, accept == "json" and _has_classes(plain), plain)


def _successes(responses: Document) -> list[Document]:
    """Return the responses of success; where no status is one, the one for any status."""
    named = [response for status, response in sorted(responses.items()) if status[0] == "2"]
    return named or [responses[status] for status in ("default",) if status in responses]


def _accept(media_type: str, schema: Document) -> Accept:
    if media_type.startswith("text/"):
        return "text"
    return "bytes" if schema.get("format") == "binary" else "json"


def _has_classes(plain: Document) -> bool:
    """Tell whether a plain schema holds models or enums."""
    inner = [*plain.get("anyOf", []), *([plain["items"]] if "items" in plain else [])]
    return referenced(plain) is not None or any(map(_has_classes, inner))


def paging(operation: Document, answer: Result, types: Types) -> Paging | None:
    """Read `x-pagination` of an operation; None where there is none that can be used."""
    given: Json = operation.get("x-pagination")
    if not _is_pagination(given):
        return None
    fields, parameters = given["fields"], given["parameters"]
    lists = _lists(answer, fields["items"], types)
    items = next((part["items"] for part in lists if part.get("type") == "array"), None)
    names = {p["name"]: p for p in operation.get("parameters", []) if p["in"] == "query"}
    if items is None or parameters["next"] not in names:
        return None
    record: dict[str, Json] = {"style": given["style"], "next_parameter": parameters["next"]}
    record |= {_FIELDS[key]: value for key, value in sorted(fields.items()) if key in _FIELDS}
    if {"type": "null"} in lists:
        record["items_nullable"] = True
    if parameters.get("limit") in names:
        record |= _limit(names[parameters["limit"]])
    return Paging(types.returned(items), _has_classes(items), record)


def _is_pagination(given: Json) -> bool:
    if not isinstance(given, dict) or given.get("style") not in _STYLES:
        return False
    fields, parameters = given.get("fields"), given.get("parameters")
    if not isinstance(fields, dict) or not isinstance(parameters, dict):
        return False
    complete = "items" in fields and "next" in parameters
    return complete and all(isinstance(v, str) for v in (*fields.values(), *parameters.values()))


def _lists(answer: Result, field: str, types: Types) -> list[Document]:
    """Return the plain schemas that a field of the answer may have."""
    model = types.schemas.get(referenced(answer.plain) or "", {})
    plain = types.plain(model.get("properties", {}).get(field, False))
    parts: list[Document] = plain.get("anyOf", [plain])
    return parts


def _limit(parameter: Document) -> dict[str, Json]:
    most = parameter.get("schema", {}).get("maximum")
    record: dict[str, Json] = {"limit_parameter": parameter["name"]}
    return record | {"max_limit": most} if isinstance(most, int) else record
