"""All operations of the API, by what they are about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .base import AsyncResource, Resource

if TYPE_CHECKING:
    from .chats import AsyncChats, Chats
__all__ = ["AsyncResources", "Resources"]


class Resources(Resource):
    """All resources of the API."""

    @cached_property
    def chats(self) -> Chats:
        """Operations of `client.chats`."""
        from .chats import Chats

        return Chats(self._caller)


class AsyncResources(AsyncResource):
    """All resources of the API, asynchronous."""

    @cached_property
    def chats(self) -> AsyncChats:
        """Operations of `client.chats`."""
        from .chats import AsyncChats

        return AsyncChats(self._caller)
