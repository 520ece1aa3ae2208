"""Operations of `client.account`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..base import (
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
from ..decoding import decode

if TYPE_CHECKING:
    from ...models.account import Account as AccountModel
    from .connections import AccountConnections, AsyncAccountConnections
    from .settings import AccountSettings, AsyncAccountSettings


def _decode_whoami(value: Any, **options: Any) -> AccountModel:
    from ...models import Account as AccountModel

    made: AccountModel = decode(AccountModel, value, **options)
    return made


_WHOAMI: Operation[AccountModel] = Operation(
    id="account.whoami",
    method="GET",
    path="/v2/account/whoami",
    decode=_decode_whoami,
    needs_connection=False,
    decodes_bytes=True,
)


class Account(Resource):
    """Operations of `client.account`."""

    @cached_property
    def connections(self) -> AccountConnections:
        """Operations of `client.account.connections`."""
        from .connections import AccountConnections

        return AccountConnections(self._caller)

    @cached_property
    def settings(self) -> AccountSettings:
        """Operations of `client.account.settings`."""
        from .settings import AccountSettings

        return AccountSettings(self._caller)

    def whoami(self, *, request_options: RequestOptions | None = None) -> AccountModel:
        """Get the organization that the API key belongs to.

        `GET /v2/account/whoami`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_WHOAMI, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawAccount:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAccount(self._caller)


class RawAccount(ResultAccess):
    """Methods of `Account`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Account(caller.raw())
        self.whoami = raw(resource.whoami)


class AsyncAccount(AsyncResource):
    """Operations of `client.account`, asynchronous."""

    @cached_property
    def connections(self) -> AsyncAccountConnections:
        """Operations of `client.account.connections`."""
        from .connections import AsyncAccountConnections

        return AsyncAccountConnections(self._caller)

    @cached_property
    def settings(self) -> AsyncAccountSettings:
        """Operations of `client.account.settings`."""
        from .settings import AsyncAccountSettings

        return AsyncAccountSettings(self._caller)

    async def whoami(self, *, request_options: RequestOptions | None = None) -> AccountModel:
        """Get the organization that the API key belongs to.

        `GET /v2/account/whoami`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_WHOAMI, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawAccount:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAccount(self._caller)


class AsyncRawAccount(ResultAccess):
    """Methods of `AsyncAccount`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAccount(caller.raw())
        self.whoami = async_raw(resource.whoami)
