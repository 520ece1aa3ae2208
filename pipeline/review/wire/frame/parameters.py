"""The parameters of two operations are compared.

Parameters match by `in` and name, and in the path by position. Names of headers ignore case, all
other names do not. A parameter whose `in` changed has moved. A query parameter that is gone, and a
new one of the same shape, may be one that was renamed: that is a guess.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context, Keys
from pipeline.review.wire.frame.collector import Collector, compare_unmatched_fields
from pipeline.review.wire.frame.operation_matching import Operation
from pipeline.review.wire.frame.operation_states import announced_end
from pipeline.review.wire.json_values import digest, text
from pipeline.review.wire.schemas import NOTE
from pipeline.review.wire.schemas.formatting import shape_identity
from pipeline.review.wire.schemas.reader import ShapeReader

_GONE = "request-parameter-removed"
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_CHECKED = (
    "allowEmptyValue",
    "allowReserved",
    "deprecated",
    "explode",
    "in",
    "name",
    "required",
    "schema",
    "style",
)


def compare_parameters(
    collector: Collector,
    context: Context,
    old: Operation,
    new: Operation,
    readers: tuple[ShapeReader, ShapeReader],
    today: date,
) -> None:
    """Compare the parameters of two operations.

    Args:
        collector: Collects the findings and the root schemas.
        context: The context of the operations.
        old: The old operation.
        new: The new operation.
        readers: Read the schemas of the old and of the new document.
        today: The day of the review, for parameters with an announced end.
    """
    before, after = _by_place(old), _by_place(new)
    _pair_moved(before, after)
    _pair_renamed(before, after, readers)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        shown = now or was or {}
        inside = _inside(context, was, now)
        if was is None:
            kind = _added_kind(shown)
            collector.add(
                kind, inside, path=_path(shown), what=_name(shown), identity=_parameter_shape(shown)
            )
        elif now is None:
            ends = announced_end(shown, today)
            collector.add(
                f"ofauth-{_GONE}-before-sunset" if ends else _GONE,
                inside,
                path=_path(shown),
                before=ends,
                what=_name(shown),
                identity=_parameter_shape(shown),
            )
        else:
            _compare(collector, inside, was, now, readers)


def _by_place(operation: Operation) -> dict[tuple[str, str], Document]:
    """Return the parameters of an operation by `in`, and by name or position."""
    slots = {name: str(index) for index, name in enumerate(operation.slots)}
    found: dict[tuple[str, str], Document] = {}
    for parameter in operation.value.get("parameters", []):
        where: str = parameter["in"]
        name: str = parameter["name"]
        if where == "path":
            name = slots.get(name, name)
        found[where, name.lower() if where == "header" else name] = parameter
    return found


def _pair_moved(
    before: dict[tuple[str, str], Document], after: dict[tuple[str, str], Document]
) -> None:
    """Give a parameter whose `in` changed the same key on both sides.

    If several parameters have the same name, nothing tells which parameter moved.
    """
    gone, come = _alone(before.keys() - after.keys()), _alone(after.keys() - before.keys())
    for name in gone.keys() & come.keys():
        if _is_same_name(gone[name], come[name]):
            _join(before, after, gone[name], come[name])


def _alone(keys: set[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return the keys of parameters with a unique name; path parameters are left out."""
    counts = Counter(name.lower() for _, name in keys)
    return {
        name.lower(): (where, name)
        for where, name in keys
        if where != "path" and counts[name.lower()] == 1
    }


def _is_same_name(old: tuple[str, str], new: tuple[str, str]) -> bool:
    """Tell whether two keys differ in `in` only; the name of a header has no case."""
    return old[0] != new[0] and (old[1] == new[1] or "header" in (old[0], new[0]))


def _pair_renamed(
    before: dict[tuple[str, str], Document],
    after: dict[tuple[str, str], Document],
    readers: tuple[ShapeReader, ShapeReader],
) -> None:
    """Give a query parameter with another name the same key on both sides.

    If several parameters of the same shape are gone or new, nothing tells which is which.
    """
    gone, come = _by_shape(before, after, readers[0]), _by_shape(after, before, readers[1])
    for shape in gone.keys() & come.keys():
        if len(gone[shape]) == len(come[shape]) == 1:
            _join(before, after, gone[shape][0], come[shape][0])


