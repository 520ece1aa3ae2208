"""The command `ofauth export`: a whole list into a file, to be continued after a stop."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import click

from ofauth_client._operations import describe, method_names
from ofauth_client.cli.groups import ResourceGroup
from ofauth_client.cli.operations import OperationCommand, connection_option, make_client
from ofauth_client.cli.output import note


class ExportCommand(OperationCommand):
    """The command that reads the list of a method into a file."""

    def own_options(self) -> list[click.Parameter]:
        """Return the options that belong to no argument of the method."""
        return [connection_option()]

    def run(self, values: dict[str, Any]) -> None:
        """Read the list to its end, from where an earlier command stopped."""
        # Imported late, because the list of all commands needs no export.
        from ofauth_client.export import Export

        file = _file(click.get_current_context())
        with (
            make_client(values["connection"]) as client,
            Export(**file, progress=sys.stderr.isatty()) as export,
        ):
            count = export.read(self.method.of(client), **self.arguments(values))
        note(f"{file['path']} has {count} items of this list")


@cache
def _lists() -> list[str]:
    """Return the names of the methods that return lists in pages."""
    return [name for name in method_names() if describe(name).operation.pagination]


def _command(name: str, command_name: str) -> click.Command:
    return ExportCommand(command_name, describe(name))


def _file(context: click.Context) -> dict[str, Any]:
    """Return the arguments of `Export`, which are parameters of the outermost group."""
    while context.command is not command:
        assert context.parent is not None, "the command runs inside of its group"  # noqa: S101
        context = context.parent
    given = dict(context.params)
    return {**given, "key": [name for name in (given["key"] or "").split(",") if name]}


command = ResourceGroup(
    "export",
    _lists,
    _command,
    help=(
        "Read a whole list into a file: ofauth export chats.csv chats list\n\nThe end of the "
        "file's name chooses the format: .jsonl, .csv, .sqlite, .parquet. Run the command again "
        "after a stop: it continues where it was, and writes no item twice."
    ),
    params=[
        click.Argument(["path"], metavar="FILE"),
        click.Option(
            ["--key"], metavar="NAME,NAME", help="Columns that identify a row (databases)."
        ),
        click.Option(["--table"], default="items", show_default=True, help="Table (databases)."),
    ],
)
