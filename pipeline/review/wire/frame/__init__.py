"""The frame: everything in a document outside of schemas, compared operation by operation.

operation_matching   pairs of an old operation and the same operation in the new document
operation_states     ids, tags, deprecation, sunset and stability of operations
parameters           parameters
messages             request bodies, responses with media types and headers
encodings            the encodings of forms
security             the security of operations, and the security schemes
document_level       version, servers, tags, and fields that normalization drops
collector            findings so far, root schemas to compare, fields without a check
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from attrs import evolve

from pipeline.common.documents import METHODS, Document
from pipeline.common.schemas import WEBHOOK
from pipeline.review.changes import Usage
from pipeline.review.wire.findings import Context, Keys
from pipeline.review.wire.frame.collector import Collector, compare_unmatched_fields
from pipeline.review.wire.frame.document_level import compare_servers
from pipeline.review.wire.frame.messages import compare_request, compare_responses
from pipeline.review.wire.frame.operation_matching import (
    Operation,
    Route,
    address,
    own_servers,
    paired,
)
from pipeline.review.wire.frame.operation_states import compare_names, compare_states, removal
from pipeline.review.wire.frame.parameters import compare_parameters
from pipeline.review.wire.frame.security import Security
from pipeline.review.wire.schemas.reader import ShapeReader

_CHECKED = (
    "callbacks",
    "deprecated",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "tags",
    "x-stability-level",
    "x-sunset",
)

_DEFAULT_SERVERS: list[Document] = [{"url": "/"}]


class Endpoints:
    """Compares the operations of two normalized documents, webhooks and callbacks included.

    Args:
        collector: Collects the findings and the root schemas.
        old: The old document.
        new: The new document.
        today: The day of the review, for operations with an announced end.
        readers: Read the schemas of the old and of the new document.
    """

    def __init__(
        self,
        collector: Collector,
        old: Document,
        new: Document,
        today: date,
        readers: tuple[ShapeReader, ShapeReader],
    ) -> None:
        self._collector, self._old, self._new, self._today = collector, old, new, today
        self._readers = readers
        self._security = Security(old, new)

    def compare(self, described: Container[Route] = frozenset()) -> None:
        """Compare all operations.

        Args:
            described: Operations that are not reported as new.
        """
        pairs = paired(self._old, self._new, self._readers, described)
        if _share_nothing(pairs):
            self._collector.add("ofauth-nothing-in-common", Context())
        for old, new in pairs:
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
            kind, ends = removal(old.value, self._today)
            self._collector.add(kind, context, before=ends, identity=shown.label)
        else:
            if old.route != new.route:
                kind, key = self._moved(old, new), [old.label, new.label]
                self._collector.add(kind, context, before=old.label, after=new.label, identity=key)
            self._compare(context, old, new)

    def _moved(self, old: Operation, new: Operation) -> str:
        """Return the check for an operation with another path, or only another spelling of it."""
        was, now = address(self._old, old), address(self._new, new)
        return "ofauth-endpoint-respelled" if was == now else "ofauth-endpoint-moved"

    def _compare(self, context: Context, old: Operation, new: Operation) -> None:
        was, now, collector = old.value, new.value, self._collector
        compare_states(collector, context, was, now)
        compare_names(collector, context, was, now)
        compare_parameters(collector, context, old, new, self._readers, self._today)
        compare_request(collector, context, was, now, self._readers)
        compare_responses(collector, context, was, now, self._readers)
        if not context.inbound:
            self._security.compare(collector, context, was, now)
            self._compare_servers(context.at("servers"), old, new)
        self._compare_callbacks(context, was.get("callbacks", {}), now.get("callbacks", {}))
        checked = (*_CHECKED, *(("security", "servers") if not context.inbound else ()))
        compare_unmatched_fields(collector, context, was, now, checked)

    def _compare_servers(self, context: Context, old: Operation, new: Operation) -> None:
        """Compare the servers of two operations, if one has servers of its own.

        Such an operation no longer has the servers of the document; a document without servers
        is its own server, `/`.
        """
        was, now = own_servers(self._old, old), own_servers(self._new, new)
        if was is not None or now is not None:
            before, after = (
                own or document.get("servers") or _DEFAULT_SERVERS
                for own, document in ((was, self._old), (now, self._new))
            )
            compare_servers(self._collector, context, before, after)

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


def _share_nothing(pairs: list[tuple[Operation | None, Operation | None]]) -> bool:
    """Tell whether two documents have operations, and none in common."""
    is_gone = any(new is None for _, new in pairs)
    is_new = any(old is None for old, _ in pairs)
    return is_gone and is_new and not any(old and new for old, new in pairs)


def _keys(operation: Operation | None) -> Keys | None:
    return None if operation is None else ("paths", operation.path, operation.method)
