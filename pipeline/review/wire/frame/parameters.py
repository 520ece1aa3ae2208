"""The parameters of two operations are compared: by `in` and name, in the path by position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context, Keys
from pipeline.review.wire.frame.collector import Collector, compare_unmatched_fields
from pipeline.review.wire.frame.operation_matching import Operation
from pipeline.review.wire.json_values import text

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
    collector: Collector, context: Context, old: Operation, new: Operation
) -> None:
    """Compare the parameters of two operations."""
    before, after = _by_place(old), _by_place(new)
    _pair_moved(before, after)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        shown = now or was or {}
        inside = _inside(context, was, now)
        if was is None:
            kind = _added_kind(shown)
            collector.add(
                kind, inside, path=_path(shown), what=_name(shown), identity=_shape(shown)
            )
        elif now is None:
            kind = "request-parameter-removed"
            collector.add(
                kind, inside, path=_path(shown), what=_name(shown), identity=_shape(shown)
            )
        else:
            _compare(collector, inside, was, now)


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
        old, new = gone[name], come[name]
        moved = min(old, new)
        before[moved], after[moved] = before.pop(old), after.pop(new)


def _alone(keys: set[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return the keys of parameters with a unique name; path parameters are left out."""
    counts = Counter(name.lower() for _, name in keys)
    return {
        name.lower(): (where, name)
        for where, name in keys
        if where != "path" and counts[name.lower()] == 1
    }


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


def _shape(parameter: Document) -> list[str]:
    kept = {name: value for name, value in parameter.items() if name in _CHECKED}
    return [text(kept)]


def _added_kind(parameter: Document) -> str:
    if parameter["in"] == "path":
        return "new-request-path-parameter"
    required = parameter.get("required") is True
    return f"new-{'required' if required else 'optional'}-request-parameter"


def _compare(collector: Collector, context: Context, was: Document, now: Document) -> None:
    names = {"path": _path(now), "what": _name(now)}
    for keyword, kind, before, after in _edits(was, now):
        collector.add(kind, context.at(keyword), before=before, after=after, **names)
    schemas = _schema(was), _schema(now)
    collector.compare_schemas("Q", context.at("schema"), schemas[0], schemas[1], path=(_path(now),))
    compare_unmatched_fields(collector, context, was, now, _CHECKED)


def _edits(was: Document, now: Document) -> Iterator[tuple[str, str, Json, Json]]:
    """Yield keyword, check, old and new value of each change of a parameter itself."""
    if was["in"] != now["in"]:
        yield "in", "ofauth-request-parameter-in-changed", was["in"], now["in"]
    elif was["name"] != now["name"] and was["in"] == "path":
        yield "name", "ofauth-request-path-parameter-renamed", was["name"], now["name"]
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
    styles = [given.get("style", _STYLES[given["in"]]) for given in (was, now)]
    if styles[0] != styles[1]:
        yield "style", "ofauth-request-parameter-style-changed", styles[0], styles[1]
        return
    explodes = [given.get("explode", styles[0] == "form") is True for given in (was, now)]
    if explodes[0] != explodes[1]:
        yield "explode", "ofauth-request-parameter-explode-changed", explodes[0], explodes[1]


def _schema(parameter: Document) -> Document:
    """Return the schema of a parameter, with the deprecation of the parameter."""
    schema: Document = parameter.get("schema", {})
    return {**schema, "deprecated": True} if parameter.get("deprecated") is True else schema
