from ..codec import OpenStrEnum, members


class SubscriptionType(OpenStrEnum):
    """Which subscriptions to list."""

    ACTIVE = "active"
    ALL = "all"
    EXPIRED = "expired"


SUBSCRIPTION_TYPE_BY_VALUE = members(SubscriptionType)
