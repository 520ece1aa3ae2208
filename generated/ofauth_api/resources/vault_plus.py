"""Operations of `client.vault_plus`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .base import (
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
from .decoding import decode

if TYPE_CHECKING:
    from ..models.stored_file_source import StoredFileSource
    from ..models.stored_file_status import StoredFileStatus
    from ..models.stored_media import StoredMedia
    from ..models.stored_media_batch import StoredMediaBatch
    from ..models.stored_media_deletion import StoredMediaDeletion
    from ..models.stored_media_page import StoredMediaPage
    from ..models.stored_media_request import StoredMediaRequest
    from ..models.vault_plus_purge_result import VaultPlusPurgeResult
    from ..models.vault_plus_stats import VaultPlusStats
    from ..models.vault_plus_status import VaultPlusStatus
    from ..models.vault_plus_store_result import VaultPlusStoreResult


def _decode_delete(value: Any, **options: Any) -> StoredMediaDeletion:
    from ..models import StoredMediaDeletion

    made: StoredMediaDeletion = decode(StoredMediaDeletion, value, **options)
    return made


_DELETE: Operation[StoredMediaDeletion] = Operation(
    id="vault_plus.delete",
    method="DELETE",
    path="/v2/vault-plus/{mediaId}",
    decode=_decode_delete,
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> StoredMedia:
    from ..models import StoredMedia

    made: StoredMedia = decode(StoredMedia, value, **options)
    return made


_GET: Operation[StoredMedia] = Operation(
    id="vault_plus.get",
    method="GET",
    path="/v2/vault-plus/{mediaId}",
    decode=_decode_get,
    decodes_bytes=True,
)


def _decode_get_many(value: Any, **options: Any) -> StoredMediaBatch:
    from ..models import StoredMediaBatch

    made: StoredMediaBatch = decode(StoredMediaBatch, value, **options)
    return made


_GET_MANY: Operation[StoredMediaBatch] = Operation(
    id="vault_plus.get_many",
    method="POST",
    path="/v2/vault-plus/batch",
    decode=_decode_get_many,
    media_type="application/json",
    decodes_bytes=True,
)


def _decode_list(value: Any, **options: Any) -> StoredMediaPage:
    from ..models import StoredMediaPage

    made: StoredMediaPage = decode(StoredMediaPage, value, **options)
    return made


def _item_of_list(value: Any, **options: Any) -> StoredMedia:
    from ..models import StoredMedia

    made: StoredMedia = decode(StoredMedia, value, **options)
    return made


_LIST: Operation[StoredMediaPage] = Operation(
    id="vault_plus.list",
    method="GET",
    path="/v2/vault-plus/list",
    decode=_decode_list,
    decodes_bytes=True,
    pagination=Pagination(
        style="cursor",
        next_parameter="cursor",
        items_field="items",
        next_field="nextCursor",
        limit_parameter="limit",
    ),
)


def _decode_purge(value: Any, **options: Any) -> VaultPlusPurgeResult:
    from ..models import VaultPlusPurgeResult

    made: VaultPlusPurgeResult = decode(VaultPlusPurgeResult, value, **options)
    return made


_PURGE: Operation[VaultPlusPurgeResult] = Operation(
    id="vault_plus.purge",
    method="DELETE",
    path="/v2/vault-plus/purge",
    decode=_decode_purge,
    decodes_bytes=True,
)


def _decode_stats(value: Any, **options: Any) -> VaultPlusStats:
    from ..models import VaultPlusStats

    made: VaultPlusStats = decode(VaultPlusStats, value, **options)
    return made


_STATS: Operation[VaultPlusStats] = Operation(
    id="vault_plus.stats",
    method="GET",
    path="/v2/vault-plus/store/stats",
    decode=_decode_stats,
    needs_connection=False,
    decodes_bytes=True,
)


def _decode_status(value: Any, **options: Any) -> VaultPlusStatus:
    from ..models import VaultPlusStatus

    made: VaultPlusStatus = decode(VaultPlusStatus, value, **options)
    return made


_STATUS: Operation[VaultPlusStatus] = Operation(
    id="vault_plus.status",
    method="GET",
    path="/v2/vault-plus/store/status",
    decode=_decode_status,
    decodes_bytes=True,
)


def _decode_store_list(value: Any, **options: Any) -> VaultPlusStoreResult:
    from ..models import VaultPlusStoreResult

    made: VaultPlusStoreResult = decode(VaultPlusStoreResult, value, **options)
    return made


_STORE_LIST: Operation[VaultPlusStoreResult] = Operation(
    id="vault_plus.store_list",
    method="POST",
    path="/v2/vault-plus/store/list/{listId}",
    decode=_decode_store_list,
    decodes_bytes=True,
)


class VaultPlus(Resource):
    """Operations of `client.vault_plus`."""

    def delete(
        self, media_id: int | str, *, request_options: RequestOptions | None = None
    ) -> StoredMediaDeletion:
        """Remove a media from Vault+

        `DELETE /v2/vault-plus/{mediaId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            media_id: Id of the media.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"mediaId": media_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get(
        self, media_id: int | str, *, request_options: RequestOptions | None = None
    ) -> StoredMedia:
        """Get a media that Vault+ stores, in all its qualities.

        `GET /v2/vault-plus/{mediaId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            media_id: Id of the media.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"mediaId": media_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get_many(
        self,
        *,
        body: StoredMediaRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> StoredMediaBatch:
        """Get several media that Vault+ stores.

        `POST /v2/vault-plus/batch`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: The media to get. Required: `mediaIds`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET_MANY, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def list(
        self,
        *,
        content_type: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
        source: StoredFileSource | str | None = None,
        status: StoredFileStatus | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Page[StoredMedia]:
        """List the media that Vault+ stores for a connection.

        `GET /v2/vault-plus/list`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            content_type: Only files of this media type, such as `image/jpeg`.
            cursor: The `nextCursor` of the page before.
            limit: Most items of a page. It is the size of a page, not of the list.
            source: Only files from there. One of `messages`, `posts`, `stories`, `vault`.
            status: Only those of this status. One of `edge_only`, `pending`, `removed`,
                `stored`, `storing`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "contentType": content_type,
                "cursor": cursor,
                "limit": limit,
                "source": source,
                "status": status,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    def purge(self, *, request_options: RequestOptions | None = None) -> VaultPlusPurgeResult:
        """Remove all that Vault+ stores for a connection.

        `DELETE /v2/vault-plus/purge`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_PURGE, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def stats(self, *, request_options: RequestOptions | None = None) -> VaultPlusStats:
        """Get how much Vault+ stores for the organization.

        `GET /v2/vault-plus/store/stats`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STATS, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def status(self, *, request_options: RequestOptions | None = None) -> VaultPlusStatus:
        """Get how much Vault+ stores for a connection.

        `GET /v2/vault-plus/store/status`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STATUS, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def store_list(
        self, list_id: int | str, *, request_options: RequestOptions | None = None
    ) -> VaultPlusStoreResult:
        """Store all media of a folder of the vault.

        `POST /v2/vault-plus/store/list/{listId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STORE_LIST, path={"listId": list_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawVaultPlus:
        """The same methods, with status, headers and bytes of the answer."""
        return RawVaultPlus(self._caller)


class RawVaultPlus(ResultAccess):
    """Methods of `VaultPlus`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = VaultPlus(caller.raw())
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.get_many = raw(resource.get_many)
        self.list = raw(resource.list)
        self.purge = raw(resource.purge)
        self.stats = raw(resource.stats)
        self.status = raw(resource.status)
        self.store_list = raw(resource.store_list)


class AsyncVaultPlus(AsyncResource):
    """Operations of `client.vault_plus`, asynchronous."""

    async def delete(
        self, media_id: int | str, *, request_options: RequestOptions | None = None
    ) -> StoredMediaDeletion:
        """Remove a media from Vault+

        `DELETE /v2/vault-plus/{mediaId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            media_id: Id of the media.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"mediaId": media_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get(
        self, media_id: int | str, *, request_options: RequestOptions | None = None
    ) -> StoredMedia:
        """Get a media that Vault+ stores, in all its qualities.

        `GET /v2/vault-plus/{mediaId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            media_id: Id of the media.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"mediaId": media_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get_many(
        self,
        *,
        body: StoredMediaRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> StoredMediaBatch:
        """Get several media that Vault+ stores.

        `POST /v2/vault-plus/batch`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: The media to get. Required: `mediaIds`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET_MANY, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    def list(
        self,
        *,
        content_type: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
        source: StoredFileSource | str | None = None,
        status: StoredFileStatus | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[StoredMedia]:
        """List the media that Vault+ stores for a connection.

        `GET /v2/vault-plus/list`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            content_type: Only files of this media type, such as `image/jpeg`.
            cursor: The `nextCursor` of the page before.
            limit: Most items of a page. It is the size of a page, not of the list.
            source: Only files from there. One of `messages`, `posts`, `stories`, `vault`.
            status: Only those of this status. One of `edge_only`, `pending`, `removed`,
                `stored`, `storing`.
            request_options: Options of this call; each wins over the client's.

        Returns:
            The first page; iterating over it goes on to the pages behind it.
        """
        call = Call(
            _LIST,
            query={
                "contentType": content_type,
                "cursor": cursor,
                "limit": limit,
                "source": source,
                "status": status,
            },
            options=request_options or {},
        )
        del request_options
        return self._caller.page(call, _item_of_list)

    async def purge(self, *, request_options: RequestOptions | None = None) -> VaultPlusPurgeResult:
        """Remove all that Vault+ stores for a connection.

        `DELETE /v2/vault-plus/purge`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_PURGE, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def stats(self, *, request_options: RequestOptions | None = None) -> VaultPlusStats:
        """Get how much Vault+ stores for the organization.

        `GET /v2/vault-plus/store/stats`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STATS, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def status(self, *, request_options: RequestOptions | None = None) -> VaultPlusStatus:
        """Get how much Vault+ stores for a connection.

        `GET /v2/vault-plus/store/status`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STATUS, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def store_list(
        self, list_id: int | str, *, request_options: RequestOptions | None = None
    ) -> VaultPlusStoreResult:
        """Store all media of a folder of the vault.

        `POST /v2/vault-plus/store/list/{listId}`

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            list_id: Id of the list.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_STORE_LIST, path={"listId": list_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawVaultPlus:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawVaultPlus(self._caller)


class AsyncRawVaultPlus(ResultAccess):
    """Methods of `AsyncVaultPlus`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncVaultPlus(caller.raw())
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.get_many = async_raw(resource.get_many)
        self.list = async_raw(resource.list)
        self.purge = async_raw(resource.purge)
        self.stats = async_raw(resource.stats)
        self.status = async_raw(resource.status)
        self.store_list = async_raw(resource.store_list)
