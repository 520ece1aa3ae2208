from ..codec import OpenStrEnum, members


class ChatOrder(OpenStrEnum):
    """Sort order: recent (newest first) or old (oldest first). Default: "recent"."""

    OLD = "old"
    RECENT = "recent"


CHAT_ORDER_BY_VALUE = members(ChatOrder)
