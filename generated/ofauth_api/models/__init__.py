"""The models of the API; each is imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .avatar_thumbs import AvatarThumbs as AvatarThumbs
    from .chat import Chat as Chat
    from .chat_filter import ChatFilter as ChatFilter
    from .chat_message import ChatMessage as ChatMessage
    from .chat_message_page import ChatMessagePage as ChatMessagePage
    from .chat_order import ChatOrder as ChatOrder
    from .chat_page import ChatPage as ChatPage
    from .chat_user import ChatUser as ChatUser
    from .error_body import ErrorBody as ErrorBody
    from .full_media_file import FullMediaFile as FullMediaFile
    from .media import Media as Media
    from .media_file import MediaFile as MediaFile
    from .media_files import MediaFiles as MediaFiles
    from .media_source import MediaSource as MediaSource
    from .media_type import MediaType as MediaType
    from .message_user import MessageUser as MessageUser
    from .preview_media_file import PreviewMediaFile as PreviewMediaFile
    from .release_form import ReleaseForm as ReleaseForm
    from .release_form_user import ReleaseFormUser as ReleaseFormUser
    from .video_sources import VideoSources as VideoSources

__all__ = [
    "AvatarThumbs",
    "Chat",
    "ChatFilter",
    "ChatMessage",
    "ChatMessagePage",
    "ChatOrder",
    "ChatPage",
    "ChatUser",
    "ErrorBody",
    "FullMediaFile",
    "Media",
    "MediaFile",
    "MediaFiles",
    "MediaSource",
    "MediaType",
    "MessageUser",
    "PreviewMediaFile",
    "ReleaseForm",
    "ReleaseFormUser",
    "VideoSources",
]

_MODULES = {
    "AvatarThumbs": "avatar_thumbs",
    "Chat": "chat",
    "ChatFilter": "chat_filter",
    "ChatMessage": "chat_message",
    "ChatMessagePage": "chat_message_page",
    "ChatOrder": "chat_order",
    "ChatPage": "chat_page",
    "ChatUser": "chat_user",
    "ErrorBody": "error_body",
    "FullMediaFile": "full_media_file",
    "Media": "media",
    "MediaFile": "media_file",
    "MediaFiles": "media_files",
    "MediaSource": "media_source",
    "MediaType": "media_type",
    "MessageUser": "message_user",
    "PreviewMediaFile": "preview_media_file",
    "ReleaseForm": "release_form",
    "ReleaseFormUser": "release_form_user",
    "VideoSources": "video_sources",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted(__all__)
