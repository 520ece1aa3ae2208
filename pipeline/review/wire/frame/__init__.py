"""The frame: everything in a document outside of schemas, compared operation by operation.

operation_matching   pairs of an old operation and the same operation in the new document
messages             parameters, request bodies, responses with media types and headers
security             the security of operations, and the security schemes
document_level       version, servers, tags, and fields that normalization drops
collector            findings so far, root schemas to compare, fields without a check
"""

from __future__ import annotations

from collections.abc import Container

from attrs import evolve

from pipeline.common.documents import METHODS, Document
from pipeline.common.schemas import WEBHOOK
from pipeline.review.changes import Usage
from pipeline.review.wire.findings import Context, Keys
from pipeline.review.wire.frame.collector import Collector, compare_unmatched_fields
from pipeline.review.wire.frame.document_level import compare_servers
from pipeline.review.wire.frame.messages import (
    compare_parameters,
    compare_request,
    compare_responses,
)
from pipeline.review.wire.frame.operation_matching import Operation, Route, paired
from pipeline.review.wire.frame.security import Security
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.reader import ShapeReader

_CHECKED = (
    "callbacks",
    "deprecated",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "tags",
    "x-sunset",
)


class Endpoints:
    """Compares the operations of two normalized documents, webhooks and callbacks included.

    Args:
        collector: Collects the findings and the root schemas.
        old: The old document.
        new: The new document.
    """

    def __init__(self, collector: Collector, old: Document, new: Document) -> None:
        self._collector, self._old, self._new = collector, old, new
        self._security = Security(old, new)

    def compare(
        self, readers: tuple[ShapeReader, ShapeReader], described: Container[Route] = frozenset()
    ) -> None:
        """Compare all operations.

        Args:
            readers: Read the schemas of the old and of the new document.
            described: Operations that are not reported as new.
        """
        for old, new in paired(self._old, self._new, readers, described):
            self._compare_pair(old, new)
        for path in sorted(self._old["paths"].keys() & self._new["paths"].keys()):
            was, now = self._old["paths"][path], self._new["paths"][path]
            compare_unmatched_fields(
                self._collector, Context().at("paths", path), was, now, (*METHODS, "servers")
            )
        self._compare_webhooks()
        self._security.compare_schemes(self._collector, Context())

    def _compare_pair(self, old: Operation | None, new: Operation | None) -> None:
        shown = new or old
        if shown is None:
            return
        context = Context(Usage(shown.label)).apart(_keys(old), _keys(new))
        if old is None:
            self._collector.add("endpoint-added", context, identity=shown.label)
        elif new is None:
            word = "with" if old.value.get("deprecated") is True else "without"
            self._collector.add(f"api-removed-{word}-deprecation", context, identity=shown.label)
        else:
            if old.route != new.route:
                kind, key = "ofauth-endpoint-moved", [old.label, new.label]
                self._collector.add(kind, context, before=old.label, after=new.label, identity=key)
            self._compare(context, old, new)

    def _compare(self, context: Context, old: Operation, new: Operation) -> None:
        was, now, collector = old.value, new.value, self._collector
        _compare_deprecation(collector, context, was, now)
        _compare_names(collector, context, was, now)
        compare_parameters(collector, context, old, new)
        compare_request(collector, context, was, now)
        compare_responses(collector, context, was, now)
        if not context.inbound:
            self._security.compare(collector, context, was, now)
            given = (_servers(self._old, old), _servers(self._new, new))
            compare_servers(collector, context.at("servers"), *given)
        self._compare_callbacks(context, was.get("callbacks", {}), now.get("callbacks", {}))
        checked = (*_CHECKED, *(("security", "servers") if not context.inbound else ()))
        compare_unmatched_fields(collector, context, was, now, checked)

    def _compare_webhooks(self) -> None:
        old, new = self._old.get("webhooks", {}), self._new.get("webhooks", {})
        for name in sorted(old.keys() | new.keys()):
            context = Context(Usage(f"{WEBHOOK}{name}")).at("webhooks", name)
            if name not in old:
                self._collector.add("webhook-added", context.added(), identity=name)
            elif name not in new:
                self._collector.add("webhook-removed", context.removed(), identity=name)
            else:
                self._compare_item(context, old[name], new[name], "webhook")

    def _compare_callbacks(self, context: Context, old: Document, new: Document) -> None:
        for name in sorted(old.keys() | new.keys()):
            inside = context.at("callbacks", name, steps=(f"callback {name}",))
            if name not in old:
                self._collector.add("ofauth-callback-added", inside.added(), path=name, after=name)
            elif name not in new:
                kind = "ofauth-callback-removed"
                self._collector.add(kind, inside.removed(), path=name, before=name)
            else:
                self._compare_callback(inside, old[name], new[name])

    def _compare_callback(self, context: Context, old: Document, new: Document) -> None:
        """Compare the addresses of a callback; a single address is the same in any notation."""
        before, after = (sorted(k for k in side if not k.startswith("x-")) for side in (old, new))
        pairs = [(key, key) for key in before if key in after]
        if len(before) == len(after) == 1:
            pairs = [(before[0], after[0])]
        for was, now in pairs:
            inside = context.apart((was,), (now,))
            if was != now:
                kind = "ofauth-callback-address-changed"
                self._collector.add(kind, inside, path="callback", before=was, after=now)
            self._compare_item(inside, old[was], new[now], "ofauth-callback")
        paired_keys = {key for pair in pairs for key in pair}
        compare_unmatched_fields(self._collector, context, old, new, paired_keys)

    def _compare_item(self, context: Context, old: Document, new: Document, stem: str) -> None:
        """Compare the operations of a webhook, or of a callback's address."""
        for method in METHODS:
            inside = context.at(method)
            if method in old and method in new:
                pair = (Operation("", method, item[method]) for item in (old, new))
                self._compare(evolve(inside, inbound=True), *pair)
            elif method in new:
                self._collector.add(f"{stem}-added", inside.added(), path=method, after=method)
            elif method in old:
                self._collector.add(f"{stem}-removed", inside.removed(), path=method, before=method)
        compare_unmatched_fields(self._collector, context, old, new, METHODS)


