"""Operations of `client.uploads`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .base import (
    AsyncBinary,
    AsyncCaller,
    AsyncResource,
    Binary,
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
    from ..models.upload import Upload
    from ..models.upload_check import UploadCheck
    from ..models.upload_check_request import UploadCheckRequest
    from ..models.upload_complete_request import UploadCompleteRequest
    from ..models.upload_init_request import UploadInitRequest
    from ..models.uploaded_media import UploadedMedia
    from ..models.uploaded_part import UploadedPart


def _decode_check(value: Any, **options: Any) -> UploadCheck:
    from ..models import UploadCheck

    made: UploadCheck = decode(UploadCheck, value, **options)
    return made


_CHECK: Operation[UploadCheck] = Operation(
    id="uploads.check",
    method="POST",
    path="/v2/access/uploads/check",
    decode=_decode_check,
    media_type="application/json",
    permission="vault:write",
    decodes_bytes=True,
)


def _decode_complete(value: Any, **options: Any) -> UploadedMedia:
    from ..models import UploadedMedia

    made: UploadedMedia = decode(UploadedMedia, value, **options)
    return made


_COMPLETE: Operation[UploadedMedia] = Operation(
    id="uploads.complete",
    method="POST",
    path="/v2/access/uploads/complete",
    decode=_decode_complete,
    media_type="application/json",
    permission="vault:write",
    decodes_bytes=True,
)


def _decode_init(value: Any, **options: Any) -> Upload:
    from ..models import Upload

    made: Upload = decode(Upload, value, **options)
    return made


_INIT: Operation[Upload] = Operation(
    id="uploads.init",
    method="POST",
    path="/v2/access/uploads/init",
    decode=_decode_init,
    media_type="application/json",
    permission="vault:write",
    decodes_bytes=True,
)


def _decode_put(value: Any, **options: Any) -> UploadedMedia:
    from ..models import UploadedMedia

    made: UploadedMedia = decode(UploadedMedia, value, **options)
    return made


_PUT: Operation[UploadedMedia] = Operation(
    id="uploads.put",
    method="PUT",
    path="/v2/access/uploads/{mediaUploadId}",
    decode=_decode_put,
    media_type="application/octet-stream",
    permission="vault:write",
    decodes_bytes=True,
)


def _decode_put_part(value: Any, **options: Any) -> UploadedPart:
    from ..models import UploadedPart

    made: UploadedPart = decode(UploadedPart, value, **options)
    return made


_PUT_PART: Operation[UploadedPart] = Operation(
    id="uploads.put_part",
    method="PUT",
    path="/v2/access/uploads/{mediaUploadId}/parts/{partNumber}",
    decode=_decode_put_part,
    media_type="application/octet-stream",
    permission="vault:write",
    decodes_bytes=True,
)


class Uploads(Resource):
    """Operations of `client.uploads`."""

    def check(
        self,
        *,
        body: UploadCheckRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UploadCheck:
        """Tell whether the vault has a file already.

        `POST /v2/access/uploads/check`

        Permission: `vault:write`.

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: What the file is recognised by. Required: `etag`, `size`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CHECK, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def complete(
        self,
        *,
        body: UploadCompleteRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UploadedMedia:
        """Finish an upload in several parts.

        `POST /v2/access/uploads/complete`

        Permission: `vault:write`.

        Args:
            body: The upload to finish. Required: `mediaUploadId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_COMPLETE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def init(
        self,
        *,
        body: UploadInitRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Upload:
        """Begin an upload.

        `POST /v2/access/uploads/init`

        Permission: `vault:write`.

        The headers `x-ofauth-upload-total-parts` and `x-ofauth-upload-part-size` of the answer
        say in how many parts the file goes, and how large they are, in bytes.

        Args:
            body: The file to upload. Required: `contentType`, `filename`, `size`. Optional:
                `vaultUpload`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_INIT, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def put(
        self,
        media_upload_id: int | str,
        *,
        body: Binary,
        request_options: RequestOptions | None = None,
    ) -> UploadedMedia:
        """Upload a file in one part.

        `PUT /v2/access/uploads/{mediaUploadId}`

        Permission: `vault:write`.

        Args:
            media_upload_id: Id of the upload. At least 1 character.
            body: The bytes of the file. Sent as `application/octet-stream`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _PUT, path={"mediaUploadId": media_upload_id}, body=body, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def put_part(
        self,
        media_upload_id: int | str,
        part_number: int,
        *,
        body: Binary,
        request_options: RequestOptions | None = None,
    ) -> UploadedPart:
        """Upload one part of a file.

        `PUT /v2/access/uploads/{mediaUploadId}/parts/{partNumber}`

        Permission: `vault:write`.

        Args:
            media_upload_id: Id of the upload. At least 1 character.
            part_number: Number of the part, from 1.
            body: The bytes of the part. Sent as `application/octet-stream`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _PUT_PART,
            path={"mediaUploadId": media_upload_id, "partNumber": part_number},
            body=body,
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawUploads:
        """The same methods, with status, headers and bytes of the answer."""
        return RawUploads(self._caller)


class RawUploads(ResultAccess):
    """Methods of `Uploads`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = Uploads(caller.raw())
        self.check = raw(resource.check)
        self.complete = raw(resource.complete)
        self.init = raw(resource.init)
        self.put = raw(resource.put)
        self.put_part = raw(resource.put_part)


class AsyncUploads(AsyncResource):
    """Operations of `client.uploads`, asynchronous."""

    async def check(
        self,
        *,
        body: UploadCheckRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UploadCheck:
        """Tell whether the vault has a file already.

        `POST /v2/access/uploads/check`

        Permission: `vault:write`.

        Unverified: OFAuth's Python package is the only evidence.

        Args:
            body: What the file is recognised by. Required: `etag`, `size`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CHECK, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def complete(
        self,
        *,
        body: UploadCompleteRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> UploadedMedia:
        """Finish an upload in several parts.

        `POST /v2/access/uploads/complete`

        Permission: `vault:write`.

        Args:
            body: The upload to finish. Required: `mediaUploadId`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_COMPLETE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def init(
        self,
        *,
        body: UploadInitRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> Upload:
        """Begin an upload.

        `POST /v2/access/uploads/init`

        Permission: `vault:write`.

        The headers `x-ofauth-upload-total-parts` and `x-ofauth-upload-part-size` of the answer
        say in how many parts the file goes, and how large they are, in bytes.

        Args:
            body: The file to upload. Required: `contentType`, `filename`, `size`. Optional:
                `vaultUpload`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_INIT, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def put(
        self,
        media_upload_id: int | str,
        *,
        body: AsyncBinary,
        request_options: RequestOptions | None = None,
    ) -> UploadedMedia:
        """Upload a file in one part.

        `PUT /v2/access/uploads/{mediaUploadId}`

        Permission: `vault:write`.

        Args:
            media_upload_id: Id of the upload. At least 1 character.
            body: The bytes of the file. Sent as `application/octet-stream`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _PUT, path={"mediaUploadId": media_upload_id}, body=body, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def put_part(
        self,
        media_upload_id: int | str,
        part_number: int,
        *,
        body: AsyncBinary,
        request_options: RequestOptions | None = None,
    ) -> UploadedPart:
        """Upload one part of a file.

        `PUT /v2/access/uploads/{mediaUploadId}/parts/{partNumber}`

        Permission: `vault:write`.

        Args:
            media_upload_id: Id of the upload. At least 1 character.
            part_number: Number of the part, from 1.
            body: The bytes of the part. Sent as `application/octet-stream`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _PUT_PART,
            path={"mediaUploadId": media_upload_id, "partNumber": part_number},
            body=body,
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawUploads:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawUploads(self._caller)


class AsyncRawUploads(ResultAccess):
    """Methods of `AsyncUploads`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncUploads(caller.raw())
        self.check = async_raw(resource.check)
        self.complete = async_raw(resource.complete)
        self.init = async_raw(resource.init)
        self.put = async_raw(resource.put)
        self.put_part = async_raw(resource.put_part)
