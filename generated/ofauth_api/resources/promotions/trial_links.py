"""Operations of `client.promotions.trial_links`."""

from __future__ import annotations

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
    from ...models.trial_link import TrialLink
    from ...models.trial_link_page import TrialLinkPage
    from ...models.trial_link_request import TrialLinkRequest
    from ...models.trial_link_share_request import TrialLinkShareRequest
    from ...models.trial_link_update_request import TrialLinkUpdateRequest


def _decode_create(value: Any, **options: Any) -> TrialLink:
    from ...models import TrialLink

    made: TrialLink = decode(TrialLink, value, **options)
    return made


_CREATE: Operation[TrialLink] = Operation(
    id="promotions.trial_links.create",
    method="POST",
    path="/v2/access/promotions/trial-links",
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
    id="promotions.trial_links.delete",
    method="DELETE",
    path="/v2/access/promotions/trial-links/{trialLinkId}",
    decode=_decode_delete,
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> TrialLink:
    from ...models import TrialLink

    made: TrialLink = decode(TrialLink, value, **options)
    return made


_GET: Operation[TrialLink] = Operation(
    id="promotions.trial_links.get",
    method="GET",
    path="/v2/access/promotions/trial-links/{trialLinkId}",
    decode=_decode_get,
    permission="promotions:read",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> TrialLinkPage | list[TrialLink]:
    from ...models import TrialLink, TrialLinkPage

    made: TrialLinkPage | list[TrialLink] = decode(
        TrialLinkPage | list[TrialLink], value, **options
    )
    return made


def _item_of_list(value: Any, **options: Any) -> TrialLink:
    from ...models import TrialLink

    made: TrialLink = decode(TrialLink, value, **options)
    return made


_LIST: Operation[TrialLinkPage | list[TrialLink]] = Operation(
    id="promotions.trial_links.list",
    method="GET",
    path="/v2/access/promotions/trial-links",
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
    id="promotions.trial_links.share",
    method="POST",
    path="/v2/access/promotions/trial-links/share-access",
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
    id="promotions.trial_links.unshare",
    method="DELETE",
    path="/v2/access/promotions/trial-links/share-access",
    decode=_decode_unshare,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_update(value: Any, **options: Any) -> ActionResult:
    from ...models import ActionResult

    made: ActionResult = decode(ActionResult, value, **options)
    return made


_UPDATE: Operation[ActionResult] = Operation(
    id="promotions.trial_links.update",
    method="PUT",
    path="/v2/access/promotions/trial-links/{trialLinkId}",
    decode=_decode_update,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


class PromotionsTrialLinks(Resource):
    """Operations of `client.promotions.trial_links`."""

    def create(
        self,
        *,
        body: TrialLinkRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> TrialLink:
        """Create a free-trial link.

        `POST /v2/access/promotions/trial-links`

        Permission: `promotions:write`.

        Args:
            body: The free-trial link to create. Required: `subscribeDays`, `trialLinkName`.
                Optional: `expiredAt`, `subscribeCounts`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(
        self, trial_link_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """Delete a free-trial link.

        `DELETE /v2/access/promotions/trial-links/{trialLinkId}`

        Permission: `promotions:write`.

        Args:
            trial_link_id: Id of the free-trial link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"trialLinkId": trial_link_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get(
        self, trial_link_id: int, *, request_options: RequestOptions | None = None
    ) -> TrialLink:
        """Get a free-trial link.

        `GET /v2/access/promotions/trial-links/{trialLinkId}`

        Permission: `promotions:read`.

        Args:
            trial_link_id: Id of the free-trial link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"trialLinkId": trial_link_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[TrialLink]:
        """List free-trial links.

        `GET /v2/access/promotions/trial-links`

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

    def share(
        self,
        *,
        body: TrialLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user see a free-trial link.

        `POST /v2/access/promotions/trial-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which free-trial link, and which user may see it. Required: `trialId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SHARE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def unshare(
        self,
        *,
        body: TrialLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user no longer see a free-trial link.

        `DELETE /v2/access/promotions/trial-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which free-trial link, and which user may see it. Required: `trialId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UNSHARE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def update(
        self,
        trial_link_id: int,
        *,
        body: TrialLinkUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Change a free-trial link.

        `PUT /v2/access/promotions/trial-links/{trialLinkId}`

        Permission: `promotions:write`.

        Args:
            trial_link_id: Id of the free-trial link.
            body: What to change of a free-trial link. Optional: `expiredAt`, `subscribeCounts`,
                `subscribeDays`, `trialLinkName`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE, path={"trialLinkId": trial_link_id}, body=body, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawPromotionsTrialLinks:
        """The same methods, with status, headers and bytes of the answer."""
        return RawPromotionsTrialLinks(self._caller)


class RawPromotionsTrialLinks(ResultAccess):
    """Methods of `PromotionsTrialLinks`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = PromotionsTrialLinks(caller.raw())
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.list = raw(resource.list)
        self.share = raw(resource.share)
        self.unshare = raw(resource.unshare)
        self.update = raw(resource.update)


class AsyncPromotionsTrialLinks(AsyncResource):
    """Operations of `client.promotions.trial_links`, asynchronous."""

    async def create(
        self,
        *,
        body: TrialLinkRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> TrialLink:
        """Create a free-trial link.

        `POST /v2/access/promotions/trial-links`

        Permission: `promotions:write`.

        Args:
            body: The free-trial link to create. Required: `subscribeDays`, `trialLinkName`.
                Optional: `expiredAt`, `subscribeCounts`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, trial_link_id: int, *, request_options: RequestOptions | None = None
    ) -> ActionResult:
        """Delete a free-trial link.

        `DELETE /v2/access/promotions/trial-links/{trialLinkId}`

        Permission: `promotions:write`.

        Args:
            trial_link_id: Id of the free-trial link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"trialLinkId": trial_link_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get(
        self, trial_link_id: int, *, request_options: RequestOptions | None = None
    ) -> TrialLink:
        """Get a free-trial link.

        `GET /v2/access/promotions/trial-links/{trialLinkId}`

        Permission: `promotions:read`.

        Args:
            trial_link_id: Id of the free-trial link.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"trialLinkId": trial_link_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[TrialLink]:
        """List free-trial links.

        `GET /v2/access/promotions/trial-links`

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

    async def share(
        self,
        *,
        body: TrialLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user see a free-trial link.

        `POST /v2/access/promotions/trial-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which free-trial link, and which user may see it. Required: `trialId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_SHARE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def unshare(
        self,
        *,
        body: TrialLinkShareRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Let a user no longer see a free-trial link.

        `DELETE /v2/access/promotions/trial-links/share-access`

        Permission: `promotions:write`.

        Args:
            body: Which free-trial link, and which user may see it. Required: `trialId`,
                `userId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UNSHARE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def update(
        self,
        trial_link_id: int,
        *,
        body: TrialLinkUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> ActionResult:
        """Change a free-trial link.

        `PUT /v2/access/promotions/trial-links/{trialLinkId}`

        Permission: `promotions:write`.

        Args:
            trial_link_id: Id of the free-trial link.
            body: What to change of a free-trial link. Optional: `expiredAt`, `subscribeCounts`,
                `subscribeDays`, `trialLinkName`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE, path={"trialLinkId": trial_link_id}, body=body, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawPromotionsTrialLinks:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawPromotionsTrialLinks(self._caller)


class AsyncRawPromotionsTrialLinks(ResultAccess):
    """Methods of `AsyncPromotionsTrialLinks`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncPromotionsTrialLinks(caller.raw())
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.list = async_raw(resource.list)
        self.share = async_raw(resource.share)
        self.unshare = async_raw(resource.unshare)
        self.update = async_raw(resource.update)
