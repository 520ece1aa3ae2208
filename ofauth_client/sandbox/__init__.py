"""A server on this machine that speaks the OFAuth API with made-up data.

    from ofauth_client import OFAuth
    from ofauth_client.sandbox import Sandbox

    with Sandbox(seed=7) as sandbox, OFAuth(**sandbox.options()) as client:
        print(client.chats.list(limit=1).items)

The sandbox needs `pip install 'ofauth-client[sandbox]'`. Its command is
`python -m ofauth_client.sandbox`; docs/sandbox.md is its guide.

Modules, from the bottom to the top:

    documents, schemas, operations    the OpenAPI document, and its operations
    http_messages, validation         requests and answers; validating requests
    access                            keys, connection ids, rate limits
    example_texts, examples,          made-up data for any schema, and answers of
      example_answers                   operations without state
    world                             what is known and remembered; the operations on it
    faults, drift, fault_injection    rules of faults, and their effect on answers
    simulated_api                     from a request to an answer, without I/O
    webhooks, webhook_queue           deliveries of events
    media                             the bytes of files
    application, control_routes       the web application, and its routes for control
    http_server, sandbox              the HTTP server, and `Sandbox`
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ofauth_client.sandbox.errors import SandboxError as SandboxError
    from ofauth_client.sandbox.faults import Fault as Fault
    from ofauth_client.sandbox.faults import Rule as Rule
    from ofauth_client.sandbox.sandbox import Sandbox as Sandbox
    from ofauth_client.sandbox.webhook_queue import EVENTS as EVENTS
    from ofauth_client.sandbox.webhook_queue import Delivered as Delivered
    from ofauth_client.sandbox.webhook_queue import Subscription as Subscription
    from ofauth_client.sandbox.webhooks import Delivery as Delivery

_MODULES = {
    "Delivered": "webhook_queue",
    "Delivery": "webhooks",
    "EVENTS": "webhook_queue",
    "Fault": "faults",
    "Rule": "faults",
    "Sandbox": "sandbox",
    "SandboxError": "errors",
    "Subscription": "webhook_queue",
}
#: Modules that the extra `sandbox` installs.
_EXTRA = frozenset({"jsonschema_rs", "rstr", "starlette", "uvicorn"})

ADVICE = "the sandbox needs more packages: pip install 'ofauth-client[sandbox]'"

__all__ = [
    "ADVICE",
    "EVENTS",
    "Delivered",
    "Delivery",
    "Fault",
    "Rule",
    "Sandbox",
    "SandboxError",
    "Subscription",
]


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
