"""What the methods return, and how a list goes on to its next page."""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import referenced
from pipeline.pagination import PAGINATION
from pipeline.resources.annotations import Types, union
from pipeline.resources.records import Accept, Paging, Result

_NOTHING = Result("nothing", "None")
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
    """Return how a list goes on; None where the operation is not paged.

    Args:
        operation: The operation of the prepared document; its `x-pagination` can be used.
        answer: What it answers.
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
    return Paging(types.returned(plain), _has_classes(plain), record)


def _lists(answer: Result, field: str | None, types: Types) -> list[Document]:
    """Return the plain schemas of the items' list: bare, and as a field of each envelope."""
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
