"""The manifest of generated/: digests of its sources and files.

With it, a run notices that there is nothing to do, and that files have been edited by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from attrs import asdict, field, frozen

from pipeline.common.documents import canonical_json

NAME = "manifest.json"

_INPUTS = (
    "docs/operations.md",
    "openapi/*.json",
    "overlays/*.y*ml",
    "pipeline/**/*.py",
    "pipeline/**/*.txt",
    "pipeline/templates/**/*",
)
_TOOLS = ("attrs", "jinja2", "openapi-python-client", "ruff")
_NOT_AN_INPUT = "upstream.lock.json"
#: A review reads generated code and has no influence on it.
_REVIEWS = "pipeline/review/"


@frozen
class Manifest:
    """Digests of the inputs and outputs of a generation, and the tools' versions."""

    inputs: dict[str, str] = field(factory=dict[str, str])
    outputs: dict[str, str] = field(factory=dict[str, str])
    tools: dict[str, str] = field(factory=dict[str, str])

    def to_json(self) -> str:
        """Return the manifest as it stands in generated/manifest.json."""
        return canonical_json(asdict(self))


def verified_outputs(recorded: Manifest, found: Manifest) -> dict[str, str]:
    """Return the digests of the files that the last run verified, with the tools of now.

    Args:
        recorded: The manifest of the last run.
        found: The manifest of the current files.
    """
    return recorded.outputs if recorded.tools == found.tools else {}


def read_manifest(generated: Path) -> Manifest:
    """Read generated/manifest.json; a missing or broken file is an empty manifest."""
    try:
        return Manifest(**json.loads((generated / NAME).read_bytes()))
    except (OSError, ValueError, TypeError):
        return Manifest()


def make_manifest(root: Path, generated: Path, coming: Mapping[str, str] | None = None) -> Manifest:
    """Return the manifest of the current files in `generated` and in the repository.

    Args:
        root: The repository.
        generated: The generated files.
        coming: Texts of files that the run will also write, by name.
    """
    paths = {path for pattern in _INPUTS for path in root.glob(pattern) if path.is_file()}
    inputs = {path.relative_to(root).as_posix(): path for path in paths}
    return Manifest(
        inputs={name: digest(path.read_bytes()) for name, path in inputs.items() if _decides(name)}
        | {name: digest(text.encode()) for name, text in (coming or {}).items()},
        outputs=outputs(generated),
        tools={tool: version(tool) for tool in _TOOLS},
    )


def _decides(name: str) -> bool:
    return not name.endswith(_NOT_AN_INPUT) and not name.startswith(_REVIEWS)


def outputs(generated: Path) -> dict[str, str]:
    """Return the digests of the generated files, the manifest and caches left out."""
    files = {path.relative_to(generated): path for path in sorted(generated.rglob("*"))}
    return {
        name.as_posix(): digest(path.read_bytes())
        for name, path in files.items()
        if path.is_file() and name != Path(NAME) and not _is_cache(name)
    }


def _is_cache(name: Path) -> bool:
    """Tell whether a file is a cache of Python, mypy, pyright or ruff."""
    return any(part.startswith(".") or part == "__pycache__" for part in name.parts)


def hand_edited(recorded: Manifest, found: Manifest, wanted: Manifest) -> list[str]:
    """Name the recorded files that have another text now, which is not their next text either.

    An interrupted run may have written the next text already. A missing file is no edit.

    Args:
        recorded: The manifest of the last run.
        found: The manifest of the current files.
        wanted: The manifest of the files that this run writes.
    """
    return [
        name
        for name, digest in _unwanted(found, wanted).items()
        if recorded.outputs.get(name, digest) != digest
    ]


def leftovers(recorded: Manifest, found: Manifest, wanted: Manifest) -> list[str]:
    """Name the files that the last run has not written and this run replaces or removes.

    Args:
        recorded: The manifest of the last run.
        found: The manifest of the current files.
        wanted: The manifest of the files that this run writes.
    """
    return [name for name in _unwanted(found, wanted) if name not in recorded.outputs]


def _unwanted(found: Manifest, wanted: Manifest) -> dict[str, str]:
    """Return the digests of the files that this run replaces or removes."""
    return {
        name: digest for name, digest in found.outputs.items() if wanted.outputs.get(name) != digest
    }


def digest(data: bytes) -> str:
    """Return the digest of a file, as the manifest has it."""
    return hashlib.sha256(data).hexdigest()
