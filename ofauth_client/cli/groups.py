"""Commands in groups, as methods are in resources."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import click

from ofauth_client.cli.operations import free_name

#: Makes a command of the name of a method and its own name.
MakeCommand = Callable[[str, str], click.Command]


class ResourceGroup(click.Group):
    """The commands of a resource, or of the whole client. A command is made when it is needed.

    Args:
        name: Name of the group on the command line.
        methods: Returns the names of the methods that have commands.
        make: Makes the command of a method.
        prefix: Name of the resource with a dot, such as `chats.`; empty for the client.
        taken: Names of commands that are not available.
        **attributes: Attributes of the group.
    """

    def __init__(
        self,
        name: str,
        methods: Callable[[], Collection[str]],
        make: MakeCommand,
        prefix: str = "",
        taken: Collection[str] = (),
        **attributes: Any,
    ) -> None:
        super().__init__(name, **attributes)
        self.methods = methods
        self.make = make
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
        if name in self.methods():
            return self.make(name, cmd_name)
        group = ResourceGroup(cmd_name, self.methods, self.make, f"{name}.")
        group.short_help = ", ".join(group.list_commands(ctx))
        group.help = f"Operations of client.{name}."
        return group

    def _children(self) -> dict[str, str]:
        """Return the methods and resources of this resource by the names of their commands."""
        size = len(self.prefix)
        inside = [name[size:] for name in self.methods() if name.startswith(self.prefix)]
        taken = set(self.taken)
        words = dict.fromkeys(name.partition(".")[0] for name in inside)
        return {free_name(word, taken): word for word in words}
