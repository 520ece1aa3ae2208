"""What people get with `pip install ofauth-client`; `nox -s build` builds it and runs it."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.supply.wheels import REQUIRED, problems, requirements

ROOT = Path(__file__).resolve().parents[2]

#: Imported only if it is there; and what httpx itself requires.
OPTIONAL = {"orjson", "msgspec", "anyio"}

#: What an extra is for, or a plugin of.
EXTRAS = {
    "cli": {"click"},
    "dlt": {"dlt"},
    "export": {"pyarrow", "rich", "tqdm"},
    "mcp": {"mcp"},
    "redis": {"redis"},
    "sandbox": {"jsonschema_rs", "rstr", "starlette", "uvicorn"},
    "pytest_plugin.py": {"pytest"},
    "aiohttp_connections.py": {"aiohttp", "multidict", "yarl"},
    # For type checkers only.
    "types.py": {"httpx2"},
}

METADATA = """Metadata-Version: 2.4
Name: ofauth-client
Version: 0.1.0
Requires-Dist: httpx<0.29,>=0.27
Requires-Dist: attrs>=23.2
Requires-Dist: httpcore<2,>=1.0
Requires-Dist: msgspec>=0.21; extra == 'speed'
"""


def imported(path: Path) -> Iterator[str]:
    """Yield the packages that a module imports anywhere, its own left out."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).partition(".")[0]


@pytest.mark.parametrize("room", ["ofauth_client", "generated/ofauth_api"])
def test_the_client_imports_what_it_requires(room: str) -> None:
    """The standard library, attrs, httpx with its httpcore, and what extras bring."""
    ours = {"attr", "attrs", "httpcore", "httpx", "ofauth_api", "ofauth_client", *OPTIONAL}
    for path in (ROOT / room).rglob("*.py"):
        parts = path.relative_to(ROOT / room).parts
        extras = EXTRAS.get(parts[0], set()) | EXTRAS.get(parts[-1], set())
        allowed = ours | extras | sys.stdlib_module_names
        assert set(imported(path)) <= allowed, path


def test_the_generated_package_needs_no_client() -> None:
    """Whoever wants the models and functions alone can have them."""
    for path in (ROOT / "generated" / "ofauth_api").rglob("*.py"):
        assert "ofauth_client" not in set(imported(path)), path


def test_the_project_requires_few_packages() -> None:
    """More are extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [each.split(">")[0] for each in project["dependencies"]]
    assert sorted(names) == sorted(REQUIRED)


def wheel(folder: Path, metadata: str, *more: str, version: str = "0.1.0") -> Path:
    """Write something like a wheel."""
    path = folder / "ofauth_client-0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ofauth_client/_version.py", f'__version__ = "{version}"\n')
        for name in ("ofauth_api/__init__.py", "ofauth_client/__init__.py", *more):
            archive.writestr(name, "")
        archive.writestr("ofauth_client-0.dist-info/METADATA", metadata)
    return path


def test_a_good_wheel_passes(tmp_path: Path) -> None:
    """Two packages, two requirements, and extras."""
    assert requirements(METADATA) == ["attrs", "httpcore", "httpx"]
    assert (
        problems(wheel(tmp_path, METADATA, "ofauth_client/py.typed", "ofauth_client/redis/x.lua"))
        == []
    )


@pytest.mark.parametrize("name", ["pipeline/fetch.py", "tests/x.py", "ofauth_client/.env"])
def test_what_does_not_belong_in_a_wheel_is_found(tmp_path: Path, name: str) -> None:
    """Whatever else is packed is named."""
    assert problems(wheel(tmp_path, METADATA, name)) == [f"{name} does not belong in a wheel"]


def test_a_relative_link_of_the_description_is_found(tmp_path: Path) -> None:
    """On the page of an index, README.md has no files beside it."""
    text = METADATA + "\n[a](https://example.test/), [b](#there), [c](docs/client.md#options)\n"
    found = problems(wheel(tmp_path, text, "ofauth_client/py.typed"))
    assert found == ["the description has a relative link, docs/client.md#options"]


def test_a_third_requirement_is_found(tmp_path: Path) -> None:
    """Whatever else is required is named."""
    found = problems(wheel(tmp_path, METADATA + "Requires-Dist: pyyaml\n"))
    assert found == ["it requires attrs, httpcore, httpx, pyyaml"]


def test_two_versions_are_found(tmp_path: Path) -> None:
    """What the package says of itself is what it is installed as."""
    assert problems(wheel(tmp_path, METADATA, version="0.2.0")) == [
        "pyproject.toml says 0.1.0, ofauth_client/_version.py does not"
    ]


def test_builds_that_differ_are_found(tmp_path: Path) -> None:
    """The command that compares two builds fails with one sentence."""
    folders = [tmp_path / "a", tmp_path / "b"]
    for number, folder in enumerate(folders):
        folder.mkdir()
        wheel(folder, METADATA, *["ofauth_client/x.py"][:number])
    command = (sys.executable, "-m", "tests.supply", *map(str, folders))
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr == "error: ofauth_client-0-py3-none-any.whl differs in two builds\n"
