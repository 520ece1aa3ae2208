"""The tree of commands, and the exit statuses of errors.

A command is made when it is needed: the tree comes from the names of the methods, and a module of
the API is imported when its commands are listed or run.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from ofauth_client._operations import method_names
from ofauth_client._version import __version__
from ofauth_client.cli.groups import ResourceGroup
from ofauth_client.cli.operations import operation_command
from ofauth_client.errors import ArgumentError, OFAuthError

#: Commands beside those of operations: modules with a click command named `command`.
COMMANDS = {
    "export": "ofauth_client.cli.export",
    "request": "ofauth_client.cli.request",
    "skill": "ofauth_client.cli.skill",
}


class Root(ResourceGroup):
    """All commands; turns errors into exit statuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in order."""
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name in COMMANDS:
            found: click.Command = import_module(COMMANDS[cmd_name]).command
            return found
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command.

        Raises:
            UsageError: An argument cannot be sent; exit status 2.
            ClickException: Any other error of the client, or of a file; exit status 1.
        """
        try:
            return super().invoke(ctx)
        except ArgumentError as error:
            raise click.UsageError(str(error)) from None
        except OFAuthError as error:
            raise click.ClickException(str(error)) from None
        except BrokenPipeError:
            # click ends the program quietly.
            raise
        except OSError as error:
            raise click.ClickException(f"{error.filename or 'output'}: {error.strerror}") from None


root = Root(
    "ofauth",
    method_names,
    operation_command,
    taken=COMMANDS,
    help=(
        "Call the OFAuth API.\n\nThe key is read from OFAUTH_API_KEY, the connection from "
        "OFAUTH_CONNECTION_ID, the address from OFAUTH_BASE_URL. Every group has --help."
    ),
    context_settings={"help_option_names": ["--help"]},
)
click.version_option(__version__, prog_name="ofauth")(root)
