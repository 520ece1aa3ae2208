"""What was measured, as a table for people and as figures for programs."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from typing import Any, TypeAlias

from attrs import frozen

from benchmarks.pipeline.preparing import ACTIONS, Growth
from benchmarks.pipeline.regenerating import ROUNDS, Comparison

_Row: TypeAlias = tuple[str, str, str, str]
_HEAD: list[_Row] = [("", "pipeline", "bare generator", "ratio"), ("---", "---:", "---:", "---:")]


@frozen
class Measured:
    """Everything that was measured.

    Args:
        compared: Documents that were regenerated, the full scale last.
        grown: Documents that were prepared, the smallest first.
        overlaid: Megabytes of a document, and the seconds that actions on it took.
    """

    compared: list[Comparison]
    grown: list[Growth]
    overlaid: tuple[float, float]

    @property
    def growth(self) -> float:
        """The seconds for a megabyte of the largest document, in times of the smallest's."""
        return self.grown[-1].pace / self.grown[0].pace

    def table(self) -> str:
        """Return the figures as a table in Markdown, with what it says below it."""
        rows = [*_HEAD, *(row for one in self.compared for row in _compared(one))]
        for size in self.grown:
            ratio = f"{size.pace / self.grown[0].pace:.2f}"
            rows.append((f"prepare {size.megabytes:.1f} MB", _s(size.seconds), "", ratio))
        megabytes, seconds = self.overlaid
        rows.append((f"{ACTIONS} overlay actions on {megabytes:.0f} MB", _s(seconds), "", ""))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\n{_notes()}"

    def figures(self) -> dict[str, Any]:
        """Return the figures as JSON has them."""
        megabytes, seconds = self.overlaid
        return {
            "machine": _machine(),
            "regenerate": {one.name: _regenerated(one) for one in self.compared},
            "prepare": [_prepared(size) for size in self.grown],
            "overlay": {"megabytes": round(megabytes, 1), "seconds": round(seconds, 3)},
        }


def _compared(one: Comparison) -> list[_Row]:
    ours, bare = one.ours, one.bare
    memory = f"{ours.megabytes / bare.megabytes:.2f}"
    return [
        (f"regenerate, {one.name}", _s(ours.seconds), _s(bare.seconds), f"{one.ratio:.2f}"),
        ("peak memory", f"{ours.megabytes:.0f} MB", f"{bare.megabytes:.0f} MB", memory),
        ("nothing to do", _s(one.idle.seconds), "", ""),
    ]


def _notes() -> str:
    return (
        f"Best of {ROUNDS} interleaved rounds, whole processes; memory: the most of one process. "
        "The bare generator runs with its default hooks on the normalized document. Ratios of "
        f"preparing are seconds for a megabyte, in times of the smallest document's. {_machine()}."
    )


def _machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    generator = f"openapi-python-client {version('openapi-python-client')}"
    return f"{python}, {generator}, {os.cpu_count()} cores"


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _regenerated(one: Comparison) -> dict[str, float]:
    return {
        "seconds": round(one.ours.seconds, 3),
        "bare generator seconds": round(one.bare.seconds, 3),
        "ratio": round(one.ratio, 3),
        "megabytes": round(one.ours.megabytes),
        "bare generator megabytes": round(one.bare.megabytes),
        "nothing to do seconds": round(one.idle.seconds, 3),
    }


def _prepared(size: Growth) -> dict[str, float]:
    return {
        "scale": size.scale,
        "document megabytes": round(size.megabytes, 2),
        "seconds": round(size.seconds, 3),
        "seconds per megabyte": round(size.pace, 3),
        "memory megabytes": round(size.memory),
    }
