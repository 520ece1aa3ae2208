"""The command `ofauth skill`: the guide for agents that write programs with this client."""

from __future__ import annotations

from importlib import resources

import click


def _run() -> None:
    click.echo(resources.files("ofauth_client").joinpath("skill", "SKILL.md").read_text("utf-8"))


command = click.Command(
    "skill",
    callback=_run,
    help="Print the skill for agents, a SKILL.md: ofauth skill > SKILL.md",
)
