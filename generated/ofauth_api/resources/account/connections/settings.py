"""Operations of `client.account.connections.settings`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...base import (
    AsyncCaller,
    AsyncResource,
    Call,
    Operation,
    RequestOptions,
    Resource,
    ResultAccess,
    SyncCaller,
    async_raw,
    raw,
)
from ...decoding import decode

if TYPE_CHECKING:
    from ....models.connection_settings import ConnectionSettings
    from ....models.connection_settings_request import ConnectionSettingsRequest
    from ....models.connection_settings_result import ConnectionSettingsResult


def _decode_get(value: Any, **options: Any) -> ConnectionSettings:
    from ....models import ConnectionSettings

    made: ConnectionSettings = decode(ConnectionSettings, value, **options)
    return made


_GET: Operation[ConnectionSettings] = Operation(
    id="account.connections.settings.get",
    method="GET",
    path="/v2/account/connections/{connectionId}/settings",
    decode=_decode_get,
    needs_connection=False,
    decodes_bytes=True,
)


def _decode_update(value: Any, **options: Any) -> ConnectionSettingsResult:
    from ....models import ConnectionSettingsResult

    made: ConnectionSettingsResult = decode(ConnectionSettingsResult, value, **options)
    return made


_UPDATE: Operation[ConnectionSettingsResult] = Operation(
    id="account.connections.settings.update",
    method="PATCH",
    path="/v2/account/connections/{connectionId}/settings",
    decode=_decode_update,
    media_type="application/json",
    needs_connection=False,
    decodes_bytes=True,
)


class AccountConnectionsSettings(Resource):
    """Operations of `client.account.connections.settings`."""

    def get(
        self, connection_id: int | str, *, request_options: RequestOptions | None = None
    ) -> ConnectionSettings:
        """Get the settings of a connection.

        `GET /v2/account/connections/{connectionId}/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"connectionId": connection_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def update(
        self,
        connection_id: int | str,
        *,
        body: ConnectionSettingsRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ConnectionSettingsResult:
        """Change the settings of a connection.

        `PATCH /v2/account/connections/{connectionId}/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            body: What to change of a connection. Optional: `vaultPlus`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE, path={"connectionId": connection_id}, body=body, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawAccountConnectionsSettings:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAccountConnectionsSettings(self._caller)


class RawAccountConnectionsSettings(ResultAccess):
    """Methods of `AccountConnectionsSettings`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AccountConnectionsSettings(caller.raw())
        self.get = raw(resource.get)
        self.update = raw(resource.update)


class AsyncAccountConnectionsSettings(AsyncResource):
    """Operations of `client.account.connections.settings`, asynchronous."""

    async def get(
        self, connection_id: int | str, *, request_options: RequestOptions | None = None
    ) -> ConnectionSettings:
        """Get the settings of a connection.

        `GET /v2/account/connections/{connectionId}/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"connectionId": connection_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def update(
        self,
        connection_id: int | str,
        *,
        body: ConnectionSettingsRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ConnectionSettingsResult:
        """Change the settings of a connection.

        `PATCH /v2/account/connections/{connectionId}/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            body: What to change of a connection. Optional: `vaultPlus`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE, path={"connectionId": connection_id}, body=body, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawAccountConnectionsSettings:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAccountConnectionsSettings(self._caller)


class AsyncRawAccountConnectionsSettings(ResultAccess):
    """Methods of `AsyncAccountConnectionsSettings`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAccountConnectionsSettings(caller.raw())
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
