"""Run the MCP server on standard input and output: `python -m ofauth_client.mcp`.

The server reads OFAUTH_API_KEY, OFAUTH_CONNECTION_ID and OFAUTH_BASE_URL. It offers operations that
read; --allow and --allow-writes add operations that write. A NAME is an operation
(chats.messages.send), a resource (chats) or a permission (messages:write).
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from ofauth_client.errors import OFAuthError
from ofauth_client.mcp import ADVICE, is_extra

if TYPE_CHECKING:
    from ofauth_client.mcp.tools import Tools


def main(arguments: list[str] | None = None) -> int:
    """Serve until standard input ends.

    Args:
        arguments: Arguments of the command line; by default, those of the process.

    Returns:
        Exit status.
    """
    given = _parser().parse_args(arguments)
    try:
        from ofauth_client.mcp.server import offer
    except ModuleNotFoundError as error:
        print(f"error: {ADVICE if is_extra(error) else error}", file=sys.stderr)
        return 1
    try:
        tools = offer(allow_writes=given.allow_writes, allow=given.allow, only=given.only)
        if given.list:
            print("\n".join(_line(name, tools) for name in tools.offered))
            return 0
        for name, reason in tools.left_out.items():
            print(f"! {name} is not offered: {reason}; use the Python client", file=sys.stderr)
        # A thread waits for standard input, and Python would wait for it after an interrupt.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        asyncio.run(_serve(tools))
    except OFAuthError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


async def _serve(tools: Tools) -> None:
    from mcp.server.stdio import stdio_server

    from ofauth_client.client import AsyncOFAuth
    from ofauth_client.mcp.server import serve

    async with AsyncOFAuth() as client, stdio_server() as (incoming, outgoing):
        server = serve(client, tools)
        await server.run(incoming, outgoing, server.create_initialization_options())


def _line(name: str, tools: Tools) -> str:
    method = tools.offered[name].method
    return f"{name}  {method.operation.permission or '-'}  {'reads' if method.reads else 'writes'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ofauth_client.mcp",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--allow-writes", action="store_true", help="offer all operations that write")
    add(
        "--allow",
        action="append",
        default=[],
        metavar="NAME",
        help="offer operations that write; can be repeated",
    )
    add(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="offer nothing but these operations; can be repeated",
    )
    add("--list", action="store_true", help="list the tools, and exit")
    return parser


if __name__ == "__main__":
    sys.exit(main())
