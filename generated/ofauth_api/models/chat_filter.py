from ..codec import OpenStrEnum, members


class ChatFilter(OpenStrEnum):
    """Filter chats by type."""

    PRIORITY = "priority"
    UNREAD = "unread"
    WHO_TIPPED = "who_tipped"


CHAT_FILTER_BY_VALUE = members(ChatFilter)
