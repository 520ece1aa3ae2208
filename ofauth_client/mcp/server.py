"""The server: lists tools, and calls the operations of a client."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mcp import MCPError, types
from mcp.server.lowlevel import Server
from ofauth_api.codec.encoding import as_json

from ofauth_client._operations import Method
from ofauth_client._spelling import did_you_mean
from ofauth_client._version import __version__
from ofauth_client.errors import ArgumentError, OFAuthError
from ofauth_client.mcp.selection import select
from ofauth_client.mcp.tools import OperationTool, Tools, make_tools
from ofauth_client.sandbox.documents import read_document

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    from ofauth_client.client import AsyncOFAuth

_INSTRUCTIONS = (
    "Each tool is an operation of the OFAuth API, for the connection of this server. Lists come in "
    "pages: call the tool again with the arguments in `next_params` until it is null. An error "
    "says what the API refused; a missing permission, an expired session and status 404 do not go "
    "away by calling again."
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def make_server(
    client: AsyncOFAuth,
    *,
    allow_writes: bool = False,
    allow: Iterable[str] = (),
    only: Iterable[str] = (),
) -> Server[Any]:
    """Return an MCP server whose tools are operations of a client.

    Args:
        client: The client, which the caller closes.
        allow_writes: Offer operations that write, too.
        allow: Operations that may write: names of methods (`chats.messages.send`) or of resources
            (`chats`), or permissions (`messages:write`).
        only: If given, offer nothing but these; names as for `allow`.

    Raises:
        ArgumentError: A name is unknown.
    """
    return serve(client, offer(allow_writes=allow_writes, allow=allow, only=only))


def offer(
    *, allow_writes: bool = False, allow: Iterable[str] = (), only: Iterable[str] = ()
) -> Tools:
    """Return the tools to offer; arguments as for `make_server`.

    Raises:
        ArgumentError: A name is unknown.
    """
    return make_tools(select(allow_writes=allow_writes, allow=allow, only=only), read_document())


def serve(client: AsyncOFAuth, tools: Tools) -> Server[Any]:
    """Return a server of tools.

    Args:
        client: The client.
        tools: The tools.
    """

    async def list_tools(
        _context: ServerRequestContext[Any], _params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[each.tool for each in tools.offered.values()])

    async def call_tool(
        _context: ServerRequestContext[Any], params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        found = _tool(params.name, tools.offered)
        try:
            return _success(await _result(client, found.method, params.arguments or {}))
        except OFAuthError as error:
            return _failure(str(error))

    return Server(
        "ofauth",
        version=__version__,
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _tool(name: str, offered: Mapping[str, OperationTool]) -> OperationTool:
    if name not in offered:
        advice = did_you_mean(name, offered) or "; operations that write need --allow"
        raise MCPError(types.INVALID_PARAMS, f"this server offers no tool {name}{advice}")
    return offered[name]


async def _result(client: AsyncOFAuth, method: Method, arguments: Mapping[str, Any]) -> Any:
    """Call a method, and return its result as JSON."""
    _check(method, arguments)
    result = await method.of(client)(**arguments)
    if method.operation.pagination is None:
        return as_json(result)
    following = result.next_params
    return {
        "items": as_json(result.items),
        "next_params": None if following is None else _arguments(method, following),
    }


def _check(method: Method, arguments: Mapping[str, Any]) -> None:
    """Check the names of arguments. The API checks their values.

    Raises:
        ArgumentError: An argument is unknown or missing.
    """
    known = [parameter.name for parameter in method.parameters]
    for name in arguments:
        if name not in known:
            raise ArgumentError(f"there is no argument {name}{did_you_mean(name, known)}")
    for parameter in method.parameters:
        if parameter.required and arguments.get(parameter.name) is None:
            raise ArgumentError(f"the argument {parameter.name} is missing")


def _arguments(method: Method, following: Mapping[str, Any]) -> dict[str, Any]:
    """Return query parameters by the names of their arguments."""
    names = {each.wire: each.name for each in method.parameters if each.place == "query"}
    return {names.get(wire, wire): value for wire, value in following.items()}


def _success(value: Any) -> types.CallToolResult:
    text = json.dumps(value, ensure_ascii=False)
    if _SURROGATES.search(text):
        # A lone surrogate is valid in JSON, but cannot be sent as UTF-8.
        text = _SURROGATES.sub("�", text)
        value = json.loads(text)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)],
        # Most versions of the protocol allow only objects.
        structured_content=value if isinstance(value, dict) else None,
    )


def _failure(text: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=True)
