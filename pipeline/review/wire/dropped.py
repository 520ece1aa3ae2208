"""Fields that normalization drops because OpenAPI does not know them: they may change, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.documents import Document, Json, pointer
from pipeline.errors import PipelineError
from pipeline.normalize.pointers import find
from pipeline.report import Finding, Report
from pipeline.review.wire.leftovers import told
from pipeline.review.wire.site import Found, Site
from pipeline.review.wire.values import digest, text

#: Findings of dropped values, and whether their detail is the name of a field there.
_DROPPED = {
    "contradicting fields dropped": True,
    "extensions among paths dropped": False,
    "malformed values dropped": False,
    "responses without a status dropped": True,
    "unknown fields dropped": True,
}


def dropped_changes(old: tuple[Document, Report], new: tuple[Document, Report]) -> Iterator[Found]:
    """Compare the values dropped from two documents, by the name of the field.

    Which values there are is compared, not where: their places mean nothing.

    Args:
        old: The old document as published, and what normalization did to it.
        new: The same of the new one.
    """
    before, after = _by_name(*old), _by_name(*new)
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name, {}), after.get(name, {})
        gone, come = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
        if gone or come:
            yield Found(
                "ofauth-dropped-field-changed",
                "",
                Site(),
                identity=digest(name, gone, come),
                path=name,
                before=told(was[gone[0]][1]) if gone else None,
                after=told(now[come[0]][1]) if come else None,
                what=f"`{name}`",
                pointers=(was[gone[0]][0] if gone else None, now[come[0]][0] if come else None),
            )


def _by_name(document: Document, report: Report) -> dict[str, dict[str, tuple[str, Json]]]:
    """Return pointers and values of what was dropped, by field and value."""
    found: dict[str, dict[str, tuple[str, Json]]] = defaultdict(dict)
    for finding in report.findings:
        if finding.kind in _DROPPED:
            at = _place(finding)
            try:
                target = find(document, f"#{at}", "")
            except PipelineError:
                continue  # An earlier repair moved it.
            found[str(target.key)].setdefault(text(target.value), (at, target.value))
    return found


def _place(finding: Finding) -> str:
    named = _DROPPED[finding.kind] and finding.detail
    return finding.pointer + (pointer(finding.detail) if named else "")
