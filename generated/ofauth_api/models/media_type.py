from ..codec import OpenStrEnum, members


class MediaType(OpenStrEnum):
    """Values of `type` of `client.vault.lists.media` and `type` of `client.vault.media`."""

    AUDIO = "audio"
    GIF = "gif"
    PHOTO = "photo"
    VIDEO = "video"


MEDIA_TYPE_BY_VALUE = members(MediaType)
