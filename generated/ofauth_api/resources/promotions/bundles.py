"""Operations of `client.promotions.bundles`."""

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
    from ...models.bundle import Bundle
    from ...models.bundle_page import BundlePage
    from ...models.bundle_request import BundleRequest
    from ...models.bundle_update_request import BundleUpdateRequest


def _decode_create(value: Any, **options: Any) -> Bundle:
    from ...models import Bundle

    made: Bundle = decode(Bundle, value, **options)
    return made


_CREATE: Operation[Bundle] = Operation(
    id="promotions.bundles.create",
    method="POST",
    path="/v2/access/promotions/bundles",
    decode=_decode_create,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_delete(value: Any, **options: Any) -> Bundle:
    from ...models import Bundle

    made: Bundle = decode(Bundle, value, **options)
    return made


_DELETE: Operation[Bundle] = Operation(
    id="promotions.bundles.delete",
    method="DELETE",
    path="/v2/access/promotions/bundles/{bundleId}",
    decode=_decode_delete,
    permission="promotions:write",
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> Bundle:
    from ...models import Bundle

    made: Bundle = decode(Bundle, value, **options)
    return made


_GET: Operation[Bundle] = Operation(
    id="promotions.bundles.get",
    method="GET",
    path="/v2/access/promotions/bundles/{bundleId}",
    decode=_decode_get,
    permission="promotions:read",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> BundlePage | list[Bundle]:
    from ...models import Bundle, BundlePage

    made: BundlePage | list[Bundle] = decode(BundlePage | list[Bundle], value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> Bundle:
    from ...models import Bundle

    made: Bundle = decode(Bundle, value, **options)
    return made


_LIST: Operation[BundlePage | list[Bundle]] = Operation(
    id="promotions.bundles.list",
    method="GET",
    path="/v2/access/promotions/bundles",
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


def _decode_update(value: Any, **options: Any) -> Bundle:
    from ...models import Bundle

    made: Bundle = decode(Bundle, value, **options)
    return made


_UPDATE: Operation[Bundle] = Operation(
    id="promotions.bundles.update",
    method="PUT",
    path="/v2/access/promotions/bundles/{bundleId}",
    decode=_decode_update,
    media_type="application/json",
    permission="promotions:write",
    decodes_bytes=True,
)


class PromotionsBundles(Resource):
    """Operations of `client.promotions.bundles`."""

    def create(
        self,
        *,
        body: BundleRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Bundle:
        """Create a bundle.

        `POST /v2/access/promotions/bundles`

        Permission: `promotions:write`.

        Args:
            body: The bundle to create. Required: `discount`, `duration`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(self, bundle_id: int, *, request_options: RequestOptions | None = None) -> Bundle:
        """Delete a bundle.

        `DELETE /v2/access/promotions/bundles/{bundleId}`

        Permission: `promotions:write`.

        Args:
            bundle_id: Id of the bundle.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"bundleId": bundle_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get(self, bundle_id: int, *, request_options: RequestOptions | None = None) -> Bundle:
        """Get a bundle.

        `GET /v2/access/promotions/bundles/{bundleId}`

        Permission: `promotions:read`.

        Args:
            bundle_id: Id of the bundle.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"bundleId": bundle_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[Bundle]:
        """List bundles.

        `GET /v2/access/promotions/bundles`

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

    def update(
        self,
        bundle_id: int,
        *,
        body: BundleUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Bundle:
        """Change a bundle.

        `PUT /v2/access/promotions/bundles/{bundleId}`

        Permission: `promotions:write`.

        Args:
            bundle_id: Id of the bundle.
            body: What to change of a bundle. Optional: `discount`, `duration`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"bundleId": bundle_id}, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawPromotionsBundles:
        """The same methods, with status, headers and bytes of the answer."""
        return RawPromotionsBundles(self._caller)


class RawPromotionsBundles(ResultAccess):
    """Methods of `PromotionsBundles`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = PromotionsBundles(caller.raw())
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.list = raw(resource.list)
        self.update = raw(resource.update)


class AsyncPromotionsBundles(AsyncResource):
    """Operations of `client.promotions.bundles`, asynchronous."""

    async def create(
        self,
        *,
        body: BundleRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Bundle:
        """Create a bundle.

        `POST /v2/access/promotions/bundles`

        Permission: `promotions:write`.

        Args:
            body: The bundle to create. Required: `discount`, `duration`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, bundle_id: int, *, request_options: RequestOptions | None = None
    ) -> Bundle:
        """Delete a bundle.

        `DELETE /v2/access/promotions/bundles/{bundleId}`

        Permission: `promotions:write`.

        Args:
            bundle_id: Id of the bundle.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"bundleId": bundle_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get(self, bundle_id: int, *, request_options: RequestOptions | None = None) -> Bundle:
        """Get a bundle.

        `GET /v2/access/promotions/bundles/{bundleId}`

        Permission: `promotions:read`.

        Args:
            bundle_id: Id of the bundle.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"bundleId": bundle_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Bundle]:
        """List bundles.

        `GET /v2/access/promotions/bundles`

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

    async def update(
        self,
        bundle_id: int,
        *,
        body: BundleUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Bundle:
        """Change a bundle.

        `PUT /v2/access/promotions/bundles/{bundleId}`

        Permission: `promotions:write`.

        Args:
            bundle_id: Id of the bundle.
            body: What to change of a bundle. Optional: `discount`, `duration`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"bundleId": bundle_id}, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawPromotionsBundles:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawPromotionsBundles(self._caller)


class AsyncRawPromotionsBundles(ResultAccess):
    """Methods of `AsyncPromotionsBundles`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncPromotionsBundles(caller.raw())
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.list = async_raw(resource.list)
        self.update = async_raw(resource.update)
