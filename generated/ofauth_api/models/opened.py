from ..codec import OpenStrEnum, members


class Opened(OpenStrEnum):
    """Values of `all` of `client.subscriptions.history` and `opened` of `client.chats.media`."""

    VALUE_0 = "0"
    VALUE_1 = "1"
    FALSE = "false"
    TRUE = "true"


OPENED_BY_VALUE = members(Opened)