def _by_shape(
    given: dict[tuple[str, str], Document],
    others: dict[tuple[str, str], Document],
    reader: ShapeReader,
) -> dict[str, list[tuple[str, str]]]:
    """Return the keys of the query parameters that only one side has, by their shape."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in sorted(given.keys() - others.keys()):
        if key[0] == "query":
            found[_unnamed_shape(given[key], reader)].append(key)
    return found


def _unnamed_shape(parameter: Document, reader: ShapeReader) -> str:
    """Return a digest of a parameter without its name, equal however the parameter is spelled."""
    shape = reader.shape(_schema(parameter))
    flags = [parameter.get(flag) is True for flag, *_ in _FLAGS]
    return digest(flags, _serialization(parameter), shape.nullable, shape_identity(reader, shape))


def _join(
    before: dict[tuple[str, str], Document],
    after: dict[tuple[str, str], Document],
    old: tuple[str, str],
    new: tuple[str, str],
) -> None:
    key = min(old, new)
    before[key], after[key] = before.pop(old), after.pop(new)


def _inside(context: Context, was: Document | None, now: Document | None) -> Context:
    tokens: list[Keys | None] = [
        ("parameters", (given["in"], given["name"])) if given is not None else None
        for given in (was, now)
    ]
    return context.at(steps=(_path(now or was or {}),)).apart(tokens[0], tokens[1])


def _path(parameter: Document) -> str:
    return f"?{parameter['name']}"


def _name(parameter: Document) -> str:
    return f"the {parameter['in']} parameter `{parameter['name']}`"


def _parameter_shape(parameter: Document) -> list[str]:
    kept = {name: value for name, value in parameter.items() if name in _CHECKED}
    return [text(kept)]


def _added_kind(parameter: Document) -> str:
    if parameter["in"] == "path":
        return "new-request-path-parameter"
    required = parameter.get("required") is True
    return f"new-{'required' if required else 'optional'}-request-parameter"


def _compare(
    collector: Collector,
    context: Context,
    was: Document,
    now: Document,
    readers: tuple[ShapeReader, ShapeReader],
) -> None:
    names = {"path": _path(now), "what": _name(now)}
    schemas = _schema(was), _schema(now)
    for keyword, kind, before, after in _edits(was, now):
        inside = context.at(keyword)
        if keyword == "explode" and all(map(is_scalar, readers, schemas)):
            collector.add(NOTE, inside, path=keyword)
        else:
            collector.add(kind, inside, before=before, after=after, **names)
    collector.compare_schemas(
        "Q", context.at("schema"), *schemas, path=(_path(now),), separator=_separator(now)
    )
    compare_unmatched_fields(collector, context, was, now, _CHECKED)


#: Types of values without parts, for which `explode` has no effect.
_SCALARS = {"boolean", "integer", "number", "string"}


def is_scalar(reader: ShapeReader, schema: Document) -> bool:
    """Tell whether all values of a schema have no parts."""
    shape = reader.shape(schema)
    shapes = [variant.shape for variant in shape.variants] or [shape]
    return all(inner.types and inner.types <= _SCALARS for inner in shapes)


def _edits(was: Document, now: Document) -> Iterator[tuple[str, str, Json, Json]]:
    """Yield keyword, check, old and new value of each change of a parameter itself."""
    if was["in"] != now["in"]:
        yield "in", "ofauth-request-parameter-in-changed", was["in"], now["in"]
    elif was["name"] != now["name"] and was["in"] == "path":
        yield "name", "ofauth-request-path-parameter-renamed", was["name"], now["name"]
    elif was["name"] != now["name"] and was["in"] == "query":
        word = "required" if was.get("required") is True else "optional"
        yield "name", f"ofauth-{word}-request-parameter-renamed", was["name"], now["name"]
    else:
        yield from _style_edits(was, now)
    for keyword, stem, words in _FLAGS:
        flags = [given.get(keyword) is True for given in (was, now)]
        if flags[0] != flags[1]:
            yield keyword, f"{stem}-{words[flags[1]]}", None, None


#: Flags of a parameter: the stem of their checks, and its end for an unset and a set flag.
_FLAGS = (
    ("required", "request-parameter-became", ("optional", "required")),
    ("allowReserved", "ofauth-request-parameter-reserved", ("forbidden", "allowed")),
    ("allowEmptyValue", "ofauth-request-parameter-empty", ("forbidden", "allowed")),
)


def _style_edits(was: Document, now: Document) -> Iterator[tuple[str, str, Json, Json]]:
    """Compare the serialization of a parameter; the default of `explode` depends on the style."""
    (style, explode), (styled, exploded) = map(_serialization, (was, now))
    if style != styled:
        yield "style", "ofauth-request-parameter-style-changed", style, styled
    elif explode != exploded:
        yield "explode", "ofauth-request-parameter-explode-changed", explode, exploded


def _serialization(parameter: Document) -> tuple[str, bool]:
    """Return the style of a parameter, and whether each of its values is sent by itself."""
    style: str = parameter.get("style", _STYLES[parameter["in"]])
    return style, parameter.get("explode", style == "form") is True


#: The characters between the items of a list, by style; a comma in all other styles.
_SEPARATORS = {"label": ".", "pipeDelimited": "|", "spaceDelimited": " "}


def _separator(parameter: Document) -> str:
    """Return the character between the items of a list; empty if items are sent by themselves."""
    style, explode = _serialization(parameter)
    if explode and style in ("form", "matrix"):
        return ""
    is_plain = style == "label" and not explode
    return "," if is_plain else _SEPARATORS.get(style, ",")


def _schema(parameter: Document) -> Document:
    """Return the schema of a parameter, with the deprecation of the parameter."""
    schema: Document = parameter.get("schema", {})
    return {**schema, "deprecated": True} if parameter.get("deprecated") is True else schema
