"""Operations compared: which came, went or moved, and what changed about each."""

from __future__ import annotations

from collections.abc import Container

from attrs import evolve

from pipeline.common.documents import METHODS, Document
from pipeline.review.wire.findings import Key, Site
from pipeline.review.wire.frame.bodies import compare_request, compare_responses
from pipeline.review.wire.frame.collector import Frame, leftover_fields
from pipeline.review.wire.frame.document_level import compare_servers
from pipeline.review.wire.frame.operation_matching import Operation, Skeleton, paired
from pipeline.review.wire.frame.parameters import compare_parameters
from pipeline.review.wire.frame.security import Security
from pipeline.review.wire.json_values import text
from pipeline.review.wire.schemas.reader import Shapes

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
        frame: Takes what is found.
        old: The old document.
        new: The new document.
    """

    def __init__(self, frame: Frame, old: Document, new: Document) -> None:
        self._frame, self._old, self._new = frame, old, new
        self._security = Security(old, new)

    def compare(
        self, shapes: tuple[Shapes, Shapes], described: Container[Skeleton] = frozenset()
    ) -> None:
        """Compare everything.

        Args:
            shapes: The shapes of the schemas of both documents.
            described: Operations that are no news where only the new document has them.
        """
        for old, new in paired(self._old, self._new, shapes, described):
            self._compare_pair(old, new)
        for path in sorted(self._old["paths"].keys() & self._new["paths"].keys()):
            was, now = self._old["paths"][path], self._new["paths"][path]
            leftover_fields(self._frame, Site().at("paths", path), was, now, (*METHODS, "servers"))
        self._compare_webhooks()
        self._security.compare_schemes(self._frame, Site())

    def _compare_pair(self, old: Operation | None, new: Operation | None) -> None:
        shown = new or old
        if shown is None:
            return
        site = Site(shown.label).apart(_tokens(old), _tokens(new))
        if old is None:
            self._frame.add("endpoint-added", site, identity=shown.label)
        elif new is None:
            word = "with" if old.value.get("deprecated") is True else "without"
            self._frame.add(f"api-removed-{word}-deprecation", site, identity=shown.label)
        else:
            if old.skeleton != new.skeleton:
                kind, key = "ofauth-endpoint-moved", [old.label, new.label]
                self._frame.add(kind, site, before=old.label, after=new.label, identity=key)
            self._compare(site, old, new)

    def _compare(self, site: Site, old: Operation, new: Operation) -> None:
        was, now, frame = old.value, new.value, self._frame
        _compare_life(frame, site, was, now)
        _compare_names(frame, site, was, now)
        compare_parameters(frame, site, old, new)
        compare_request(frame, site, was, now)
        compare_responses(frame, site, was, now)
        if not site.inbound:
            self._security.compare(frame, site, was, now)
            given = (_servers(self._old, old), _servers(self._new, new))
            compare_servers(frame, site.at("servers"), *given)
        self._compare_callbacks(site, was.get("callbacks", {}), now.get("callbacks", {}))
        checked = (*_CHECKED, *(("security", "servers") if not site.inbound else ()))
        leftover_fields(frame, site, was, now, checked)

    def _compare_webhooks(self) -> None:
        old, new = self._old.get("webhooks", {}), self._new.get("webhooks", {})
        for name in sorted(old.keys() | new.keys()):
            site = Site(f"webhook {name}").at("webhooks", name)
            if name not in old:
                self._frame.add("webhook-added", site.added(), identity=name)
            elif name not in new:
                self._frame.add("webhook-removed", site.removed(), identity=name)
            else:
                self._compare_item(site, old[name], new[name], "webhook")

    def _compare_callbacks(self, site: Site, old: Document, new: Document) -> None:
        for name in sorted(old.keys() | new.keys()):
            inside = site.at("callbacks", name, steps=(f"callback {name}",))
            if name not in old:
                self._frame.add("ofauth-callback-added", inside.added(), path=name, after=name)
            elif name not in new:
                kind = "ofauth-callback-removed"
                self._frame.add(kind, inside.removed(), path=name, before=name)
            else:
                self._compare_callback(inside, old[name], new[name])

    def _compare_callback(self, site: Site, old: Document, new: Document) -> None:
        """Compare where a callback goes; a lone address is the same, however it is written."""
        before, after = (sorted(k for k in side if not k.startswith("x-")) for side in (old, new))
        pairs = [(key, key) for key in before if key in after]
        if len(before) == len(after) == 1:
            pairs = [(before[0], after[0])]
        for was, now in pairs:
            inside = site.apart((was,), (now,))
            if was != now:
                kind = "ofauth-callback-address-changed"
                self._frame.add(kind, inside, path="callback", before=was, after=now)
            self._compare_item(inside, old[was], new[now], "ofauth-callback")
        paired_keys = {key for pair in pairs for key in pair}
        leftover_fields(self._frame, site, old, new, paired_keys)

    def _compare_item(self, site: Site, old: Document, new: Document, stem: str) -> None:
        """Compare the operations of a webhook or of an address of a callback."""
        for method in METHODS:
            inside = site.at(method)
            if method in old and method in new:
                pair = (Operation("", method, item[method]) for item in (old, new))
                self._compare(evolve(inside, inbound=True), *pair)
            elif method in new:
                self._frame.add(f"{stem}-added", inside.added(), path=method, after=method)
            elif method in old:
                self._frame.add(f"{stem}-removed", inside.removed(), path=method, before=method)
        leftover_fields(self._frame, site, old, new, METHODS)


def _tokens(operation: Operation | None) -> tuple[Key, ...] | None:
    return None if operation is None else ("paths", operation.path, operation.method)


def _servers(document: Document, operation: Operation) -> list[Document] | None:
    """Return the servers of an operation alone; None where it has the document's."""
    item = document["paths"].get(operation.path, {})
    servers: list[Document] | None = operation.value.get("servers", item.get("servers"))
    return servers


def _compare_life(frame: Frame, site: Site, old: Document, new: Document) -> None:
    """Compare whether operations are deprecated, and when they end."""
    deprecated = [given.get("deprecated") is True for given in (old, new)]
    was, now = old.get("x-sunset"), new.get("x-sunset")
    key, inside = [site.operation], site.at("deprecated")
    if deprecated[1] and not deprecated[0] and now is not None:
        frame.add("endpoint-deprecated-with-sunset", inside, after=now, identity=key)
        return
    if deprecated[0] and not deprecated[1]:
        frame.add("endpoint-reactivated", inside, before=was, identity=key)
        return
    if deprecated[1] and not deprecated[0]:
        frame.add("endpoint-deprecated", inside, identity=key)
    if text(was) != text(now):
        ends = "sunset-deleted" if now is None else "ofauth-sunset-date-changed"
        kind = "ofauth-sunset-added" if was is None else ends
        frame.add(kind, site.at("x-sunset"), path="x-sunset", before=was, after=now)


def _compare_names(frame: Frame, site: Site, old: Document, new: Document) -> None:
    """Compare what operations are called and sorted under."""
    before, after = (set(given.get("tags", [])) for given in (old, new))
    for tag in sorted(after - before):
        frame.add("api-tag-added", site.at("tags"), path="tags", after=tag)
    for tag in sorted(before - after):
        frame.add("api-tag-removed", site.at("tags"), path="tags", before=tag)
    was, now = old.get("operationId"), new.get("operationId")
    if was != now:
        gone = "api-operation-id-removed" if now is None else "ofauth-api-operation-id-changed"
        kind = "api-operation-id-added" if was is None else gone
        inside = site.at("operationId")
        frame.add(kind, inside, path="operationId", before=was, after=now)
