"""The command `ofauth request`: a request to any path."""

from __future__ import annotations

from typing import Any

import click

from ofauth_client.cli.bodies import read_json
from ofauth_client.cli.operations import connection_option, format_option, make_client
from ofauth_client.cli.output import Output, print_binary


def _pairs(_ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, Any]:
    """Return parameters by name; a repeated name has a list of values."""
    values: dict[str, list[str]] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.BadParameter(f"{pair!r} is not NAME=VALUE.", param=param)
        values.setdefault(name, []).append(value)
    return {name: found if len(found) > 1 else found[0] for name, found in values.items()}


def _run(
    method: str,
    path: str,
    param: dict[str, Any],
    body: str | None,
    connection: str | None,
    format: str | None,  # noqa: A002  # the name of the option
) -> None:
    json = None if body is None else read_json(body)
    with make_client(connection) as client:
        response = client.request(method.upper(), path, params=param, json=json)
    if response.parsed is None:
        print_binary([response.content] if response.content else [])
    else:
        Output(format, on_terminal="json").value(response.parsed)


command = click.Command(
    "request",
    callback=_run,
    help="Send a request to any path, with the key, retries and errors of the client.",
    params=[
        click.Argument(["method"]),
        click.Argument(["path"]),
        click.Option(
            ["--param"],
            multiple=True,
            metavar="NAME=VALUE",
            callback=_pairs,
            help="Query parameter. Can be repeated.",
        ),
        click.Option(
            ["--body"], metavar="JSON", help="JSON body: a value, @FILE, or - for standard input."
        ),
        connection_option(),
        format_option(),
    ],
)
