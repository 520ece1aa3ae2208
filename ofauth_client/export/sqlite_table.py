"""A table of an SQLite database. Each page and its position are one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ofauth_client.errors import ExportError
from ofauth_client.export.columns import storable
from ofauth_client.export.positions import Position, Positions, open_database, quoted
from ofauth_client.export.records import as_rows, checked_header


class SqliteTable:
    """A table with a row for each item.

    Args:
        path: The database; other tables in it stay as they are.
        table: Name of the table.
        key: Names of the columns that identify a row. A row with the same values is replaced.

    Raises:
        ExportError: The file is no database.
    """

    def __init__(self, path: Path, table: str, key: Sequence[str]) -> None:
        self._name = f"the table {table} of {path.name}"
        self._database = open_database(str(path), path.name, alone=False)
        self._table, self._key = quoted(table), key
        self.positions = Positions(self._database, f"_export_{table}_")
        columns = self._database.execute(f"PRAGMA table_info({self._table})").fetchall()
        self._header: list[str] | None = [column[1] for column in columns] or None

    def write(
        self, items: Sequence[object], columns: Mapping[str, Any], name: str, position: Position
    ) -> None:
        """Write the items of a page and the position after it."""
        rows = as_rows(items, columns)
        header = checked_header(self._header, rows, self._name)
        self._database.execute("BEGIN IMMEDIATE")
        try:
            if header is not None:
                self._create(header)
                marks = ", ".join("?" * len(header))
                self._database.executemany(
                    f"INSERT OR REPLACE INTO {self._table} VALUES ({marks})",
                    ([*map(storable, row.values())] for row in rows),
                )
            self.positions.put(name, position)
            self._database.execute("COMMIT")
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._header = header

    def finish(self) -> None:
        """Do nothing: the table is complete after every page."""

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _create(self, header: list[str]) -> None:
        """Make the table, unless it is there."""
        missing = [name for name in self._key if name not in header]
        if missing:
            raise ExportError(f"the items have no column {missing[0]} for the key of {self._name}")
        parts = [*map(quoted, header)]
        if self._key:
            parts.append(f"PRIMARY KEY ({', '.join(map(quoted, self._key))})")
        self._database.execute(f"CREATE TABLE IF NOT EXISTS {self._table} ({', '.join(parts)})")
