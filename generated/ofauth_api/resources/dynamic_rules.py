"""Operations of `client.dynamic_rules`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .base import (
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
from .decoding import decode

if TYPE_CHECKING:
    from ..models.dynamic_rules import DynamicRules as DynamicRulesModel
    from ..models.dynamic_rules_status import DynamicRulesStatus
    from ..models.sign_request import SignRequest
    from ..models.sign_result import SignResult


def _decode_get(value: Any, **options: Any) -> DynamicRulesModel:
    from ..models import DynamicRules as DynamicRulesModel

    made: DynamicRulesModel = decode(DynamicRulesModel, value, **options)
    return made


_GET: Operation[DynamicRulesModel] = Operation(
    id="dynamic_rules.get",
    method="GET",
    path="/v2/dynamic-rules",
    decode=_decode_get,
    needs_connection=False,
    decodes_bytes=True,
)


def _decode_get_legacy(value: Any, **options: Any) -> DynamicRulesModel:
    from ..models import DynamicRules as DynamicRulesModel

    made: DynamicRulesModel = decode(DynamicRulesModel, value, **options)
    return made


_GET_LEGACY: Operation[DynamicRulesModel] = Operation(
    id="dynamic_rules.get_legacy",
    method="GET",
    path="/rules",
    decode=_decode_get_legacy,
    needs_connection=False,
    decodes_bytes=True,
)


def _decode_sign(value: Any, **options: Any) -> SignResult:
    from ..models import SignResult

    made: SignResult = decode(SignResult, value, **options)
    return made


_SIGN: Operation[SignResult] = Operation(
    id="dynamic_rules.sign",
    method="POST",
    path="/v2/dynamic-rules/sign",
    decode=_decode_sign,
    media_type="application/json",
    needs_connection=False,
    decodes_bytes=True,
)


def _decode_sign_legacy(value: Any, **options: Any) -> SignResult:
    from ..models import SignResult

    made: SignResult = decode(SignResult, value, **options)
    return made


_SIGN_LEGACY: Operation[SignResult] = Operation(
    id="dynamic_rules.sign_legacy",
    method="POST",
    path="/sign",
    decode=_decode_sign_legacy,
    media_type="application/json",
    needs_connection=False,
    decodes_bytes=True,
)


def _decode_status(value: Any, **options: Any) -> DynamicRulesStatus:
    from ..models import DynamicRulesStatus

    made: DynamicRulesStatus = decode(DynamicRulesStatus, value, **options)
    return made


_STATUS: Operation[DynamicRulesStatus] = Operation(
    id="dynamic_rules.status",
    method="GET",
    path="/v2/dynamic-rules/status",
    decode=_decode_status,
    needs_connection=False,
    decodes_bytes=True,
)


class DynamicRules(Resource):
    """Operations of `client.dynamic_rules`."""

    def get(self, *, request_options: RequestOptions | None = None) -> DynamicRulesModel:
        """Get the signing rules.

        `GET /v2/dynamic-rules`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get_legacy(self, *, request_options: RequestOptions | None = None) -> DynamicRulesModel:
        """Get the signing rules at their old address.

        `GET /rules`

        Unverified: OFAuth's Python package is the only evidence.

        Use `dynamic_rules.get`.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET_LEGACY, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def sign(
        self,
        *,
        body: SignRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> SignResult:
        """Sign a request to the platform.

        `POST /v2/dynamic-rules/sign`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: The request to sign. Required: `endpoint`. Optional: `time`, `user-id`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SIGN, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def sign_legacy(
        self,
        *,
        body: SignRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> SignResult:
        """Sign a request at the old address.

        `POST /sign`

        Unverified: OFAuth's Python package is the only evidence.

        Use `dynamic_rules.sign`.

        Args:
            body: The request to sign. Required: `endpoint`. Optional: `time`, `user-id`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SIGN_LEGACY, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def status(self, *, request_options: RequestOptions | None = None) -> DynamicRulesStatus:
        """Tell which revision of the signing rules is current.

        `GET /v2/dynamic-rules/status`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STATUS, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawDynamicRules:
        """The same methods, with status, headers and bytes of the answer."""
        return RawDynamicRules(self._caller)


class RawDynamicRules(ResultAccess):
    """Methods of `DynamicRules`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = DynamicRules(caller.raw())
        self.get = raw(resource.get)
        self.get_legacy = raw(resource.get_legacy)
        self.sign = raw(resource.sign)
        self.sign_legacy = raw(resource.sign_legacy)
        self.status = raw(resource.status)


class AsyncDynamicRules(AsyncResource):
    """Operations of `client.dynamic_rules`, asynchronous."""

    async def get(self, *, request_options: RequestOptions | None = None) -> DynamicRulesModel:
        """Get the signing rules.

        `GET /v2/dynamic-rules`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get_legacy(
        self, *, request_options: RequestOptions | None = None
    ) -> DynamicRulesModel:
        """Get the signing rules at their old address.

        `GET /rules`

        Unverified: OFAuth's Python package is the only evidence.

        Use `dynamic_rules.get`.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET_LEGACY, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def sign(
        self,
        *,
        body: SignRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> SignResult:
        """Sign a request to the platform.

        `POST /v2/dynamic-rules/sign`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: The request to sign. Required: `endpoint`. Optional: `time`, `user-id`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SIGN, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def sign_legacy(
        self,
        *,
        body: SignRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> SignResult:
        """Sign a request at the old address.

        `POST /sign`

        Unverified: OFAuth's Python package is the only evidence.

        Use `dynamic_rules.sign`.

        Args:
            body: The request to sign. Required: `endpoint`. Optional: `time`, `user-id`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SIGN_LEGACY, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def status(self, *, request_options: RequestOptions | None = None) -> DynamicRulesStatus:
        """Tell which revision of the signing rules is current.

        `GET /v2/dynamic-rules/status`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STATUS, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawDynamicRules:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawDynamicRules(self._caller)


class AsyncRawDynamicRules(ResultAccess):
    """Methods of `AsyncDynamicRules`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncDynamicRules(caller.raw())
        self.get = async_raw(resource.get)
        self.get_legacy = async_raw(resource.get_legacy)
        self.sign = async_raw(resource.sign)
        self.sign_legacy = async_raw(resource.sign_legacy)
        self.status = async_raw(resource.status)
