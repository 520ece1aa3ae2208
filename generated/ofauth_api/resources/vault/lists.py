"""Operations of `client.vault.lists`."""

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
    from ...models.json_object import JsonObject
    from ...models.media_type import MediaType
    from ...models.vault_list import VaultList
    from ...models.vault_list_media_request import VaultListMediaRequest
    from ...models.vault_list_page import VaultListPage
    from ...models.vault_list_request import VaultListRequest
    from ...models.vault_list_update_request import VaultListUpdateRequest
    from ...models.vault_media import VaultMedia
    from ...models.vault_media_page import VaultMediaPage
    from ...models.vault_media_sort import VaultMediaSort


def _decode_add_media(value: Any, **options: Any) -> VaultList:
    from ...models import VaultList

    made: VaultList = decode(VaultList, value, **options)
    return made


_ADD_MEDIA: Operation[VaultList] = Operation(
    id="vault.lists.add_media",
    method="POST",
    path="/v2/access/vault/lists/{listId}/media",
    decode=_decode_add_media,
    media_type="application/json",
    permission="vault:write",
    decodes_bytes=True,
)


def _decode_create(value: Any, **options: Any) -> VaultList:
    from ...models import VaultList

    made: VaultList = decode(VaultList, value, **options)
    return made


_CREATE: Operation[VaultList] = Operation(
    id="vault.lists.create",
    method="POST",
    path="/v2/access/vault/lists",
    decode=_decode_create,
    media_type="application/json",
    permission="vault:write",
    decodes_bytes=True,
)


