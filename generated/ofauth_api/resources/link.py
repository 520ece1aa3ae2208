"""Operations of `client.link`."""

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
    unchanged,
)
from .decoding import decode

if TYPE_CHECKING:
    from ..models.link_request import LinkRequest
    from ..models.link_session import LinkSession
    from ..models.link_status import LinkStatus


def _decode_create(value: Any, **options: Any) -> LinkSession:
    from ..models import LinkSession

    made: LinkSession = decode(LinkSession, value, **options)
    return made


_CREATE: Operation[LinkSession] = Operation(
    id="link.create",
    method="POST",
    path="/v2/link/init",
    decode=_decode_create,
    media_type="application/json",
    needs_connection=False,
    decodes_bytes=True,
)

_DELETE: Operation[None] = Operation(
    id="link.delete",
    method="DELETE",
    path="/v2/link/{clientSecret}",
    decode=unchanged,
    accept="nothing",
    needs_connection=False,
)


def _decode_get(value: Any, **options: Any) -> LinkStatus:
    from ..models import LinkStatus

    made: LinkStatus = decode(LinkStatus, value, **options)
    return made


_GET: Operation[LinkStatus] = Operation(
    id="link.get",
    method="GET",
    path="/v2/link/{clientSecret}",
    decode=_decode_get,
    needs_connection=False,
    decodes_bytes=True,
)


class Link(Resource):
    """Operations of `client.link`."""

    def create(
        self,
        *,
        body: LinkRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> LinkSession:
        """Begin a link session, in which a creator logs in.

        `POST /v2/link/init`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: The link session to begin. Optional: `clientReferenceId`, `connectionId`,
                `geolocation`, `redirectUrl`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(self, client_secret: str, *, request_options: RequestOptions | None = None) -> None:
        """End a link session.

        `DELETE /v2/link/{clientSecret}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            client_secret: Secret of the link session, which is in the address of its page.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"clientSecret": client_secret}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get(
        self, client_secret: str, *, request_options: RequestOptions | None = None
    ) -> LinkStatus:
        """Get how far a link session has come.

        `GET /v2/link/{clientSecret}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            client_secret: Secret of the link session, which is in the address of its page.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"clientSecret": client_secret}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawLink:
        """The same methods, with status, headers and bytes of the answer."""
        return RawLink(self._caller)


class RawLink(ResultAccess):
    """Methods of `Link`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Link(caller.raw())
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)


class AsyncLink(AsyncResource):
    """Operations of `client.link`, asynchronous."""

    async def create(
        self,
        *,
        body: LinkRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> LinkSession:
        """Begin a link session, in which a creator logs in.

        `POST /v2/link/init`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: The link session to begin. Optional: `clientReferenceId`, `connectionId`,
                `geolocation`, `redirectUrl`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, client_secret: str, *, request_options: RequestOptions | None = None
    ) -> None:
        """End a link session.

        `DELETE /v2/link/{clientSecret}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            client_secret: Secret of the link session, which is in the address of its page.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"clientSecret": client_secret}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get(
        self, client_secret: str, *, request_options: RequestOptions | None = None
    ) -> LinkStatus:
        """Get how far a link session has come.

        `GET /v2/link/{clientSecret}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            client_secret: Secret of the link session, which is in the address of its page.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"clientSecret": client_secret}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawLink:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawLink(self._caller)


class AsyncRawLink(ResultAccess):
    """Methods of `AsyncLink`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncLink(caller.raw())
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
