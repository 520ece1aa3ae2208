"""What was measured, as one table for people and as figures for programs."""

from __future__ import annotations

import os
import platform
import time
from importlib.metadata import version
from typing import Any

from attrs import frozen

from benchmarks.decode.contestants import JSON, ORJSON, OURS_FAST
from benchmarks.decode.generated import MSGSPEC, OURS, PYDANTIC, STOCK
from benchmarks.decode.instructions import INSTRUCTIONS
from benchmarks.decode.measuring import Figures

COLUMNS = (STOCK, OURS, OURS_FAST, PYDANTIC, MSGSPEC, JSON, ORJSON)
_EMPTY = ("",) * len(COLUMNS)

_LIBRARIES = "openapi-python-client datamodel-code-generator attrs pydantic msgspec orjson".split()


@frozen
class Measured:
    """Everything that was measured.

    Args:
        pages: Figures by chats of a page.
        imports: Milliseconds by operations of a document.
        sizes: Bytes of a page by its chats.
    """

    pages: dict[int, Figures]
    imports: dict[int, Figures]
    sizes: dict[int, int]

    def table(self) -> str:
        """Return the figures as a table in Markdown."""
        rows = [("", *COLUMNS), ("---", *(["---:"] * len(COLUMNS)))]
        for chats, figures in self.pages.items():
            rows.append((f"**{chats} chats, {self.sizes[chats] / 1000:.0f} KB**", *_EMPTY))
            rows += [_row(measure, each) for measure, each in figures.items()]
        for operations, figures in self.imports.items():
            rows.append((f"**import, {operations} operations**", *_EMPTY))
            rows += [_row(measure, each) for measure, each in figures.items()]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def figures(self) -> dict[str, Any]:
        """Return the figures as JSON has them."""
        return {
            "machine": machine(),
            "pages": {chats: _rounded(figures) for chats, figures in self.pages.items()},
            "imports": {count: _rounded(figures) for count, figures in self.imports.items()},
        }


def machine() -> str:
    """Say what measured, when, and what the figures are."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    day = time.strftime("%Y-%m-%d")
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    how = "Least processor time of interleaved rounds; memory by tracemalloc, instructions counted"
    return f"{how} by valgrind. {day}, {python}, {system}; {libraries}."


def _row(measure: str, each: dict[str, float]) -> tuple[str, ...]:
    unit = "KB" if measure.startswith("memory") else "ms"
    unit = "millions" if measure == INSTRUCTIONS else unit
    cells = [_cell(each[name]) if name in each else "" for name in COLUMNS]
    return (f"{measure} [{unit}]", *cells)


def _cell(figure: float) -> str:
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.2f}"


def _rounded(figures: Figures) -> Figures:
    return {
        measure: {name: round(figure, 3) for name, figure in each.items()}
        for measure, each in figures.items()
    }
