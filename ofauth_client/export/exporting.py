"""Reads lists from page to page into a file, each from where an earlier program stopped.

    list (a method and its arguments)
      │ pages
    Export
      │ items of a page, and the position after it
    file (`text_files`, `sqlite_table`)

The file owns what has been written: items and positions change together, or not at all. The
export owns nothing but the file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from threading import Lock
from types import MappingProxyType, TracebackType
from typing import Any, NamedTuple, Protocol, Self, TypeAlias

from ofauth_client._methods import connection_of, name_of
from ofauth_client._options.credentials import Secret
from ofauth_client.errors import ArgumentError
from ofauth_client.export.positions import Position, Positions
from ofauth_client.export.progress import Report, progress_of
from ofauth_client.export.sqlite_table import SqliteTable
from ofauth_client.export.text_files import CsvFile, JsonLines, ParquetFile

#: Tells whether an item was read before.
Known: TypeAlias = Callable[[Any], bool]

_NO_COLUMNS: Mapping[str, Any] = MappingProxyType({})
_OPTIONS = "request_options"


class _File(Protocol):
    """A file that takes pages of items."""

    positions: Positions

    def write(
        self, items: Sequence[object], columns: Mapping[str, Any], name: str, position: Position
    ) -> None: ...

    def finish(self) -> None: ...

    def close(self) -> None: ...


_TEXT_FILES: dict[str, Callable[[Path], _File]] = {
    ".csv": CsvFile,
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".parquet": ParquetFile,
}
_DATABASES = (".db", ".sqlite", ".sqlite3")


class _List(NamedTuple):
    """A list that is read.

    Args:
        name: What it is known by: method, arguments, and a digest of the connection.
        label: What people are shown.
    """

    name: str
    label: str

    @staticmethod
    def of(
        method: Any, arguments: Sequence[Any], options: Mapping[str, Any], name: str | None
    ) -> _List:
        """Return the list of a method and its arguments, or of a name of the caller's."""
        if name is not None:
            return _List(name, name)
        given: Mapping[str, Any] = options.get(_OPTIONS) or {}
        connection = connection_of(method)
        if isinstance(given.get("connection_id"), str):
            connection = Secret(given["connection_id"], "connection_id")
        named = {key: value for key, value in options.items() if key != _OPTIONS}
        if given.get("query"):
            named["query"] = given["query"]
        shown = [json.dumps(argument, default=str) for argument in arguments]
        shown += [f"{key}={json.dumps(value, default=str)}" for key, value in sorted(named.items())]
        label = f"{name_of(method)}({', '.join(shown)})"
        return _List(label if connection is None else f"{label} of {connection.digest()}", label)


