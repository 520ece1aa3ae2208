"""The messages of two operations are compared: parameters, and bodies of requests and responses.

Parameters match by `in` and name, and in the path by position. Bodies match by status and media
type, headers of responses by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context, Keys
from pipeline.review.wire.frame.collector import NOTES, Collector, compare_unmatched_fields
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
                kind, inside, path=_path(shown), what=_name(shown), identity=_parameter_shape(shown)
            )
        elif now is None:
            kind = "request-parameter-removed"
            collector.add(
                kind, inside, path=_path(shown), what=_name(shown), identity=_parameter_shape(shown)
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


def _parameter_shape(parameter: Document) -> list[str]:
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


_RENAMED = "response-media-type-name-changed"


def compare_request(collector: Collector, context: Context, old: Document, new: Document) -> None:
    """Compare the request bodies of two operations."""
    was, now = old.get("requestBody"), new.get("requestBody")
    context = context.at("requestBody", steps=("request",))
    if was is None or now is None:
        if was is not None:
            collector.add("request-body-removed", context.removed(), identity=_body_shape(was))
        elif now is not None:
            word = "required" if now.get("required") is True else "optional"
            collector.add(f"request-body-added-{word}", context.added(), identity=_body_shape(now))
        return
    required = [given.get("required") is True for given in (was, now)]
    if required[0] != required[1]:
        word = "required" if required[1] else "optional"
        collector.add(f"request-body-became-{word}", context.at("required"))
    _compare_content(collector, context, was, now, "B")
    compare_unmatched_fields(collector, context, was, now, ("content", "required"))


def compare_responses(collector: Collector, context: Context, old: Document, new: Document) -> None:
    """Compare the responses of two operations, status by status."""
    before, after = _responses(old), _responses(new)
    for status in sorted(before.keys() | after.keys()):
        was, now = before.get(status), after.get(status)
        inside = context.at("responses", status, steps=(status,))
        stem = f"response-{'' if status.startswith('2') else 'non-'}success-status"
        if was is None:
            identity = _body_shape(now)
            collector.add(
                f"{stem}-added", inside.added(), path=status, after=status, identity=identity
            )
        elif now is None:
            identity = _body_shape(was)
            collector.add(
                f"{stem}-removed", inside.removed(), path=status, before=status, identity=identity
            )
        else:
            _compare_response(collector, inside, was, now)
    compare_unmatched_fields(
        collector, context.at("responses"), old["responses"], new["responses"], before | after
    )


def _responses(operation: Document) -> Document:
    return {s: r for s, r in operation["responses"].items() if not s.startswith("x-")}


def _body_shape(holder: Document | None) -> list[str]:
    kept = {name: value for name, value in (holder or {}).items() if name not in NOTES}
    return [text(kept)]


def _compare_response(collector: Collector, context: Context, was: Document, now: Document) -> None:
    _compare_content(collector, context, was, now, "b")
    _compare_headers(collector, context, was.get("headers", {}), now.get("headers", {}))
    if text(was.get("links", {})) != text(now.get("links", {})):
        collector.add("ofauth-link-changed", context.at("links"), path="links")
    compare_unmatched_fields(collector, context, was, now, ("content", "headers", "links"))


def _compare_content(
    collector: Collector, context: Context, old: Document, new: Document, letter: str
) -> None:
    """Compare the media types of a body; names of the same type may differ in parameters."""
    before, after = _content(old), _content(new)
    stem = "request-body-media-type" if letter == "B" else "response-media-type"
    path = "" if letter == "B" else context.usage.steps[-1]
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        if was is None and now is not None:
            collector.add(
                f"{stem}-added", context.at("content", now[0]).added(), path=path, after=name
            )
        elif now is None and was is not None:
            inside = context.at("content", was[0]).removed()
            collector.add(f"{stem}-removed", inside, path=path, before=name)
        elif was is not None and now is not None:
            inside = context.at("content", steps=_step(name)).apart((was[0],), (now[0],))
            if _normalized_name(was[0]) != _normalized_name(now[0]):
                kind = "ofauth-request-body-media-type-name-changed" if letter == "B" else _RENAMED
                collector.add(kind, inside, path=path, before=was[0], after=now[0])
            _compare_media(collector, inside, was[1], now[1], letter)


def _content(holder: Document) -> dict[str, tuple[str, Document]]:
    """Return the name and value of each media type by its name without parameters."""
    content: Document = holder.get("content", {})
    plain = {name: name.partition(";")[0].strip().lower() for name in content}
    alone = {name: list(plain.values()).count(plain[name]) == 1 for name in content}
    return {plain[name] if alone[name] else name: (name, media) for name, media in content.items()}


def _normalized_name(name: str) -> list[str]:
    """Return a media type without differences of case and space."""
    return [part.strip().lower() for part in name.split(";")]


def _step(name: str) -> tuple[str, ...]:
    return () if name == "application/json" else (f"<{name}>",)


def _compare_media(
    collector: Collector, context: Context, was: Document, now: Document, letter: str
) -> None:
    collector.compare_schemas(
        letter, context.at("schema"), was.get("schema", {}), now.get("schema", {})
    )
    if text(was.get("encoding", {})) != text(now.get("encoding", {})):
        collector.add("ofauth-encoding-changed", context.at("encoding"), path="encoding")
    compare_unmatched_fields(collector, context, was, now, ("encoding", "schema"))


def _compare_headers(collector: Collector, context: Context, old: Document, new: Document) -> None:
    for key, was, now in _headers(old, new):
        name = now[0] if now else was[0] if was else key
        inside = context.at("headers", name, steps=(name,))
        if was is None and now is not None:
            identity = _body_shape(now[1])
            kind = "response-header-added"
            collector.add(kind, inside.added(), path=name, after=name, identity=identity)
        elif now is None and was is not None:
            word = "required" if was[1].get("required") is True else "optional"
            kind, identity = f"{word}-response-header-removed", _body_shape(was[1])
            collector.add(kind, inside.removed(), path=name, before=name, identity=identity)
        elif was is not None and now is not None:
            _compare_header(collector, inside.apart((), ()), name, was[1], now[1])


def _headers(
    old: Document, new: Document
) -> Iterator[tuple[str, tuple[str, Document] | None, tuple[str, Document] | None]]:
    """Yield the headers of both sides by name, ignoring case."""
    before, after = (
        {name.lower(): (name, header) for name, header in side.items()} for side in (old, new)
    )
    for key in sorted(before.keys() | after.keys()):
        yield key, before.get(key), after.get(key)


def _compare_header(
    collector: Collector, context: Context, name: str, was: Document, now: Document
) -> None:
    required = [given.get("required") is True for given in (was, now)]
    if required[0] and not required[1]:
        kind = "response-header-became-optional"
        collector.add(kind, context.at("required"), path=name, what=f"the header `{name}`")
    if required[1] and not required[0]:
        kind = "ofauth-response-header-became-required"
        collector.add(kind, context.at("required"), path=name, what=f"the header `{name}`")
    collector.compare_schemas(
        "h", context.at("schema"), _header_schema(was), _header_schema(now), path=(name,)
    )
    compare_unmatched_fields(
        collector, context, was, now, ("content", "required", "schema", "style")
    )


def _header_schema(header: Document) -> Document:
    """Return the schema of a header; a header with `content` is text with a content schema."""
    if "content" not in header:
        schema: Document = header.get("schema", {})
        return schema
    (media_type, media), *_ = header["content"].items()
    inner = {"contentSchema": media["schema"]} if "schema" in media else {}
    return {"type": "string", "contentMediaType": media_type, **inner}
