from ..codec import OpenStrEnum, members


class NotificationType(OpenStrEnum):
    """What a notification is about."""

    COMMENTED = "commented"
    FAVORITED = "favorited"
    MENTIONED = "mentioned"
    MESSAGE = "message"
    POST = "post"
    PURCHASES = "purchases"
    SUBSCRIBED = "subscribed"
    TIP = "tip"


NOTIFICATION_TYPE_BY_VALUE = members(NotificationType)
