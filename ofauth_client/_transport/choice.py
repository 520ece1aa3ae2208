"""Choose what sends the requests of a client.

HTTP libraries are imported with the first client that needs them, as httpx imports httpcore, and
not with this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ofauth_client._transport.settings import Settings

if TYPE_CHECKING:
    from ofauth_client._transport.client_transports import (
        AsyncClientTransport,
        SyncClientTransport,
    )
    from ofauth_client._transport.transports import AsyncTransport, SyncTransport

AnySyncTransport: TypeAlias = "SyncTransport | SyncClientTransport"
AnyAsyncTransport: TypeAlias = "AsyncTransport | AsyncClientTransport"


def sync_transport(settings: Settings) -> AnySyncTransport:
    """Return what sends the requests of a synchronous client."""
    if settings.is_callers:
        from ofauth_client._transport.client_transports import SyncClientTransport

        return SyncClientTransport(settings)
    from ofauth_client._transport.transports import SyncTransport

    return SyncTransport(settings)


def async_transport(settings: Settings) -> AnyAsyncTransport:
    """Return what sends the requests of an asynchronous client."""
    if settings.is_callers:
        from ofauth_client._transport.client_transports import AsyncClientTransport

        return AsyncClientTransport(settings)
    from ofauth_client._transport.transports import AsyncTransport

    return AsyncTransport(settings)
