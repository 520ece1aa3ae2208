"""Contains all the data models used in inputs/outputs"""

from .avatar_thumbs import AvatarThumbs
from .chat import Chat
from .chat_filter import ChatFilter
from .chat_message import ChatMessage
from .chat_message_page import ChatMessagePage
from .chat_order import ChatOrder
from .chat_page import ChatPage
from .chat_user import ChatUser
from .error_body import ErrorBody
from .full_media_file import FullMediaFile
from .media import Media
from .media_file import MediaFile
from .media_files import MediaFiles
from .media_source import MediaSource
from .media_type import MediaType
from .message_user import MessageUser
from .preview_media_file import PreviewMediaFile
from .release_form import ReleaseForm
from .release_form_user import ReleaseFormUser
from .video_sources import VideoSources

__all__ = (
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
)
