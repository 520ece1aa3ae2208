"""Servers compared, of a document or of one operation."""

from __future__ import annotations

from pipeline.common.documents import Document
from pipeline.review.wire.leftovers import NOTES
from pipeline.review.wire.site import Frame, Site
from pipeline.review.wire.values import text


def compare_servers(
    frame: Frame, site: Site, old: list[Document] | None, new: list[Document] | None
) -> None:
    """Compare two lists of servers, the first of which is the one that clients use."""
    before, after = _by_url(old), _by_url(new)
    for url in sorted(after.keys() - before.keys()):
        frame.add("ofauth-server-added", site, path="servers", after=url)
    for url in sorted(before.keys() - after.keys()):
        frame.add("ofauth-server-removed", site, path="servers", before=url)
    for url in sorted(before.keys() & after.keys()):
        if _shape(before[url]) != _shape(after[url]):
            frame.add(
                "ofauth-server-changed", site, path="servers", what=f"`{url}`", identity=[url]
            )
    firsts = next(iter(before), None), next(iter(after), None)
    if firsts[0] in after and firsts[1] in before and firsts[0] != firsts[1]:
        kind = "ofauth-default-server-changed"
        frame.add(kind, site, path="servers", before=firsts[0], after=firsts[1])


def _by_url(servers: list[Document] | None) -> dict[str, Document]:
    return {server["url"]: server for server in servers or []}


def _shape(server: Document) -> str:
    return text({name: value for name, value in server.items() if name not in NOTES})
