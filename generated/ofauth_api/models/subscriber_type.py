from ..codec import OpenStrEnum, members


class SubscriberType(OpenStrEnum):
    """Which subscribers to list."""

    ACTIVE = "active"
    ALL = "all"
    EXPIRED = "expired"
    LATEST = "latest"


SUBSCRIBER_TYPE_BY_VALUE = members(SubscriberType)
