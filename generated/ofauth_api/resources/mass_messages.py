"""Operations of `client.mass_messages`."""

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
    from ..models.chat_message import ChatMessage
    from ..models.json_object import JsonObject
    from ..models.mass_message import MassMessage
    from ..models.mass_message_request import MassMessageRequest
    from ..models.unsend_result import UnsendResult


def _decode_create(value: Any, **options: Any) -> MassMessage:
    from ..models import MassMessage

    made: MassMessage = decode(MassMessage, value, **options)
    return made


_CREATE: Operation[MassMessage] = Operation(
    id="mass_messages.create",
    method="POST",
    path="/v2/access/mass-messages",
    decode=_decode_create,
    media_type="application/json",
    permission="messages:write",
    decodes_bytes=True,
)


def _decode_delete(value: Any, **options: Any) -> UnsendResult:
    from ..models import UnsendResult

    made: UnsendResult = decode(UnsendResult, value, **options)
    return made


_DELETE: Operation[UnsendResult] = Operation(
    id="mass_messages.delete",
    method="DELETE",
    path="/v2/access/mass-messages/{massMessageId}",
    decode=_decode_delete,
    permission="messages:write",
    decodes_bytes=True,
)


def _decode_get(value: Any, **options: Any) -> ChatMessage:
    from ..models import ChatMessage

    made: ChatMessage = decode(ChatMessage, value, **options)
    return made


_GET: Operation[ChatMessage] = Operation(
    id="mass_messages.get",
    method="GET",
    path="/v2/access/mass-messages/{massMessageId}",
    decode=_decode_get,
    permission="messages:read",
    decodes_bytes=True,
)


def _decode_scheduled(value: Any, **options: Any) -> JsonObject:
    from ..models import JsonObject

    made: JsonObject = decode(JsonObject, value, **options)
    return made


_SCHEDULED: Operation[JsonObject] = Operation(
    id="mass_messages.scheduled",
    method="GET",
    path="/v2/access/mass-messages/scheduled",
    decode=_decode_scheduled,
    permission="messages:read",
    decodes_bytes=True,
)


def _decode_update(value: Any, **options: Any) -> MassMessage:
    from ..models import MassMessage

    made: MassMessage = decode(MassMessage, value, **options)
    return made


_UPDATE: Operation[MassMessage] = Operation(
    id="mass_messages.update",
    method="PUT",
    path="/v2/access/mass-messages/{massMessageId}",
    decode=_decode_update,
    media_type="application/json",
    permission="messages:write",
    decodes_bytes=True,
)


