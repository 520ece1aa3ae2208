from ..codec import OpenStrEnum, members


class StoredMediaType(OpenStrEnum):
    """What kind of file a media is."""

    AUDIO = "audio"
    IMAGE = "image"
    VIDEO = "video"


STORED_MEDIA_TYPE_BY_VALUE = members(StoredMediaType)
