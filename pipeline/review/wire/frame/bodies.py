"""Bodies of requests and responses compared: media types, statuses, headers."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.common.documents import Document
from pipeline.review.wire.findings import Site
from pipeline.review.wire.frame.collector import NOTES, Frame, leftover_fields
from pipeline.review.wire.json_values import text

_RENAMED = "response-media-type-name-changed"


def compare_request(frame: Frame, site: Site, old: Document, new: Document) -> None:
    """Compare the request bodies of two operations."""
    was, now = old.get("requestBody"), new.get("requestBody")
    site = site.at("requestBody", steps=("request",))
    if was is None or now is None:
        if was is not None:
            frame.add("request-body-removed", site.removed(), identity=_shape(was))
        elif now is not None:
            word = "required" if now.get("required") is True else "optional"
            frame.add(f"request-body-added-{word}", site.added(), identity=_shape(now))
        return
    required = [given.get("required") is True for given in (was, now)]
    if required[0] != required[1]:
        word = "required" if required[1] else "optional"
        frame.add(f"request-body-became-{word}", site.at("required"))
    _compare_content(frame, site, was, now, "B")
    leftover_fields(frame, site, was, now, ("content", "required"))


def compare_responses(frame: Frame, site: Site, old: Document, new: Document) -> None:
    """Compare the responses of two operations, status by status."""
    before, after = _responses(old), _responses(new)
    for status in sorted(before.keys() | after.keys()):
        was, now = before.get(status), after.get(status)
        inside = site.at("responses", status, steps=(status,))
        stem = f"response-{'' if status.startswith('2') else 'non-'}success-status"
        if was is None:
            identity = _shape(now)
            frame.add(f"{stem}-added", inside.added(), path=status, after=status, identity=identity)
        elif now is None:
            identity = _shape(was)
            frame.add(
                f"{stem}-removed", inside.removed(), path=status, before=status, identity=identity
            )
        else:
            _compare_response(frame, inside, was, now)
    leftover_fields(frame, site.at("responses"), old["responses"], new["responses"], before | after)


def _responses(operation: Document) -> Document:
    return {s: r for s, r in operation["responses"].items() if not s.startswith("x-")}


def _shape(holder: Document | None) -> list[str]:
    kept = {name: value for name, value in (holder or {}).items() if name not in NOTES}
    return [text(kept)]


def _compare_response(frame: Frame, site: Site, was: Document, now: Document) -> None:
    _compare_content(frame, site, was, now, "b")
    _compare_headers(frame, site, was.get("headers", {}), now.get("headers", {}))
    if text(was.get("links", {})) != text(now.get("links", {})):
        frame.add("ofauth-link-changed", site.at("links"), path="links")
    leftover_fields(frame, site, was, now, ("content", "headers", "links"))


def _compare_content(frame: Frame, site: Site, old: Document, new: Document, letter: str) -> None:
    """Compare the media types of a body; the names of one type may differ in parameters."""
    before, after = _content(old), _content(new)
    stem = "request-body-media-type" if letter == "B" else "response-media-type"
    path = "" if letter == "B" else site.steps[-1]
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        if was is None and now is not None:
            frame.add(f"{stem}-added", site.at("content", now[0]).added(), path=path, after=name)
        elif now is None and was is not None:
            inside = site.at("content", was[0]).removed()
            frame.add(f"{stem}-removed", inside, path=path, before=name)
        elif was is not None and now is not None:
            inside = site.at("content", steps=_step(name)).apart((was[0],), (now[0],))
            if _spelled(was[0]) != _spelled(now[0]):
                kind = "ofauth-request-body-media-type-name-changed" if letter == "B" else _RENAMED
                frame.add(kind, inside, path=path, before=was[0], after=now[0])
            _compare_media(frame, inside, was[1], now[1], letter)


def _content(holder: Document) -> dict[str, tuple[str, Document]]:
    """Return name and value of each media type, by its name without parameters."""
    content: Document = holder.get("content", {})
    plain = {name: name.partition(";")[0].strip().lower() for name in content}
    alone = {name: list(plain.values()).count(plain[name]) == 1 for name in content}
    return {plain[name] if alone[name] else name: (name, media) for name, media in content.items()}


def _spelled(name: str) -> list[str]:
    """Return what is equal for media types that differ in case and space alone."""
    return [part.strip().lower() for part in name.split(";")]


def _step(name: str) -> tuple[str, ...]:
    return () if name == "application/json" else (f"<{name}>",)


def _compare_media(frame: Frame, site: Site, was: Document, now: Document, letter: str) -> None:
    frame.compare(letter, site.at("schema"), was.get("schema", {}), now.get("schema", {}))
    if text(was.get("encoding", {})) != text(now.get("encoding", {})):
        frame.add("ofauth-encoding-changed", site.at("encoding"), path="encoding")
    leftover_fields(frame, site, was, now, ("encoding", "schema"))


def _compare_headers(frame: Frame, site: Site, old: Document, new: Document) -> None:
    for key, was, now in _headers(old, new):
        name = now[0] if now else was[0] if was else key
        inside = site.at("headers", name, steps=(name,))
        if was is None and now is not None:
            identity = _shape(now[1])
            kind = "response-header-added"
            frame.add(kind, inside.added(), path=name, after=name, identity=identity)
        elif now is None and was is not None:
            word = "required" if was[1].get("required") is True else "optional"
            kind, identity = f"{word}-response-header-removed", _shape(was[1])
            frame.add(kind, inside.removed(), path=name, before=name, identity=identity)
        elif was is not None and now is not None:
            _compare_header(frame, inside.apart((), ()), name, was[1], now[1])


def _headers(
    old: Document, new: Document
) -> Iterator[tuple[str, tuple[str, Document] | None, tuple[str, Document] | None]]:
    """Yield the headers of both sides by name; upper and lower case are one."""
    before, after = (
        {name.lower(): (name, header) for name, header in side.items()} for side in (old, new)
    )
    for key in sorted(before.keys() | after.keys()):
        yield key, before.get(key), after.get(key)


def _compare_header(frame: Frame, site: Site, name: str, was: Document, now: Document) -> None:
    required = [given.get("required") is True for given in (was, now)]
    if required[0] and not required[1]:
        kind = "response-header-became-optional"
        frame.add(kind, site.at("required"), path=name, what=f"the header `{name}`")
    if required[1] and not required[0]:
        kind = "ofauth-response-header-became-required"
        frame.add(kind, site.at("required"), path=name, what=f"the header `{name}`")
    frame.compare("h", site.at("schema"), _header_schema(was), _header_schema(now), path=(name,))
    leftover_fields(frame, site, was, now, ("content", "required", "schema", "style"))


def _header_schema(header: Document) -> Document:
    """Return what the text of a header is, also where it has `content`."""
    if "content" not in header:
        schema: Document = header.get("schema", {})
        return schema
    (media_type, media), *_ = header["content"].items()
    inner = {"contentSchema": media["schema"]} if "schema" in media else {}
    return {"type": "string", "contentMediaType": media_type, **inner}
