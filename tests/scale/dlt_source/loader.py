"""A pipeline of dlt into DuckDB, and what a run of it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import dlt

from ofauth_client.sandbox import Sandbox

CONNECTIONS = {"ada": "conn_ada_secret", "bob": "conn_bob_secret"}
LISTS = ("chats", "chats.messages", "subscribers")
#: Pages of the first run, for each connection: 7 chats, 25 messages in each, 30 subscribers.
FIRST = {"chats.list": 2, "chats.messages.list": 7 * 3, "subscribers.list": 1}


#: Makes sources of two connections.
Source = Callable[..., Any]


class Run(NamedTuple):
    """What a run of a pipeline did.

    Args:
        rows: Number of loaded rows by table.
        pages: Number of answered requests by operation.
    """

    rows: Mapping[str, int]
    pages: Mapping[str, int]


class Loader:
    """A pipeline into a DuckDB database, and a sandbox to read from.

    Args:
        sandbox: The sandbox.
        folder: Folder of all files.
    """

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        database = dlt.destinations.duckdb(str(folder / "creators.duckdb"))
        self.pipeline = dlt.pipeline(
            "ofauth",
            destination=database,
            dataset_name="lists",
            pipelines_dir=str(folder / "pipelines"),
        )

    def load(self, source: Any) -> Run:
        """Run the pipeline with a source."""
        before = len(self.sandbox.exchanges)
        self.pipeline.run(source)
        assert self.pipeline.last_trace is not None
        info = self.pipeline.last_trace.last_normalize_info
        assert info is not None
        rows = {name: count for name, count in info.row_counts.items() if name[:4] != "_dlt"}
        return Run(rows, Counter(each.operation for each in self.sandbox.exchanges[before:]))

    def query(self, statement: str) -> list[Any]:
        """Return the rows of a query."""
        with self.pipeline.sql_client() as database:
            return [*(database.execute_sql(statement) or [])]

    def columns(self, table: str) -> dict[str, Any]:
        """Return the columns of a table in the schema of the pipeline."""
        tables: Any = self.pipeline.default_schema.tables
        return {
            name: column for name, column in tables[table]["columns"].items() if name[:4] != "_dlt"
        }

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return int(self.query(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608


def twice(pages: Mapping[str, int]) -> dict[str, int]:
    """Return numbers of pages for both connections."""
    return {name: 2 * count for name, count in pages.items()}
