"""What a fetch changed, for people."""

from __future__ import annotations

from pipeline.common.documents import pointer
from pipeline.common.report import Finding, Report
from pipeline.fetch.pin import DOCUMENT, Pin


def report_changes(old: Pin, new: Pin, served: int, dry_run: bool) -> Report:
    """Tell how a new pin differs from the old one.

    Args:
        old: What was pinned.
        new: What is pinned now, or would be.
        served: How many bytes were served.
        dry_run: Nothing was written: also name every operation that comes or goes.
    """
    before, after = dict.fromkeys(old.endpoints or []), dict.fromkeys(new.endpoints or [])
    added = [name for name in after if name not in before]
    removed = [name for name in before if name not in after]
    notices: list[str] = []
    if dry_run:
        notices.append(f"{DOCUMENT}: {_size(len(old.text))} now, {_size(len(new.text))} then")
        notices += [f"+ {name}" for name in added]
        notices += [f"− {name}" for name in removed]
    if old.text and not old.intact():
        notices.append(f"{DOCUMENT} was not as fetched (edited by hand, or its lock is broken)")
    pinned = Finding("document to pin" if dry_run else "document pinned")
    findings = [pinned, *_findings(added, "added"), *_findings(removed, "removed")]
    summary = _summary(new, served, len(added), len(removed), dry_run)
    return Report("fetch", findings, notices, summary)


def _summary(new: Pin, served: int, added: int, removed: int, dry_run: bool) -> str:
    verb = "would fetch" if dry_run else "fetched"
    change = f" (+{added} −{removed})" if added or removed else ""
    paths = new.lock.paths if new.lock else 0
    return f"{verb} {_size(served)}: {new.operations()} operations{change}, {paths} paths"


def _findings(names: list[str], kind: str) -> list[Finding]:
    return [Finding(kind, pointer("paths", *_path_and_method(name)), name) for name in names]


def _path_and_method(name: str) -> tuple[str, str]:
    method, _, path = name.partition(" ")
    return path, method.lower()


def _size(count: int) -> str:
    """Write a number of bytes with a unit, such as `1.1 MB`."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
