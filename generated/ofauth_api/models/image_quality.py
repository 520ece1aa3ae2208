from ..codec import OpenStrEnum, members


class ImageQuality(OpenStrEnum):
    """A size of pictures."""

    FULL = "full"
    PREVIEW = "preview"
    THUMB = "thumb"


IMAGE_QUALITY_BY_VALUE = members(ImageQuality)
