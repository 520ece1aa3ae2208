"""The command line `ofauth`, made of the methods of the client; docs/cli.md is its guide.

    ofauth chats list --limit 5
    ofauth chats messages list 1001 --max-items 50 --format csv

The command line needs `pip install 'ofauth-client[cli]'`.

Modules, from the bottom to the top:

    values        texts of the command line as values of parameters
    output        results as JSON, tables and CSV
    bodies        bodies from a text, a file, standard input, or options for their fields
    operations    the command of an operation
    groups        commands in groups, as methods are in resources
    export        the command that reads a list into a file
    request       the command for paths that no operation has
    skill         the command that prints the guide for agents
    root          the tree of commands, and errors as exit statuses
"""

from __future__ import annotations

import sys

ADVICE = "the command line needs more packages: pip install 'ofauth-client[cli]'"

__all__ = ["ADVICE", "main"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line, and exit.

    Args:
        arguments: Arguments; by default, those of the process.

    Raises:
        SystemExit: Always; the status is 0, 1 after a failure, or 2 after wrong usage.
    """
    try:
        from ofauth_client.cli.root import root
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        print(f"error: {ADVICE}", file=sys.stderr)
        sys.exit(1)
    root.main(arguments, prog_name="ofauth")
