from ..codec import OpenStrEnum, members


class EarningsSource(OpenStrEnum):
    """What the money came from."""

    MESSAGES = "messages"
    POST = "post"
    REF = "ref"
    STREAM = "stream"
    SUBSCRIBES = "subscribes"
    TIPS = "tips"
    TIPS_CHAT = "tips_chat"
    TIPS_POST = "tips_post"
    TIPS_PROFILE = "tips_profile"
    TIPS_STORY = "tips_story"
    TIPS_STREAM = "tips_stream"
    TOTAL = "total"


EARNINGS_SOURCE_BY_VALUE = members(EarningsSource)