def _keys(operation: Operation | None) -> Keys | None:
    return None if operation is None else ("paths", operation.path, operation.method)


def _servers(document: Document, operation: Operation) -> list[Document] | None:
    """Return the servers of an operation; None if the operation has the document's servers."""
    item = document["paths"].get(operation.path, {})
    servers: list[Document] | None = operation.value.get("servers", item.get("servers"))
    return servers


def _compare_deprecation(
    collector: Collector, context: Context, old: Document, new: Document
) -> None:
    """Compare the deprecation and the sunset of two operations."""
    deprecated = [given.get("deprecated") is True for given in (old, new)]
    was, now = old.get("x-sunset"), new.get("x-sunset")
    key, inside = [context.usage.operation], context.at("deprecated")
    if deprecated[1] and not deprecated[0] and now is not None:
        collector.add("endpoint-deprecated-with-sunset", inside, after=now, identity=key)
        return
    if deprecated[0] and not deprecated[1]:
        collector.add("endpoint-reactivated", inside, before=was, identity=key)
        return
    if deprecated[1] and not deprecated[0]:
        collector.add("endpoint-deprecated", inside, identity=key)
    if text(was) != text(now):
        ends = "sunset-deleted" if now is None else "ofauth-sunset-date-changed"
        kind = "ofauth-sunset-added" if was is None else ends
        collector.add(kind, context.at("x-sunset"), path="x-sunset", before=was, after=now)


def _compare_names(collector: Collector, context: Context, old: Document, new: Document) -> None:
    """Compare the tags and the ids of two operations."""
    before, after = (set(given.get("tags", [])) for given in (old, new))
    for tag in sorted(after - before):
        collector.add("api-tag-added", context.at("tags"), path="tags", after=tag)
    for tag in sorted(before - after):
        collector.add("api-tag-removed", context.at("tags"), path="tags", before=tag)
    was, now = old.get("operationId"), new.get("operationId")
    if was != now:
        gone = "api-operation-id-removed" if now is None else "ofauth-api-operation-id-changed"
        kind = "api-operation-id-added" if was is None else gone
        inside = context.at("operationId")
        collector.add(kind, inside, path="operationId", before=was, after=now)
