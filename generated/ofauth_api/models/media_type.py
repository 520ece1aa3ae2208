from ..codec import OpenStrEnum, members


class MediaType(OpenStrEnum):
    """Values of `Media.type_`."""

    AUDIO = "audio"
    GIF = "gif"
    PHOTO = "photo"
    VIDEO = "video"


MEDIA_TYPE_BY_VALUE = members(MediaType)
