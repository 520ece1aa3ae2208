"""Fields that normalization drops because OpenAPI does not know them: they may change, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.common.documents import Document, Json, pointer, unescape_token
from pipeline.common.errors import PipelineError
from pipeline.common.report import Report
from pipeline.normalize.references import find
from pipeline.review.wire.leftovers import told
from pipeline.review.wire.site import Found, Site
from pipeline.review.wire.values import digest, text

#: Findings of dropped fields, whose names are the detail, and the way there from the pointer.
_FIELDS = {
    "contradicting fields dropped": (),
    "links without an operation dropped": ("links",),
    "objects without their required field dropped": (),
    "repeated responses dropped": ("responses",),
    "responses without a status dropped": ("responses",),
    "unknown fields dropped": (),
}

#: Findings that point at what was dropped.
_PLACES = {
    "discriminator values without a schema dropped",
    "extensions among paths dropped",
    "incomplete flows dropped",
    "malformed values dropped",
    "unknown dialects dropped",
}

#: Findings whose detail is all there is to tell of what was dropped.
_DETAILS = {
    "ignored header parameters dropped",
    "path parameters without a place dropped",
    "repeated parameters dropped",
    "request bodies without content dropped",
    "styles without meaning dropped",
    "undeclared security schemes dropped",
    "unknown types dropped",
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


def _by_name(document: Document, report: Report) -> dict[str, dict[str, tuple[str | None, Json]]]:
    """Return pointers and values of what was dropped, by its name and value."""
    found: dict[str, dict[str, tuple[str | None, Json]]] = defaultdict(dict)
    for finding in report.findings:
        if finding.kind in _DETAILS:
            name = finding.detail or finding.kind.removesuffix(" dropped")
            at, _ = _found(document, finding.pointer)
            found[name].setdefault(finding.kind, (at, None))
        elif finding.kind in _FIELDS or finding.kind in _PLACES:
            way = (*_FIELDS[finding.kind], finding.detail) if finding.kind in _FIELDS else ()
            at, value = _found(document, wanted := finding.pointer + pointer(*way))
            name = unescape_token(wanted.rpartition("/")[2])
            found[name].setdefault(text(value), (at, value))
    return found


def _found(document: Document, at: str) -> tuple[str | None, Json]:
    """Return a pointer and what is there; None for both where an earlier repair moved it."""
    try:
        return at, find(document, f"#{at}", "").value
    except PipelineError:
        return None, None
