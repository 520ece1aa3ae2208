"""What belongs to no operation: version, servers, tags, and further fields of the document."""

from __future__ import annotations

from pipeline.common.documents import Document
from pipeline.review.wire.leftovers import leftover_fields
from pipeline.review.wire.servers import compare_servers
from pipeline.review.wire.site import Frame, Site

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


def compare_whole(frame: Frame, old: Document, new: Document) -> None:
    """Compare two normalized documents but for their operations and components."""
    site = Site()
    compare_servers(frame, site.at("servers"), _servers(old), _servers(new))
    _compare_info(frame, site.at("info"), old["info"], new["info"])
    _compare_tags(frame, site.at("tags"), old.get("tags", []), new.get("tags", []))
    leftover_fields(frame, site, old, new, _CHECKED)
    was, now = old["components"], new["components"]
    leftover_fields(frame, site.at("components"), was, now, ("schemas", "securitySchemes"))


def _servers(document: Document) -> list[Document]:
    """Return the servers of a document; the one that is meant where none is named is none."""
    servers: list[Document] = document.get("servers", [])
    return [] if servers == [{"url": "/"}] else servers


def _compare_info(frame: Frame, site: Site, old: Document, new: Document) -> None:
    was, now = old.get("version"), new.get("version")
    if was != now:
        kind = "ofauth-version-changed"
        frame.add(kind, site.at("version"), path="info.version", before=was, after=now)
    leftover_fields(frame, site, old, new, ("version",))


def _compare_tags(frame: Frame, site: Site, old: list[Document], new: list[Document]) -> None:
    before, after = ({tag["name"]: tag for tag in side} for side in (old, new))
    for name in sorted(after.keys() - before.keys()):
        frame.add("ofauth-tag-added", site, path="tags", after=name)
    for name in sorted(before.keys() - after.keys()):
        frame.add("ofauth-tag-removed", site, path="tags", before=name)
    for name in sorted(before.keys() & after.keys()):
        leftover_fields(frame, site, before[name], after[name], ("name",))
