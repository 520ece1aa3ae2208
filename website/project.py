"""What pyproject.toml says about the project."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from attrs import frozen


@frozen
class Project:
    """The project.

    Args:
        description: A sentence about it.
        version: Its version.
        site: Address of the documentation, with a slash at the end.
        repository: Address of the repository, without a slash at the end.
    """

    description: str
    version: str
    site: str
    repository: str


def read_project(root: Path) -> Project:
    """Read pyproject.toml.

    Args:
        root: The repository.
    """
    with (root / "pyproject.toml").open("rb") as file:
        project: dict[str, Any] = tomllib.load(file)["project"]
    urls: dict[str, str] = project["urls"]
    return Project(
        description=project["description"],
        version=project["version"],
        site=urls["Documentation"].rstrip("/") + "/",
        repository=urls["Source"].rstrip("/"),
    )
