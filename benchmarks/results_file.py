"""Figures of benchmarks, as files for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def write_figures(name: str, figures: Mapping[str, Any], folder: Path = RESULTS) -> None:
    """Write figures as JSON, with what they were measured on.

    Args:
        name: Name of the benchmark.
        figures: What was measured.
        folder: Folder of the file.
    """
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{python}, {os.cpu_count()} cores"
    text = json.dumps({"machine": machine, **figures}, indent=2)
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
