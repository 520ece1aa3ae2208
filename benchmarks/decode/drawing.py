"""The plot: what a page costs each contestant, beside the others."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.decode.contestants import OURS_FAST
from benchmarks.decode.generated import OURS
from benchmarks.decode.telling import COLUMNS, Measured

_PANELS = {
    "decode, GC on": "bytes to models, ms",
    "encode, GC on": "models to bytes, ms",
    "memory kept": "memory of the models, KB",
}
_COLOURS = {OURS: "#7db3e8", OURS_FAST: "#1f6fb8"}


def draw(measured: Measured, path: Path) -> None:
    """Draw the smallest page's figures into an SVG file."""
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "decode"
    plots: Any = import_module("matplotlib.pyplot")
    chats = min(measured.pages)
    figure, axes = plots.subplots(1, len(_PANELS), figsize=(12, 3.2), sharey=True)
    for axis, (measure, title) in zip(axes, _PANELS.items(), strict=True):
        _bars(axis, measured.pages[chats][measure], title)
    axes[0].invert_yaxis()
    size = measured.sizes[chats] / 1000
    figure.suptitle(f"A page of {chats} chats, {size:.0f} KB: less is better")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plots.close(figure)


def _bars(axis: Any, figures: dict[str, float], title: str) -> None:
    names = [name for name in COLUMNS if name in figures]
    values = [figures[name] for name in names]
    colours = [_COLOURS.get(name, "#b8b8b8") for name in names]
    bars = axis.barh(names, values, color=colours)
    axis.bar_label(bars, fmt="%.3g", padding=3)
    axis.set_title(title, fontsize=10)
    axis.set_xlim(0, max(values) * 1.2)
    axis.spines[["top", "right"]].set_visible(False)