class Export:
    """A file into which whole lists are read.

    The name of the file decides on its format: `.jsonl` or `.ndjson` (all properties of an item),
    `.csv`, `.parquet`, and `.sqlite`, `.sqlite3` or `.db` (rows as `ApiModel.to_row` makes them).
    A state beside the file, `<name>.state`, says how far each list has been read; databases have
    it inside. Delete both to begin anew. Threads may share an export.

    Args:
        path: The file.
        table: Table of the database.
        key: Columns that identify a row of the database. A later row with the same values replaces
            an earlier row, such as the same fan in two lists.
        progress: True for a display on standard error (by tqdm or rich, if one of them is
            installed), or a function that is called with the name of a list and the number of
            items just written.

    Raises:
        ArgumentError: The format is unknown, or cannot have a key.
        ConfigurationError: The format needs a library that is not installed.
        ExportError: The file does not belong to its state, or another program is writing it.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        table: str = "items",
        key: str | Sequence[str] = (),
        progress: bool | Report = False,
    ) -> None:
        self.path = Path(path)
        self._key = [key] if isinstance(key, str) else list(key)
        self._file = _opened(self.path, table, self._key)
        self._progress = progress_of(progress, self.path.name)
        self._lock = Lock()

    def read(
        self,
        method: Callable[..., Any],
        *arguments: Any,
        columns: Mapping[str, Any] = _NO_COLUMNS,
        name: str | None = None,
        again: bool = False,
        known: Known | None = None,
        **options: Any,
    ) -> int:
        """Read a list to its end, from where it was left; return how many items are in the file.

        Args:
            method: Method that returns a list, such as `client.chats.messages.list`.
            *arguments: Its arguments.
            columns: Values that go before those of each item, such as the chat of a message.
            name: Name of the list within the file. By default, it consists of method, arguments
                and a digest of the connection.
            again: Read a list that was read to its end once more. Only a database with a key can
                take its items again.
            known: Tells whether an item was read before, in a list whose new items come first.
                The list ends with the first page that has only known items.
            **options: Arguments of the method by name.

        Raises:
            ArgumentError: The method returns no list, or the file cannot take items again.
            OFAuthError: A page could not be read; another call goes on from there.
            ExportError: The file cannot take the items.
        """
        listed = _List.of(method, arguments, options, name)
        position = self._position(listed, again)
        if not position.is_done:
            first = method(*arguments, **_continued(options, position))
            # A list that may end early has its pages requested one by one.
            for page in _pages(first, listed, prefetch=1 if known is None else 0):
                position = self._write(page, columns, listed, position, known)
                if position.is_cut:
                    break
        return position.items

    async def read_async(
        self,
        method: Callable[..., Any],
        *arguments: Any,
        columns: Mapping[str, Any] = _NO_COLUMNS,
        name: str | None = None,
        again: bool = False,
        known: Known | None = None,
        **options: Any,
    ) -> int:
        """Read a list of an `AsyncOFAuth` to its end; see `read`."""
        listed = _List.of(method, arguments, options, name)
        position = self._position(listed, again)
        if not position.is_done:
            first = method(*arguments, **_continued(options, position))
            # A prefetch would need a task of asyncio, and other lists are read meanwhile.
            async with aclosing(_pages(first, listed, prefetch=0)) as pages:
                async for page in pages:
                    position = self._write(page, columns, listed, position, known)
                    if position.is_cut:
                        break
        return position.items

    def close(self) -> None:
        """Close the file; what has been read stays, and another export goes on from there."""
        self._progress.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._file.finish()
        finally:
            self.close()

    def _position(self, listed: _List, again: bool) -> Position:
        if again and not self._key:
            raise ArgumentError("only a database with a key can take the items of a list again")
        with self._lock:
            position = self._file.positions.get(listed.name)
        return Position() if again and position.is_done else position

    def _write(
        self,
        page: Any,
        columns: Mapping[str, Any],
        listed: _List,
        before: Position,
        known: Known | None,
    ) -> Position:
        # Raises for a page that names no next page but should: it is read again next time.
        following = page.next_params
        items = page.new_items()
        is_done = following is None or (known is not None and _all_known(items, known))
        position = Position(before.items + len(items), following, is_done)
        with self._lock:
            self._file.write(items, columns, listed.name, position)
            self._progress.add(listed.label, len(items))
        return position


def _opened(path: Path, table: str, key: list[str]) -> _File:
    kind = path.suffix.lower()
    if kind in _DATABASES:
        return SqliteTable(path, table, key)
    if kind not in _TEXT_FILES:
        known = ", ".join(sorted([*_TEXT_FILES, *_DATABASES]))
        raise ArgumentError(f"{path.name} has no known format; end its name in {known}")
    if key:
        raise ArgumentError(f"only databases have a key, and {path.name} is none")
    return _TEXT_FILES[kind](path)


def _continued(options: Mapping[str, Any], position: Position) -> dict[str, Any]:
    """Return the arguments of a method for the page after a position."""
    if position.next_params is None:
        return dict(options)
    given: Mapping[str, Any] = options.get(_OPTIONS) or {}
    query = {**(given.get("query") or {}), **position.next_params}
    return {**options, _OPTIONS: {**given, "query": query}}


def _all_known(items: Sequence[object], known: Known) -> bool:
    """Tell whether there are items, and all of them were read before."""
    return bool(items) and all(map(known, items))


def _pages(first: Any, listed: _List, *, prefetch: int) -> Any:
    """Return the pages of a list.

    Raises:
        ArgumentError: It is no list.
    """
    if not hasattr(first, "pages"):
        raise ArgumentError(
            f"{listed.label} returns {type(first).__name__}, not the pages of a list"
        )
    return first.pages(prefetch=prefetch)
