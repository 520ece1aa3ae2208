"""The outputs of a review, all made from the same list of changes.

JSON is the canonical output; docs/review.schema.json describes it.
"""

from __future__ import annotations

from pipeline.common.documents import Document, canonical_json
from pipeline.common.locations import Location
from pipeline.review.accepted import Entry
from pipeline.review.changes import Area, Change
from pipeline.review.entries import ReportEntry, entries
from pipeline.review.options import Format
from pipeline.review.render.changelog import changelog
from pipeline.review.render.markdown import render_markdown
from pipeline.review.render.text import render_text
from pipeline.review.review import Review, release, verdict

__all__ = ["Format", "render"]


def render(review: Review, form: Format, *, width: int = 100, colour: bool = False) -> str:
    """Render a review.

    Args:
        review: The review.
        form: The output.
        width: Columns of the terminal (only for text).
        colour: The terminal shows colours (only for text).
    """
    match form:
        case Format.TEXT:
            return render_text(review, width, colour)
        case Format.MARKDOWN:
            return render_markdown(review)
        case Format.HTML:
            # Imported late: the page alone needs templates.
            from pipeline.review.render.html import render_html

            return render_html(review)
        case Format.JSON:
            return render_json(review)
        case Format.CHANGELOG:
            return changelog(review)


_VERSION = 1


def render_json(review: Review) -> str:
    """Render everything in a review; equal reviews give equal bytes."""
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
            "entries": (_report_entry(entry) for entry in entries(review)),
            "changes": (_change(change, review) for change in review.changes),
            "stale": [_entry(entry) for entry in review.stale],
            "expired": [_entry(entry) for entry in review.expired],
        }
    )


def _report_entry(entry: ReportEntry) -> Document:
    levels = {area.value: entry.level_in(area) for area in Area}
    return {
        "edit": entry.edit.fingerprint,
        "effects": [effect.fingerprint for effect in entry.effects],
        "level": entry.level.name,
        "levels": {area: level.name for area, level in levels.items() if level},
        "accepted": entry.is_accepted,
    }


def _change(change: Change, review: Review) -> Document:
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
        # Thousands of usages: each is written at once.
        "occurrences": (
            {"operation": usage.operation, "steps": usage.steps} for usage in change.usages
        ),
        "old": _location(change.old),
        "new": _location(change.new),
        "overlays": list(change.overlays),
        "causes": list(change.causes),
        "diff": list(review.diffs.get(change.fingerprint, ())),
        "accepted": {"reason": change.accepted.reason, "expires": change.accepted.expires}
        if change.accepted
        else None,
    }


def _location(location: Location | None) -> Document | None:
    if location is None:
        return None
    return {"file": location.file, "pointer": location.pointer, "line": location.line}


def _entry(entry: Entry) -> Document:
    return {
        "fingerprint": entry.fingerprint,
        "reason": entry.reason,
        "expires": entry.expires.isoformat() if entry.expires else "",
        "line": entry.line,
    }
