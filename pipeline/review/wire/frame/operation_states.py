"""What two versions of an operation say of themselves: deprecation, end, stability, tags, ids."""

from __future__ import annotations

from datetime import date
from email.utils import parsedate_to_datetime

from pipeline.common.documents import Document, Json
from pipeline.review.wire.findings import Context
from pipeline.review.wire.frame.collector import Collector
from pipeline.review.wire.json_values import text

_STABILITY = "x-stability-level"

#: Levels of stability, the least stable first; an operation without a level is stable.
_LEVELS = ("draft", "alpha", "beta", "stable")


def removal(old: Document, today: date) -> tuple[str, Json]:
    """Return the check for a removed operation, and the announced end if it is still ahead."""
    if old.get("deprecated") is not True:
        return "api-removed-without-deprecation", None
    ends = announced_end(old, today)
    return ("api-removed-before-sunset" if ends else "api-removed-with-deprecation"), ends


def announced_end(old: Document, today: date) -> Json:
    """Return the announced end of an operation or a parameter, if it is still ahead."""
    ends = old.get("x-sunset") if old.get("deprecated") is True else None
    return ends if _is_after(ends, today) else None


def _is_after(ends: Json, today: date) -> bool:
    """Tell whether a day is after today; other texts than days are no announcement.

    A day is written as in a full date of RFC 3339, or as in the header `Sunset` (RFC 8594).
    """
    for read in (_day, _day_of_header):
        try:
            return read(str(ends)) > today
        except ValueError:
            continue
    return False


def _day(written: str) -> date:
    return date.fromisoformat(written[:10])


def _day_of_header(written: str) -> date:
    return parsedate_to_datetime(written).date()


def compare_states(collector: Collector, context: Context, old: Document, new: Document) -> None:
    """Compare the deprecation, the sunset and the stability of two operations."""
    _compare_stability(collector, context.at(_STABILITY), old, new)
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


def compare_names(collector: Collector, context: Context, old: Document, new: Document) -> None:
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


def _compare_stability(
    collector: Collector, context: Context, old: Document, new: Document
) -> None:
    """Compare the stability of two operations; unknown levels are compared as an extension."""
    was, now = old.get(_STABILITY), new.get(_STABILITY)
    if text(was) == text(now):
        return
    levels = [str(given or "stable").lower() for given in (was, now)]
    if levels[0] == levels[1] or not set(levels) <= set(_LEVELS):
        kind = "ofauth-extension-changed"
        collector.add(kind, context, path=_STABILITY, before=was, after=now, what=f"`{_STABILITY}`")
        return
    less = _LEVELS.index(levels[1]) < _LEVELS.index(levels[0])
    kind = "api-stability-decreased" if less else "ofauth-api-stability-increased"
    collector.add(kind, context, path=_STABILITY, before=levels[0], after=levels[1])
