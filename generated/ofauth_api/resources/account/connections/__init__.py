"""Operations of `client.account.connections`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...base import (
    AsyncCaller,
    AsyncPager,
    AsyncResource,
    Call,
    Operation,
    Page,
    Pagination,
    RequestOptions,
    Resource,
    ResultAccess,
    SyncCaller,
    async_raw,
    raw,
    unchanged,
)
from ...decoding import decode

if TYPE_CHECKING:
    from ....models.connection import Connection
    from ....models.connection_import_request import ConnectionImportRequest
    from ....models.connection_page import ConnectionPage
    from ....models.connection_session_request import ConnectionSessionRequest
    from ....models.connection_status import ConnectionStatus
    from .settings import AccountConnectionsSettings, AsyncAccountConnectionsSettings


_DISCONNECT: Operation[None] = Operation(
    id="account.connections.disconnect",
    method="DELETE",
    path="/v2/account/connections/{connectionId}",
    decode=unchanged,
    accept="nothing",
    needs_connection=False,
)


def _decode_import_(value: Any, **options: Any) -> Connection:
    from ....models import Connection

    made: Connection = decode(Connection, value, **options)
    return made


_IMPORT_: Operation[Connection] = Operation(
    id="account.connections.import_",
    method="POST",
    path="/v2/account/connections/import",
    decode=_decode_import_,
    media_type="application/json",
    needs_connection=False,
    decodes_bytes=True,
)

_INVALIDATE: Operation[None] = Operation(
    id="account.connections.invalidate",
    method="POST",
    path="/v2/account/connections/{connectionId}/invalidate",
    decode=unchanged,
    accept="nothing",
    needs_connection=False,
)


def _decode_list(value: Any, **options: Any) -> ConnectionPage:
    from ....models import ConnectionPage

    made: ConnectionPage = decode(ConnectionPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> Connection:
    from ....models import Connection

    made: Connection = decode(Connection, value, **options)
    return made


_LIST: Operation[ConnectionPage] = Operation(
    id="account.connections.list",
    method="GET",
    path="/v2/account/connections",
    decode=_decode_list,
    needs_connection=False,
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
    ),
)


def _decode_update_session(value: Any, **options: Any) -> Connection:
    from ....models import Connection

    made: Connection = decode(Connection, value, **options)
    return made


_UPDATE_SESSION: Operation[Connection] = Operation(
    id="account.connections.update_session",
    method="PATCH",
    path="/v2/account/connections/import/{connectionId}",
    decode=_decode_update_session,
    media_type="application/json",
    needs_connection=False,
    decodes_bytes=True,
)


class AccountConnections(Resource):
    """Operations of `client.account.connections`."""

    @cached_property
    def settings(self) -> AccountConnectionsSettings:
        """Operations of `client.account.connections.settings`."""
        from .settings import AccountConnectionsSettings

        return AccountConnectionsSettings(self._caller)

    def disconnect(
        self, connection_id: int | str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Disconnect a connection.

        `DELETE /v2/account/connections/{connectionId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _DISCONNECT, path={"connectionId": connection_id}, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def import_(
        self,
        *,
        body: ConnectionImportRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Connection:
        """Import a session as a connection.

        `POST /v2/account/connections/import`

        Unverified: OFAuth's Python package is the only evidence.

        Nobody checks whether an imported session works.

        Args:
            body: The session to import. Required: `cookie`, `userAgent`. Optional:
                `clientReferenceId`, `permissions`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_IMPORT_, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def invalidate(
        self, connection_id: int | str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Mark a connection as expired.

        `POST /v2/account/connections/{connectionId}/invalidate`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _INVALIDATE, path={"connectionId": connection_id}, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        imported: bool | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        status: ConnectionStatus | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Connection]:
        """List connections.

        `GET /v2/account/connections`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            imported: Only connections whose session was imported, or only others. One of
                `false`, `true`.
            limit: Most items of a page. It is the size of a page, not of the list.
            offset: How many items to leave out from the start.
            status: Only those of this status. One of `active`, `awaiting_2fa`, `expired`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={"imported": imported, "limit": limit, "offset": offset, "status": status},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def update_session(
        self,
        connection_id: int | str,
        *,
        body: ConnectionSessionRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Connection:
        """Give an imported connection a new session.

        `PATCH /v2/account/connections/import/{connectionId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            body: The session to use from now on. Required: `cookie`, `userAgent`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE_SESSION,
            path={"connectionId": connection_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawAccountConnections:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAccountConnections(self._caller)


class RawAccountConnections(ResultAccess):
    """Methods of `AccountConnections`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AccountConnections(caller.raw())
        self.disconnect = raw(resource.disconnect)
        self.import_ = raw(resource.import_)
        self.invalidate = raw(resource.invalidate)
        self.list = raw(resource.list)
        self.update_session = raw(resource.update_session)


class AsyncAccountConnections(AsyncResource):
    """Operations of `client.account.connections`, asynchronous."""

    @cached_property
    def settings(self) -> AsyncAccountConnectionsSettings:
        """Operations of `client.account.connections.settings`."""
        from .settings import AsyncAccountConnectionsSettings

        return AsyncAccountConnectionsSettings(self._caller)

    async def disconnect(
        self, connection_id: int | str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Disconnect a connection.

        `DELETE /v2/account/connections/{connectionId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _DISCONNECT, path={"connectionId": connection_id}, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def import_(
        self,
        *,
        body: ConnectionImportRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Connection:
        """Import a session as a connection.

        `POST /v2/account/connections/import`

        Unverified: OFAuth's Python package is the only evidence.

        Nobody checks whether an imported session works.

        Args:
            body: The session to import. Required: `cookie`, `userAgent`. Optional:
                `clientReferenceId`, `permissions`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_IMPORT_, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def invalidate(
        self, connection_id: int | str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Mark a connection as expired.

        `POST /v2/account/connections/{connectionId}/invalidate`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _INVALIDATE, path={"connectionId": connection_id}, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        imported: bool | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        status: ConnectionStatus | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Connection]:
        """List connections.

        `GET /v2/account/connections`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            imported: Only connections whose session was imported, or only others. One of
                `false`, `true`.
            limit: Most items of a page. It is the size of a page, not of the list.
            offset: How many items to leave out from the start.
            status: Only those of this status. One of `active`, `awaiting_2fa`, `expired`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={"imported": imported, "limit": limit, "offset": offset, "status": status},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    async def update_session(
        self,
        connection_id: int | str,
        *,
        body: ConnectionSessionRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Connection:
        """Give an imported connection a new session.

        `PATCH /v2/account/connections/import/{connectionId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            connection_id: Id of the connection.
            body: The session to use from now on. Required: `cookie`, `userAgent`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE_SESSION,
            path={"connectionId": connection_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawAccountConnections:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAccountConnections(self._caller)


class AsyncRawAccountConnections(ResultAccess):
    """Methods of `AsyncAccountConnections`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAccountConnections(caller.raw())
        self.disconnect = async_raw(resource.disconnect)
        self.import_ = async_raw(resource.import_)
        self.invalidate = async_raw(resource.invalidate)
        self.list = async_raw(resource.list)
        self.update_session = async_raw(resource.update_session)
