"""Commands that are called often import only what they need: most of their time was imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
    look = f"import sys; print(*sorted({{*{needless.split()!r}}} & sys.modules.keys()))"
    command = (sys.executable, "-c", f"{code}\n{look}")
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == []
