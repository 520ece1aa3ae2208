"""Files that grow at their ends. Their positions are kept in a database beside them.

A page is written first, and then its position together with the length of the file. What a kill
left behind that length is cut off when the export continues.
"""

from __future__ import annotations

import csv
import io
import os
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from ofauth_api.codec.json_bytes import dumps

from ofauth_client.errors import ExportError
from ofauth_client.export.positions import Position, Positions, open_database
from ofauth_client.export.records import as_object, as_rows, checked_header

#: Facts of a file.
_BEGUN, _LENGTH, _HEADER, _COMPLETE = "begun", "length", "header", "complete"


class TextFile(ABC):
    """A file that takes pages of items.

    Args:
        path: The file.

    Raises:
        ExportError: The file does not belong to its state, or another program is writing it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = open_database(f"{path}.state", path.name, alone=True)
        try:
            self.positions = Positions(self._database, "")
            self._length: int = self.positions.fact(_LENGTH) or 0
            self._file = _opened(path, self._length, self.positions.fact(_BEGUN))
            self.positions.remember(_BEGUN, True)
        except BaseException:
            self._database.close()
            raise

    def write(
        self, items: Sequence[object], columns: Mapping[str, Any], name: str, position: Position
    ) -> None:
        """Write the items of a page and the position after it."""
        text, header = self._text(items, columns, self.positions.fact(_HEADER))
        added = text.encode()
        # A write that failed may have left a part of a page.
        self._file.seek(self._length)
        self._file.write(added)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._database.execute("BEGIN")
        self.positions.remember(_LENGTH, self._length + len(added))
        self.positions.remember(_HEADER, header)
        self.positions.put(name, position)
        self._database.execute("COMMIT")
        self._length += len(added)

    def finish(self) -> None:  # noqa: B027 - most files are complete after every page
        """Do what is left to do when all lists have been read."""

    def close(self) -> None:
        """Close the file and the database."""
        self._file.close()
        self._database.close()

    @abstractmethod
    def _text(
        self, items: Sequence[object], columns: Mapping[str, Any], header: list[str] | None
    ) -> tuple[str, list[str] | None]:
        """Return items as the file has them, and the names of its columns, if it has columns.

        Args:
            items: The items.
            columns: Values before those of each item.
            header: Names of the columns so far.
        """


class JsonLines(TextFile):
    """A file with a JSON object in each line."""

    def _text(
        self, items: Sequence[object], columns: Mapping[str, Any], header: list[str] | None
    ) -> tuple[str, list[str] | None]:
        return "".join(f"{dumps(as_object(item, columns))}\n" for item in items), header


class CsvFile(TextFile):
    """A table of scalars with a header, as `csv` writes it."""

    def _text(
        self, items: Sequence[object], columns: Mapping[str, Any], header: list[str] | None
    ) -> tuple[str, list[str] | None]:
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        rows = as_rows(items, columns)
        if rows and header is None:
            writer.writerow(rows[0])
        header = checked_header(header, rows, self.path.name)
        writer.writerows(row.values() for row in rows)
        return written.getvalue(), header


class ParquetFile(TextFile):
    """A Parquet file, which is made of a file of rows when all lists have been read.

    Parquet files cannot grow, and their columns have types that only all rows together show.
    """

    def __init__(self, path: Path) -> None:
        # Refused before any request, not when the file is made.
        from ofauth_client.export import parquet

        self._module = parquet
        self._target = path
        super().__init__(path.with_name(f"{path.name}.rows"))

    def write(
        self, items: Sequence[object], columns: Mapping[str, Any], name: str, position: Position
    ) -> None:
        """Write the items of a page and the position after it."""
        if self.positions.fact(_COMPLETE):
            raise ExportError(f"{self._target.name} is complete, and a Parquet file cannot grow")
        super().write(items, columns, name, position)

    def finish(self) -> None:
        """Make the Parquet file."""
        if self.positions.fact(_COMPLETE):
            return
        self._module.convert(self.path, self._target)
        self._database.execute("BEGIN")
        self.positions.remember(_COMPLETE, True)
        self.positions.remember(_LENGTH, 0)
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Close the files; those that a complete file no longer needs are removed."""
        complete = self.positions.fact(_COMPLETE)
        super().close()
        if complete:
            with suppress(OSError):
                self.path.unlink()

    def _text(
        self, items: Sequence[object], columns: Mapping[str, Any], header: list[str] | None
    ) -> tuple[str, list[str] | None]:
        rows = as_rows(items, columns)
        header = checked_header(header, rows, self._target.name)
        return "".join(f"{dumps(row)}\n" for row in rows), header


def _opened(path: Path, length: int, begun: bool | None) -> BinaryIO:
    """Open a file for writing behind the bytes that belong to an export.

    Args:
        path: The file.
        length: How many bytes these are.
        begun: Whether the file is that of an export.

    Raises:
        ExportError: There are fewer bytes, or those of another program.
    """
    size = path.stat().st_size if path.exists() else 0
    if size < length:
        raise ExportError(
            f"{path.name} is shorter than its state says: delete {path.name}.state to begin anew"
        )
    if size and not begun:
        raise ExportError(f"{path.name} was not begun by an export: choose another file")
    file = path.open("r+b" if size else "wb")
    file.truncate(length)
    file.seek(length)
    return file
