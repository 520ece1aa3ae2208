"""The bodies of two operations are compared: of requests, and of responses with their headers.

Bodies match by status and media type, headers of responses by name. A status that no longer has a
response of its own matches the range or the `default` that describes it now, and the other way
round; media types and their ranges match likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from fnmatch import fnmatchcase
from typing import TypeAlias

from pipeline.common.documents import Document, Json
from pipeline.common.schemas import is_annotation
from pipeline.review.wire.findings import Context
from pipeline.review.wire.frame.collector import NOTES, Collector, compare_unmatched_fields
from pipeline.review.wire.frame.encodings import compare_encodings
from pipeline.review.wire.frame.parameters import is_scalar
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas import NOTE
from pipeline.review.wire.schemas.reader import ShapeReader

_RENAMED = "response-media-type-name-changed"


Readers: TypeAlias = "tuple[ShapeReader, ShapeReader]"


def compare_request(
    collector: Collector, context: Context, old: Document, new: Document, readers: Readers
) -> None:
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
    _compare_content(collector, context, was, now, "B", readers)
    compare_unmatched_fields(collector, context, was, now, ("content", "required"))


def compare_responses(
    collector: Collector, context: Context, old: Document, new: Document, readers: Readers
) -> None:
    """Compare the responses of two operations, status by status."""
    before, after = _responses(old), _responses(new)
    pairs = status_pairs(before.keys(), after.keys())
    for was, now in pairs:
        inside = context.apart(("responses", was), ("responses", now)).below((now,))
        if was != now:
            kind = "ofauth-response-status-replaced"
            collector.add(kind, inside, path=now, before=was, after=now)
        _compare_response(collector, inside, before[was], after[now], readers)
    matched = {status for pair in pairs for status in pair}
    for status in sorted((before.keys() | after.keys()) - matched):
        _add_status(collector, context, status, before.get(status), after.get(status))
    compare_unmatched_fields(
        collector, context.at("responses"), old["responses"], new["responses"], before | after
    )


def _add_status(
    collector: Collector,
    context: Context,
    status: str,
    was: Document | None,
    now: Document | None,
) -> None:
    """Add the finding of a status that only one side has."""
    inside = context.at("responses", status, steps=(status,))
    stem = f"response-{'' if status.startswith('2') else 'non-'}success-status"
    identity = _body_shape(was or now)
    if was is None:
        kind, inside = f"{stem}-added", inside.added()
        collector.add(kind, inside, path=status, after=status, identity=identity)
    else:
        kind, inside = f"{stem}-removed", inside.removed()
        collector.add(kind, inside, path=status, before=status, identity=identity)


def status_pairs(old: AbstractSet[str], new: AbstractSet[str]) -> list[tuple[str, str]]:
    """Return each status with the status that describes the same answers on the other side.

    A response applies to its status, else that of a range, else `default`. A status that only one
    side has therefore matches the range or the `default` of the other side. For a success,
    `default` counts only if it has come or gone: else it describes the errors.
    """
    pairs = {(status, status) for status in old & new}
    pairs |= {(s, wide) for s in old - new for wide in _covering(s, new, old)}
    pairs |= {(wide, s) for s in new - old for wide in _covering(s, old, new)}
    return sorted(pairs, key=lambda pair: (pair[1], pair[0]))


def _covering(status: str, others: AbstractSet[str], own: AbstractSet[str]) -> list[str]:
    """Return the status of the other side that describes the answers with a status."""
    wide = [] if status == "default" else [f"{status[0]}XX"]
    if status != "default" and (status[0] != "2" or "default" not in own):
        wide.append("default")
    return [name for name in wide if name in others and name != status][:1]


def _responses(operation: Document) -> Document:
    return {s: r for s, r in operation["responses"].items() if not s.startswith("x-")}


def _body_shape(holder: Document | None) -> list[str]:
    kept = {name: value for name, value in (holder or {}).items() if name not in NOTES}
    return [text(kept)]


def _compare_response(
    collector: Collector, context: Context, was: Document, now: Document, readers: Readers
) -> None:
    _compare_content(collector, context, was, now, "b", readers)
    headers = was.get("headers", {}), now.get("headers", {})
    _compare_headers(collector, context, *headers, readers)
    if text(was.get("links", {})) != text(now.get("links", {})):
        collector.add("ofauth-link-changed", context.at("links"), path="links")
    compare_unmatched_fields(collector, context, was, now, ("content", "headers", "links"))


def _compare_content(
    collector: Collector,
    context: Context,
    old: Document,
    new: Document,
    letter: str,
    readers: Readers,
) -> None:
    """Compare the media types of a body; names of the same type may differ in parameters."""
    before, after = _content(old), _content(new)
    stem = "request-body-media-type" if letter == "B" else "response-media-type"
    path = "" if letter == "B" else context.usage.steps[-1]
    for key in sorted(before.keys() & after.keys()):
        was, now = before[key], after[key]
        inside = context.at("content", steps=_step(key)).apart((was[0],), (now[0],))
        if _normalized_name(was[0]) != _normalized_name(now[0]):
            kind = "ofauth-request-body-media-type-name-changed" if letter == "B" else _RENAMED
            collector.add(kind, inside, path=path, before=was[0], after=now[0])
        _compare_media(collector, inside, was[1], now[1], letter, readers)
    ranges = _range_pairs(before.keys(), after.keys())
    for key, other, kind in ranges:
        was, now = before[key], after[other]
        inside = context.at("content", steps=_step(other)).apart((was[0],), (now[0],))
        if kind:
            collector.add(f"ofauth-{stem}-{kind}", inside, path=path, before=key, after=other)
        _compare_media(collector, inside, was[1], now[1], letter, readers)
    told = {name for *pair, kind in ranges if kind for name in pair}
    for key in sorted((after.keys() - before.keys()) - told):
        inside = context.at("content", after[key][0]).added()
        collector.add(f"{stem}-added", inside, path=path, after=key)
    for key in sorted((before.keys() - after.keys()) - told):
        inside = context.at("content", before[key][0]).removed()
        collector.add(f"{stem}-removed", inside, path=path, before=key)


def _range_pairs(old: AbstractSet[str], new: AbstractSet[str]) -> list[tuple[str, str, str]]:
    """Return pairs of a media type and a range that contains it.

    Returns:
        The old and the new name, and the kind of the change: `widened` if a range replaces the
        media type, `narrowed` if the media type replaces a range, empty if the range stays.
    """
    wider = [(s, wide, "widened") for s in old - new if (wide := _range_of(s, new))]
    narrower = [
        (wide, s, "" if wide in new else "narrowed")
        for s in new - old
        if (wide := _range_of(s, old))
    ]
    return sorted({*wider, *narrower})


def _range_of(name: str, others: AbstractSet[str]) -> str:
    """Return the narrowest range that contains a media type; empty if there is none."""
    containing = [o for o in others if "*" in o and o != name and fnmatchcase(name, o)]
    return max(containing, key=len, default="")


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
    collector: Collector,
    context: Context,
    was: Document,
    now: Document,
    letter: str,
    readers: Readers,
) -> None:
    name = str((context.new or context.old or ("",))[-1])
    schemas = [_bytes(name, media.get("schema", {})) for media in (was, now)]
    inside = context.at("schema")
    is_form = name.startswith(_FORMS) and not (_has_json(was) or _has_json(now))
    is_plain = name.lower().startswith("text/plain")
    collector.compare_schemas(letter, inside, *schemas, is_form=is_form, is_plain=is_plain)
    compare_encodings(collector, context, was, now, readers)
    compare_unmatched_fields(collector, context, was, now, ("encoding", "schema"))


def _has_json(media: Document) -> bool:
    """Tell whether a field of a form is sent as JSON."""
    return any(
        "json" in str(given.get("contentType")) for given in media.get("encoding", {}).values()
    )


#: Beginnings of media types whose values are texts, and of those whose bodies are bytes.
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_BINARY = (
    *("image/", "audio/", "video/", "font/"),
    *(f"application/{name}" for name in ("gzip", "octet-stream", "pdf", "zip")),
)


def _bytes(name: str, schema: Json) -> Json:
    """Return the schema of bytes as OpenAPI 3.0 writes it.

    OpenAPI 3.1 leaves it out, or repeats the media type in it.
    """
    if isinstance(schema, dict) and schema.get("contentMediaType") == name.lower():
        schema = {k: value for k, value in schema.items() if k not in ("contentMediaType", "type")}
    is_open = isinstance(schema, dict) and all(map(is_annotation, schema))
    is_binary = name.lower().startswith(_BINARY)
    return {**schema, "type": "string", "format": "binary"} if is_open and is_binary else schema


def _compare_headers(
    collector: Collector, context: Context, old: Document, new: Document, readers: Readers
) -> None:
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
            _compare_explode(collector, inside, was[1], now[1], readers)


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
    checked = ("content", "explode", "required", "schema", "style")
    compare_unmatched_fields(collector, context, was, now, checked)


def _compare_explode(
    collector: Collector, context: Context, was: Document, now: Document, readers: Readers
) -> None:
    """Compare how the parts of a header are written; a value without parts has none."""
    explodes = [{"explode": header.get("explode") is True} for header in (was, now)]
    schemas = map(_header_schema, (was, now))
    if explodes[0] != explodes[1] and all(map(is_scalar, readers, schemas)):
        collector.add(NOTE, context.at("explode"), path="explode")
    else:
        compare_unmatched_fields(collector, context, explodes[0], explodes[1], ())


def _header_schema(header: Document) -> Document:
    """Return the schema of a header; a header with `content` is text with a content schema."""
    if "content" not in header:
        schema: Document = header.get("schema", {})
        return schema
    (media_type, media), *_ = header["content"].items()
    inner = {"contentSchema": media["schema"]} if "schema" in media else {}
    return {"type": "string", "contentMediaType": media_type, **inner}
