"""What the methods of a client are: names, permissions, and the connection that they act for."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import TYPE_CHECKING, Any

from ofauth_api.resources.permission_table import PERMISSIONS

from ofauth_client._options.credentials import Secret
from ofauth_client._spelling import did_you_mean
from ofauth_client.errors import ArgumentError

if TYPE_CHECKING:
    from ofauth_api.resources.base import AsyncResource, Resource

_RESOURCES = "ofauth_api.resources."
_CLIENT = "client."


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


def permissions_of(*methods: Callable[..., Any] | Resource | AsyncResource | str) -> list[str]:
    """Return the permissions that a connection needs for some methods.

        permissions_of(client.chats.list, client.chats.messages.create)

    Args:
        *methods: Methods of a client, also through `with_raw_response` and
            `with_streaming_response`; resources, such as `client.chats`, for all their methods
            and inner resources; or names of methods or resources, such as
            `"chats.messages.list"` (the `operation` of an error is such a name).

    Returns:
        The permissions, sorted and without duplicates. A method without a known permission adds
        nothing.

    Raises:
        ArgumentError: A method or resource is unknown.
    """
    needed = {PERMISSIONS[name] for method in methods for name in _names(method)}
    return sorted(filter(None, needed))


def _names(method: object) -> list[str]:
    """Return the names of a method, or of all methods of a resource, as in `PERMISSIONS`."""
    name = method.removeprefix(_CLIENT) if isinstance(method, str) else name_of(method)
    names = [known for known in PERMISSIONS if known == name or known.startswith(f"{name}.")]
    if not names:
        advice = did_you_mean(name, PERMISSIONS)
        raise ArgumentError(f"there is no method or resource {_CLIENT}{name}{advice}")
    return names
