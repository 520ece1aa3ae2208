from ..codec import OpenStrEnum, members


class TransactionType(OpenStrEnum):
    """What was paid for."""

    CHAT_MESSAGES = "chat_messages"
    POST = "post"
    STREAM = "stream"
    SUBSCRIBES = "subscribes"
    TIPS = "tips"


TRANSACTION_TYPE_BY_VALUE = members(TransactionType)
