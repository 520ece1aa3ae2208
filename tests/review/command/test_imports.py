"""Commands that are called often import only what they need: most of their time was imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.review.command.documents import shop, without_id

WIRE = """
from pathlib import Path
from pipeline.review.command import Request, review, write
"""


@pytest.mark.parametrize(
    ("code", "needless"),
    [
        (WIRE, "httpx yaml asyncio filelock jsonpath_rfc9535 pipeline.generate pipeline.overlay"),
        ("import pipeline.regenerate", "httpx yaml jinja2 pipeline.generate pipeline.prepare"),
        ("import pipeline.prepare, pipeline.generate", "httpx asyncio openapi_schema_validator"),
    ],
)
def test_needless_modules_are_not_imported(code: str, needless: str) -> None:
    """A review on the wire, a run that finds nothing to do, and a regeneration."""
    assert _imported(code, needless) == []


def test_a_review_on_the_wire_imports_no_overlays(tmp_path: Path) -> None:
    """Nor does it need them while it runs."""
    for name, document in (("old.json", shop()), ("new.json", without_id())):
        (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    files = (str(tmp_path / "old.json"), str(tmp_path / "new.json"))
    run = f"assert review(Request(Path(), *{files!r}, wire_only=True)).changes"
    needless = "jsonpath_rfc9535 pipeline.overlay pipeline.prepare pipeline.generate"
    assert _imported(WIRE + run, needless) == []


def _imported(code: str, names: str) -> list[str]:
    """Run code, and return those of some modules that have been imported."""
    look = f"import sys; print(*sorted({{*{names.split()!r}}} & sys.modules.keys()))"
    command = (sys.executable, "-c", f"{code}\n{look}")
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return done.stdout.split()
