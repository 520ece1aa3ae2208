from ..codec import OpenStrEnum, members


class VideoQuality(OpenStrEnum):
    """A size of videos."""

    VALUE_1080P = "1080p"
    VALUE_720P = "720p"
    PREVIEW = "preview"
    SOURCE = "source"


VIDEO_QUALITY_BY_VALUE = members(VideoQuality)
