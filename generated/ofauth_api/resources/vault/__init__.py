"""Operations of `client.vault`."""

from __future__ import annotations

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
    from ...models.media_type import MediaType
    from ...models.vault_media import VaultMedia
    from ...models.vault_media_page import VaultMediaPage
    from ...models.vault_media_sort import VaultMediaSort
    from .lists import AsyncVaultLists, VaultLists


def _decode_media(value: Any, **options: Any) -> VaultMediaPage:
    from ...models import VaultMediaPage

    made: VaultMediaPage = decode(VaultMediaPage, value, **options)
    return made


def _item_of_media(value: Any, **options: Any) -> VaultMedia:
    from ...models import VaultMedia

    made: VaultMedia = decode(VaultMedia, value, **options)
    return made


_MEDIA: Operation[VaultMediaPage] = Operation(
    id="vault.media",
    method="GET",
    path="/v2/access/vault/media",
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


class Vault(Resource):
    """Operations of `client.vault`."""

    @cached_property
    def lists(self) -> VaultLists:
        """Operations of `client.vault.lists`."""
        from .lists import VaultLists

        return VaultLists(self._caller)

    def media(
        self,
        *,
        limit: int | None = None,
        list_id: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        sort: VaultMediaSort | str | None = None,
        type: MediaType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[VaultMedia]:
        """List the media of the vault.

        `GET /v2/access/vault/media`

        Permission: `vault:read`.

        Args:
            limit: Most items of a page. 1 to 40. Default of the server: `24`. It is the size of
                a page, not of the list. Without it, 40 are asked for.
            list_id: Id of the list.
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
            query={
                "limit": limit,
                "listId": list_id,
                "offset": offset,
                "query": query,
                "sort": sort,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_media)

    @cached_property
    def with_raw_response(self) -> RawVault:
        """The same methods, with status, headers and bytes of the answer."""
        return RawVault(self._caller)


class RawVault(ResultAccess):
    """Methods of `Vault`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Vault(caller.raw())
        self.media = raw(resource.media)


class AsyncVault(AsyncResource):
    """Operations of `client.vault`, asynchronous."""

    @cached_property
    def lists(self) -> AsyncVaultLists:
        """Operations of `client.vault.lists`."""
        from .lists import AsyncVaultLists

        return AsyncVaultLists(self._caller)

    def media(
        self,
        *,
        limit: int | None = None,
        list_id: int | None = None,
        offset: int | None = None,
        query: str | None = None,
        sort: VaultMediaSort | str | None = None,
        type: MediaType | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[VaultMedia]:
        """List the media of the vault.

        `GET /v2/access/vault/media`

        Permission: `vault:read`.

        Args:
            limit: Most items of a page. 1 to 40. Default of the server: `24`. It is the size of
                a page, not of the list. Without it, 40 are asked for.
            list_id: Id of the list.
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
            query={
                "limit": limit,
                "listId": list_id,
                "offset": offset,
                "query": query,
                "sort": sort,
                "type": type,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_media)

    @cached_property
    def with_raw_response(self) -> AsyncRawVault:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawVault(self._caller)


class AsyncRawVault(ResultAccess):
    """Methods of `AsyncVault`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncVault(caller.raw())
        self.media = async_raw(resource.media)
