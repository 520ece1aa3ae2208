"""A client of a document, made in a repository of its own: complete, importable, well-typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from attrs import frozen

from pipeline.common.documents import operations
from pipeline.reading import read_document

HERE = Path(__file__).parents[2]
_IMPORT_ALL = """
import importlib, pathlib
for path in sorted(pathlib.Path("ofauth_api").rglob("*.py")):
    parts = path.with_suffix("").parts
    importlib.import_module(".".join(part for part in parts if part != "__init__"))
"""


@frozen
class Outcome:
    """What has become of a document.

    Args:
        name: Name of the file.
        published: Operations of the document.
        generated: Operations of the client.
        imports: Whether every module can be imported.
        typed: Whether strict mypy has nothing to say.
        seconds: Time of fetching and regenerating.
        refusal: The sentence that refuses the document; empty for a client.
    """

    name: str
    published: int = 0
    generated: int = 0
    imports: bool = False
    typed: bool = False
    seconds: float = 0.0
    refusal: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether there is a complete and well-typed client."""
        is_complete = self.published == self.generated > 0
        return is_complete and self.imports and self.typed

    def row(self) -> str:
        """Return a row of the table."""
        if self.refusal:
            return f"| {self.name} | {self.refusal} |"
        flags = ("yes" if flag else "no" for flag in (self.imports, self.typed))
        cells = (self.name, self.published, self.generated, *flags, f"{self.seconds:.1f}")
        return f"| {' | '.join(map(str, cells))} |"


def generated(document: Path) -> Outcome:
    """Fetch and regenerate a document in a temporary repository, and check the client.

    Args:
        document: A document in JSON or YAML.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "openapi").mkdir()
        start = time.perf_counter()
        for command in (("fetch", "--url", document.resolve(), "--allow-shrink"), ("regenerate",)):
            done = _run(HERE, "-m", "pipeline", "--root", root, *command)
            if done.returncode:
                return Outcome(document.name, refusal=done.stderr.partition("\n")[0])
        seconds = time.perf_counter() - start
        lock = json.loads((root / "openapi" / "upstream.lock.json").read_text("utf-8"))
        prepared = read_document(root / "openapi" / "openapi.json")
        package = root / "generated"
        return Outcome(
            document.name,
            lock["operations"],
            sum(1 for _ in operations(prepared)),
            _run(package, "-c", _IMPORT_ALL).returncode == 0,
            _run(package, "-m", "mypy", "--strict", "-p", "ofauth_api").returncode == 0,
            seconds,
        )


def _run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        (sys.executable, *command),
        cwd=folder,
        env={**os.environ, "PATH": tools},
        capture_output=True,
        text=True,
        check=False,
    )
