"""What was measured, as a table and a plot for people and as figures for programs."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.client.contestants import NAMES, OURS, OURS_AIOHTTP, OURS_HTTPX2
from benchmarks.client.measuring import CROWDS, ByCrowd

_COLOURS = {OURS: "#7db3e8", OURS_HTTPX2: "#4b90cf", OURS_AIOHTTP: "#1f6fb8"}

#: Results by the kind of crowd: tasks or threads.
Kinds = Mapping[str, ByCrowd]


def table(kinds: Kinds) -> str:
    """Return the figures as a table in Markdown: requests a second, and processor time."""
    heads = [f"{crowd} {kind}" for kind in kinds for crowd in CROWDS]
    rows = [("requests a second (µs of processor time)", *heads), ("---", *["---:"] * len(heads))]
    rows += [
        (name, *(_cell(kinds[kind], crowd, name) for kind in kinds for crowd in CROWDS))
        for name in NAMES
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def figures(kinds: Kinds) -> dict[str, Any]:
    """Return the figures as JSON has them."""
    return {
        f"{crowd} {kind}": {
            name: {"rate": round(results.rate(name)), "cost": round(results.cost(name))}
            for name in results.turns
        }
        for kind, crowds in kinds.items()
        for crowd, results in crowds.items()
    }


def machine() -> str:
    """Say what measured, when, and what the figures are."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("httpx", "httpx2", "aiohttp"))
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        "Medians of alternating rounds on loopback; each answer has 20 chats, which ours makes "
        f"models of and the others dicts. {time.strftime('%Y-%m-%d')}, {python}, {system}; "
        f"{libraries}."
    )


def draw(kinds: Kinds, path: Path) -> None:
    """Draw the requests a second of tasks into an SVG file."""
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "client"
    plots: Any = import_module("matplotlib.pyplot")
    figure, axes = plots.subplots(1, len(CROWDS), figsize=(12, 3), sharey=True)
    for axis, crowd in zip(axes, CROWDS, strict=True):
        rates = [kinds["tasks"][crowd].rate(name) for name in NAMES]
        bars = axis.barh(NAMES, rates, color=[_COLOURS.get(name, "#b8b8b8") for name in NAMES])
        axis.bar_label(bars, fmt="%.0f", padding=3)
        axis.set_title(f"{crowd} tasks", fontsize=10)
        axis.set_xlim(0, max(rates) * 1.2)
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].invert_yaxis()
    figure.suptitle("Requests a second of one process: more is better")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plots.close(figure)


def _cell(crowds: ByCrowd, crowd: int, name: str) -> str:
    results = crowds[crowd]
    if name not in results.turns:
        return ""
    return f"{results.rate(name):.0f} ({results.cost(name):.0f})"
