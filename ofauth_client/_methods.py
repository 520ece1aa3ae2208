"""What the methods of a client are: their names, and the connection that they act for."""

from __future__ import annotations

from types import FunctionType
from typing import Any

from ofauth_client._options.credentials import Secret
from ofauth_client.errors import ArgumentError

_RESOURCES = "ofauth_api.resources."


def name_of(thing: object) -> str:
    """Return the name of a method or resource, derived from the module of its class.

    Raises:
        ArgumentError: It is neither.
    """
    # Methods of `with_streaming_response` are functions that wrap the method of the resource.
    while isinstance(thing, FunctionType) and hasattr(thing, "__wrapped__"):
        thing = getattr(thing, "__wrapped__")  # noqa: B009  # no type of it knows the attribute
    owner = getattr(thing, "__self__", thing)
    module = type(owner).__module__
    if not module.startswith(_RESOURCES):
        raise ArgumentError(
            f"{type(thing).__name__} is neither a method nor a resource of a client; "
            "pass a method or resource such as client.chats.list, or its name"
        )
    path = module.removeprefix(_RESOURCES)
    return path if owner is thing else f"{path}.{getattr(thing, '__name__', '')}"


def connection_of(method: Any) -> Secret | None:
    """Return the connection that a method of a client acts for; None for no connection."""
    caller = getattr(getattr(method, "__self__", None), "_caller", None)
    connection = getattr(getattr(caller, "options", None), "connection_id", None)
    return connection if isinstance(connection, Secret) else None
