"""An MCP server that offers the operations of the API as tools; docs/mcp.md is its guide.

    python -m ofauth_client.mcp
    python -m ofauth_client.mcp --allow chats.messages.send --only messages:read

The server needs `pip install 'ofauth-client[mcp]'`. It offers operations that read; `--allow` and
`--allow-writes` add others. `make_server` makes the server for a program of yours.

Modules, from the bottom to the top:

    selection     which operations are offered
    schemas       the schemas of their arguments, from the document
    tools         operations as tools
    server        the server: lists tools, and calls operations
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ofauth_client.mcp.server import make_server as make_server

#: Modules that the extra `mcp` installs.
_EXTRA = frozenset({"mcp", "mcp_types"})

ADVICE = "the MCP server needs more packages: pip install 'ofauth-client[mcp]'"

__all__ = ["ADVICE", "make_server"]


def is_extra(error: ModuleNotFoundError) -> bool:
    """Tell whether a missing module is part of the extra."""
    return (error.name or "").partition(".")[0] in _EXTRA


def __getattr__(name: str) -> Any:
    if name != "make_server":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return import_module(".server", __name__).make_server
    except ModuleNotFoundError as error:
        if not is_extra(error):
            raise
        raise ModuleNotFoundError(ADVICE, name=error.name) from None
