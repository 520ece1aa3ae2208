"""The four outputs of a review, all made from one list of changes."""

from __future__ import annotations

from pipeline.common.documents import Document, canonical_json
from pipeline.review.accepted import Entry
from pipeline.review.changes import Change, Location
from pipeline.review.options import Format
from pipeline.review.render.changelog import changelog
from pipeline.review.render.html import render_html
from pipeline.review.render.markdown import render_markdown
from pipeline.review.render.text import render_text
from pipeline.review.review import Review, release, verdict

__all__ = ["Format", "render"]


def render(review: Review, form: Format, *, width: int = 100, colour: bool = False) -> str:
    """Write a review.

    Args:
        review: What was found.
        form: The output.
        width: Columns of the terminal (text alone).
        colour: Whether the terminal shows colours (text alone).
    """
    match form:
        case Format.TEXT:
            return render_text(review, width, colour)
        case Format.MARKDOWN:
            return render_markdown(review)
        case Format.HTML:
            return render_html(review)
        case Format.JSON:
            return render_json(review)


_VERSION = 1


def render_json(review: Review) -> str:
    """Write everything a review found: equal reviews give equal bytes."""
    bump = release(review)
    return canonical_json(
        {
            "version": _VERSION,
            "old": review.old,
            "new": review.new,
            "areas": list(review.areas),
            "verdict": verdict(review),
            "release": {
                "bump": bump.bump,
                "current": review.version,
                "next": bump.version,
                "reason": bump.reason,
            },
            "changelog": changelog(review),
            "changes": [_change(change) for change in review.changes],
            "stale": [_entry(entry) for entry in review.stale],
            "expired": [_entry(entry) for entry in review.expired],
        }
    )


def _change(change: Change) -> Document:
    return {
        "fingerprint": change.fingerprint,
        "area": change.area,
        "check": change.check,
        "level": change.level.name,
        "direction": change.direction,
        "message": change.message,
        "owner": change.owner,
        "path": change.path,
        "places": list(change.places),
        "before": change.before,
        "after": change.after,
        "operations": list(change.operations),
        "occurrences": [
            {"operation": met.operation, "steps": list(met.steps)} for met in change.usages
        ],
        "old": _place(change.old),
        "new": _place(change.new),
        "overlays": list(change.overlays),
        "causes": list(change.causes),
        "accepted": {"reason": change.accepted.reason, "expires": change.accepted.expires}
        if change.accepted
        else None,
    }


def _place(place: Location | None) -> Document | None:
    return {"file": place.file, "pointer": place.pointer, "line": place.line} if place else None


def _entry(entry: Entry) -> Document:
    return {
        "fingerprint": entry.fingerprint,
        "reason": entry.reason,
        "expires": entry.expires.isoformat() if entry.expires else "",
        "line": entry.line,
    }
