"""Recognise the lists that come in pages, and describe the way to the next page in `x-pagination`.

    limit, offset     {list: [...], hasMore}        style offset
    limit, marker     {list: [...], nextMarker}     style marker
    limit, cursor     {items: [...], nextCursor}    style cursor
    limit, last_id    {list: [{id}...], hasMore}    style cursor: the id of the last item
    limit, offset     [...]                         style offset, without an envelope

The rule compares names without case and separators. An answer may be an array, an envelope, or a
union of these with other schemas. A property of the answer that names the next page counts more
than a parameter alone, and the id of the last item more than an offset, which new items shift. The
rule never guesses which property identifies an item without an `id`: two payments of the same
user are two items.

An overlay's `x-pagination` wins. Without a `style`, it completes the result of the rule. `false`
switches paging off, and `x-pagination-reason` beside it gives the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from pipeline.common.documents import Document, Json, operations, pointer
from pipeline.common.report import Finding, Report
from pipeline.common.schemas import referenced

PAGINATION, REASON = "x-pagination", "x-pagination-reason"

_STYLES = ("offset", "marker", "cursor")
#: The two records in `x-pagination` with their keys; all values are names.
_RECORDS = {"parameters": ("limit", "next"), "fields": ("items", "more", "next", "item")}

#: Names of parameters and properties in their plain form, see `_by_plain_name`.
_LIMITS = frozenset("limit maxresults pagesize perpage".split())
_OFFSETS = ("offset", "skip")
_MARKERS = ("marker", "pagetoken", "continuationtoken", "nexttoken", "page")
#: These parameters page only if the answer names the next page: `after` alone may be a date.
_CURSORS = ("cursor", "after")
_LAST_IDS = ("lastid", "afterid", "startingafter")
_LISTS = ("list", "items", "data")
_MORE = ("hasmore", "hasnext", "hasnextpage")

#: Parameters that only a paged GET has.
_TELLING = _LIMITS | {*_OFFSETS, *_MARKERS, "cursor", *_LAST_IDS, "pagenumber"}

_SAY_WHY = f"say why in {REASON}"
_WAY_OUT = f"write {PAGINATION} in an overlay, or {PAGINATION}: false with {REASON}"


def set_pagination(document: Document) -> tuple[Document, Report]:
    """Set `x-pagination` on every list that pages.

    Args:
        document: A normalized document with its overlays applied; it is not changed.

    Returns:
        The document, in which each `x-pagination` can be used or is `false`, and a report with a
        notice for every GET that looks like a list and is not paged, and for every
        `x-pagination` that cannot be used.
    """
    schemas: dict[str, Json] = document.get("components", {}).get("schemas", {})
    paths = dict(document["paths"])
    findings: list[Finding] = []
    notices: list[str] = []
    for path, method, operation in operations(document):
        made, notice = _paged(method, operation, _read(operation, schemas))
        paths[path] = {**paths[path], method: made}
        if made.get(PAGINATION):
            kind = f"lists by {made[PAGINATION]['style']}"
            findings.append(Finding(kind, pointer("paths", path, method)))
        if notice:
            notices.append(f"{method.upper()} {path} {notice}")
    return {**document, "paths": paths}, Report("pagination", findings, notices)


@frozen
class _Listing:
    """The parameters of an operation, and the lists in its answer.

    Args:
        takes: Query parameters that take a text or a number.
        parameters: The same parameters by their plain names.
        properties: Properties of the envelope, by their plain names.
        names: The properties that can name a page, by their plain names.
        lists: Schemas of the items, by the property that is a list; "" stands for a bare array.
        schemas: The components of the document.
    """

    takes: list[str]
    parameters: dict[str, str]
    properties: dict[str, str]
    names: dict[str, str]
    lists: dict[str, list[Json]]
    schemas: Mapping[str, Json]

    @property
    def items(self) -> str | None:
        """The property that holds the items: empty for a bare array, None without a list."""
        named = [self.properties[name] for name in _LISTS if name in self.properties]
        found = [name for name in named if name in self.lists]
        single = [name for name in self.lists if name]
        if found or len(single) == 1:
            return (found or single)[0]
        return "" if "" in self.lists else None

    @property
    def limit(self) -> str | None:
        """The parameter that takes the size of a page."""
        return next(
            (self.parameters[name] for name in sorted(_LIMITS & self.parameters.keys())), None
        )

    @property
    def more(self) -> str | None:
        """The property that tells whether there are more items."""
        return next((self.properties[name] for name in _MORE if name in self.properties), None)

    def next_field(self, parameter: str) -> str | None:
        """Return the property with the value that a parameter takes to get the next page."""
        name = parameter if parameter.startswith("next") else f"next{parameter}"
        return self.names.get(name)

    def has_ids(self) -> bool:
        """Tell whether an item has an `id`."""
        items = self.lists[self.items or ""]
        return any("id" in _properties(schema, self.schemas) for schema in items)


def _read(operation: Document, schemas: Mapping[str, Json]) -> _Listing:
    answer = _answer(operation)
    properties = _properties(answer, schemas)
    lists = {name: _items(schema, schemas) for name, schema in {"": answer, **properties}.items()}
    takes = [
        parameter["name"]
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query" and _is_name(parameter.get("schema", {}), schemas)
    ]
    return _Listing(
        takes=takes,
        parameters=_by_plain_name(takes),
        properties=_by_plain_name(properties),
        names=_by_plain_name([n for n, schema in properties.items() if _is_name(schema, schemas)]),
        lists={name: items for name, items in lists.items() if items},
        schemas=schemas,
    )


def _paged(method: str, operation: Document, listing: _Listing) -> tuple[Document, str]:
    """Return an operation with its final `x-pagination`, and a notice, or an empty text."""
    given: Json = operation.get(PAGINATION)
    if given is False:
        return operation, "" if _has_reason(operation) else f"has {PAGINATION}: false; {_SAY_WHY}"
    by_rule = _by_rule(listing) if method == "get" else None
    wanted = _completed(given, by_rule)
    flaw = _flaw(wanted, listing) if given is not None else ""
    made = {key: value for key, value in operation.items() if key != PAGINATION}
    if found := by_rule if given is None or flaw else wanted:
        made[PAGINATION] = {"fields": {}, **found}
    if flaw:
        return made, f"has an {PAGINATION} that cannot be used: {flaw}; correct it in its overlay"
    return made, "" if found or method != "get" else _unpaged(listing)


def _has_reason(operation: Document) -> bool:
    reason = operation.get(REASON)
    return isinstance(reason, str) and bool(reason.strip())


def _by_rule(listing: _Listing) -> Document | None:
    """Return the `x-pagination` of a list by the rule; None if the rule finds no clear way."""
    items = listing.items
    found = None if items is None else _way(listing)
    if found is None:
        return None
    style, name, item = found
    parameters = {"limit": listing.limit, "next": listing.parameters[name]}
    fields = {"items": items, "more": listing.more, "next": listing.next_field(name), "item": item}
    return {
        "style": style,
        "parameters": {key: value for key, value in parameters.items() if value},
        "fields": {key: value for key, value in fields.items() if value},
    }


def _way(listing: _Listing) -> tuple[str, str, str | None] | None:
    """Return the style, the parameter, and the property that identifies the last item, if any."""
    last = "id" if listing.has_ids() else None
    ways = [
        *(("marker", name, None) for name in _MARKERS),
        *(("cursor", name, None) for name in _CURSORS),
        *(("cursor", name, last) for name in _LAST_IDS),
        *(("offset", name, None) for name in _OFFSETS),
    ]
    taken = [way for way in ways if way[1] in listing.parameters]
    named = [way for way in taken if listing.next_field(way[1])]
    derived = [way for way in taken if way[2] or way[0] == "offset"]
    return next(iter([*named, *derived]), None)


def _unpaged(listing: _Listing) -> str:
    """Return a notice about a GET that looks like a list and is not paged, or an empty text."""
    taken = [wire for name, wire in listing.parameters.items() if name in _TELLING]
    if taken:
        return f"takes {_and(taken)} and is not paged: {_obstacle(listing)}; {_WAY_OUT}"
    if listing.items is not None and listing.more:
        return (
            f"answers with {listing.more} and takes nothing that leads to the next page: "
            f"callers get the first page alone; {_WAY_OUT}"
        )
    return ""


def _obstacle(listing: _Listing) -> str:
    if listing.items is not None:
        return "nothing says how to ask for the next page"
    lists = [f"{name!r}" for name in listing.lists]
    return f"which of {_and(lists)} is its list is not plain" if lists else "its answer has no list"


def _completed(given: Json, by_rule: Document | None) -> Json:
    """Complete an `x-pagination` that has no style by the result of the rule."""
    if not isinstance(given, dict) or "style" in given or not by_rule:
        return given
    records = {name: given.get(name, {}) for name in _RECORDS}
    if not all(isinstance(record, dict) for record in records.values()):
        return given
    return {**by_rule, **given, **{name: {**by_rule[name], **r} for name, r in records.items()}}


def _flaw(wanted: Json, listing: _Listing) -> str:
    """Return the mistake in an `x-pagination`, or an empty text."""
    if not isinstance(wanted, dict):
        return "it must be an object, or false"
    if unknown := sorted(wanted.keys() - {"style", *_RECORDS}):
        return f"it has style, parameters and fields, not {_or(unknown)}"
    if wanted.get("style") not in _STYLES:
        return f"its style must be {_or(_STYLES)}"
    for name, keys in _RECORDS.items():
        record = wanted.get(name, {})
        if not isinstance(record, dict) or not all(isinstance(v, str) for v in record.values()):
            return f"its {name} must be an object of names"
        if unknown := sorted(record.keys() - {*keys}):
            return f"its {name} have {_or(keys)}, not {_or(unknown)}"
    return _misfit(wanted.get("parameters", {}), wanted.get("fields", {}), listing)


def _misfit(parameters: dict[str, str], fields: dict[str, str], listing: _Listing) -> str:
    """Return the mistake if the operation lacks a name of its `x-pagination`, or an empty text."""
    if "next" not in parameters:
        return "its parameters lack next, the parameter that asks for the next page"
    if unknown := [name for name in parameters.values() if name not in listing.takes]:
        return f"the operation has no query parameter {unknown[0]!r} that takes a text or a number"
    if fields.get("items", "") in listing.lists:
        return ""
    if "items" in fields:
        return f"the answer has no list {fields['items']!r}"
    return "the answer is no array, and its fields do not say which property holds the items"


def _answer(operation: Document) -> Document:
    """Return a union of the schemas of all successful JSON answers."""
    responses: Document = operation.get("responses", {})
    statuses = [status for status in sorted(responses) if status.startswith("2")] or ["default"]
    contents = [responses.get(status, {}).get("content", {}) for status in statuses]
    return {
        "anyOf": [
            media.get("schema", {})
            for content in contents
            for media_type, media in content.items()
            if "json" in media_type.lower()
        ]
    }


def _is_name(schema: Json, schemas: Mapping[str, Json]) -> bool:
    """Tell whether a value may be a text or a number that names a page; an address names none."""
    parts = list(_parts(schema, schemas, set()))
    named = [part.get("type", []) for part in parts]
    kinds = {kind for each in named for kind in ([each] if isinstance(each, str) else each)}
    is_address = any(part.get("format") in ("uri", "url") for part in parts)
    return not is_address and (not kinds or bool(kinds & {"integer", "number", "string"}))


def _properties(schema: Json, schemas: Mapping[str, Json]) -> dict[str, Json]:
    """Return the properties of an object, or of all objects of a union."""
    found: dict[str, Json] = {}
    for part in _parts(schema, schemas, set()):
        found = {**part.get("properties", {}), **found}
    return found


def _items(schema: Json, schemas: Mapping[str, Json]) -> list[Json]:
    """Return the schemas of the items of an array, or of all arrays of a union."""
    return [part["items"] for part in _parts(schema, schemas, set()) if "items" in part]


def _parts(schema: Json, schemas: Mapping[str, Json], seen: set[str]) -> Iterator[Document]:
    """Yield a schema, and each schema that it refers to, extends or is a union of, once."""
    if not isinstance(schema, dict):
        return
    yield schema
    name = referenced(schema)
    if name is not None and name not in seen:
        seen.add(name)
        yield from _parts(schemas.get(name), schemas, seen)
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword, []):
            yield from _parts(part, schemas, seen)


def _by_plain_name(names: Mapping[str, Json] | list[str]) -> dict[str, str]:
    """Return names by their plain form; of two names with the same form, the first counts."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(re.sub(r"[^a-z0-9]", "", name.lower()), name)
    return found


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _or(names: list[str] | tuple[str, ...]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
