"""Bodies of requests: from a text, a file or standard input, and from options for their fields."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click
from attrs import frozen
from ofauth_api.codec.encoding import Encodable

from ofauth_client import models
from ofauth_client._operations import Parameter, sections
from ofauth_client.cli.values import Form, form_of, is_credential


@frozen
class Field:
    """A field of a body that has an option.

    Args:
        name: Name in Python.
        wire: Name in JSON.
        form: Form of its values.
        text: Description.
    """

    name: str
    wire: str
    form: Form
    text: str


def body_fields(body: Parameter) -> list[Field]:
    """Return the fields of a body that options can set: scalars and lists of scalars.

    A field with a credential has no option, because options end in the history of a shell.
    """
    return [field for model in _models(body.annotation) for field in _fields(model)]


def read_body(text: str, body: Parameter) -> Any:
    """Return the body that the option `--body` stands for.

    Args:
        text: A text, `@` with the path of a file, or `-` for standard input.
        body: The parameter.

    Raises:
        UsageError: The file cannot be read, or the text is not JSON.
    """
    if "Binary" not in body.annotation:
        return read_json(text)
    if text.startswith("@") or text == "-":
        return _opened(text)
    if "str" in body.annotation:
        return text
    raise click.UsageError("--body is binary: pass @FILE, or - for standard input")


def read_json(text: str) -> Any:
    """Return the JSON in a text, in a file (`@FILE`), or in standard input (`-`).

    Raises:
        UsageError: The file cannot be read, or the text is not JSON.
    """
    given: str | bytes = _opened(text).read() if text.startswith("@") or text == "-" else text
    try:
        return json.loads(given)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise click.UsageError(f"--body is not JSON: {error.msg} ({place})") from None
    except (UnicodeDecodeError, RecursionError):
        raise click.UsageError("--body is not JSON") from None


def with_fields(body: Any, fields: dict[str, Any]) -> Any:
    """Return a body with the fields that options set.

    Args:
        body: The body of the option `--body`; None if it was not given.
        fields: Values by their names in JSON.

    Raises:
        UsageError: The body is not an object.
    """
    if not fields:
        return body
    if body is not None and not isinstance(body, dict):
        raise click.UsageError("options of fields need a --body that is an object, or no --body")
    return {**(body or {}), **fields}


def _opened(text: str) -> IO[bytes]:
    if text == "-":
        return sys.stdin.buffer
    path = Path(text.removeprefix("@"))
    try:
        file: IO[bytes] = click.get_current_context().with_resource(path.open("rb"))
    except OSError as error:
        raise click.UsageError(f"cannot read {path}: {error.strerror}") from None
    return file


def _models(annotation: str) -> Iterator[type[Encodable]]:
    """Yield the model of a body; none if several models are accepted."""
    names = [node.id for node in ast.walk(ast.parse(annotation)) if isinstance(node, ast.Name)]
    found = [getattr(models, name, None) for name in names]
    made = [each for each in found if isinstance(each, type) and issubclass(each, Encodable)]
    if len(made) == 1 and "Sequence" not in names:
        yield made[0]


def _fields(model: type[Encodable]) -> Iterator[Field]:
    _, texts = sections(model.__doc__ or "")
    for wire, name in model.__binding__.known.items():
        form = form_of(str(model.__annotations__[name]))
        if form.forms and not form.forms & {"object", "any"} and not is_credential(name):
            yield Field(name, wire, form, texts.get(name, ""))
