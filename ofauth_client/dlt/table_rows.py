"""Items as rows that dlt takes, and the columns of their table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dlt.common.schema.typing import TColumnSchema

from ofauth_client.dlt.plans import DIGEST, Plan
from ofauth_client.dlt.reading import Row, row_digest
from ofauth_client.errors import ExportError
from ofauth_client.export.columns import as_text, storable
from ofauth_client.export.records import as_rows

#: The types of columns in dlt.
_TYPES: Mapping[type, Any] = {
    bool: "bool",
    int: "bigint",
    float: "double",
    str: "text",
    datetime: "timestamp",
    date: "date",
    UUID: "text",
    object: "json",
}


def table_columns(plan: Plan) -> dict[str, TColumnSchema]:
    """Return the columns of the items of a list."""
    return {name: {"name": name, "data_type": _data_type(plan, name)} for name in plan.columns}


def table_rows(plan: Plan, items: Iterable[object], columns: Mapping[str, Any]) -> list[Row]:
    """Return items as rows whose values fit the columns.

    Args:
        plan: The list.
        items: The items.
        columns: Values before those of each item.

    Raises:
        ExportError: An item is no model, or has no id.
    """
    texts = [name for name in plan.columns if _data_type(plan, name) == "text"]
    return [_fitted(plan, row, texts) for row in as_rows(items, columns, scalars=False)]


def _data_type(plan: Plan, column: str) -> Any:
    return _TYPES[plan.type_of(column)]


def _fitted(plan: Plan, row: Row, texts: Iterable[str]) -> Row:
    row.update({name: as_text(row[name]) for name in texts if name in row})
    row = dict(_storable_values(row))
    if plan.key == DIGEST:
        row[DIGEST] = row_digest(row)
    if row.get(plan.key) is None:
        raise ExportError(
            f"an item of client.{plan.method.name} has no {plan.key}, so its row cannot be told "
            "from others: leave this list out of lists"
        )
    return row


def _storable_values(row: Row) -> Iterable[tuple[str, Any]]:
    """Yield the values of a row; a number that is too large is a text in a column of its own."""
    for name, value in row.items():
        stored = storable(value)
        if type(stored) is type(value):
            yield name, stored
        else:
            # The column that dlt itself makes for texts among numbers.
            yield from ((name, None), (f"{name}__v_text", stored))
