"""How far an export has read each list, in an SQLite database beside or inside its file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from ofauth_client.errors import ExportError


class Position(NamedTuple):
    """How far a list has been read.

    Args:
        items: Number of items written.
        next_params: Query parameters of the next page; None for the first page.
        is_done: Whether the list has been read to its end, or to items that were known.
    """

    items: int = 0
    next_params: Mapping[str, Any] | None = None
    is_done: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether the reading ended before the list did."""
        return self.is_done and self.next_params is not None


class Positions:
    """The positions of all lists of an export. Changes take effect when the caller commits them.

    Args:
        connection: The database.
        prefix: Begins the names of the tables.
    """

    def __init__(self, connection: sqlite3.Connection, prefix: str) -> None:
        self._connection = connection
        self._lists, self._facts = quoted(f"{prefix}lists"), quoted(f"{prefix}facts")
        for statement in (
            f"CREATE TABLE IF NOT EXISTS {self._lists} (name TEXT PRIMARY KEY, items INTEGER, "
            "next_params TEXT, is_done INTEGER)",
            f"CREATE TABLE IF NOT EXISTS {self._facts} (name TEXT PRIMARY KEY, value TEXT)",
        ):
            connection.execute(statement)

    def get(self, name: str) -> Position:
        """Return the position of a list."""
        found = self._connection.execute(
            f"SELECT items, next_params, is_done FROM {self._lists} WHERE name = ?",
            (name,),
        ).fetchone()
        if found is None:
            return Position()
        return Position(found[0], json.loads(found[1]), bool(found[2]))

    def put(self, name: str, position: Position) -> None:
        """Replace the position of a list."""
        values = (name, position.items, json.dumps(position.next_params), position.is_done)
        self._connection.execute(
            f"INSERT OR REPLACE INTO {self._lists} VALUES (?, ?, ?, ?)",
            values,
        )

    def fact(self, name: str) -> Any:
        """Return what is remembered of the file under a name; None for nothing."""
        found = self._connection.execute(
            f"SELECT value FROM {self._facts} WHERE name = ?",
            (name,),
        ).fetchone()
        return None if found is None else json.loads(found[0])

    def remember(self, name: str, value: Any) -> None:
        """Remember a fact of the file."""
        self._connection.execute(
            f"INSERT OR REPLACE INTO {self._facts} VALUES (?, ?)",
            (name, json.dumps(value)),
        )


def open_database(path: str, subject: str, *, alone: bool) -> sqlite3.Connection:
    """Open or create a database.

    Args:
        path: Where it is.
        subject: What it is called in errors.
        alone: Whether no other process may use it until it is closed.

    Raises:
        ExportError: It is no database, cannot be opened, or another process uses it.
    """
    # Threads of one export take turns; see `Export`.
    try:
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=10
        )
    except sqlite3.OperationalError as error:
        raise ExportError(f"{subject} cannot be opened: {error}") from None
    try:
        if alone:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        connection.close()
        if "locked" in str(error):
            raise ExportError(f"another program is writing {subject}") from None
        raise ExportError(f"{subject} is not an SQLite database: {error}") from None
    return connection


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
