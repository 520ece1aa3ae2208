"""Operations as tools."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from attrs import frozen
from mcp import types

from ofauth_client._operations import Method
from ofauth_client.mcp.schemas import InputSchemas, is_binary

_PAGES = (
    "Returns one page: `items`, and `next_params`, which are null at the end of the list. For the "
    "next page, call the tool again with the same arguments and those of `next_params`; leave out "
    "other arguments that say where the list starts."
)


@frozen
class OperationTool:
    """An operation as a tool.

    Args:
        method: The method.
        tool: Its description for clients.
    """

    method: Method
    tool: types.Tool


@frozen
class Tools:
    """The tools of a server.

    Args:
        offered: Tools by name.
        left_out: Names of methods that no tool can carry, with the reason.
    """

    offered: dict[str, OperationTool]
    left_out: dict[str, str]


def make_tools(methods: Iterable[Method], document: dict[str, Any]) -> Tools:
    """Return the tools of methods.

    Args:
        methods: The methods to offer.
        document: The prepared document.
    """
    schemas = InputSchemas(document)
    offered: dict[str, OperationTool] = {}
    left_out: dict[str, str] = {}
    for method in methods:
        schema = schemas.of(method)
        if method.operation.accept == "bytes":
            left_out[method.name] = "its answer is binary"
        elif is_binary(schema):
            left_out[method.name] = "its body is binary"
        else:
            tool = _tool(method, _tool_name(method, offered), schema)
            offered[tool.name] = OperationTool(method, tool)
    return Tools(offered, left_out)


def _tool(method: Method, name: str, schema: dict[str, Any]) -> types.Tool:
    paging = [_PAGES] if method.operation.pagination else []
    http_method = method.operation.method
    return types.Tool(
        name=name,
        title=method.text.partition("\n")[0].rstrip("."),
        description="\n\n".join([method.text, *paging]),
        input_schema=schema,
        # A document does not say whether a POST only adds something. So anything but a read may
        # destroy something, which is also the default of the protocol.
        annotations=types.ToolAnnotations(
            read_only_hint=method.reads,
            destructive_hint=not method.reads,
            idempotent_hint=http_method in ("GET", "HEAD", "PUT", "DELETE"),
            open_world_hint=True,
        ),
    )


def _tool_name(method: Method, taken: dict[str, Any]) -> str:
    """Return a name of letters, digits, `_` and `-`; several clients accept nothing else."""
    parts = [re.sub(r"\W", "_", part, flags=re.ASCII) for part in method.name.split(".")]
    name = "_".join(parts)
    return name if name not in taken else "-".join(parts)
