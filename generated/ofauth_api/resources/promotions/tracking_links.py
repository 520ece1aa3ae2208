"""Operations of `client.promotions.tracking_links`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..base import (
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
)
from ..decoding import decode

if TYPE_CHECKING:
    from ...models.action_result import ActionResult
    from ...models.tracking_link import TrackingLink
    from ...models.tracking_link_claimer_page import TrackingLinkClaimerPage
    from ...models.tracking_link_page import TrackingLinkPage
    from ...models.tracking_link_request import TrackingLinkRequest
    from ...models.tracking_link_share_request import TrackingLinkShareRequest
    from ...models.tracking_link_update_request import TrackingLinkUpdateRequest


def _decode_claimers(value: Any, **options: Any) -> TrackingLinkClaimerPage:
    from ...models import TrackingLinkClaimerPage

    made: TrackingLinkClaimerPage = decode(TrackingLinkClaimerPage, value, **options)
    return made


_CLAIMERS: Operation[TrackingLinkClaimerPage] = Operation(
    id="promotions.tracking_links.claimers",
    method="GET",
    path="/v2/access/promotions/tracking-links/{trackingLinkId}/claimers",
    decode=_decode_claimers,
    permission="promotions:read",
    decodes_bytes=True,
)


def _decode_create(value: Any, **options: Any) -> TrackingLink | list[TrackingLink]:
    from ...models import TrackingLink

    made: TrackingLink | list[TrackingLink] = decode(
        TrackingLink | list[TrackingLink], value, **options
    )
    return made


_CREATE: Operation[TrackingLink | list[TrackingLink]] = Operation(
    id="promotions.tracking_links.create",
    method="POST",
    path="/v2/access/promotions/tracking-links",
    decode=_decode_create,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_delete(value: Any, **options: Any) -> ActionResult:
    from ...models import ActionResult

    made: ActionResult = decode(ActionResult, value, **options)
    return made


_DELETE: Operation[ActionResult] = Operation(
    id="promotions.tracking_links.delete",
    method="DELETE",
    path="/v2/access/promotions/tracking-links/{trackingLinkId}",
    decode=_decode_delete,
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> TrackingLink:
    from ...models import TrackingLink

    made: TrackingLink = decode(TrackingLink, value, **options)
    return made


_GET: Operation[TrackingLink] = Operation(
    id="promotions.tracking_links.get",
    method="GET",
    path="/v2/access/promotions/tracking-links/{trackingLinkId}",
    decode=_decode_get,
    permission="promotions:read",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> TrackingLinkPage:
    from ...models import TrackingLinkPage

    made: TrackingLinkPage = decode(TrackingLinkPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> TrackingLink:
    from ...models import TrackingLink

    made: TrackingLink = decode(TrackingLink, value, **options)
    return made


_LIST: Operation[TrackingLinkPage] = Operation(
    id="promotions.tracking_links.list",
    method="GET",
    path="/v2/access/promotions/tracking-links",
    decode=_decode_list,
    permission="promotions:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=100,
    ),
)


def _decode_share(value: Any, **options: Any) -> ActionResult:
    from ...models import ActionResult

    made: ActionResult = decode(ActionResult, value, **options)
    return made


_SHARE: Operation[ActionResult] = Operation(
    id="promotions.tracking_links.share",
    method="POST",
    path="/v2/access/promotions/tracking-links/share-access",
    decode=_decode_share,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_unshare(value: Any, **options: Any) -> ActionResult:
    from ...models import ActionResult

    made: ActionResult = decode(ActionResult, value, **options)
    return made


_UNSHARE: Operation[ActionResult] = Operation(
    id="promotions.tracking_links.unshare",
    method="DELETE",
    path="/v2/access/promotions/tracking-links/share-access",
    decode=_decode_unshare,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_update(value: Any, **options: Any) -> TrackingLink:
    from ...models import TrackingLink

    made: TrackingLink = decode(TrackingLink, value, **options)
    return made


_UPDATE: Operation[TrackingLink] = Operation(
    id="promotions.tracking_links.update",
    method="PUT",
    path="/v2/access/promotions/tracking-links/{trackingLinkId}",
    decode=_decode_update,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


class PromotionsTrackingLinks(Resource):
    """Operations of `client.promotions.tracking_links`."""

    def claimers(
        self, tracking_link_id: int, *, request_options: RequestOptions | None = None
    ) -> TrackingLinkClaimerPage:
        """Get who came through a tracking link.

        `GET /v2/access/promotions/tracking-links/{trackingLinkId}/claimers`

        Permission: `promotions:read`.

        Args:
            tracking_link_id: Id of the tracking link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CLAIMERS, path={"trackingLinkId": tracking_link_id}, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def create(
        self,
        *,
        body: TrackingLinkRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> TrackingLink | builtins.list[TrackingLink]:
        """Create a tracking link.

        `POST /v2/access/promotions/tracking-links`

        Permission: `promotions:write`.

        Args:
            body: The tracking link to create. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(
        self, tracking_link_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """Delete a tracking link.

        `DELETE /v2/access/promotions/tracking-links/{trackingLinkId}`

        Permission: `promotions:write`.

        Args:
            tracking_link_id: Id of the tracking link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _DELETE, path={"trackingLinkId": tracking_link_id}, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def get(
        self, tracking_link_id: int, *, request_options: RequestOptions | None = None
    ) -> TrackingLink:
        """Get a tracking link.

        `GET /v2/access/promotions/tracking-links/{trackingLinkId}`

        Permission: `promotions:read`.

        Args:
            tracking_link_id: Id of the tracking link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"trackingLinkId": tracking_link_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        pagination: int | None = None,
        sorting_deleted: str | None = None,
        stats: bool | str | None = None,
        with_deleted: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[TrackingLink]:
        """List tracking links.

        `GET /v2/access/promotions/tracking-links`

        Permission: `promotions:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            pagination: Return pages: `1`, or `0`.
            sorting_deleted: Where deleted links stand in the order.
            stats: Also return the numbers of each link. One of `false`, `true`.
            with_deleted: Also list deleted links: `1`, or `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "limit": limit,
                "offset": offset,
                "pagination": pagination,
                "sorting_deleted": sorting_deleted,
                "stats": stats,
                "with_deleted": with_deleted,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def share(
        self,
        *,
        body: TrackingLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user see a tracking link.

        `POST /v2/access/promotions/tracking-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which tracking link, and which user may see it. Required: `campaignId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SHARE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def unshare(
        self,
        *,
        body: TrackingLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user no longer see a tracking link.

        `DELETE /v2/access/promotions/tracking-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which tracking link, and which user may see it. Required: `campaignId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UNSHARE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def update(
        self,
        tracking_link_id: int,
        *,
        body: TrackingLinkUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> TrackingLink:
        """Change a tracking link.

        `PUT /v2/access/promotions/tracking-links/{trackingLinkId}`

        Permission: `promotions:write`.

        Args:
            tracking_link_id: Id of the tracking link.
            body: What to change of a tracking link. Optional: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE,
            path={"trackingLinkId": tracking_link_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawPromotionsTrackingLinks:
        """The same methods, with status, headers and bytes of the answer."""
        return RawPromotionsTrackingLinks(self._caller)


class RawPromotionsTrackingLinks(ResultAccess):
    """Methods of `PromotionsTrackingLinks`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = PromotionsTrackingLinks(caller.raw())
        self.claimers = raw(resource.claimers)
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.list = raw(resource.list)
        self.share = raw(resource.share)
        self.unshare = raw(resource.unshare)
        self.update = raw(resource.update)


class AsyncPromotionsTrackingLinks(AsyncResource):
    """Operations of `client.promotions.tracking_links`, asynchronous."""

    async def claimers(
        self, tracking_link_id: int, *, request_options: RequestOptions | None = None
    ) -> TrackingLinkClaimerPage:
        """Get who came through a tracking link.

        `GET /v2/access/promotions/tracking-links/{trackingLinkId}/claimers`

        Permission: `promotions:read`.

        Args:
            tracking_link_id: Id of the tracking link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _CLAIMERS, path={"trackingLinkId": tracking_link_id}, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def create(
        self,
        *,
        body: TrackingLinkRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> TrackingLink | builtins.list[TrackingLink]:
        """Create a tracking link.

        `POST /v2/access/promotions/tracking-links`

        Permission: `promotions:write`.

        Args:
            body: The tracking link to create. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, tracking_link_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """Delete a tracking link.

        `DELETE /v2/access/promotions/tracking-links/{trackingLinkId}`

        Permission: `promotions:write`.

        Args:
            tracking_link_id: Id of the tracking link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _DELETE, path={"trackingLinkId": tracking_link_id}, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def get(
        self, tracking_link_id: int, *, request_options: RequestOptions | None = None
    ) -> TrackingLink:
        """Get a tracking link.

        `GET /v2/access/promotions/tracking-links/{trackingLinkId}`

        Permission: `promotions:read`.

        Args:
            tracking_link_id: Id of the tracking link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"trackingLinkId": tracking_link_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        pagination: int | None = None,
        sorting_deleted: str | None = None,
        stats: bool | str | None = None,
        with_deleted: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[TrackingLink]:
        """List tracking links.

        `GET /v2/access/promotions/tracking-links`

        Permission: `promotions:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            pagination: Return pages: `1`, or `0`.
            sorting_deleted: Where deleted links stand in the order.
            stats: Also return the numbers of each link. One of `false`, `true`.
            with_deleted: Also list deleted links: `1`, or `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "limit": limit,
                "offset": offset,
                "pagination": pagination,
                "sorting_deleted": sorting_deleted,
                "stats": stats,
                "with_deleted": with_deleted,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    async def share(
        self,
        *,
        body: TrackingLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user see a tracking link.

        `POST /v2/access/promotions/tracking-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which tracking link, and which user may see it. Required: `campaignId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SHARE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def unshare(
        self,
        *,
        body: TrackingLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user no longer see a tracking link.

        `DELETE /v2/access/promotions/tracking-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which tracking link, and which user may see it. Required: `campaignId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UNSHARE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def update(
        self,
        tracking_link_id: int,
        *,
        body: TrackingLinkUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> TrackingLink:
        """Change a tracking link.

        `PUT /v2/access/promotions/tracking-links/{trackingLinkId}`

        Permission: `promotions:write`.

        Args:
            tracking_link_id: Id of the tracking link.
            body: What to change of a tracking link. Optional: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE,
            path={"trackingLinkId": tracking_link_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawPromotionsTrackingLinks:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawPromotionsTrackingLinks(self._caller)


class AsyncRawPromotionsTrackingLinks(ResultAccess):
    """Methods of `AsyncPromotionsTrackingLinks`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncPromotionsTrackingLinks(caller.raw())
        self.claimers = async_raw(resource.claimers)
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.list = async_raw(resource.list)
        self.share = async_raw(resource.share)
        self.unshare = async_raw(resource.unshare)
        self.update = async_raw(resource.update)
