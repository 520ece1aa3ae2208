"""A server on this machine that speaks the OFAuth API with made-up data.

    from ofauth_client import OFAuth
    from ofauth_client.sandbox import Sandbox

    with Sandbox(seed=7) as sandbox, OFAuth(**sandbox.options()) as client:
        print(client.chats.list(limit=1).items)

It needs `pip install 'ofauth-client[sandbox]'`. On the command line it is
`python -m ofauth_client.sandbox`; docs/sandbox.md tells everything.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ofauth_client.sandbox.errors import SandboxError as SandboxError
    from ofauth_client.sandbox.faults import Fault as Fault
    from ofauth_client.sandbox.faults import Rule as Rule
    from ofauth_client.sandbox.sandbox import Sandbox as Sandbox
    from ofauth_client.sandbox.webhooks import Delivery as Delivery

_MODULES = {
    "Delivery": "webhooks",
    "Fault": "faults",
    "Rule": "faults",
    "Sandbox": "sandbox",
    "SandboxError": "errors",
}
#: What the extra installs.
_EXTRA = frozenset({"jsonschema_rs", "rstr", "starlette", "uvicorn"})

ADVICE = "the sandbox needs more packages: pip install 'ofauth-client[sandbox]'"

__all__ = ["ADVICE", "Delivery", "Fault", "Rule", "Sandbox", "SandboxError"]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        found = getattr(import_module(f".{_MODULES[name]}", __name__), name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _EXTRA:
            raise
        raise ModuleNotFoundError(ADVICE, name=error.name) from None
    globals()[name] = found
    return found
