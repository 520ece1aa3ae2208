"""Mends published documents: overlays for documents as published, and what to write in them.

`fetch` pins what upstream has served, and only checks that the mended document can be used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from types import MappingProxyType

from attrs import evolve

from pipeline.common.documents import Document, Json
from pipeline.common.errors import PipelineError
from pipeline.common.report import Report
from pipeline.normalize import normalize
from pipeline.normalize.flaws import Flaw, flaws_of
from pipeline.overlay.document import Overlay
from pipeline.overlay.lifecycle import mend
from pipeline.reading.yaml_writer import dump_yaml

#: Endings of the files that a refusal names; a number comes before them.
ENDING = "-published.overlay.yaml"

#: The beginning of the advice in a refusal, for commands that write the overlay.
REMEDY = "; to mend the document here,"


def mended_document(
    upstream: Document, overlays: Sequence[Overlay]
) -> tuple[Document, tuple[Report, ...]]:
    """Apply those of some overlays that are for the document as published.

    Args:
        upstream: The published document; it is not changed.
        overlays: Any overlays, in the order they apply.

    Returns:
        The mended document, and a report if there are such overlays.

    Raises:
        PipelineError: An overlay cannot be applied.
    """
    mending = [overlay for overlay in overlays if overlay.mends]
    if not mending:
        return upstream, ()
    made, report = mend(upstream, mending)
    return made, (report,)


def normalized_or_told(
    document: Document,
    overlays: Sequence[Overlay] = (),
    lost: Mapping[str, PipelineError] = MappingProxyType({}),
) -> tuple[Document, Report]:
    """Normalize a document.

    Args:
        document: The published document, mended.
        overlays: All overlays of the repository.
        lost: The errors of references to other files that could not be followed, by their texts.

    Raises:
        PipelineError: The document has flaws. The error tells all of them, and an overlay that
            mends them.
    """
    try:
        return normalize(document)
    except PipelineError as error:
        try:
            flaws = flaws_of(document)
        except PipelineError:
            raise error from None
        raise _refusal(flaws, _new_file(overlays), lost) from None


def _new_file(overlays: Sequence[Overlay]) -> str:
    """Return the name of a file that no overlay is in yet."""
    taken = {Path(overlay.source).name for overlay in overlays}
    return next(name for n in count() if (name := f"{n:02}{ENDING}") not in taken)


def _refusal(flaws: list[Flaw], file: str, lost: Mapping[str, PipelineError]) -> PipelineError:
    first, number = flaws[0], len(flaws)
    error = lost.get(first.reference, PipelineError(first.message, first.at))
    many = f" (the first of {number} flaws)" if number > 1 else ""
    remedy = f"{REMEDY} write overlays/{file} with the lines on standard output"
    details = dump_yaml(_overlay([_shared(flaw, lost) for flaw in flaws])).splitlines()
    return PipelineError(f"{error.message}{many}{remedy}", error.where, details)


def _shared(flaw: Flaw, lost: Mapping[str, PipelineError]) -> Flaw:
    """Return a flaw in words without the paths of this machine."""
    if flaw.reference not in lost:
        return flaw
    return evolve(flaw, message=f"the reference {flaw.reference!r} cannot be followed; correct it")


def _overlay(flaws: list[Flaw]) -> Document:
    """Return an overlay that mends flaws."""
    return {
        "overlay": "1.1.0",
        "x-stage": "published",
        "info": {"title": "Flaws of the published document", "version": "1.0.0"},
        "actions": [_action(flaw) for flaw in flaws],
    }


def _action(flaw: Flaw) -> Document:
    reasons = {"description": flaw.message, "x-evidence": f"The published document, {flaw.at}"}
    if flaw.missing:
        update: Json = {"components": {"schemas": {flaw.missing: {}}}}
        return {"target": "$", **reasons, "update": update}
    return {"target": _query(flaw.steps), **reasons, "remove": True}


def _query(steps: tuple[str | int, ...]) -> str:
    """Return a normalized path (RFC 9535, section 2.7)."""
    written = (str(step) if isinstance(step, int) else _quoted(step) for step in steps)
    return "$" + "".join(f"[{step}]" for step in written)


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace("'", "\\'")
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped)
    return f"'{plain}'"
