"""Shows how many items have been written: by tqdm or rich if one of them is installed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

#: Called with the name of a list and the number of items added to the file.
Report = Callable[[str, int], object]


class Progress(Protocol):
    """Shows the progress of an export."""

    def add(self, name: str, items: int) -> None:
        """Count items of a list."""
        ...

    def close(self) -> None:
        """Show nothing more."""
        ...


def progress_of(wish: bool | Report, title: str) -> Progress:
    """Return what shows the progress.

    Args:
        wish: True for a display on standard error, False for none, or a function.
        title: What is being made.
    """
    if callable(wish):
        return _Function(wish)
    if not wish:
        return _Function(lambda _name, _items: None)
    if find_spec("tqdm") is not None:
        return _Tqdm(title)
    return _Rich(title) if find_spec("rich") is not None else _Lines(title)


class _Function:
    def __init__(self, report: Report) -> None:
        self._report = report

    def add(self, name: str, items: int) -> None:
        self._report(name, items)

    def close(self) -> None:
        """Do nothing."""


class _Tqdm:
    def __init__(self, title: str) -> None:
        tqdm: Any = import_module("tqdm")
        self._bar = tqdm.tqdm(desc=title, unit=" items")

    def add(self, name: str, items: int) -> None:
        self._bar.set_postfix_str(name, refresh=False)
        self._bar.update(items)

    def close(self) -> None:
        self._bar.close()


class _Rich:
    def __init__(self, title: str) -> None:
        from rich.console import Console
        from rich.progress import Progress as RichProgress
        from rich.progress import SpinnerColumn, TextColumn

        shown = "{task.description}: {task.completed} items"
        self._display = RichProgress(
            SpinnerColumn(), TextColumn(shown), console=Console(stderr=True), transient=False
        )
        self._task = self._display.add_task(title, total=None)
        self._display.start()

    def add(self, name: str, items: int) -> None:  # noqa: ARG002 - the name would not fit
        self._display.advance(self._task, items)

    def close(self) -> None:
        self._display.stop()


class _Lines:
    """A line for each ten thousand items, where no library draws."""

    _STEP = 10_000

    def __init__(self, title: str) -> None:
        self._title, self._items = title, 0

    def add(self, name: str, items: int) -> None:
        before, self._items = self._items, self._items + items
        if before // self._STEP != self._items // self._STEP:
            self._tell(f" ({name})")

    def close(self) -> None:
        self._tell("")

    def _tell(self, more: str) -> None:
        print(f"{self._title}: {self._items} items{more}", file=sys.stderr)
