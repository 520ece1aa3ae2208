"""Permissions that a program needs, by the methods that it calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ofauth_api.resources.permission_table import PERMISSIONS

from ofauth_client._methods import name_of
from ofauth_client._spelling import did_you_mean
from ofauth_client.errors import ArgumentError

if TYPE_CHECKING:
    from ofauth_api.resources.base import AsyncResource, Resource

_CLIENT = "client."


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
