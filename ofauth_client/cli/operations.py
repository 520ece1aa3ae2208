"""The command of an operation: its arguments, its options, and its call."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from ofauth_client._operations import Method, Parameter, describe
from ofauth_client.cli.bodies import Field, body_fields, read_body, with_fields
from ofauth_client.cli.output import FORMATS, Output, note, print_binary, print_text
from ofauth_client.cli.values import Credential, Form, ParamType, form_of, is_credential

if TYPE_CHECKING:
    from ofauth_client.client import OFAuth

#: Options of the command line itself. Parameters with these names get the prefix `api-`.
_OWN = ("all", "body", "columns", "connection", "format", "help", "max-items", "output")


class OperationCommand(click.Command):
    """The command of an operation.

    Args:
        name: Name of the command, such as `list`.
        method: The method.
    """

    def __init__(self, name: str, method: Method) -> None:
        super().__init__(
            name,
            callback=self._run,
            help=_help(method),
            short_help=method.text.partition("\n")[0],
            deprecated=method.operation.deprecated,
        )
        self.method = method

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters. They are made late, because they import models."""
        return [*self._own_params, *super().get_params(ctx)]

    @cached_property
    def fields(self) -> list[Field]:
        """Fields of the body that have options."""
        return [field for each in _bodies(self.method) for field in body_fields(each)]

    @cached_property
    def _own_params(self) -> list[click.Parameter]:
        return [*method_parameters(self.method, self.fields), *self.own_options()]

    def own_options(self) -> list[click.Parameter]:
        """Return the options that belong to no argument of the method."""
        formats = [connection_option(), format_option()]
        return [*_body_option(self.method), *formats, *_result_options(self.method)]

    def arguments(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the arguments of the method, from the values of the parameters."""
        arguments = {
            parameter.name: value
            for parameter in self.method.parameters
            if (value := _given(values.get(f"p_{parameter.name}"))) is not None
        }
        for body in _bodies(self.method):
            value = self._body(body, values)
            if value is None and body.required:
                raise click.UsageError("the request needs a body: pass --body")
            arguments |= {} if value is None else {body.name: value}
        return arguments

    def run(self, values: dict[str, Any]) -> None:
        """Call the method, and print its result."""
        arguments = self.arguments(values)
        with make_client(values["connection"]) as client:
            if self.method.operation.accept == "bytes":
                self._download(client, arguments, values["output"])
            else:
                self._print(self.method.of(client)(**arguments), values)

    def _run(self, **values: Any) -> None:
        self.run(values)

    def _body(self, body: Parameter, values: dict[str, Any]) -> Any:
        text = values["body"]
        fields = {
            field.wire: value
            for field in self.fields
            if (value := _given(values[f"f_{field.name}"])) is not None
        }
        return with_fields(None if text is None else read_body(text, body), fields)

    def _print(self, result: Any, values: dict[str, Any]) -> None:
        output = Output(values["format"], values.get("columns", ()))
        if self.method.operation.pagination:
            _print_list(result, output, read_all=values["all"], most=values["max_items"])
        elif isinstance(result, list):
            output.items(result)
        elif isinstance(result, str):
            print_text(result)
        elif result is not None:
            output.value(result)

    def _download(self, client: OFAuth, arguments: dict[str, Any], path: str | None) -> None:
        with self.method.of(client, "with_streaming_response")(**arguments) as response:
            if path is None:
                print_binary(response.iter_bytes())
            else:
                response.stream_to_file(path)


def operation_command(name: str, command_name: str) -> click.Command:
    """Return the command of an operation.

    Args:
        name: Name of the method after `client.`, such as `chats.list`.
        command_name: Name of the command, such as `list`.
    """
    return OperationCommand(command_name, describe(name))


def connection_option() -> click.Option:
    """Return the option for the connection."""
    text = "Connection to act for; default: OFAUTH_CONNECTION_ID."
    return click.Option(["--connection"], metavar="ID", help=text)


def format_option() -> click.Option:
    """Return the option for the format of the output."""
    text = "Default: a table on a terminal, JSON lines elsewhere."
    return click.Option(["--format"], type=click.Choice(FORMATS), help=text)


def make_client(connection: str | None) -> OFAuth:
    """Return a client with the credentials of the environment.

    Args:
        connection: Id of the connection; None for that of the environment.
    """
    from ofauth_client.client import OFAuth

    return OFAuth(connection_id=connection)


def _print_list(page: Any, output: Output, *, read_all: bool, most: int | None) -> None:
    if read_all or most is not None:
        output.items(page.iter(max_items=most))
        return
    output.items(page.items)
    if page.has_more:
        note("this is a page of the list; --all or --max-items reads further pages")


def _bodies(method: Method) -> list[Parameter]:
    """Return the body of a method, if it has one."""
    return [parameter for parameter in method.parameters if parameter.place == "body"]


def method_parameters(method: Method, fields: list[Field]) -> Iterator[click.Parameter]:
    """Yield the parameters for the arguments of a method.

    Args:
        method: The method.
        fields: The fields of its body that have options.
    """
    taken: set[str] = set(_OWN)
    for parameter in method.parameters:
        if parameter.place == "path":
            kind = _value_type(parameter.name, form_of(parameter.annotation))
            yield click.Argument([f"p_{parameter.name}"], metavar=parameter.name.upper(), type=kind)
        elif parameter.place != "body":
            form, required = form_of(parameter.annotation), parameter.required
            name = free_name(parameter.name, taken)
            yield _option(name, f"p_{parameter.name}", form, parameter.text, required=required)
    for field in fields:
        name = free_name(field.name, taken)
        yield _option(name, f"f_{field.name}", field.form, field.text)


def _option(name: str, key: str, form: Form, text: str, *, required: bool = False) -> click.Option:
    if form.is_flag:
        declared = [f"--{name}/--no-{name}", key]
        return click.Option(declared, default=None, help=text, required=required)
    more = "Can be repeated." if form.is_list else ""
    return click.Option(
        [f"--{name}", key],
        type=_value_type(name, form),
        multiple=form.is_list,
        help=" ".join(filter(None, (text, more))),
        required=required,
    )


def _value_type(name: str, form: Form) -> ParamType:
    return Credential() if is_credential(name) else form.value_type()


def _help(method: Method) -> str:
    """Return the description of a method, with its arguments."""
    placed = [parameter for parameter in method.parameters if parameter.place == "path"]
    lines = [f"{parameter.name.upper()}: {parameter.text}" for parameter in placed]
    return "\n\n".join([method.text, *lines]).replace("`", "")


def free_name(name: str, taken: set[str]) -> str:
    """Return the name of a command or option, and add it to the names that are taken."""
    free = name.strip("_").replace("_", "-")
    while free in taken:
        free = f"api-{free}"
    taken.add(free)
    return free


def _body_option(method: Method) -> Iterator[click.Option]:
    for body in _bodies(method):
        text = f"{body.text} " if body.text else ""
        how = "A value, @FILE, or - for standard input."
        yield click.Option(["--body"], metavar="JSON", help=f"{text}{how}")


def _result_options(method: Method) -> Iterator[click.Option]:
    if method.operation.pagination:
        yield click.Option(["--all"], is_flag=True, help="Read all pages.")
        yield click.Option(
            ["--max-items"],
            type=click.IntRange(min=1),
            help="Read pages until there are this many items.",
        )
    # The columns are known after the request; a wrong name must not make a write look undone.
    if method.reads:
        yield click.Option(
            ["--columns"],
            metavar="NAME,NAME",
            callback=_split,
            help="Columns of a table or of CSV, separated by commas.",
        )
    if method.operation.accept == "bytes":
        yield click.Option(["--output"], metavar="FILE", help="File to write the answer to.")


def _given(value: Any) -> Any:
    """Return a value; None for an option that can be repeated and was not given."""
    return (list(value) or None) if isinstance(value, tuple) else value


def _split(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())
