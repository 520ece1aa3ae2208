"""Versions of the package: the current version, and the last release of a deprecated name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pipeline.common.errors import PipelineError

_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")


def package_version(root: Path) -> str:
    """Return the version of the repository's package, or an empty text.

    Raises:
        PipelineError: pyproject.toml cannot be read.
    """
    path = root / "pyproject.toml"
    if not path.is_file():
        return ""
    try:
        project = tomllib.loads(path.read_text("utf-8")).get("project", {})
    except ValueError as error:
        raise PipelineError(f"is no TOML ({error})", str(path)) from error
    return str(project.get("version", ""))


def is_version(text: str) -> bool:
    """Tell whether a text is a version such as `0.3.0`."""
    return _VERSION.fullmatch(text) is not None


def release_after_next(version: str) -> str:
    """Return the breaking release after the next one: `0.3.0` for `0.1.4`, `3.0.0` for `1.2.0`.

    A new name of today may first be in the next release.

    Raises:
        PipelineError: The text is no version.
    """
    major, minor, _ = _numbers(version)
    return f"{major + 2}.0.0" if major else f"0.{minor + 2}.0"


def is_reached(release: str, version: str) -> bool:
    """Tell whether a version is a release, a candidate of it, or a later one.

    Raises:
        PipelineError: One of the texts is no version.
    """
    return _numbers(version) >= _numbers(release)


def _numbers(version: str) -> tuple[int, int, int]:
    found = _VERSION.match(version)
    if not found:
        raise PipelineError(f"{version!r} is no version like 0.3.0", "pyproject.toml")
    major, minor, patch = (int(part or 0) for part in found.groups())
    return major, minor, patch
