"""The encodings of two forms are compared: how each field of a body is sent.

An encoding that says what holds without it has no effect, and neither has the case or the order of
its media types. OpenAPI 3.1.0, section 4.8.15.
"""

from __future__ import annotations

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context
from pipeline.review.wire.frame.collector import NOTES, Collector
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas import NOTE
from pipeline.review.wire.schemas.reader import ShapeReader
from pipeline.review.wire.schemas.shape import Shape

_FORMS = ("application/x-www-form-urlencoded", "multipart/")


def compare_encodings(
    collector: Collector,
    context: Context,
    old: Document,
    new: Document,
    readers: tuple[ShapeReader, ShapeReader],
) -> None:
    """Compare the encodings of two media types.

    Args:
        collector: Collects the findings.
        context: The context of the media types.
        old: The old media type.
        new: The new media type.
        readers: Read the schemas of the old and of the new document.
    """
    if text(old.get("encoding", {})) == text(new.get("encoding", {})):
        return
    name = str((context.new or context.old or ("",))[-1]).lower()
    has_effect = name.startswith(_FORMS) and _settled(old, readers[0]) != _settled(new, readers[1])
    kind = "ofauth-encoding-changed" if has_effect else NOTE
    collector.add(kind, context.at("encoding"), path="encoding")


def _settled(media: Document, reader: ShapeReader) -> dict[str, str]:
    """Return the encodings of the fields that are not sent by default, each as a text."""
    properties = reader.shape(media.get("schema", {})).properties
    found: dict[str, str] = {}
    for name, given in media.get("encoding", {}).items():
        schema = properties[name].schema if name in properties else None
        kept = _without_defaults(given, _default(reader, reader.shape(schema)) if schema else "")
        if kept:
            found[name] = text(kept)
    return found


def _without_defaults(encoding: Document, media_type: str) -> Document:
    kept = {name: value for name, value in encoding.items() if name not in NOTES}
    if "contentType" in kept:
        given = str(kept.pop("contentType")).split(",")
        types = sorted({_normalized(name) for name in given})
        kept |= {"contentType": types} if types != [media_type] else {}
    style = kept.get("style", "form")
    defaults = {"style": "form", "explode": style == "form", "allowReserved": False, "headers": {}}
    return {name: value for name, value in kept.items() if defaults.get(name) != value}


def _normalized(media_type: str) -> str:
    return ";".join(part.strip().lower() for part in media_type.split(";"))


def _default(reader: ShapeReader, shape: Shape) -> str:
    """Return the media type of a field without an encoding; empty if the schema does not tell."""
    kinds: Json = sorted(shape.types)
    if kinds == ["array"]:
        items = shape.parts.get("[]")
        return _default(reader, reader.shape(items.schema)) if items is not None else ""
    if kinds == ["object"]:
        return "application/json"
    if kinds == ["string"] and _is_bytes(shape):
        return "application/octet-stream"
    return "text/plain" if kinds and {*kinds} <= _SCALARS else ""


_SCALARS = {"boolean", "integer", "number", "string"}


def _is_bytes(shape: Shape) -> bool:
    return shape.keywords.get("format") == "binary" or "contentEncoding" in shape.keywords
