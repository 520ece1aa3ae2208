"""Which operations are offered."""

from __future__ import annotations

from collections.abc import Iterable

from ofauth_client._operations import Method, describe, method_names
from ofauth_client._spelling import did_you_mean
from ofauth_client.errors import ArgumentError


def select(
    *, allow_writes: bool = False, allow: Iterable[str] = (), only: Iterable[str] = ()
) -> list[Method]:
    """Return the methods to offer.

    Args:
        allow_writes: Offer operations that write, too.
        allow: Operations that may write: names of methods (`chats.messages.send`) or of resources
            (`chats`), or permissions (`messages:write`).
        only: If given, offer nothing but these; names as for `allow`.

    Raises:
        ArgumentError: A name is unknown.
    """
    methods = [describe(name) for name in method_names()]
    allowed = _matching(methods, allow)
    chosen = _matching(methods, only) if (only := list(only)) else {each.name for each in methods}
    return [
        method
        for method in methods
        if method.name in chosen and (method.reads or allow_writes or method.name in allowed)
    ]


def _matching(methods: list[Method], wanted: Iterable[str]) -> set[str]:
    """Return the names of all methods that the wanted names stand for."""
    found: set[str] = set()
    for name in wanted:
        names = {method.name for method in methods if _is_meant(method, name)}
        if not names:
            raise ArgumentError(
                f"there is no operation, resource or permission {name}"
                f"{did_you_mean(name, _known(methods))}"
            )
        found |= names
    return found


def _is_meant(method: Method, name: str) -> bool:
    names = (method.name, method.operation.id, method.operation.permission)
    return name in names or method.name.startswith(f"{name}.")


def _known(methods: list[Method]) -> set[str]:
    names = {method.name for method in methods}
    names |= {method.name.rpartition(".")[0] for method in methods}
    return names | {permission for m in methods if (permission := m.operation.permission)}
