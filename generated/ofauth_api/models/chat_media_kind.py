from ..codec import OpenStrEnum, members


class ChatMediaKind(OpenStrEnum):
    """Which media of a chat to list."""

    AUDIOS = "audios"
    PHOTOS = "photos"
    VIDEOS = "videos"


CHAT_MEDIA_KIND_BY_VALUE = members(ChatMediaKind)
