"""The document level: version, servers, tags, other fields, and fields that normalization drops.

Normalization drops fields that OpenAPI does not know. Their changes are reported nevertheless, by
the name of the field and its values. Their locations mean nothing, and are not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.common.documents import Document, Json, pointer, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.common.report import Finding as ReportFinding
from pipeline.common.report import Report
from pipeline.normalize.newer import UNUSED, part_on_the_wire
from pipeline.normalize.references import find
from pipeline.review.wire.findings import Context, Finding
from pipeline.review.wire.frame.collector import (
    NOTES,
    Collector,
    compare_unmatched_fields,
    short_value,
)
from pipeline.review.wire.frame.operation_matching import operations
from pipeline.review.wire.json_values import digest, text
from pipeline.review.wire.schemas import NOTE
from pipeline.review.words import listed

_CHECKED = (
    "components",
    "info",
    "openapi",
    "paths",
    "security",
    "servers",
    "tags",
    "webhooks",
)


def compare_document_level(collector: Collector, old: Document, new: Document) -> None:
    """Compare two normalized documents without their operations and components."""
    context = Context()
    compare_servers(collector, context.at("servers"), _servers(old), _servers(new))
    _compare_info(collector, context.at("info"), old["info"], new["info"])
    _compare_tags(collector, context.at("tags"), old, new)
    compare_unmatched_fields(collector, context, old, new, _CHECKED)
    was, now = old["components"], new["components"]
    compare_unmatched_fields(
        collector, context.at("components"), was, now, ("schemas", "securitySchemes")
    )


def _servers(document: Document) -> list[Document]:
    """Return the servers of a document; `/`, the default of OpenAPI, counts as no server."""
    servers: list[Document] = document.get("servers", [])
    return [] if servers == [{"url": "/"}] else servers


def _compare_info(collector: Collector, context: Context, old: Document, new: Document) -> None:
    was, now = old.get("version"), new.get("version")
    if was != now:
        kind = "ofauth-version-changed"
        collector.add(kind, context.at("version"), path="info.version", before=was, after=now)
    compare_unmatched_fields(collector, context, old, new, ("version",))


def _compare_tags(collector: Collector, context: Context, old: Document, new: Document) -> None:
    before, after = ({tag["name"]: tag for tag in side.get("tags", [])} for side in (old, new))
    for name in sorted(after.keys() - before.keys()):
        users = _users(new, name)
        collector.add("ofauth-tag-added", context.at(name), path="tags", after=name, what=users)
    for name in sorted(before.keys() - after.keys()):
        users = _users(old, name)
        collector.add("ofauth-tag-removed", context.at(name), path="tags", before=name, what=users)
    for name in sorted(before.keys() & after.keys()):
        compare_unmatched_fields(collector, context.at(name), before[name], after[name], ("name",))


#: Operations of a tag that a sentence names.
_FEW = 3


def _users(document: Document, tag: str) -> str:
    """Return the operations of a tag in words."""
    found = [each.label for each in operations(document) if tag in each.value.get("tags", [])]
    return listed([f"`{label}`" for label in sorted(found)], _FEW) or "no operation"


def compare_servers(
    collector: Collector, context: Context, old: list[Document] | None, new: list[Document] | None
) -> None:
    """Compare two lists of servers; clients use the first server of each list."""
    before, after = _by_address(old), _by_address(new)
    for key in sorted(after.keys() - before.keys()):
        collector.add("ofauth-server-added", context, path="servers", after=after[key]["url"])
    for key in sorted(before.keys() - after.keys()):
        collector.add("ofauth-server-removed", context, path="servers", before=before[key]["url"])
    for key in sorted(before.keys() & after.keys()):
        _compare_server(collector, context, before[key], after[key])
    firsts = next(iter(before), None), next(iter(after), None)
    if firsts[0] in after and firsts[1] in before and firsts[0] != firsts[1]:
        kind, was, now = "ofauth-default-server-changed", before[firsts[0]], after[firsts[1]]
        collector.add(kind, context, path="servers", before=was["url"], after=now["url"])


def _compare_server(collector: Collector, context: Context, was: Document, now: Document) -> None:
    """Compare two servers with the same address."""
    url = now["url"]
    if was["url"] != url:
        collector.add(NOTE, context, path="servers", before=was["url"], after=url)
    if _shape(was) != _shape(now):
        kind = "ofauth-server-changed"
        collector.add(kind, context, path="servers", what=f"`{url}`", identity=[url])


_ADDRESS = re.compile(r"(https?://[^/?#{}]+)(.*)", re.IGNORECASE | re.DOTALL)


def _by_address(servers: list[Document] | None) -> dict[str, Document]:
    """Return servers by address: the case of a host and a slash at the end mean nothing."""
    return {_address(server["url"]): server for server in servers or []}


def _address(url: str) -> str:
    parts = _ADDRESS.fullmatch(url)
    return (parts[1].lower() + parts[2] if parts else url).rstrip("/")


def _shape(server: Document) -> str:
    return text({n: value for n, value in server.items() if n not in NOTES and n != "url"})


#: Kinds of findings whose detail is the name of the field, with the keys from the pointer.
_FIELDS = {
    "contradicting fields dropped": (),
    "links without an operation dropped": ("links",),
    "objects without their required field dropped": (),
    "repeated responses dropped": ("responses",),
    "responses without a status dropped": ("responses",),
    "unknown fields dropped": (),
    UNUSED: (),
}

#: Kinds of findings whose pointer is the pointer of the dropped value.
_PLACES = {
    "discriminator values without a schema dropped",
    "extensions among paths dropped",
    "incomplete flows dropped",
    "malformed values dropped",
    "unknown dialects dropped",
}

#: Kinds of findings whose detail describes the dropped value.
_DETAILS = {
    "ignored header parameters dropped",
    "path parameters without a place dropped",
    "repeated parameters dropped",
    "request bodies without content dropped",
    "styles without meaning dropped",
    "undeclared security schemes dropped",
    "unknown types dropped",
}


#: Fields of schemas and parameters that repairs take out, by the kind of the finding; `*` is its
#: detail.
_SCHEMA_FIELDS = {
    "contents of parameters written as schemas": ("content",),
    "empty lists dropped": ("*",),
    "obsolete schema keywords dropped": ("*",),
    "patterns Python cannot read put aside": ("patternProperties", "*"),
    "required lists cleaned": ("required",),
}

#: Obsolete keywords of schemas that limit values.
_LIMITING = ("$recursiveRef", "dependencies")


def dropped_changes(
    old: tuple[Document, Report], new: tuple[Document, Report]
) -> Iterator[Finding]:
    """Compare the values that normalization dropped from two documents, by field.

    Args:
        old: The old document as published, and the report of its normalization.
        new: The new document as published, and the report of its normalization.
    """
    before, after = _by_name(*old), _by_name(*new)
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name, {}), after.get(name, {})
        gone, come = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
        if gone or come:
            yield Finding(
                "ofauth-dropped-field-changed",
                "",
                Context(),
                identity=digest(name, gone, come),
                path=name,
                before=short_value(was[gone[0]][1]) if gone else None,
                after=short_value(now[come[0]][1]) if come else None,
                what=f"`{name}`",
                pointers=(was[gone[0]][0] if gone else None, now[come[0]][0] if come else None),
            )


def enum_type_changes(
    old: tuple[Document, Report], new: tuple[Document, Report]
) -> Iterator[Finding]:
    """Compare the types that the values of an enum contradict; normalization corrects these types.

    Args:
        old: The old document as published, and the report of its normalization.
        new: The new document as published, and the report of its normalization.
    """
    corrected = {
        finding.pointer
        for _, report in (old, new)
        for finding in report.findings
        if finding.kind == "enum types corrected"
    }
    for at in sorted(corrected):
        (_, before), (_, after) = (_found(document, at) for document, _ in (old, new))
        if not (isinstance(before, dict) and isinstance(after, dict)):
            continue
        was, now = (_unordered(schema.get("type", "any")) for schema in (before, after))
        values = [text(_unordered(schema.get("enum"))) for schema in (before, after)]
        if was != now and values[0] == values[1]:
            yield Finding(
                "ofauth-enum-type-changed",
                "",
                Context(),
                identity=digest(values[0], was, now),
                before=was,
                after=now,
                what=f"`{at}`",
                pointers=(at, at),
            )


def _by_name(document: Document, report: Report) -> dict[str, dict[str, tuple[str | None, Json]]]:
    """Return the pointers and values of dropped fields, by name and value."""
    found: dict[str, dict[str, tuple[str | None, Json]]] = defaultdict(dict)
    for finding in report.findings:
        if finding.kind in _DETAILS:
            name = finding.detail or finding.kind.removesuffix(" dropped")
            at, holder = _found(document, finding.pointer)
            value = _unordered(_parameters(document, finding, holder))
            found[name].setdefault(text([finding.kind, value]), (at, value))
        elif finding.kind in _SCHEMA_FIELDS:
            at, value = _schema_field(document, finding)
            if at is not None:
                name = unescape_token(at.rpartition("/")[2])
                found[name].setdefault(text([finding.kind, value]), (at, value))
        elif part_on_the_wire(finding):
            continue  # told as a part that is not compared
        elif finding.kind in _FIELDS or finding.kind in _PLACES:
            way = (*_FIELDS[finding.kind], finding.detail) if finding.kind in _FIELDS else ()
            at, value = _found(document, wanted := finding.pointer + pointer(*way))
            name = unescape_token(wanted.rpartition("/")[2])
            found[name].setdefault(text(value), (at, value))
    return found


def _schema_field(document: Document, finding: ReportFinding) -> tuple[str | None, Json]:
    """Return the field of a schema that a repair took out; None for both if nothing is lost."""
    steps = _SCHEMA_FIELDS[finding.kind]
    way = tuple(finding.detail if step == "*" else step for step in steps)
    at, value = _found(document, finding.pointer + pointer(*way))
    if isinstance(value, dict) and isinstance(value.get("$ref"), str):
        _, value = _found(document, value["$ref"][1:])
    if steps == ("content",) and isinstance(value, dict):
        value = {name: media for name, media in value.items() if name != finding.detail}
        return (at, value) if value else (None, None)
    is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
    is_obsolete = finding.kind.startswith("obsolete")
    if (steps == ("required",) and is_list) or (is_obsolete and finding.detail not in _LIMITING):
        return None, None
    return at, value


def _parameters(document: Document, finding: ReportFinding, operation: Json) -> Json:
    """Return the declarations of a dropped parameter, of an operation and of its path."""
    if "parameters" not in finding.kind:
        return None
    _, item = _found(document, finding.pointer.rpartition("/")[0])
    return [
        value
        for holder in (operation, item)
        for value in _resolved(document, holder)
        if value.get("name") == finding.detail
    ] or None


def _unordered(value: Json) -> Json:
    """Return a value with sorted lists: most lists in a declaration are sets."""
    if isinstance(value, dict):
        return {name: _unordered(item) for name, item in value.items()}
    return sorted(map(_unordered, value), key=text) if isinstance(value, list) else value


def _resolved(document: Document, holder: Json) -> Iterator[Document]:
    """Yield the parameters of a path or an operation, references resolved."""
    given = holder.get("parameters") if isinstance(holder, dict) else None
    for value in given if isinstance(given, list) else ():
        reference = value.get("$ref") if isinstance(value, dict) else None
        found = _found(document, str(reference)[1:])[1] if reference else value
        if isinstance(found, dict):
            yield found


def _found(document: Document, at: str) -> tuple[str | None, Json]:
    """Return a pointer and its value; None for both if an earlier repair moved the value."""
    try:
        return at, find(document, f"#{at}", "").value
    except PipelineError:
        return None, None
