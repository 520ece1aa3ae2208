"""Items as records of a file: JSON objects with all properties, or rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ofauth_api.codec import ApiModel

from ofauth_client.errors import ExportError


def as_object(item: object, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item as a JSON object, after the columns of its list.

    Raises:
        ExportError: The item is no object, or has a property with the name of a column.
    """
    made: Any = item.to_dict() if isinstance(item, ApiModel) else item
    if not isinstance(made, Mapping):
        made = {"value": made}
    _check_names(columns, made)
    return {**columns, **made}


def as_rows(
    items: Iterable[object], columns: Mapping[str, Any], *, scalars: bool = True
) -> list[dict[str, Any]]:
    """Return items as rows, after the columns of their list.

    Args:
        items: The items.
        columns: Values before those of each item.
        scalars: As for `ApiModel.to_row`.

    Raises:
        ExportError: An item is no model, or has a field with the name of a column.
    """
    rows: list[dict[str, Any]] = []
    for item in items:
        if not isinstance(item, ApiModel):
            kind = type(item).__name__
            raise ExportError(f"an item is {kind} and makes no row: export to JSON Lines instead")
        row = item.to_row(scalars=scalars)
        _check_names(columns, row)
        rows.append({**columns, **row})
    return rows


def checked_header(
    header: list[str] | None, rows: list[dict[str, Any]], subject: str
) -> list[str] | None:
    """Return the names of the columns of a table that rows are added to.

    Args:
        header: Names of the columns; None for a table without rows.
        rows: The rows.
        subject: What the table is called in errors.

    Raises:
        ExportError: A row has other columns.
    """
    for row in rows:
        names = list(row)
        header = names if header is None else header
        if header != names:
            different = sorted(set(header) ^ set(row)) or ["their order"]
            raise ExportError(
                f"{subject} has other columns than these items ({', '.join(different[:5])}): "
                "export each kind of item to a file of its own"
            )
    return header


def _check_names(columns: Mapping[str, Any], made: Mapping[str, Any]) -> None:
    shared = columns.keys() & made.keys()
    if shared:
        raise ExportError(f"the items have {min(shared)} themselves: give the column another name")
