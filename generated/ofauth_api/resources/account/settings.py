"""Operations of `client.account.settings`."""

from __future__ import annotations

from collections.abc import Mapping
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
    from ...models.account_settings import AccountSettings as AccountSettingsModel
    from ...models.account_settings_request import AccountSettingsRequest
    from ...models.account_settings_result import AccountSettingsResult


def _decode_get(value: Any, **options: Any) -> AccountSettingsModel:
    from ...models import AccountSettings as AccountSettingsModel

    made: AccountSettingsModel = decode(AccountSettingsModel, value, **options)
    return made


_GET: Operation[AccountSettingsModel] = Operation(
    id="account.settings.get",
    method="GET",
    path="/v2/account/settings",
    decode=_decode_get,
    needs_connection=False,
    decodes_bytes=True,
)


def _decode_update(value: Any, **options: Any) -> AccountSettingsResult:
    from ...models import AccountSettingsResult

    made: AccountSettingsResult = decode(AccountSettingsResult, value, **options)
    return made


_UPDATE: Operation[AccountSettingsResult] = Operation(
    id="account.settings.update",
    method="PATCH",
    path="/v2/account/settings",
    decode=_decode_update,
    media_type="application/json",
    needs_connection=False,
    decodes_bytes=True,
)


class AccountSettings(Resource):
    """Operations of `client.account.settings`."""

    def get(self, *, request_options: RequestOptions | None = None) -> AccountSettingsModel:
        """Get the settings of the organization.

        `GET /v2/account/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def update(
        self,
        *,
        body: AccountSettingsRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> AccountSettingsResult:
        """Change the settings of the organization.

        `PATCH /v2/account/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: What to change of the organization. Optional: `vaultPlus`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawAccountSettings:
        """The same methods, with status, headers and bytes of the answer."""
        return RawAccountSettings(self._caller)


class RawAccountSettings(ResultAccess):
    """Methods of `AccountSettings`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = AccountSettings(caller.raw())
        self.get = raw(resource.get)
        self.update = raw(resource.update)


class AsyncAccountSettings(AsyncResource):
    """Operations of `client.account.settings`, asynchronous."""

    async def get(self, *, request_options: RequestOptions | None = None) -> AccountSettingsModel:
        """Get the settings of the organization.

        `GET /v2/account/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def update(
        self,
        *,
        body: AccountSettingsRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> AccountSettingsResult:
        """Change the settings of the organization.

        `PATCH /v2/account/settings`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: What to change of the organization. Optional: `vaultPlus`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawAccountSettings:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawAccountSettings(self._caller)


class AsyncRawAccountSettings(ResultAccess):
    """Methods of `AsyncAccountSettings`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncAccountSettings(caller.raw())
        self.get = async_raw(resource.get)
        self.update = async_raw(resource.update)
