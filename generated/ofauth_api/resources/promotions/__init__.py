"""Operations of `client.promotions`."""

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
    from ...models.promotion import Promotion
    from ...models.promotion_page import PromotionPage
    from ...models.promotion_request import PromotionRequest
    from ...models.promotion_update_request import PromotionUpdateRequest
    from .bundles import AsyncPromotionsBundles, PromotionsBundles
    from .tracking_links import AsyncPromotionsTrackingLinks, PromotionsTrackingLinks
    from .trial_links import AsyncPromotionsTrialLinks, PromotionsTrialLinks


def _decode_create(value: Any, **options: Any) -> PromotionPage | list[Promotion]:
    from ...models import Promotion, PromotionPage

    made: PromotionPage | list[Promotion] = decode(
        PromotionPage | list[Promotion], value, **options
    )
    return made


_CREATE: Operation[PromotionPage | list[Promotion]] = Operation(
    id="promotions.create",
    method="POST",
    path="/v2/access/promotions",
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
    id="promotions.delete",
    method="DELETE",
    path="/v2/access/promotions/{promotionId}",
    decode=_decode_delete,
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> PromotionPage | list[Promotion]:
    from ...models import Promotion, PromotionPage

    made: PromotionPage | list[Promotion] = decode(
        PromotionPage | list[Promotion], value, **options
    )
    return made


def _item_of_list(value: Any, **options: Any) -> Promotion:
    from ...models import Promotion

    made: Promotion = decode(Promotion, value, **options)
    return made


_LIST: Operation[PromotionPage | list[Promotion]] = Operation(
    id="promotions.list",
    method="GET",
    path="/v2/access/promotions",
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


def _decode_stop(value: Any, **options: Any) -> ActionResult:
    from ...models import ActionResult

    made: ActionResult = decode(ActionResult, value, **options)
    return made


_STOP: Operation[ActionResult] = Operation(
    id="promotions.stop",
    method="POST",
    path="/v2/access/promotions/{promotionId}/stop",
    decode=_decode_stop,
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_update(value: Any, **options: Any) -> Promotion:
    from ...models import Promotion

    made: Promotion = decode(Promotion, value, **options)
    return made


_UPDATE: Operation[Promotion] = Operation(
    id="promotions.update",
    method="PUT",
    path="/v2/access/promotions/{promotionId}",
    decode=_decode_update,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


class Promotions(Resource):
    """Operations of `client.promotions`."""

    @cached_property
    def bundles(self) -> PromotionsBundles:
        """Operations of `client.promotions.bundles`."""
        from .bundles import PromotionsBundles

        return PromotionsBundles(self._caller)

    @cached_property
    def tracking_links(self) -> PromotionsTrackingLinks:
        """Operations of `client.promotions.tracking_links`."""
        from .tracking_links import PromotionsTrackingLinks

        return PromotionsTrackingLinks(self._caller)

    @cached_property
    def trial_links(self) -> PromotionsTrialLinks:
        """Operations of `client.promotions.trial_links`."""
        from .trial_links import PromotionsTrialLinks

        return PromotionsTrialLinks(self._caller)

    def create(
        self,
        *,
        body: PromotionRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> PromotionPage | builtins.list[Promotion]:
        """Create a promotion.

        `POST /v2/access/promotions`

        Permission: `promotions:write`.

        Args:
            body: The promotion to create. Required: `discount`, `finishDays`, `message`,
                `subscribeCounts`, `subscribeDays`, `type`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(
        self, promotion_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """Delete a promotion.

        `DELETE /v2/access/promotions/{promotionId}`

        Permission: `promotions:write`.

        Args:
            promotion_id: Id of the promotion.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"promotionId": promotion_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Promotion]:
        """List promotions.

        `GET /v2/access/promotions`

        Permission: `promotions:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(_LIST, query={"limit": limit, "offset": offset}, options=request_options or {})
        del request_options
        return self._caller.page(call, _item_of_list)

    def stop(
        self, promotion_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """End a promotion.

        `POST /v2/access/promotions/{promotionId}/stop`

        Permission: `promotions:write`.

        Args:
            promotion_id: Id of the promotion.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STOP, path={"promotionId": promotion_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def update(
        self,
        promotion_id: int,
        *,
        body: PromotionUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Promotion:
        """Change a promotion.

        `PUT /v2/access/promotions/{promotionId}`

        Permission: `promotions:write`.

        Args:
            promotion_id: Id of the promotion.
            body: What to change of a promotion. Optional: `discount`, `finishDays`, `message`,
                `subscribeCounts`, `subscribeDays`, `type`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE, path={"promotionId": promotion_id}, body=body, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawPromotions:
        """The same methods, with status, headers and bytes of the answer."""
        return RawPromotions(self._caller)


class RawPromotions(ResultAccess):
    """Methods of `Promotions`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Promotions(caller.raw())
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.list = raw(resource.list)
        self.stop = raw(resource.stop)
        self.update = raw(resource.update)


class AsyncPromotions(AsyncResource):
    """Operations of `client.promotions`, asynchronous."""

    @cached_property
    def bundles(self) -> AsyncPromotionsBundles:
        """Operations of `client.promotions.bundles`."""
        from .bundles import AsyncPromotionsBundles

        return AsyncPromotionsBundles(self._caller)

    @cached_property
    def tracking_links(self) -> AsyncPromotionsTrackingLinks:
        """Operations of `client.promotions.tracking_links`."""
        from .tracking_links import AsyncPromotionsTrackingLinks

        return AsyncPromotionsTrackingLinks(self._caller)

    @cached_property
    def trial_links(self) -> AsyncPromotionsTrialLinks:
        """Operations of `client.promotions.trial_links`."""
        from .trial_links import AsyncPromotionsTrialLinks

        return AsyncPromotionsTrialLinks(self._caller)

    async def create(
        self,
        *,
        body: PromotionRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> PromotionPage | builtins.list[Promotion]:
        """Create a promotion.

        `POST /v2/access/promotions`

        Permission: `promotions:write`.

        Args:
            body: The promotion to create. Required: `discount`, `finishDays`, `message`,
                `subscribeCounts`, `subscribeDays`, `type`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, promotion_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """Delete a promotion.

        `DELETE /v2/access/promotions/{promotionId}`

        Permission: `promotions:write`.

        Args:
            promotion_id: Id of the promotion.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"promotionId": promotion_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Promotion]:
        """List promotions.

        `GET /v2/access/promotions`

        Permission: `promotions:read`.

        Args:
            limit: Most items of a page. 1 to 100. Default of the server: `20`. It is the size
                of a page, not of the list. Without it, 100 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(_LIST, query={"limit": limit, "offset": offset}, options=request_options or {})
        del request_options
        return self._caller.page(call, _item_of_list)

    async def stop(
        self, promotion_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """End a promotion.

        `POST /v2/access/promotions/{promotionId}/stop`

        Permission: `promotions:write`.

        Args:
            promotion_id: Id of the promotion.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STOP, path={"promotionId": promotion_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def update(
        self,
        promotion_id: int,
        *,
        body: PromotionUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Promotion:
        """Change a promotion.

        `PUT /v2/access/promotions/{promotionId}`

        Permission: `promotions:write`.

        Args:
            promotion_id: Id of the promotion.
            body: What to change of a promotion. Optional: `discount`, `finishDays`, `message`,
                `subscribeCounts`, `subscribeDays`, `type`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE, path={"promotionId": promotion_id}, body=body, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawPromotions:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawPromotions(self._caller)


class AsyncRawPromotions(ResultAccess):
    """Methods of `AsyncPromotions`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncPromotions(caller.raw())
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.list = async_raw(resource.list)
        self.stop = async_raw(resource.stop)
        self.update = async_raw(resource.update)
