from ..codec import OpenStrEnum, members


class SubscriberLatestType(OpenStrEnum):
    """Which of the latest subscribers to list."""

    NEW = "new"
    RENEWALS = "renewals"
    TOTAL = "total"


SUBSCRIBER_LATEST_TYPE_BY_VALUE = members(SubscriberLatestType)
