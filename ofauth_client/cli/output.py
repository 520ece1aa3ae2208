"""Results as JSON, tables and CSV on standard output."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any
from unicodedata import combining, east_asian_width

import click
from attrs import frozen
from ofauth_api.codec.encoding import as_json

from ofauth_client._spelling import did_you_mean
from ofauth_client.errors import one_line

FORMATS = ("json", "jsonl", "table", "csv")

#: Rows that decide about the widths of a table.
_MEASURED_ROWS = 100
_WIDEST_COLUMN = 40
_GAP = "  "
#: Names of columns that come first in a table.
_LEADING = ("id", "name", "username", "title", "text", "status", "type", "amount", "created_at")
#: Characters that JSON may contain, and that terminals or encoders take for something else.
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Row = Mapping[str, Any]


@frozen
class Output:
    """The form in which a command prints its result.

    Args:
        format: One of `FORMATS`; None for `on_terminal` on a terminal and JSON lines elsewhere.
        columns: Names of the columns of a table or of CSV; empty for all that fit.
        on_terminal: The format on a terminal if none is chosen.
    """

    format: str | None = None
    columns: tuple[str, ...] = ()
    on_terminal: str = "table"

    def items(self, items: Iterable[Any]) -> None:
        """Print a list. JSON lines and CSV are printed while the list is read."""
        kind = self._format()
        if kind == "jsonl":
            for item in items:
                click.echo(_json(item))
        elif kind == "json":
            click.echo(_json(list(items), indent=2))
        elif kind == "csv":
            self._csv(_rows(items))
        else:
            self._table(_rows(items))

    def value(self, value: Any) -> None:
        """Print a result that is not a list; a table has a line for each of its fields."""
        kind = self._format()
        if kind in ("json", "jsonl"):
            click.echo(_json(value, indent=2 if kind == "json" else None))
            return
        row = {k: _scalar(v) for k, v in value.items()} if isinstance(value, dict) else _row(value)
        if kind == "csv":
            self._csv(iter([row]))
        else:
            names = _chosen(self.columns, row) or [name for name in row if row[name] is not None]
            width = max((_width(one_line(name)) for name in names), default=0)
            for name in names:
                click.echo(_padded(one_line(name), width) + _GAP + one_line(_text(row[name])))

    def _format(self) -> str:
        return self.format or (self.on_terminal if sys.stdout.isatty() else "jsonl")

    def _csv(self, rows: Iterator[Row]) -> None:
        first = next(rows, None)
        if first is None:
            return
        names = _chosen(self.columns, first) or list(first)
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(map(_harmless, names))
        for row in chain([first], rows):
            if row.keys() != first.keys():
                raise click.ClickException("the items have different columns; use --format jsonl")
            writer.writerow([_harmless(_text(row[name])) for name in names])

    def _table(self, rows: Iterator[Row]) -> None:
        head = list(islice(rows, _MEASURED_ROWS))
        if not head:
            return
        known = {name: None for row in head for name in row}
        used = [name for name in known if any(row.get(name) is not None for row in head)]
        used.sort(key=_rank)
        widths = {
            name: min(_WIDEST_COLUMN, max(map(_width, [name, *(_cell(row, name) for row in head)])))
            for name in _chosen(self.columns, known) or used
        }
        shown = list(widths) if self.columns else _fitting(widths)
        sizes = [widths[name] for name in shown]
        click.echo(_line([name.upper() for name in shown], sizes))
        for row in chain(head, rows):
            click.echo(_line([_cell(row, name) for name in shown], sizes))
        if hidden := len(widths) - len(shown):
            note(f"{hidden} more columns do not fit; --columns chooses, --format json shows all")


def note(text: str) -> None:
    """Print a remark to standard error."""
    click.echo(f"note: {text}", err=True)


def print_text(text: str) -> None:
    """Print an answer that is a text."""
    click.echo(_harmless(text))


def print_binary(pieces: Iterable[bytes]) -> None:
    """Write bytes to standard output.

    Raises:
        UsageError: Standard output is a terminal.
    """
    if sys.stdout.isatty():
        raise click.UsageError("the answer is binary; write it to a file")
    for piece in pieces:
        sys.stdout.buffer.write(piece)


def _json(value: Any, indent: int | None = None) -> str:
    """Return a value as JSON that neither a terminal nor an encoding changes."""
    is_unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(as_json(value), ensure_ascii=not is_unicode, indent=indent)
    return _ODD.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _rows(items: Iterable[Any]) -> Iterator[Row]:
    return map(_row, items)


def _row(item: Any) -> Row:
    """Return an item as a row; an item that is not a model has a single column."""
    if hasattr(item, "to_row"):
        row: Row = item.to_row(scalars=True)
        return row
    return {"value": _scalar(item)}


def _scalar(value: Any) -> Any:
    made = as_json(value)
    return _json(made) if isinstance(made, list | dict) else made


def _chosen(columns: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the chosen columns.

    Raises:
        UsageError: A column does not exist.
    """
    names, chosen = list(known), list(columns)
    for name in chosen:
        if name not in names:
            advice = did_you_mean(name, names) or f"; the columns are {', '.join(names)}"
            raise click.UsageError(f"there is no column {name}{advice}")
    return chosen


def _rank(name: str) -> float:
    """Return the place of a column in a table; columns that identify an item come first."""
    for rank, word in enumerate(_LEADING):
        if name == word:
            return rank
        if name.endswith(f"_{word}"):
            return len(_LEADING) + rank
    return 2 * len(_LEADING)


def _fitting(widths: Mapping[str, int]) -> list[str]:
    """Return the first columns that fit the terminal, at least one of them."""
    left = shutil.get_terminal_size((120, 24)).columns
    shown: list[str] = []
    for name, width in widths.items():
        left -= width + (len(_GAP) if shown else 0)
        if left < 0 and shown:
            break
        shown.append(name)
    return shown


def _cell(row: Row, name: str) -> str:
    return one_line(_text(row.get(name)))


def _line(cells: list[str], widths: list[int]) -> str:
    padded = [_padded(_cut(cell, width), width) for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join(padded).rstrip()


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    """Return a text for CSV; a terminal gets no control characters."""
    if sys.stdout.isatty():
        return "".join(char if char.isprintable() or char == "\n" else "�" for char in text)
    return re.sub("[\ud800-\udfff]", "�", text)


def _width(text: str) -> int:
    """Return the number of terminal cells that a text fills."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    while _width(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