class MassMessages(Resource):
    """Operations of `client.mass_messages`."""

    def create(
        self,
        *,
        body: MassMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> MassMessage:
        """Send a message to many users, now or later.

        `POST /v2/access/mass-messages`

        Permission: `messages:write`.

        Args:
            body: The mass message to send, and to whom. Optional: `excludeUserLists`,
                `isForwardedMessage`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`,
                `subscribedAfterDate`, `text`, `userIds`, `userLists`, `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def delete(
        self, mass_message_id: int, *, request_options: RequestOptions | None = None
    ) -> UnsendResult:
        """Delete a mass message, and take it back where it was sent.

        `DELETE /v2/access/mass-messages/{massMessageId}`

        Permission: `messages:write`.

        Args:
            mass_message_id: Id of the mass message.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"massMessageId": mass_message_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def get(
        self, mass_message_id: int, *, request_options: RequestOptions | None = None
    ) -> ChatMessage:
        """Get a mass message.

        `GET /v2/access/mass-messages/{massMessageId}`

        Permission: `messages:read`.

        Args:
            mass_message_id: Id of the mass message.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"massMessageId": mass_message_id}, options=request_options or {})
        del request_options
        return self._caller.call(call)

    def scheduled(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Get the mass messages that are scheduled.

        `GET /v2/access/mass-messages/scheduled`

        Permission: `messages:read`.

        The form of the answer is not documented.

        Args:
            limit: Most items of a page.
            offset: How many items to leave out from the start.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SCHEDULED, query={"limit": limit, "offset": offset}, options=request_options or {}
        )
        del request_options
        return self._caller.call(call)

    def update(
        self,
        mass_message_id: int,
        *,
        body: MassMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> MassMessage:
        """Change a mass message.

        `PUT /v2/access/mass-messages/{massMessageId}`

        Permission: `messages:write`.

        Args:
            mass_message_id: Id of the mass message.
            body: The mass message to send, and to whom. Optional: `excludeUserLists`,
                `isForwardedMessage`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`,
                `subscribedAfterDate`, `text`, `userIds`, `userLists`, `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE,
            path={"massMessageId": mass_message_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> RawMassMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return RawMassMessages(self._caller)


class RawMassMessages(ResultAccess):
    """Methods of `MassMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: SyncCaller) -> None:
        resource = MassMessages(caller.raw())
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.scheduled = raw(resource.scheduled)
        self.update = raw(resource.update)


class AsyncMassMessages(AsyncResource):
    """Operations of `client.mass_messages`, asynchronous."""

    async def create(
        self,
        *,
        body: MassMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> MassMessage:
        """Send a message to many users, now or later.

        `POST /v2/access/mass-messages`

        Permission: `messages:write`.

        Args:
            body: The mass message to send, and to whom. Optional: `excludeUserLists`,
                `isForwardedMessage`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`,
                `subscribedAfterDate`, `text`, `userIds`, `userLists`, `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_CREATE, body=body, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def delete(
        self, mass_message_id: int, *, request_options: RequestOptions | None = None
    ) -> UnsendResult:
        """Delete a mass message, and take it back where it was sent.

        `DELETE /v2/access/mass-messages/{massMessageId}`

        Permission: `messages:write`.

        Args:
            mass_message_id: Id of the mass message.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_DELETE, path={"massMessageId": mass_message_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def get(
        self, mass_message_id: int, *, request_options: RequestOptions | None = None
    ) -> ChatMessage:
        """Get a mass message.

        `GET /v2/access/mass-messages/{massMessageId}`

        Permission: `messages:read`.

        Args:
            mass_message_id: Id of the mass message.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(_GET, path={"massMessageId": mass_message_id}, options=request_options or {})
        del request_options
        return await self._caller.call(call)

    async def scheduled(
        self,
        *,
        limit: int | None = None,
        offset: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> JsonObject:
        """Get the mass messages that are scheduled.

        `GET /v2/access/mass-messages/scheduled`

        Permission: `messages:read`.

        The form of the answer is not documented.

        Args:
            limit: Most items of a page.
            offset: How many items to leave out from the start.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _SCHEDULED, query={"limit": limit, "offset": offset}, options=request_options or {}
        )
        del request_options
        return await self._caller.call(call)

    async def update(
        self,
        mass_message_id: int,
        *,
        body: MassMessageRequest | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> MassMessage:
        """Change a mass message.

        `PUT /v2/access/mass-messages/{massMessageId}`

        Permission: `messages:write`.

        Args:
            mass_message_id: Id of the mass message.
            body: The mass message to send, and to whom. Optional: `excludeUserLists`,
                `isForwardedMessage`, `isLockedText`, `isMarkdown`, `mediaItems`,
                `previewMediaCount`, `price`, `releaseForms`, `scheduledDate`,
                `subscribedAfterDate`, `text`, `userIds`, `userLists`, `userTags`.
            request_options: Options of this call; each wins over the client's.
        """
        call = Call(
            _UPDATE,
            path={"massMessageId": mass_message_id},
            body=body,
            options=request_options or {},
        )
        del request_options
        return await self._caller.call(call)

    @cached_property
    def with_raw_response(self) -> AsyncRawMassMessages:
        """The same methods, with status, headers and bytes of the answer."""
        return AsyncRawMassMessages(self._caller)


class AsyncRawMassMessages(ResultAccess):
    """Methods of `AsyncMassMessages`, each returning a `RawResponse`."""

    def __init__(self, caller: AsyncCaller) -> None:
        resource = AsyncMassMessages(caller.raw())
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.scheduled = async_raw(resource.scheduled)
        self.update = async_raw(resource.update)