def _decode_delete(value: Any, **options: Any) -> JsonObject:
    from ...models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_DELETE: Operation[JsonObject] = Operation(
    id="vault.lists.delete",
    method="DELETE",
    path="/v2/access/vault/lists/{listId}",
    decode=_decode_delete,
    permission="vault:write",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> VaultListPage:
    from ...models import VaultListPage

    made: VaultListPage = decode(VaultListPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> VaultList:
    from ...models import VaultList

    made: VaultList = decode(VaultList, value, **options)
    return made


_LIST: Operation[VaultListPage] = Operation(
    id="vault.lists.list",
    method="GET",
    path="/v2/access/vault/lists",
    decode=_decode_list,
    permission="vault:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=40,
    ),
)


def _decode_media(value: Any, **options: Any) -> VaultMediaPage:
    from ...models import VaultMediaPage

    made: VaultMediaPage = decode(VaultMediaPage, value, **options)
    return made


def _item_of_media(value: Any, **options: Any) -> VaultMedia:
    from ...models import VaultMedia

    made: VaultMedia = decode(VaultMedia, value, **options)
    return made


_MEDIA: Operation[VaultMediaPage] = Operation(
    id="vault.lists.media",
    method="GET",
    path="/v2/access/vault/lists/{listId}/media",
    decode=_decode_media,
    permission="vault:read",
    decodes_bytes=True,
    pagination=Pagination(
        style="offset",
        next_parameter="offset",
        items_field="list",
        more_field="hasMore",
        limit_parameter="limit",
        max_limit=40,
    ),
)


def _decode_update(value: Any, **options: Any) -> VaultList:
    from ...models import VaultList

    made: VaultList = decode(VaultList, value, **options)
    return made


_UPDATE: Operation[VaultList] = Operation(
    id="vault.lists.update",
    method="PATCH",
    path="/v2/access/vault/lists/{listId}",
    decode=_decode_update,
    media_type="application/json",
    permission="vault:write",
    decodes_bytes=True,
)


class VaultLists(Resource):
    """Operations of `client.vault.lists`."""

    def add_media(
        self,
        list_id: int,
        *,
        body: VaultListMediaRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> VaultList:
        """Put media into a folder of the vault.

        `POST /v2/access/vault/lists/{listId}/media`

        Permission: `vault:write`.

        Args:
            list_id: Id of the list.
            body: The media to put into a folder. Required: `mediaIds`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_ADD_MEDIA, path={"listId": list_id}, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def create(
        self,
        *,
        body: VaultListRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> VaultList:
        """Create a folder of the vault.

        `POST /v2/access/vault/lists`

        Permission: `vault:write`.

        Args:
            body: The folder to create. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(self, list_id: int, *, request_options: RequestOptions | None = None) -> JsonObject:
        """Delete a folder of the vault.

        `DELETE /v2/access/vault/lists/{listId}`

        Permission: `vault:write`.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"listId": list_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[VaultList]:
        """List the folders of the vault.

        `GET /v2/access/vault/lists`

        Permission: `vault:read`.

        Args:
            limit: Most items of a page. 1 to 40. Default of the server: `24`. It is the size of
                a page, not of the list. Without it, 40 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={"limit": limit, "offset": offset, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def media(
        self,
        list_id: int,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        sort: VaultMediaSort | str | None = None,
        type: MediaType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[VaultMedia]:
        """List the media of a folder of the vault.

        `GET /v2/access/vault/lists/{listId}/media`

        Permission: `vault:read`.

        Args:
            list_id: Id of the list.
            limit: Most items of a page. 1 to 40. Default of the server: `24`. It is the size of
                a page, not of the list. Without it, 40 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            sort: What to sort by. One of `highest_tips`, `most_liked`, `oldest`, `recent`.
            type: Only those of this type. One of `audio`, `gif`, `photo`, `video`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _MEDIA,
            path={"listId": list_id},
            query={"limit": limit, "offset": offset, "query": query, "sort": sort, "type": type},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_media)

    def update(
        self,
        list_id: int,
        *,
        body: VaultListUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> VaultList:
        """Rename or empty a folder of the vault.

        `PATCH /v2/access/vault/lists/{listId}`

        Permission: `vault:write`.

        Args:
            list_id: Id of the list.
            body: What to change of a folder. Required: `name`. Optional: `clearMedia`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"listId": list_id}, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawVaultLists:
        """The same methods, with status, headers and bytes of the answer."""
        return RawVaultLists(self._caller)


class RawVaultLists(ResultAccess):
    """Methods of `VaultLists`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = VaultLists(caller.raw())
        self.add_media = raw(resource.add_media)
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.list = raw(resource.list)
        self.media = raw(resource.media)
        self.update = raw(resource.update)


class AsyncVaultLists(AsyncResource):
    """Operations of `client.vault.lists`, asynchronous."""

    async def add_media(
        self,
        list_id: int,
        *,
        body: VaultListMediaRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> VaultList:
        """Put media into a folder of the vault.

        `POST /v2/access/vault/lists/{listId}/media`

        Permission: `vault:write`.

        Args:
            list_id: Id of the list.
            body: The media to put into a folder. Required: `mediaIds`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_ADD_MEDIA, path={"listId": list_id}, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def create(
        self,
        *,
        body: VaultListRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> VaultList:
        """Create a folder of the vault.

        `POST /v2/access/vault/lists`

        Permission: `vault:write`.

        Args:
            body: The folder to create. Required: `name`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, list_id: int, *, request_options: RequestOptions | None = None
    ) -> JsonObject:
        """Delete a folder of the vault.

        `DELETE /v2/access/vault/lists/{listId}`

        Permission: `vault:write`.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"listId": list_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[VaultList]:
        """List the folders of the vault.

        `GET /v2/access/vault/lists`

        Permission: `vault:read`.

        Args:
            limit: Most items of a page. 1 to 40. Default of the server: `24`. It is the size of
                a page, not of the list. Without it, 40 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={"limit": limit, "offset": offset, "query": query},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def media(
        self,
        list_id: int,
        *,
        limit: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        sort: VaultMediaSort | str | None = None,
        type: MediaType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[VaultMedia]:
        """List the media of a folder of the vault.

        `GET /v2/access/vault/lists/{listId}/media`

        Permission: `vault:read`.

        Args:
            list_id: Id of the list.
            limit: Most items of a page. 1 to 40. Default of the server: `24`. It is the size of
                a page, not of the list. Without it, 40 are asked for.
            offset: How many items to leave out from the start. At least 0. Default of the
                server: `0`.
            query: Text to search for. At most 100 characters.
            sort: What to sort by. One of `highest_tips`, `most_liked`, `oldest`, `recent`.
            type: Only those of this type. One of `audio`, `gif`, `photo`, `video`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _MEDIA,
            path={"listId": list_id},
            query={"limit": limit, "offset": offset, "query": query, "sort": sort, "type": type},
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_media)

    async def update(
        self,
        list_id: int,
        *,
        body: VaultListUpdateRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> VaultList:
        """Rename or empty a folder of the vault.

        `PATCH /v2/access/vault/lists/{listId}`

        Permission: `vault:write`.

        Args:
            list_id: Id of the list.
            body: What to change of a folder. Required: `name`. Optional: `clearMedia`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_UPDATE, path={"listId": list_id}, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawVaultLists:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawVaultLists(self._caller)


class AsyncRawVaultLists(ResultAccess):
    """Methods of `AsyncVaultLists`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncVaultLists(caller.raw())
        self.add_media = async_raw(resource.add_media)
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.list = async_raw(resource.list)
        self.media = async_raw(resource.media)
        self.update = async_raw(resource.update)
