"""OpenAPI overlays: a list of changes to a document, kept apart from it.

`document` reads and validates overlay documents, `select` evaluates their JSONPath queries, and
`apply` merges values and applies actions: all by the Overlay Specification 1.1.0 and 1.0.0, for
any JSON document. `lifecycle` adds the pipeline's demands on its own overlays. `mending` applies
overlays for documents as published.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.common.documents import Json
from pipeline.common.errors import PipelineError
from pipeline.common.report import Report
from pipeline.overlay.apply import ActionResult, apply_overlay
from pipeline.overlay.document import Action, Overlay, load_overlay, load_overlays
from pipeline.overlay.lifecycle import apply_overlays, terms_of
from pipeline.overlay.mending import ENDING, mended_document, normalized_or_told
from pipeline.reading import read_document
from pipeline.reading.yaml_writer import dump_yaml

__all__ = [
    "Action",
    "ActionResult",
    "Overlay",
    "apply_overlay",
    "apply_overlays",
    "load_overlay",
    "load_overlays",
    "mended_document",
    "normalized_or_told",
    "overlay_command",
    "overlays_of",
    "patch",
    "terms_of",
]


def overlays_of(root: Path) -> tuple[Overlay, ...]:
    """Read the overlays of a repository, in the order they apply.

    Raises:
        PipelineError: A file is broken, or is not a valid overlay.
    """
    paths = sorted((root / "overlays").glob("*.y*ml"))
    return tuple(load_overlay(path) for path in paths if not _is_being_written(path))


def _is_being_written(path: Path) -> bool:
    """Tell whether a file waits for the overlay that a refusal of this very run prints.

    A shell makes the file of `> overlays/00-published.overlay.yaml` before the command starts.
    """
    return path.name.endswith(ENDING) and path.stat().st_size == 0


def overlay_command(
    document: Path | None, overlays: Sequence[Path], strict: bool = False, as_yaml: bool = False
) -> str:
    """Apply overlays to a JSON or YAML file and return the text of the result.

    Args:
        document: The file, or None for the file that the first overlay extends.
        overlays: Overlay files, in the order they apply.
        strict: Make the demands of the pipeline on its own overlays.
        as_yaml: Write YAML instead of JSON.

    Raises:
        PipelineError: A file cannot be read, or an overlay cannot be applied.
    """
    patched, _ = patch(document, overlays, strict)
    if as_yaml:
        return dump_yaml(patched)
    return json.dumps(patched, indent=2, ensure_ascii=False) + "\n"


def patch(
    document: Path | None, overlays: Sequence[Path], strict: bool = False
) -> tuple[Json, Report]:
    """Apply overlays to a JSON or YAML file; the report is empty unless `strict`."""
    loaded = [load_overlay(path) for path in overlays]
    value = read_document(document or extended_file(loaded))
    if strict:
        return apply_overlays(value, loaded)
    for overlay in loaded:
        value, _ = apply_overlay(value, overlay)
    return value, Report("overlay")


def extended_file(overlays: Sequence[Overlay]) -> Path:
    """Return the local file that the first of some overlays extends."""
    first = overlays[0] if overlays else None
    if first is None or first.extends is None:
        where = first.source if first else ""
        raise PipelineError("name the document to patch: the overlay extends none", where)
    return _local(first.extends, Path(first.source))


def _local(reference: str, base: Path) -> Path:
    """Resolve a URI reference in a file."""
    # Imported late: the module imports a whole HTTP client.
    from urllib.request import url2pathname

    parts = urlsplit(reference)
    if parts.scheme not in ("", "file") or parts.netloc not in ("", "localhost"):
        message = f"the overlay extends {reference}, which is no local file; fetch it first"
        raise PipelineError(message, str(base))
    return base.parent / url2pathname(parts.path)
