from ..codec import OpenStrEnum, members


class TipsSource(OpenStrEnum):
    """Where tips were given."""

    CHAT = "chat"
    POST_ALL = "post_all"
    PROFILE = "profile"
    STORY = "story"
    STREAM = "stream"


TIPS_SOURCE_BY_VALUE = members(TipsSource)
