"""Turns a file of rows into a Parquet file, by pyarrow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from ofauth_client.errors import ConfigurationError
from ofauth_client.export.columns import as_text, column_type, storable

try:
    # As values without types: the library has none.
    pyarrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
except ImportError:
    raise ConfigurationError(
        "Parquet files need pyarrow: pip install 'ofauth-client[parquet]'"
    ) from None

#: Rows of a batch.
_BATCH = 10_000


def convert(rows: Path, target: Path) -> None:
    """Write a Parquet file, which is there when it is complete.

    Args:
        rows: A file of JSON objects, which all have the same keys and scalars as values.
        target: The Parquet file; it is replaced.
    """
    kinds: dict[str, set[type]] = {}
    for row in _read(rows):
        for name, value in row.items():
            kinds.setdefault(name, set()).add(type(storable(value)))
    schema = pyarrow.schema([(name, _type(found)) for name, found in kinds.items()])
    unfinished = target.with_name(f"{target.name}.unfinished")
    with parquet.ParquetWriter(unfinished, schema) as writer:
        for batch in _batches(_read(rows)):
            columns = {
                field.name: [_as(field.type, row[field.name]) for row in batch] for field in schema
            }
            writer.write_table(pyarrow.table(columns, schema))
    unfinished.replace(target)


def _read(rows: Path) -> Iterator[dict[str, Any]]:
    with rows.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _type(kinds: set[type]) -> Any:
    """Return the type of a column that has values of these Python types."""
    known = {bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}
    return known.get(column_type(kinds), pyarrow.string())


def _as(kind: Any, value: Any) -> Any:
    """Return a value as a column of a type takes it."""
    if pyarrow.types.is_string(kind):
        return as_text(value)
    # pyarrow refuses whole numbers that a float cannot hold exactly.
    return float(value) if value is not None and pyarrow.types.is_floating(kind) else value
