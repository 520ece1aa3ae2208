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
from ofauth_client.cli.operations import free_name, operation_command
from ofauth_client.errors import ArgumentError, OFAuthError

#: Commands beside those of operations: modules with a click command named `command`.
COMMANDS = {
    "request": "ofauth_client.cli.request",
    "skill": "ofauth_client.cli.skill",
}


class ResourceGroup(click.Group):
    """The commands of a resource, or of the whole client.

    Args:
        name: Name of the group on the command line.
        prefix: Name of the resource with a dot, such as `chats.`; empty for the client.
        taken: Names of commands that are not available.
        **attributes: Attributes of the group.
    """

    def __init__(
        self, name: str, prefix: str, taken: frozenset[str] = frozenset(), **attributes: Any
    ) -> None:
        super().__init__(name, **attributes)
        self.prefix = prefix
        self.taken = taken

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in order."""
        return sorted(self._children())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        child = self._children().get(cmd_name)
        if child is None:
            return None
        name = f"{self.prefix}{child}"
        if name in method_names():
            return operation_command(name, cmd_name)
        group = ResourceGroup(cmd_name, f"{name}.")
        group.short_help = ", ".join(group.list_commands(ctx))
        group.help = f"Operations of client.{name}."
        return group

    def _children(self) -> dict[str, str]:
        """Return the methods and resources of this resource by the names of their commands."""
        inside = [n.removeprefix(self.prefix) for n in method_names() if n.startswith(self.prefix)]
        taken = set(self.taken)
        words = dict.fromkeys(name.partition(".")[0] for name in inside)
        return {free_name(word, taken): word for word in words}


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
    "",
    frozenset(COMMANDS),
    help=(
        "Call the OFAuth API.\n\nThe key is read from OFAUTH_API_KEY, the connection from "
        "OFAUTH_CONNECTION_ID, the address from OFAUTH_BASE_URL. Every group has --help."
    ),
    context_settings={"help_option_names": ["--help"]},
)
click.version_option(__version__, prog_name="ofauth")(root)
