"""What a built wheel holds and asks for."""

from __future__ import annotations

import re
import zipfile
from email.parser import Parser
from pathlib import Path

#: What people import.
PACKAGES = ("ofauth_api", "ofauth_client")

#: What they cannot do without; all else is an extra.
REQUIRED = ("attrs", "httpcore", "httpx")

#: A link that leads nowhere on the page of an index.
_RELATIVE = re.compile(r"\]\((?![a-z]+:|#)([^)\s]+)")


def problems(wheel: Path) -> list[str]:
    """Return what a wheel has, or asks for, that it should not."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        described = archive.read(metadata).decode()
        ours = archive.read("ofauth_client/_version.py").decode()
    required = requirements(described)
    version = Parser().parsestr(described)["Version"]
    found = [f"{name} does not belong in a wheel" for name in names if not _belongs(name)]
    found += [
        f"{package} is missing" for package in PACKAGES if f"{package}/__init__.py" not in names
    ]
    if f'"{version}"' not in ours:
        found.append(f"pyproject.toml says {version}, ofauth_client/_version.py does not")
    if required != sorted(REQUIRED):
        found.append(f"it requires {', '.join(required)}")
    links = _RELATIVE.findall(described.partition("\n\n")[2])
    return found + [f"the description has a relative link, {link}" for link in links]


def requirements(metadata: str) -> list[str]:
    """Return the names of what a distribution requires without extras."""
    lines = Parser().parsestr(metadata).get_all("Requires-Dist", [])
    needed = [line for line in lines if "extra ==" not in line]
    return sorted(line.split("<")[0].split(">")[0].split("=")[0].split(";")[0] for line in needed)


def _belongs(name: str) -> bool:
    room, _, inner = name.partition("/")
    code = room in PACKAGES and (
        inner.endswith((".py", ".pyi", "py.typed", "openapi.json", "SKILL.md", ".lua"))
    )
    return code or room.endswith(".dist-info")
